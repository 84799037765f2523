import type { Core } from "./core";
import type { Found } from "./gateways";
import { payTo, record } from "./record";
import type { Session } from "./store";
import { clip, identity, words } from "./texts";
import type { Payment } from "./types";

type Key = Pick<Payment, "gateway" | "orderId">;

/** A picture that is longer is none of a QR code. */
const LONGEST_QR = 1 << 17;

/** Asks the gateway, and records what it says as a webhook would. The payment as it is then. */
export async function ask<Client>(core: Core<Client>, payment: Payment): Promise<Payment> {
  core.refuseInside();
  let found: Found;
  try {
    found = await core.gateways.ask(payment);
  } catch (error) {
    await note(core, payment, error);
    throw error;
  }
  await store(core, payment, found);
  return report(core, payment, found);
}

/** Changes a payment under its lock. */
export function change<Client, T>(
  core: Core<Client>,
  { gateway, orderId }: Key,
  work: (payment: Payment, session: Session<Client>) => Promise<T> | T,
): Promise<T> {
  return core.transaction(async (session) => {
    const payment = await session.payment(gateway, orderId, "lock");
    if (payment === null) {
      throw new Error(`expected a payment of order ${orderId} at ${gateway}, got none`);
    }
    return work(payment, session);
  });
}

/** Writes down why the gateway gave no answer. */
export function note<Client>(core: Core<Client>, payment: Key, error: unknown): Promise<void> {
  return change(core, payment, async (own, session) => {
    own.problem = words(error);
    own.checkedAt = new Date();
    await session.savePayment(own);
  });
}

/** Writes down what the gateway says of where and how to pay. */
export function store<Client>(core: Core<Client>, payment: Key, found: Found): Promise<Payment> {
  return change(core, payment, async (own, session) => {
    const named = identity(found.paymentId, 128);
    if (own.paymentId !== null && named !== null && own.paymentId !== named) {
      const message = `order ${own.orderId} has a second payment at ${own.gateway}`;
      core.log({ level: "error", message });
    }
    if (named !== null && !own.credited) {
      own.paymentId = named;
    }
    own.url ??= clip(found.url, 2048);
    own.telegramUrl ??= clip(found.telegramUrl, 2048);
    payTo(own, found);
    own.qr =
      found.qr !== null && found.qr.length <= LONGEST_QR ? clip(found.qr, LONGEST_QR) : own.qr;
    own.expiresAt = found.expiresAt ?? own.expiresAt;
    own.problem = null;
    own.checkedAt = new Date();
    await session.savePayment(own);
    return own;
  });
}

/**
 * Decides on what the gateway said, in a transaction of its own: what a handler throws does not
 * undo what `store` wrote.
 */
export function report<Client>(core: Core<Client>, payment: Key, found: Found): Promise<Payment> {
  return change(core, payment, async (own, session) => {
    if (found.observed !== null) {
      await record(core, session, own, found.observed, null);
    }
    return own;
  });
}

/** True when the policy lets only a query credit it, and none has yet. */
export function wantsConfirmation(payment: Payment): boolean {
  const { credited, verdictAction, verdictReason } = payment;
  return !credited && verdictAction === "wait" && verdictReason === "confirmation";
}
