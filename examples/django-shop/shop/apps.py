"""The app's registration with Django."""

from __future__ import annotations

from django.apps import AppConfig


class ShopConfig(AppConfig):
    """The shop."""

    name = "shop"

    def ready(self) -> None:
        """Connects the receiver."""
        from . import receivers  # noqa: F401  connects itself
