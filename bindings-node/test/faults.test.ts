/** What goes wrong on the way, from the sandbox through the client: no double charge, the right error. */

import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import {
  BlockedError,
  CointillError,
  GatewayUnavailableError,
  RateLimitedError,
  TimeoutError,
  TransportError,
  UnexpectedRedirectError,
} from "cointill";
import { type Sandbox, sandbox } from "cointill/testing";

let own: Sandbox;
before(async () => {
  own = await sandbox();
});
after(() => own.stop());
beforeEach(() => own.reset());

const QUICK = { maxAttempts: 3, baseDelay: 5, maxDelay: 20 };
const ORDER = { amount: "19.99", currency: "USD", orderId: "ORDER-1" };
const CONVERSION = { fromCurrency: "TON", toCurrency: "USDT", amount: "1", amountType: "from" };

async function errorOf(work: Promise<unknown>): Promise<CointillError> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof CointillError, `${error}`);
    return error;
  }
  throw new Error("expected an error, got a result");
}

async function payments(): Promise<number> {
  let count = 0;
  for await (const _ of own.gateway2328().payments.list()) {
    count += 1;
  }
  return count;
}

/** Faults that pass: a create is repeated and made once. */
const PASSING: readonly [name: string, effect: object][] = [
  ["429 with seconds", { kind: "too_many_requests", retry_after: { seconds: 0 } }],
  ["429 with a date", { kind: "too_many_requests", retry_after: { date: 0 } }],
  ["429 without a word", { kind: "too_many_requests" }],
  ["503", { kind: "server_error" }],
  ["500 that was carried out", { kind: "server_error", status: 500, carried_out: true }],
  ["cut before", { kind: "cut_before" }],
  ["cut after", { kind: "cut_after" }],
  ["a truncated body", { kind: "truncated_body" }],
  ["a truncated body that says it is whole", { kind: "truncated_body", honest_length: true }],
];

for (const [name, effect] of PASSING) {
  test(`a create gets over ${name}, and is made once`, async () => {
    await own.fault(effect, { endpoint: "2328.payment.create" });
    const attempts: (number | string | null)[] = [];
    const gateway = own.gateway2328({
      retryPolicy: QUICK,
      afterAttempt: (end) => attempts.push(end.status ?? end.failure),
    });
    const payment = await gateway.payments.create(ORDER);
    assert.equal(payment.orderId, "ORDER-1");
    assert.equal(attempts.length, 2, attempts.join(", "));
    assert.equal(attempts[1], 200);
    assert.equal(await payments(), 1);
  });
}

test("Retry-After is waited for", async () => {
  await own.fault(
    { kind: "too_many_requests", retry_after: { seconds: 1 } },
    { endpoint: "2328.payment.create" },
  );
  const began = performance.now();
  await own.gateway2328({ retryPolicy: QUICK }).payments.create(ORDER);
  assert.ok(performance.now() - began >= 990);
});

test("a Retry-After that is too long ends the call with the time", async () => {
  await own.fault(
    { kind: "too_many_requests", retry_after: { seconds: 3600 } },
    { endpoint: "2328.payment.create" },
  );
  const error = await errorOf(own.gateway2328().payments.create(ORDER));
  assert.ok(error instanceof RateLimitedError);
  assert.deepEqual(
    [error.retryAfter, error.attempts, error.httpStatus, error.outcomeUnknown, error.retrySafe],
    [3_600_000, 1, 429, false, true],
  );
});

test("a firewall's page and a redirect are not repeated", async () => {
  const gateway = own.gateway2328({ retryPolicy: QUICK });
  await own.fault("firewall_page", { count: null });
  const blocked = await errorOf(gateway.payments.create(ORDER));
  assert.ok(blocked instanceof BlockedError);
  assert.deepEqual([blocked.attempts, blocked.httpStatus], [1, 403]);
  await own.clearFaults();
  // Where it points to nobody may be asked: a signed request stays where it was sent.
  await own.fault({ kind: "redirect", location: `${own.url}/elsewhere` });
  const redirect = await errorOf(gateway.payments.create(ORDER));
  assert.ok(redirect instanceof UnexpectedRedirectError);
  assert.equal(redirect.attempts, 1);
  assert.equal(await payments(), 0);
});

test("5xx that stays is an error that says how often it was tried", async () => {
  await own.fault({ kind: "server_error", status: 502 }, { count: null });
  const error = await errorOf(own.gateway2328({ retryPolicy: QUICK }).payments.create(ORDER));
  assert.ok(error instanceof GatewayUnavailableError);
  assert.deepEqual(
    [error.attempts, error.httpStatus, error.outcomeUnknown, error.retrySafe],
    [3, 502, true, true],
  );
});

test("a conversion is never repeated after an unknown outcome", async () => {
  const gateway = own.gateway2328({ retryPolicy: QUICK });
  await own.fault("cut_after", { endpoint: "2328.convert" });
  const error = await errorOf(gateway.conversions.convert(CONVERSION));
  assert.ok(error instanceof TransportError, `${error}`);
  assert.deepEqual([error.attempts, error.outcomeUnknown, error.retrySafe], [1, true, false]);
  assert.match(error.advice ?? "", /look up/);
  // It was carried out, once.
  const requests = await own.requests();
  const all = JSON.stringify(requests).match(/2328\.convert"/g) ?? [];
  assert.equal(all.length, 1);
});

test("a slow answer is a timeout, and the connection is given up", async () => {
  await own.fault({ kind: "slow_answer", ms: 5_000 }, { endpoint: "2328.payment.create" });
  const began = performance.now();
  const policy = { maxAttempts: 1, attemptTimeout: 150 };
  const error = await errorOf(own.gateway2328({ retryPolicy: policy }).payments.create(ORDER));
  assert.ok(error instanceof TimeoutError);
  assert.ok(performance.now() - began < 3_000);
  assert.deepEqual([error.outcomeUnknown, error.retrySafe], [true, true]);
});

test("a slow body is a timeout too", async () => {
  await own.fault({ kind: "slow_body", ms: 5_000 }, { endpoint: "2328.payment.create" });
  const policy = { maxAttempts: 1, attemptTimeout: 150 };
  const error = await errorOf(own.gateway2328({ retryPolicy: policy }).payments.create(ORDER));
  assert.ok(error instanceof TimeoutError, `${error}`);
});

test("an Alchemy Pay order whose answer is lost is found again", async () => {
  await own.fault("cut_after", { endpoint: "alchemypay.payment.create" });
  const created = await own.alchemyPay({ retryPolicy: QUICK }).payments.create({
    merchantOrderNo: "17236123450000",
    orderAmount: "100.12",
    payCurrency: "USD",
    userId: "user@example.com",
  });
  assert.notEqual(created.recovered, null);
  assert.equal(created.recovered?.merchantOrderNo, "17236123450000");
});

test("nobody listens: nothing was sent, and the error says so", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const gateway = own.gateway2328({ baseUrl: `http://127.0.0.1:${port}/api`, maxRetries: 0 });
  const error = await errorOf(gateway.conversions.convert(CONVERSION));
  assert.ok(error instanceof TransportError);
  assert.deepEqual([error.outcomeUnknown, error.retrySafe, error.attempts], [false, true, 1]);
  assert.match(error.message, /ECONNREFUSED/);
  assert.ok(error.cause instanceof Error);
});

test("a port that fetch refuses is a fault of the set-up", async () => {
  const gateway = own.gateway2328({ baseUrl: "http://127.0.0.1:1/api" });
  const error = await errorOf(gateway.balance.get());
  assert.deepEqual([error.code, error.attempts], ["configuration", 1]);
});
