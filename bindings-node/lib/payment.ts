/** What payments of all gateways have in common: status, life cycle, and the credit decision. */

import { guarded } from "./errors";
import type { Status } from "./generated/status";
import { native } from "./native";

export type { Status } from "./generated/status";

/** What the shop's own record says of a payment, written down before the payer was sent away. */
export interface Expected {
  /** The shop's id of the order. */
  readonly orderId: string;
  /**
   * The price, as text. Without it and without `currency`, whatever arrives is taken, as for a
   * deposit.
   */
  readonly amount?: string | null;
  /** The currency of the price. */
  readonly currency?: string | null;
  /** The gateway's id of the payment. */
  readonly paymentId?: string | null;
  /** The last status that was written down. */
  readonly known?: Status | null;
  /** Whether the order was credited. */
  readonly credited?: boolean | null;
}

/** What a gateway reported of a payment, in the words of all gateways. */
export interface Observed {
  readonly gateway: "2328" | "alchemypay";
  readonly source: "webhook" | "query";
  readonly status: Status;
  /** The status in the gateway's own word. */
  readonly gatewayStatus?: string;
  readonly orderId?: string | null;
  readonly paymentId?: string | null;
  /** The price. */
  readonly amount?: string | null;
  /** The currency of the price. */
  readonly currency?: string | null;
  /** What the payer owes, in `receivedCurrency`. */
  readonly owed?: string | null;
  /** What arrived, in `receivedCurrency`. */
  readonly received?: string | null;
  /** The coin that the payer pays in. */
  readonly receivedCurrency?: string | null;
  /** Why it failed, in the gateway's words. */
  readonly reason?: string | null;
}

/** How the shop deals with the exceptions. */
export interface Policy {
  /** What to do with an overpayment; `credit` when unset. */
  readonly overpaid?: "credit" | "hold";
  /** What to do with a payment that came after the invoice had ended; `hold` when unset. */
  readonly paidLate?: "credit" | "hold";
  /** Percent of what the payer owes that is enough, 0 to 100; 100 when unset. */
  readonly leastPercent?: number;
  /** Credit only what a query has confirmed; false when unset. */
  readonly confirmByQuery?: boolean;
}

interface CreditVerdict {
  /** Credit the order now. */
  readonly action: "credit";
  readonly reason: null;
  /** What to credit, exactly. */
  readonly amount: string;
  readonly currency: string;
  /** The verdict in words, for a log. */
  readonly text: string;
}

interface OtherVerdict {
  /** `hold`: leave it to a person. `wait`, `ignore`: nothing to do now. `reject`: never credit. */
  readonly action: "wait" | "hold" | "reject" | "ignore";
  /** Why: a stable text. */
  readonly reason: string;
  readonly amount: null;
  readonly currency: null;
  readonly text: string;
}

/** What a shop is to do with a report. */
export type Verdict = CreditVerdict | OtherVerdict;

/** What a report means to a payment whose status is known. */
export type Step = "advance" | "late_payment" | "duplicate" | "stale" | "conflict" | "unknown";

function json(name: string, value: unknown): string {
  if (typeof value !== "object" || value === null) {
    const got = value === null ? "null" : typeof value;
    throw new TypeError(`${name}: expected an object, got ${got}`);
  }
  return JSON.stringify(value);
}

/**
 * Decides whether an order may be credited. Total, without I/O and without a clock: a status alone
 * never credits.
 *
 * @throws TypeError for an amount that is a number, and for words that are not known.
 */
export function decide(expected: Expected, observed: Observed, policy?: Policy | null): Verdict {
  const given: [string, string, string | null] = [
    json("expected", expected),
    json("observed", observed),
    policy === undefined || policy === null ? null : json("policy", policy),
  ];
  return JSON.parse(guarded(() => native.decide(...given))) as Verdict;
}

/**
 * The status to write down after a report, in the transaction that acts on its verdict: never
 * simply what was reported. `null` while none is known.
 */
export function nextStatus(expected: Expected, observed: Observed): Status | null {
  const given: [string, string] = [json("expected", expected), json("observed", observed)];
  return guarded(() => native.nextStatus(...given)) as Status | null;
}

/**
 * The verdict when a person of the shop accepts what has arrived, as they may after a `hold`: a
 * credit of the price, whatever the gateway reported. `ignore` (`already_credited`) when it is
 * credited, `hold` (`amount_unknown`) without a price above 0.
 */
export function accept(expected: Expected): Verdict {
  const given = json("expected", expected);
  return JSON.parse(guarded(() => native.accept(given))) as Verdict;
}

/** What follows when `reported` comes after `known`: the step, and the status to write down. */
export function transition(
  known: Status,
  reported: Status,
): { readonly step: Step; readonly status: Status } {
  const [step, status] = guarded(() => native.transition(String(known), String(reported)));
  return { step: step as Step, status: status as Status };
}

/** A deterministic id of an event, from what tells it apart; `verify` gives it as `event.id`. */
export function eventId(gateway: string, kind: string, parts: readonly string[]): string {
  return guarded(() => native.eventId(gateway, kind, parts));
}

interface Facts {
  readonly isSuccess: boolean;
  readonly isFailure: boolean;
  readonly isRefund: boolean;
  readonly isFinal: boolean;
}

function facts(status: Status): Facts {
  return JSON.parse(guarded(() => native.statusFacts(String(status)))) as Facts;
}

/** True when the payment was made: `paid`, `paid_late`, `overpaid`. */
export function isSuccess(status: Status): boolean {
  return facts(status).isSuccess;
}

/** True when it ended without the whole payment. */
export function isFailure(status: Status): boolean {
  return facts(status).isFailure;
}

/** True when it is about money that goes back. */
export function isRefund(status: Status): boolean {
  return facts(status).isRefund;
}

/** True when the payment has ended; only a late payment or a refund can follow. */
export function isFinal(status: Status): boolean {
  return facts(status).isFinal;
}
