import type { Payment } from "cointill/inbox";
import { type Order, paymentOrderId } from "./orders";

/** Where an order stands, for its buyer and for the shop. */
export type State = "awaiting" | "part" | "confirming" | "paid" | "held" | "failed";

export const LABELS: Readonly<Record<State, string>> = {
  awaiting: "Awaiting payment",
  part: "Partly paid",
  confirming: "Payment is being confirmed",
  paid: "Paid",
  held: "Held: payment is being looked at",
  failed: "Not paid",
};

const ENDED = ["expired", "failed", "refunded"];

/** Paid is what the handler wrote; the rest is what its payments say. */
export function stateOf(order: Order, payments: readonly Payment[]): State {
  if (order.paid_at !== null) return "paid";
  // A payment of an earlier attempt may have arrived late: do not ask for another.
  if (payments.some(isHeld)) return "held";
  const current = payments.find(({ orderId }) => orderId === paymentOrderId(order));
  if (current?.verdictAction === "reject") return "failed";
  switch (current?.verdictReason) {
    case "partially_paid":
      return "part";
    case "confirming":
    case "confirmation":
      return "confirming";
    default:
      return "awaiting";
  }
}

function isHeld({ credited, verdictAction, verdictReason }: Payment): boolean {
  if (credited) return false;
  // Money may have arrived under another price than the shop's: a person looks.
  const odd = verdictAction === "reject" && !ENDED.includes(verdictReason ?? "");
  return verdictAction === "hold" || odd;
}

/** True when its buyer may go on to pay. */
export function wantsPayment(state: State): boolean {
  return state === "awaiting" || state === "part" || state === "failed";
}

/** True when nothing changes any more without a person. */
export function isOver(state: State): boolean {
  return state === "paid" || state === "held" || state === "failed";
}
