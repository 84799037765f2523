import { Amount } from "../amounts";
import { change } from "./ask";
import type { Core } from "./core";
import { credit, tell } from "./record";
import { clip } from "./texts";
import type { GatewayName, Payment } from "./types";

/** A held payment that a person has looked at. */
export interface Acceptance {
  readonly gateway: GatewayName;
  readonly orderId: string;
  /** The `verdictReason` that the person saw; when it is another by now, nothing happens. */
  readonly reason: string;
  /** Who decided, for the history. */
  readonly by: string;
  /** What to credit; the price when unset. */
  readonly amount?: string | undefined;
  /** The currency of `amount`; that of the price when unset. */
  readonly currency?: string | undefined;
}

/** The payment is not held for the reason that the person saw. */
export class NotHeldError extends Error {
  override readonly name = "NotHeldError";
}

/** Credits a held payment on a person's word: once, and `onCredited` is told. */
export async function accept<Client>(core: Core<Client>, given: Acceptance): Promise<Payment> {
  const by = clip(given.by, 64);
  if (by === null || by === "") {
    throw new TypeError("by: expected who decided, got nothing");
  }
  return change(core, given, async (payment, session) => {
    const { credited, verdictAction, verdictReason } = payment;
    if (credited || verdictAction !== "hold" || verdictReason !== given.reason) {
      const is = credited ? "credited" : `${verdictAction ?? "no verdict"} (${verdictReason})`;
      throw new NotHeldError(
        `order ${payment.orderId}: expected hold (${given.reason}), got ${is}; look again`,
      );
    }
    const amount = Amount.parse(given.amount ?? payment.amount);
    const currency = given.currency ?? payment.currency;
    if (Amount.compare(amount, "0") <= 0) {
      throw new RangeError(`amount: expected more than 0, got ${amount}`);
    }
    await credit(session, payment, amount, currency);
    payment.verdictAction = "credit";
    payment.verdictReason = null;
    await session.savePayment(payment);
    await session.addReport({
      paymentId: payment.id,
      eventId: null,
      at: new Date(),
      source: "person",
      gatewayStatus: by,
      received: payment.received,
      statusBefore: payment.status,
      statusAfter: payment.status,
      verdictAction: "credit",
      verdictReason: given.reason,
    });
    const text = `credit ${amount} ${currency}`;
    const verdict = { action: "credit", reason: null, amount, currency, text } as const;
    await tell(
      core,
      payment,
      { client: session.client, verdict, observed: null, delivery: null },
      true,
    );
    return payment;
  });
}
