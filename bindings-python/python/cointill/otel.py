"""Traces and metrics with OpenTelemetry: `pip install "cointill[otel]"`, then `instrument()` once.

Each call is a span of kind client under the current one, named by method and path template, with
what an error says in its code. No id of an order, no amount, no key and no signature is part of it.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from opentelemetry import metrics, trace
from opentelemetry.trace import SpanKind, Status, StatusCode

from . import __version__, _base
from ._native import Call
from .errors import Error


class _Observer:
    def __init__(self, tracer_provider: Any, meter_provider: Any) -> None:
        self._tracer = trace.get_tracer("cointill", __version__, tracer_provider)
        meter = metrics.get_meter("cointill", __version__, meter_provider)
        self._duration = meter.create_histogram(
            "http.client.request.duration",
            unit="s",
            description="Time of a call to a payment gateway, with its repeats and waits",
        )

    @contextmanager
    def __call__(self, call: Call) -> Generator[None]:
        attributes: dict[str, str | int] = {
            "http.request.method": call.method,
            "url.template": call.path,
            "cointill.endpoint": call.endpoint,
        }
        start = time.perf_counter()
        with self._tracer.start_as_current_span(
            f"{call.method} {call.path}",
            kind=SpanKind.CLIENT,
            attributes=attributes,
            # Their words may name an order.
            record_exception=False,
            set_status_on_exception=False,
        ) as span:
            try:
                yield
            except BaseException as error:
                attributes.update(_facts(error))
                span.set_attributes(attributes)
                span.set_status(Status(StatusCode.ERROR))
                raise
            finally:
                self._duration.record(time.perf_counter() - start, attributes)


def _facts(error: BaseException) -> dict[str, str | int]:
    if not isinstance(error, Error):
        return {"error.type": type(error).__name__}
    facts: dict[str, str | int] = {"error.type": error.code}
    if error.http_status is not None:
        facts["http.response.status_code"] = error.http_status
    if error.attempts > 1:
        facts["http.request.resend_count"] = error.attempts - 1
    return facts


def instrument(*, tracer_provider: Any = None, meter_provider: Any = None) -> None:
    """Watches every call of every client of this process, with the global providers when none are
    given. A second time takes the place of the first.
    """
    _base.observe(_Observer(tracer_provider, meter_provider))


def uninstrument() -> None:
    """Stops watching."""
    _base.observe(None)


__all__ = ["instrument", "uninstrument"]
