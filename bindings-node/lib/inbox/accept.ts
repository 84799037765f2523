import { accept as verdictOf } from "../payment";
import { change } from "./ask";
import type { Core } from "./core";
import { credit, expected, isHeld, tell } from "./record";
import { clip } from "./texts";
import type { GatewayName, Payment } from "./types";

/** A held payment that a person has looked at. */
export interface Acceptance {
  readonly gateway: GatewayName;
  readonly orderId: string;
  /** The `verdictReason` that the person saw; when it is another by now, nothing happens. */
  readonly reason: string;
  /** Who accepts it, such as a user name. */
  readonly by: string;
  /** The reason, for those who look at it later. */
  readonly why: string;
}

/** The payment is not held for the reason that the person saw. */
export class NotHeldError extends Error {
  override readonly name = "NotHeldError";
}

/** Credits a held payment on a person's word: its price, once, and `onCredited` is told. */
export async function accept<Client>(core: Core<Client>, given: Acceptance): Promise<Payment> {
  const acceptedBy = said("by", given.by, 150);
  const why = said("why", given.why, 1000);
  return change(core, given, async (payment, session) => {
    const verdict = verdictOf(expected(payment));
    const isSeen = payment.verdictReason === given.reason;
    if (!isHeld(payment) || !isSeen || verdict.action !== "credit") {
      throw new NotHeldError(
        `order ${payment.orderId}: expected it to be held (${given.reason}), got ` +
          `${state(payment)}; look at it again`,
      );
    }
    await credit(session, payment, verdict.amount, verdict.currency);
    payment.verdictAction = verdict.action;
    payment.verdictReason = verdict.reason;
    await session.savePayment(payment);
    await session.addReport({
      paymentId: payment.id,
      eventId: null,
      at: new Date(),
      source: "person",
      gatewayStatus: payment.gatewayStatus ?? "",
      received: payment.received,
      statusBefore: payment.status,
      statusAfter: payment.status,
      verdictAction: verdict.action,
      verdictReason: given.reason,
      acceptedBy,
      why,
    });
    const { client } = session;
    const { afterCommit } = core;
    await tell(
      core,
      payment,
      { client, afterCommit, verdict, observed: null, delivery: null },
      true,
    );
    return payment;
  });
}

function said(name: string, text: string, most: number): string {
  const words = typeof text === "string" ? clip(text.trim(), most) : null;
  if (words === null || words === "") {
    throw new TypeError(`${name}: expected text, so that the history says it, got nothing`);
  }
  return words;
}

function state({ credited, verdictAction, verdictReason }: Payment): string {
  if (credited) {
    return "credited";
  }
  return verdictAction === null ? "no verdict" : `${verdictAction} (${verdictReason})`;
}
