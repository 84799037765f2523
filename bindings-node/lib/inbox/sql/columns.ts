import type { Delivery, Payment, Report } from "../types";

/** What a column holds, which each database writes and reads in its own way. */
export type Kind = "text" | "amount" | "time" | "flag" | "count" | "bytes";

/** The columns of a table, by the names of the fields. */
export type Columns<Row> = { readonly [Name in keyof Row]-?: Kind };

export const PAYMENT: Columns<Payment> = {
  id: "text",
  gateway: "text",
  orderId: "text",
  reference: "text",
  amount: "amount",
  currency: "text",
  paymentId: "text",
  status: "text",
  gatewayStatus: "text",
  owed: "amount",
  received: "amount",
  receivedCurrency: "text",
  verdictAction: "text",
  verdictReason: "text",
  credited: "flag",
  creditedAt: "time",
  creditedAmount: "amount",
  creditedCurrency: "text",
  url: "text",
  telegramUrl: "text",
  payerCurrency: "text",
  network: "text",
  address: "text",
  qr: "text",
  expiresAt: "time",
  problem: "text",
  createCalls: "count",
  checkedAt: "time",
  createdAt: "time",
  updatedAt: "time",
};

export const DELIVERY: Columns<Delivery> = {
  position: "count",
  eventId: "text",
  gateway: "text",
  kind: "text",
  keyId: "text",
  raw: "bytes",
  remoteAddress: "text",
  orderId: "text",
  receivedAt: "time",
  repeats: "count",
  state: "text",
  verdictAction: "text",
  verdictReason: "text",
  attempts: "count",
  problem: "text",
  appliedAt: "time",
};

export const REPORT: Columns<Report> = {
  paymentId: "text",
  eventId: "text",
  at: "time",
  source: "text",
  gatewayStatus: "text",
  received: "amount",
  statusBefore: "text",
  statusAfter: "text",
  verdictAction: "text",
  verdictReason: "text",
  acceptedBy: "text",
  why: "text",
};

/** The name of a field's column. */
export function column(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
