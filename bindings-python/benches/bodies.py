"""The payment that the benchmarks read."""

from __future__ import annotations

PAYMENT = {
    "uuid": "11111111-2222-3333-4444-555555555555",
    "order_id": "ORDER-1",
    "amount": "180.00000000",
    "currency": "RUB",
    "url": "https://go.2328.io/11111111-2222-3333-4444-555555555555",
    "expires_at": "2026-05-09T16:56:58+03:00",
    "created_at": "2026-05-09T15:56:58+03:00",
    "payer_currency": "TON",
    "payer_amount": "0.95256917",
    "network": "TON",
    "payment_status": "paid",
    "txid": "d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7",
    "payment_amount": "0.95256917",
    "merchant_amount": "0.949711462490000000",
    "amount_usd": "2.41324380",
    "exchange_rate": "0.01340691",
}
