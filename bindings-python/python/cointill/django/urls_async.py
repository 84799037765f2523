"""As `urls`, with views that run in the event loop of an ASGI server."""

from __future__ import annotations

from . import views
from .urls import app_name, patterns

urlpatterns = patterns(views.async_webhook)

__all__ = ["app_name", "urlpatterns"]
