"""For gunicorn. Loaded once and then forked, with a client that has been used by then."""

from __future__ import annotations

from django.core.wsgi import get_wsgi_application

from cointill.django import gateway

application = get_wsgi_application()
gateway("2328").rates.exchange_rates()
