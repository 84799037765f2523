/** What a shop writes, and what its compiler refuses. Never run. */

import {
  AlchemyPay,
  type AlchemyPayEvent,
  Amount,
  CointillError,
  decide,
  type Event2328,
  Gateway2328,
  type gateway2328,
  isFinal,
  nextStatus,
  RateLimitedError,
  RateLimiter,
  type Status,
  type Transport,
  Webhooks2328,
} from "cointill";
import { sign2328 } from "cointill/signing";
import { sandbox } from "cointill/testing";

const gateway = new Gateway2328({
  project: "00000000-0000-4000-8000-000000002328",
  apiKey: { "2026-11": "sandbox-api-key", old: "older-api-key" },
  limiter: new RateLimiter({ rate: 5 }),
  afterAttempt: (end) => console.log(end.endpoint, end.status, end.elapsed),
});

export async function pay(signal: AbortSignal): Promise<string | null> {
  const payment: gateway2328.Payment = await gateway.payments.create(
    { amount: "19.99", currency: "USD", orderId: "ORDER-1", ttlSeconds: 3600 },
    { signal, timeout: 5000, maxRetries: 1, headers: { "x-request-id": "1" } },
  );
  const created: Date | null = payment.createdAt;
  console.log(created?.getTime(), payment.raw);
  // @ts-expect-error a price is text
  await gateway.payments.create({ amount: 19.99, currency: "USD", orderId: "ORDER-1" });
  // @ts-expect-error an order has a price
  await gateway.payments.create({ currency: "USD", orderId: "ORDER-1" });
  // @ts-expect-error one of them, not both
  await gateway.payments.info({ uuid: "1", orderId: "ORDER-1" });
  // @ts-expect-error there is no such argument
  await gateway.payments.create({ amount: "1", currency: "USD", orderId: "1", prize: "1" });
  // @ts-expect-error what came is not changed
  payment.amount = "1";
  return payment.url;
}

export async function count(): Promise<number> {
  let count = 0;
  for await (const payment of gateway.payments.list({ status: "a word of tomorrow" })) {
    count += payment.paymentStatus === "paid" ? 1 : 0;
  }
  for await (const page of gateway.payments.list({ perPage: 100 }).pages()) {
    count += page.items.length;
  }
  return count;
}

const webhooks = new Webhooks2328({ apiKey: "sandbox-api-key" });

export function told(body: Buffer): Status | null {
  const event: Event2328 = webhooks.verify(body);
  switch (event.kind) {
    case "payment":
      console.log(event.data.payerAmount, event.form);
      break;
    case "payout":
      console.log(event.data.toAddress);
      break;
    case "static_wallet":
      console.log(event.data.orderId);
      break;
    case "unknown":
      console.log(event.problem);
      break;
    default: {
      const never: never = event;
      return never;
    }
  }
  const payment = webhooks.verify(body, { kind: "payment" });
  if (payment.kind === "unknown") {
    return null;
  }
  const price: string = payment.data.amount;
  const expected = { orderId: "ORDER-1", amount: price, currency: "USD" } as const;
  if (payment.observed === null) {
    return null;
  }
  const verdict = decide(expected, payment.observed, { paidLate: "credit" });
  if (verdict.action === "credit") {
    const sum: string = Amount.add(verdict.amount, "1.00");
    console.log(sum);
  } else {
    // @ts-expect-error nothing is credited
    const amount: string = verdict.amount;
    console.log(amount);
  }
  const next = nextStatus(expected, payment.observed);
  return next !== null && isFinal(next) ? next : null;
}

export function order(event: AlchemyPayEvent): string | null {
  // @ts-expect-error not every event has a part that is not signed
  console.log(event.unsigned);
  return event.kind === "order" ? event.unsigned.address : null;
}

const transport: Transport = {
  async send(request) {
    const body: Uint8Array = request.body;
    return { status: 200, headers: [["content-type", "application/json"]], body };
  },
};

export async function orders(): Promise<void> {
  const alchemy = new AlchemyPay({
    appId: "SANDBOX0001",
    secret: "sandbox-secret",
    host: "alchemy-sandbox",
    options: { amountUnit: "as_sent" },
    transport,
  });
  try {
    const found = await alchemy.payments.query({ merchantOrderNo: "1" });
    console.log(alchemy.payments.observe(found).status);
  } catch (error) {
    if (error instanceof RateLimitedError || error instanceof CointillError) {
      console.log(error.code, error.retryAfter, error.outcomeUnknown);
    }
  }
  const own = await sandbox({ timeScale: 60 });
  await own.pay("ORDER-1", "short", { percent: 50 });
  await own.stop();
  console.log(sign2328("{}", "sandbox-api-key"));
}
