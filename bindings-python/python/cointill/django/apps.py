"""The app's registration with Django."""

from __future__ import annotations

from django.apps import AppConfig


class CointillConfig(AppConfig):
    """Named `cointill` in the database and in URLs: `django` would be misleading."""

    name = "cointill.django"
    label = "cointill"
    verbose_name = "Crypto payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers the checks."""
        from . import checks  # noqa: F401  registers itself
