"""`path("webhooks/", include("cointill.django.urls"))`. Under ASGI `urls_async` may be better."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import path

from . import views

app_name = "cointill"

KINDS = {
    "2328": ("any", "payment", "payout", "static_wallet"),
    "alchemypay": ("any", "order", "refund", "partial"),
}
"""Each kind has an address of its own, and its own key may sign it. `any` decides by the fields."""


def patterns(view: Callable[..., Any]) -> list[Any]:
    """The addresses, with `view` for the webhooks."""
    found: list[Any] = [
        path("waiting/<uuid:public_id>/", views.waiting, name="waiting"),
        path("view/", views.view, name="view"),
    ]
    for gateway, kinds in KINDS.items():
        for kind in kinds:
            own = "" if kind == "any" else f"{kind.replace('_', '-')}/"
            name = f"{gateway}-{kind.replace('_', '-')}"
            given = {"gateway": gateway, "kind": kind}
            found.append(path(f"{gateway}/{own}", view, given, name=name))
    return found


urlpatterns = patterns(views.webhook)
