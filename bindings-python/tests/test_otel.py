"""Traces and metrics: what they say, and what they never say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import cointill

pytest.importorskip("opentelemetry.sdk")

from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from cointill import otel

PAYMENT = (
    b'{"state":0,"result":{"uuid":"u-1","order_id":"ORDER-1","amount":"19.99","currency":"USD",'
    b'"payment_status":"pending"}}'
)
SECRETS = ("sandbox-api-key", "ORDER-1", "19.99", "u-1")


class Transport:
    def __init__(self, status: int, body: bytes) -> None:
        self.answer = cointill.TransportResponse(status, [], body)

    def send(self, _request: cointill.TransportRequest) -> cointill.TransportResponse:
        return self.answer

    def close(self) -> None:
        pass


class AsyncTransport(Transport):
    async def send(  # type: ignore[override]
        self, _request: cointill.TransportRequest
    ) -> cointill.TransportResponse:
        return self.answer

    async def close(self) -> None:  # type: ignore[override]
        pass


@pytest.fixture
def watched() -> Iterator[tuple[InMemorySpanExporter, InMemoryMetricReader, TracerProvider]]:
    spans, reader = InMemorySpanExporter(), InMemoryMetricReader()
    tracers = TracerProvider()
    tracers.add_span_processor(SimpleSpanProcessor(spans))
    meters = MeterProvider(metric_readers=[reader])
    otel.instrument(tracer_provider=tracers, meter_provider=meters)
    yield spans, reader, tracers
    otel.uninstrument()
    meters.shutdown()
    tracers.shutdown()


def gateway(transport: Any, **options: Any) -> cointill.Gateway2328:
    return cointill.Gateway2328(
        project="00000000-0000-4000-8000-000000002328",
        api_key="sandbox-api-key",
        transport=transport,
        **options,
    )


def create(client: Any) -> Any:
    return client.payments.create(amount="19.99", currency="USD", order_id="ORDER-1")


def test_a_call_is_a_span_under_the_current_one(watched: Any) -> None:
    spans, reader, tracers = watched
    with tracers.get_tracer("shop").start_as_current_span("checkout") as parent:
        create(gateway(Transport(200, PAYMENT)))
    call, checkout = spans.get_finished_spans()
    assert checkout.name == "checkout"
    assert call.name == "POST /v1/payment"
    assert call.kind is SpanKind.CLIENT
    assert call.parent.span_id == parent.get_span_context().span_id
    assert dict(call.attributes) == {
        "http.request.method": "POST",
        "url.template": "/v1/payment",
        "cointill.endpoint": "2328.payment.create",
    }
    told = call.to_json() + reader.get_metrics_data().to_json()
    assert not [secret for secret in SECRETS if secret in told]
    assert "http.client.request.duration" in told


def test_an_error_is_told_by_its_code(watched: Any) -> None:
    spans, _, _ = watched
    words = b'{"state":1,"message":"ORDER-1 is wrong"}'
    with pytest.raises(cointill.Error):
        create(gateway(Transport(422, words)))
    with pytest.raises(cointill.Error):
        create(gateway(Transport(503, b""), max_retries=1, timeout=5.0))
    refused, failed = spans.get_finished_spans()
    assert refused.status.status_code is StatusCode.ERROR
    assert refused.attributes["error.type"] == "validation"
    assert refused.attributes["http.response.status_code"] == 422
    assert failed.attributes["error.type"] == "gateway_unavailable"
    assert failed.attributes["http.request.resend_count"] == 1
    told = refused.to_json() + failed.to_json()
    assert not [secret for secret in SECRETS if secret in told]


async def test_calls_with_asyncio_are_watched_too(watched: Any) -> None:
    spans, _, tracers = watched
    client = cointill.AsyncGateway2328(
        project="00000000-0000-4000-8000-000000002328",
        api_key="sandbox-api-key",
        transport=AsyncTransport(200, PAYMENT),
    )
    with tracers.get_tracer("shop").start_as_current_span("checkout") as parent:
        await create(client)
    call = spans.get_finished_spans()[0]
    assert call.parent.span_id == parent.get_span_context().span_id


def test_uninstrumented_nothing_is_watched(watched: Any) -> None:
    spans, _, _ = watched
    otel.uninstrument()
    create(gateway(Transport(200, PAYMENT)))
    assert spans.get_finished_spans() == ()
