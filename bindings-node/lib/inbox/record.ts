import { Amount } from "../amounts";
import {
  decide,
  type Expected,
  nextStatus,
  type Observed,
  transition,
  type Verdict,
} from "../payment";
import type { Core } from "./core";
import type { Session } from "./store";
import { clip, figure, identity } from "./texts";
import type { Delivery, Payment, Told } from "./types";

/** Reasons that say that a report is not about the payment that is recorded. */
const ANOTHERS = new Set(["wrong_order", "wrong_payment"]);

/** Reasons that end a payment which was never credited. */
const ENDED = new Set(["expired", "failed", "refunded"]);

/** Another process has credited meanwhile, although this one holds the lock. */
export class CreditedElsewhereError extends Error {}

/** What `decide` is to expect of a payment. */
export function expected(payment: Payment): Expected {
  return {
    orderId: payment.orderId,
    amount: payment.amount,
    currency: payment.currency,
    paymentId: payment.paymentId,
    known: payment.status,
    credited: payment.credited,
  };
}

/**
 * Decides on a report, writes down what follows, and tells the shop: the one place that credits.
 *
 * The caller holds the lock of `payment`. What a handler throws passes through, and the transaction
 * has to be rolled back.
 */
export async function record<Client>(
  core: Core<Client>,
  session: Session<Client>,
  payment: Payment,
  observed: Observed,
  delivery: Delivery | null,
): Promise<Verdict> {
  const before = { ...payment };
  const recorded = expected(payment);
  const verdict = decide(recorded, observed, core.policy);
  payment.status = nextStatus(recorded, observed);
  const anothers = verdict.action === "reject" && ANOTHERS.has(verdict.reason);
  if (anothers) {
    complain(core, payment, verdict);
  } else if (verdict.action !== "ignore") {
    writeFigures(payment, observed);
    payment.verdictAction = verdict.action;
    payment.verdictReason = verdict.reason;
    if (verdict.action === "reject" && !ENDED.has(verdict.reason)) {
      complain(core, payment, verdict);
    }
  } else if (hasMore(before, observed)) {
    writeFigures(payment, observed);
  }
  if (!anothers && payment.paymentId === null) {
    payment.paymentId = identity(observed.paymentId, 128);
  }
  if (verdict.action === "credit") {
    await credit(session, payment, verdict.amount, verdict.currency);
  }
  const changed = differs(before, payment);
  await session.savePayment(payment);
  if (changed || delivery !== null) {
    await session.addReport({
      paymentId: payment.id,
      eventId: delivery?.eventId ?? null,
      at: new Date(),
      source: observed.source,
      gatewayStatus: clip(observed.gatewayStatus, 64) ?? "",
      received: figure(observed.received ?? null),
      statusBefore: before.status,
      statusAfter: payment.status,
      verdictAction: verdict.action,
      verdictReason: verdict.reason,
    });
    await tell(core, payment, { client: session.client, verdict, observed, delivery }, changed);
  }
  return verdict;
}

/** Marks a payment as credited, if nobody has. */
export async function credit<Client>(
  session: Session<Client>,
  payment: Payment,
  amount: string,
  currency: string,
): Promise<void> {
  const own = { creditedAt: new Date(), creditedAmount: amount, creditedCurrency: currency };
  // Right even in a store whose lock does not hold.
  if (!(await session.credit(payment.id, own))) {
    throw new CreditedElsewhereError(`order ${payment.orderId} is credited already`);
  }
  Object.assign(payment, own, { credited: true });
}

/** Tells the shop what was recorded, in the order that it is documented in. */
export async function tell<Client>(
  core: Core<Client>,
  payment: Payment,
  told: Told<Client>,
  changed: boolean,
): Promise<void> {
  const { onCredited, onHeld, onFailed, onUpdated } = core.handlers;
  const { verdict } = told;
  // A copy: what a handler changes in it is not recorded.
  const own = { ...payment };
  if (verdict.action === "credit") {
    await onCredited(own, told);
  } else if (verdict.action === "hold") {
    await onHeld?.(own, told);
  } else if (verdict.action === "reject") {
    await (ENDED.has(verdict.reason) ? onFailed : onHeld)?.(own, told);
  }
  if (changed) {
    await onUpdated?.(own, told);
  }
}

function complain<Client>(core: Core<Client>, payment: Payment, verdict: Verdict): void {
  core.log({
    level: "error",
    message: `a report of ${payment.gateway} for order ${payment.orderId}: ${verdict.text}`,
  });
}

/** A second payment of a part is no news to the life cycle, yet more has arrived. */
function hasMore(before: Payment, observed: Observed): boolean {
  const got = observed.received ?? null;
  return (
    got !== null &&
    transition(before.status ?? "created", observed.status).step === "duplicate" &&
    (before.received === null || Amount.compare(got, before.received) > 0)
  );
}

function writeFigures(payment: Payment, observed: Observed): void {
  payment.gatewayStatus = clip(observed.gatewayStatus, 64);
  // A figure that does not fit was decided upon all the same, and the inbox keeps it.
  if (observed.owed) {
    payment.owed = figure(observed.owed);
  }
  if (observed.received) {
    payment.received = figure(observed.received);
  }
  if (observed.receivedCurrency) {
    payment.receivedCurrency = clip(observed.receivedCurrency, 16);
  }
}

function differs(before: Payment, after: Payment): boolean {
  return (
    before.paymentId !== after.paymentId ||
    before.status !== after.status ||
    before.verdictAction !== after.verdictAction ||
    before.verdictReason !== after.verdictReason ||
    before.credited !== after.credited ||
    !sameFigure(before.owed, after.owed) ||
    !sameFigure(before.received, after.received)
  );
}

function sameFigure(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : Amount.equals(a, b);
}
