/** Webhooks: what a handler may pass, rotation, and what a refusal tells whom. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  AlchemyPayWebhooks,
  CointillError,
  parseExact,
  type RawBody,
  SignatureError,
  Webhooks2328,
} from "cointill";
import fc from "fast-check";

const webhooks = new Webhooks2328({ apiKey: "test-api-key", payoutKey: "test-payout-key" });
const FIELDS = {
  uuid: "11111111-2222-3333-4444-555555555555",
  order_id: "ORDER-1",
  amount: "180.00000000",
  currency: "RUB",
  url: "",
  payer_amount: "0.95256917",
  payment_amount: "0.95256917",
  payment_status: "paid",
  created_at: "2026-05-09T16:56:58.250+03:00",
};

test("a body may be bytes in any form, or text", () => {
  const body = webhooks.signTestEvent(FIELDS);
  const event = webhooks.verify(body, { kind: "payment" });
  const copy = body.buffer.slice(body.byteOffset, body.byteOffset + body.length);
  for (const form of [new Uint8Array(body), body.toString("utf8"), copy as unknown as RawBody]) {
    assert.deepEqual(webhooks.verify(form, { kind: "payment" }), event);
    assert.equal(webhooks.check(form, { kind: "payment" }), "api");
  }
});

test("anything else is a SignatureError that names the middleware to move", () => {
  const strange = [undefined, null, 5, 5n, true, Symbol("x"), {}, [], FIELDS, () => 1, new Date()];
  for (const body of strange) {
    const given = body as unknown as RawBody;
    for (const use of [() => webhooks.verify(given), () => webhooks.check(given)]) {
      assert.throws(use, (error) => {
        assert.ok(error instanceof SignatureError && error instanceof CointillError);
        assert.equal(error.reason, "not_bytes");
        assert.match(error.message, /express\.json\(\)/);
        return true;
      });
    }
  }
});

test("whatever the bytes, nothing but a SignatureError is thrown", () => {
  const alchemy = new AlchemyPayWebhooks({ secret: "9999" });
  const body = webhooks.signTestEvent(FIELDS);
  const cut = fc
    .record({ at: fc.nat(body.length), put: fc.uint8Array({ maxLength: 4 }) })
    .map(({ at, put }) => Buffer.concat([body.subarray(0, at), put, body.subarray(at + 1)]));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), cut), (bytes) => {
      for (const use of [
        () => webhooks.verify(bytes, { explain: true }),
        () => alchemy.verify(bytes, { explain: true }),
      ]) {
        try {
          use();
        } catch (error) {
          assert.ok(error instanceof SignatureError, `${error}`);
          continue;
        }
        // White space is not signed, and a digit of the signature may be in either case: then it says
        // the same.
        const same = (json: Uint8Array) => JSON.parse(Buffer.from(json).toString().toLowerCase());
        assert.deepEqual(same(bytes), same(body));
      }
    }),
    { numRuns: 2_000 },
  );
});

test("keys rotate: any of them verifies, and the event says which", () => {
  const old = new Webhooks2328({ apiKey: "older-api-key" }).signTestEvent(FIELDS);
  const both = new Webhooks2328({ apiKey: { "2026-11": "test-api-key", old: "older-api-key" } });
  assert.equal(both.verify(old).keyId, "old");
  assert.equal(both.check(both.signTestEvent(FIELDS)), "2026-11");
  assert.throws(() => webhooks.verify(old), SignatureError);
});

test("a URL for one kind refuses another, and one for any takes it", () => {
  const secret = "sandbox-secret";
  const orders = new AlchemyPayWebhooks({ secret });
  const fields = {
    orderNo: "1",
    merchantOrderNo: "M",
    hash: "h",
    allPayCryptoVolume: "1",
    orderCryptoVolume: "2",
    payCryptoCurrency: "USDT",
    payCryptoNetwork: "TRX",
  };
  const partial = orders.signTestEvent(fields, { kind: "partial" });
  assert.equal(orders.verify(partial).kind, "partial");
  assert.equal(orders.verify(partial, { kind: "partial" }).kind, "partial");
  for (const kind of ["order", "refund"] as const) {
    for (const look of ["verify", "check"] as const) {
      assert.throws(
        () => orders[look](partial, { kind }),
        (error) => error instanceof SignatureError && error.reason === "mismatch",
      );
    }
  }
});

test("explain says why to the developer, and nothing to the sender", () => {
  const payout = webhooks.signTestEvent(FIELDS, { key: "payout" });
  assert.throws(
    () => webhooks.verify(payout, { kind: "payment", explain: true }),
    (error) => {
      assert.ok(error instanceof SignatureError);
      assert.match(error.explanation ?? "", /payout key/);
      assert.ok(error.tried.length > 0);
      assert.doesNotMatch(error.message, /payout/);
      return true;
    },
  );
  assert.throws(
    () => webhooks.verify(payout, { kind: "payment" }),
    (error) => (error as SignatureError).explanation === null,
  );
  assert.deepEqual(webhooks.refused.status, 401);
  assert.deepEqual(webhooks.accepted, {
    status: 200,
    contentType: "text/plain; charset=utf-8",
    body: "ok",
  });
});

test("an event is plain: JSON and a structured clone give it back", () => {
  const event = webhooks.verify(webhooks.signTestEvent(FIELDS), { kind: "payment" });
  assert.equal(Object.getPrototypeOf(event), Object.prototype);
  assert.deepEqual(structuredClone(event), event);
  const again = JSON.parse(JSON.stringify(event));
  assert.equal(again.data.createdAt, "2026-05-09T13:56:58.250Z");
  assert.equal(again.data.createdAtText, FIELDS.created_at);
  assert.deepEqual({ ...again, data: null }, { ...event, data: null });
  assert.equal((parseExact(event.raw) as { amount: string }).amount, "180.00000000");
});

test("a word of tomorrow and a field of tomorrow are kept", () => {
  const body = webhooks.signTestEvent({ ...FIELDS, payment_status: "brand_new", extra: "1.50" });
  const event = webhooks.verify(body, { kind: "payment" });
  assert.ok(event.kind === "payment");
  assert.equal(event.data.paymentStatus, "brand_new");
  assert.equal(event.observed?.status, "unknown");
  assert.equal((parseExact(event.data.raw) as { extra: string }).extra, "1.50");
});

test("a wrong kind and a wrong limit are refused at once", () => {
  const body = webhooks.signTestEvent(FIELDS);
  assert.throws(() => webhooks.verify(body, { kind: "nothing" as "any" }), TypeError);
  const small = new Webhooks2328({ apiKey: "test-api-key", maxBytes: 10 });
  assert.throws(() => small.verify(body), SignatureError);
});
