"""`manage.py cointill_check`."""

from __future__ import annotations

import uuid
from typing import Any

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

import cointill

from ... import conf, payments
from ...checks import check_keys, check_requests, check_urls


class Command(BaseCommand):
    """Tries keys, addresses and settings."""

    help = "Tries the keys at the gateways, and looks at the addresses and the settings."

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs it."""
        failed = 0
        for message in (*check_keys(), *check_urls(), *check_requests()):
            failed += message.level >= checks.ERROR
            self.stdout.write(str(message))
        for name in conf.configured():
            try:
                self._try_key(name)
            except (cointill.Error, ImproperlyConfigured) as error:
                failed += 1
                self.stdout.write(self.style.ERROR(f"{name}: {error}"))
                if isinstance(error, cointill.Error) and error.advice:
                    self.stdout.write(f"  {error.advice}")
                continue
            self.stdout.write(f"{name}: the gateway takes the key")
            try:
                address = payments.callback_url(name)
            except ImproperlyConfigured:
                continue
            self.stdout.write(f"{name}: webhooks go to {address or 'what each payment names'}")
        if failed:
            raise CommandError(f"{failed} problems")

    def _try_key(self, name: str) -> None:
        """A call that changes nothing. An order that does not exist is found missing only by
        whoever may ask (Alchemy §8: the signature is checked first).
        """
        client = conf.gateway(name)
        if name == "2328":
            client.balance.get()
            return
        try:
            client.payments.query(merchant_order_no=str(uuid.uuid4().int)[:20])
        except cointill.errors.NotFoundError:
            return
