/** Webhooks as 2328 signs them, and what strangers send instead. */

import { Webhooks2328 } from "cointill";

export const webhooks = new Webhooks2328({
  apiKey: "sandbox-api-key",
  payoutKey: "sandbox-payout-key",
});

/** A payment webhook (2328 §10). */
export function paymentBody(orderId = "ORDER-1", status = "paid", changed = {}) {
  const arrived = ["paid", "overpaid", "underpaid", "underpaid_check"].includes(status);
  return webhooks.signTestEvent({
    uuid: `uuid-${orderId}`,
    order_id: orderId,
    amount: "180.00000000",
    currency: "RUB",
    url: "https://pay.example/1",
    payer_currency: "TON",
    payer_amount: "0.95256917",
    network: "TON",
    address: "UQtest",
    payment_status: status,
    txid: arrived ? "ab" : null,
    payment_amount: arrived ? "0.95256917" : null,
    ...changed,
  });
}

const SIGN = "a".repeat(64);
const unsigned = (sign) => Buffer.from(JSON.stringify({ order_id: "ORDER-1", sign }));
const bytes = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));

/** Each is refused, and nothing is told of why. */
export const HOSTILE = {
  nothing: Buffer.alloc(0),
  "not UTF-8": bytes('{"order_id":"', [0xff, 0xfe], `","sign":"${SIGN}"}`),
  brackets: Buffer.from("[".repeat(5000)),
  braces: Buffer.from('{"a":'.repeat(5000)),
  "lone surrogate": Buffer.from(`{"order_id":"\\ud800","sign":"${SIGN}"}`),
  "raw surrogate": bytes('{"order_id":"', [0xed, 0xa0, 0x80], `","sign":"${SIGN}"}`),
  "non-ASCII sign": unsigned("é".repeat(64)),
  "long sign": unsigned("a".repeat(100_000)),
  "sign is a list": unsigned(["a"]),
  "sign is null": unsigned(null),
  "wrong sign": unsigned(SIGN),
  "two signs": Buffer.from('{"sign":"a","sign":"b"}'),
  "a prototype": Buffer.from(`{"__proto__":{"kind":"payment"},"sign":"${SIGN}"}`),
  NUL: Buffer.alloc(100),
  null: Buffer.from("null"),
  "huge number": Buffer.from(`{"amount":${"9".repeat(100_000)},"sign":"${SIGN}"}`),
  form: Buffer.from("order_id=1&sign=2"),
  "another key": new Webhooks2328({ apiKey: "another-key-of-another-shop" }).signTestEvent({
    uuid: "u",
    order_id: "ORDER-1",
    payment_status: "paid",
  }),
};
