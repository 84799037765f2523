import { Amount } from "../amounts";
import type { Event } from "../events";
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

/** True when a person has to look at it before it is credited. */
export function isHeld({ credited, verdictAction, verdictReason }: Payment): boolean {
  // Under another reason than an end its price or currency is not the shop's.
  const rejected = verdictAction === "reject" && !ENDED.has(verdictReason ?? "");
  return !credited && (verdictAction === "hold" || rejected);
}

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
  by: { readonly event: Event; readonly delivery: Delivery } | null,
): Promise<Verdict> {
  const before = { ...payment };
  const delivery = by?.delivery ?? null;
  const recorded = expected(payment);
  const verdict = decide(recorded, observed, core.policy);
  payment.status = nextStatus(recorded, observed);
  const anothers = verdict.action === "reject" && ANOTHERS.has(verdict.reason);
  if (anothers) {
    complain(core, payment, verdict);
  } else if (verdict.action !== "ignore") {
    writeFigures(payment, observed, by?.event);
    payment.verdictAction = verdict.action;
    payment.verdictReason = verdict.reason;
    if (verdict.action === "reject" && !ENDED.has(verdict.reason)) {
      complain(core, payment, verdict);
    }
  } else if (hasMore(before, observed)) {
    writeFigures(payment, observed, by?.event);
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
      acceptedBy: null,
      why: null,
    });
    const { client } = session;
    const { afterCommit } = core;
    const told = { client, afterCommit, verdict, observed, delivery };
    await tell(core, payment, told, changed);
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

function writeFigures(payment: Payment, observed: Observed, event: Event | undefined): void {
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
  if (event?.kind === "payment") {
    // The payer chooses coin and network on the gateway's page.
    payTo(payment, event.data);
  }
}

/** What one report says of where the payer pays to. */
export interface PayTo {
  readonly payerCurrency: string | null;
  readonly network: string | null;
  readonly address: string | null;
}

/**
 * Writes down where the payer pays to.
 *
 * Coin, network and address belong together: an address beside the coin of a later choice would
 * lose what is sent to it. Too long a text is none; cut off it would be another's.
 */
export function payTo(payment: Payment, told: PayTo): void {
  const network = identity(told.network, 32);
  const address = identity(told.address, 256);
  if (network === null && address === null) {
    return;
  }
  const payerCurrency = identity(told.payerCurrency, 16);
  const isSame = payerCurrency === payment.payerCurrency && network === payment.network;
  if (address !== null || !isSame) {
    payment.address = address;
  }
  payment.payerCurrency = payerCurrency;
  payment.network = network;
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
