"""The Django app: payments that are credited exactly once.

Add `"cointill.django"` to `INSTALLED_APPS`, set `COINTILL`, include `cointill.django.urls`, create
payments with `cointill.django.payments.create`, and listen to
`cointill.django.signals.payment_credited`. See `docs/python-django.md`.
"""

from __future__ import annotations

from .conf import async_gateway, gateway, policy, webhooks

__all__ = ["async_gateway", "gateway", "policy", "webhooks"]
