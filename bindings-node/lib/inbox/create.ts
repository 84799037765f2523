import { randomUUID } from "node:crypto";

import { Amount } from "../amounts";
import { DuplicateError } from "../errors";
import { attempt, reread } from "./apply";
import { ask, note, report, store, wantsConfirmation } from "./ask";
import type { Core } from "./core";
import type { Found } from "./gateways";
import { identity } from "./texts";
import type { GatewayName, Payment } from "./types";

/** The order has a payment already, with another price or reference. */
export class DifferentPaymentError extends Error {
  override readonly name = "DifferentPaymentError";
}

/** What is asked of a payment, whatever gateway it is of. */
export interface Asked {
  readonly gateway: GatewayName;
  readonly orderId: string;
  readonly amount: string;
  readonly currency: string;
  readonly reference: string | null;
  readonly callbackUrl: string | undefined;
  readonly more: Readonly<Record<string, unknown>>;
}

/**
 * The payment of an order: a row first, then the gateway.
 *
 * The row is committed before the gateway is called, so that a webhook that comes at once finds it,
 * and a process that dies in between leaves something to go on from.
 */
export async function create<Client>(core: Core<Client>, asked: Asked): Promise<Payment> {
  core.refuseInside();
  core.gateways.webhooks(asked.gateway);
  check(asked);
  const payment = await begin(core, asked);
  if (payment.url !== null) {
    return payment;
  }
  let found: Found;
  try {
    found = await core.gateways.create(asked.gateway, asked);
  } catch (error) {
    if (!(error instanceof DuplicateError)) {
      await note(core, payment, error);
      throw error;
    }
    const now = await core.read((session) => session.payment(asked.gateway, asked.orderId));
    if (now !== null && now.url !== null) {
      return now;
    }
    // After one call, this one, the number is somebody else's.
    const isFirst = (now?.createCalls ?? 0) < 2;
    const known = isFirst ? null : await takenBefore(core, payment, asked);
    if (known === null) {
      await note(core, payment, error);
      throw error;
    }
    found = known;
  }
  await store(core, payment, found);
  try {
    await report(core, payment, found);
  } catch (error) {
    // The payer is not to be turned away for it: `reconcile` asks again.
    const message = `what create said of order ${asked.orderId} could not be recorded`;
    core.log({ level: "error", message, error });
  }
  return applyWaiting(core, payment);
}

function check({ orderId, amount, currency, reference }: Asked): void {
  const text = (name: string, value: string, most: number): void => {
    if (typeof value !== "string" || identity(value, most) === null) {
      throw new TypeError(`${name}: expected text of 1 to ${most} characters`);
    }
  };
  text("orderId", orderId, 128);
  text("currency", currency, 16);
  if (reference !== null) {
    text("reference", reference, 128);
  }
  if (Amount.compare(Amount.parse(amount), "0") <= 0) {
    throw new RangeError(`amount: expected more than 0, got ${amount}`);
  }
}

/** The row of an order, in which the call that follows is counted. */
async function begin<Client>(core: Core<Client>, asked: Asked): Promise<Payment> {
  const { gateway, orderId } = asked;
  return core.transaction(async (session) => {
    await session.addPayment(newPayment(asked));
    const payment = await session.payment(gateway, orderId, "lock");
    if (payment === null) {
      throw new Error(`expected the payment of order ${orderId} to be stored, got nothing`);
    }
    refuseDifferent(payment, asked);
    if (payment.url === null) {
      // Committed before the call: whoever is refused because of it finds it here.
      payment.createCalls += 1;
      await session.savePayment(payment);
    }
    return payment;
  });
}

function refuseDifferent(payment: Payment, asked: Asked): void {
  const { orderId, amount, currency, reference } = asked;
  if (!Amount.equals(payment.amount, amount) || payment.currency !== currency) {
    throw new DifferentPaymentError(
      `order ${orderId} has a payment of ${payment.amount} ${payment.currency} already, expected ` +
        `${amount} ${currency}; take another orderId for another price`,
    );
  }
  if (payment.reference !== reference) {
    throw new DifferentPaymentError(
      `order ${orderId} has a payment for the reference ${payment.reference} already, expected ` +
        `${reference}`,
    );
  }
}

function newPayment({ gateway, orderId, amount, currency, reference }: Asked): Payment {
  const now = new Date();
  return {
    id: randomUUID(),
    gateway,
    orderId,
    reference,
    amount,
    currency,
    paymentId: null,
    status: null,
    gatewayStatus: null,
    owed: null,
    received: null,
    receivedCurrency: null,
    verdictAction: null,
    verdictReason: null,
    credited: false,
    creditedAt: null,
    creditedAmount: null,
    creditedCurrency: null,
    url: null,
    telegramUrl: null,
    payerCurrency: null,
    network: null,
    address: null,
    qr: null,
    expiresAt: null,
    problem: null,
    createCalls: 0,
    checkedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * Of an order number that is used already: what the gateway has, when it was used for this row.
 * Alchemy Pay refuses a number that was used (8011), also by an earlier call whose process died
 * before the answer, or by a call of another process at the same time.
 */
async function takenBefore<Client>(
  core: Core<Client>,
  payment: Payment,
  asked: Asked,
): Promise<Found | null> {
  const found = await core.gateways.ask({ ...payment, paymentId: null });
  const seen = found.observed;
  const ours =
    seen?.amount !== undefined &&
    seen.amount !== null &&
    Amount.equals(seen.amount, payment.amount) &&
    seen.currency === payment.currency &&
    found.userId === (asked.more["userId"] ?? null);
  return ours ? found : null;
}

/**
 * Applies the webhooks that came before their order.
 *
 * What a handler throws is logged: the gateway or `replay` brings the webhook again, and the payer
 * is not to be turned away for it.
 */
async function applyWaiting<Client>(core: Core<Client>, payment: Payment): Promise<Payment> {
  const { gateway, orderId } = payment;
  const states = ["stored", "waiting", "failed"] as const;
  const early = await core.read((session) =>
    session.deliveries({ states, gateway, orderId }, 1000),
  );
  for (const delivery of early) {
    try {
      await attempt(core, reread(core, delivery), delivery);
    } catch (error) {
      const message = "a webhook that came before its order could not be applied";
      core.log({ level: "error", message, eventId: delivery.eventId, error });
    }
  }
  const now = (await core.read((session) => session.payment(gateway, orderId))) ?? payment;
  if (!wantsConfirmation(now)) {
    return now;
  }
  try {
    return await ask(core, now);
  } catch (error) {
    core.log({ level: "warn", message: `order ${orderId} could not be confirmed`, error });
    return now;
  }
}
