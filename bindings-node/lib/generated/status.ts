/**
 * Statuses of payments.
 *
 * Made from the core's definitions by `cargo xtask generate`; do not edit.
 */

/** A status in the words of all gateways. */
export type Status =
  | "created"
  | "waiting"
  | "confirming"
  | "partially_paid"
  | "on_hold"
  | "paid"
  | "overpaid"
  | "paid_late"
  | "underpaid"
  | "expired"
  | "failed"
  | "failed_late"
  | "refunding"
  | "refund_failed"
  | "refunded"
  | "unknown";
