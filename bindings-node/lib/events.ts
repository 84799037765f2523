/** Events: webhooks whose signature was right, told apart by `kind`. */

import type * as g2328 from "./generated/models2328";
import type * as alchemypay from "./generated/modelsAlchemyPay";
import { readPayment, readPayout, readStaticWalletDeposit } from "./generated/readers2328";
import {
  readOrderSigned,
  readOrderUnsigned,
  readPartialSigned,
  readRefundSigned,
} from "./generated/readersAlchemyPay";
import { native, type Verified } from "./native";
import type { Observed, Status } from "./payment";
import { Values } from "./values";

interface EventOf<Kind extends string, Data> {
  /** The same for every delivery of the same event: make it unique in your database. */
  readonly id: string;
  readonly kind: Kind;
  /** The id of the key that matched, as given to the webhooks. */
  readonly keyId: string;
  /** What the signature covers. */
  readonly data: Data;
  /** What it says to `decide`; `null` when it is not about a payment. */
  readonly observed: Observed | null;
  /** The body as it came, as JSON text. It carries the signature: keep it out of logs. */
  readonly raw: string;
}

interface Form {
  /** The form of the text that was signed. */
  readonly form: "reference" | "literal_separators" | "as_received";
}

/** A payment of 2328.io changed. */
export interface PaymentEvent extends EventOf<"payment", g2328.Payment>, Form {}
/** A payout of 2328.io changed. */
export interface PayoutEvent extends EventOf<"payout", g2328.Payout>, Form {}
/** A deposit to a static wallet of 2328.io. None has been seen; its fields are inferred. */
export interface StaticWalletEvent
  extends EventOf<"static_wallet", g2328.StaticWalletDeposit>,
    Form {}

/** An order of Alchemy Pay or AEON changed. */
export interface OrderEvent extends EventOf<"order", alchemypay.OrderSigned> {
  /** What no signature covers: good for a log, never for a decision. */
  readonly unsigned: alchemypay.OrderUnsigned;
}
/** A refund of Alchemy Pay or AEON changed. */
export interface RefundEvent extends EventOf<"refund", alchemypay.RefundSigned> {}
/** A part of an order of Alchemy Pay or AEON was paid. */
export interface PartialPaymentEvent extends EventOf<"partial", alchemypay.PartialSigned> {}

/** The signature was right, and what is said is not understood: store it. */
export interface UnknownEvent extends EventOf<"unknown", null> {
  /** Why it has no meaning. */
  readonly problem: string;
}

/** What a webhook of 2328.io may tell. */
export type Event2328 = PaymentEvent | PayoutEvent | StaticWalletEvent | UnknownEvent;
/** What a webhook of Alchemy Pay or AEON may tell. */
export type AlchemyPayEvent = OrderEvent | RefundEvent | PartialPaymentEvent | UnknownEvent;
/** What any webhook may tell. */
export type Event = Event2328 | AlchemyPayEvent;

/** Words that cross as their places in these lists, which the native module has too. */
const FORMS = ["reference", "literal_separators", "as_received"] as const;
const STATUSES = native.statuses() as readonly Status[];

/** The readers of what is signed, by kind, in the order in which the native module counts. */
const KINDS: readonly (readonly [kind: string, signed: ((from: Values) => object) | null])[] = [
  ["unknown", null],
  ["payment", readPayment],
  ["payout", readPayout],
  ["static_wallet", readStaticWalletDeposit],
  ["order", readOrderSigned],
  ["refund", readRefundSigned],
  ["partial", readPartialSigned],
];

function observedOf(from: Values): Observed {
  return {
    gateway: from.small() === 1 ? "alchemypay" : "2328",
    source: from.small() === 1 ? "query" : "webhook",
    status: STATUSES[from.small()] as Status,
    gatewayStatus: from.text(),
    orderId: from.maybe(),
    paymentId: from.maybe(),
    amount: from.maybe(),
    currency: from.maybe(),
    owed: from.maybe(),
    received: from.maybe(),
    receivedCurrency: from.maybe(),
    reason: from.maybe(),
  };
}

/** The event of what the native module verified, and of the body that it verified. */
export function eventOf([id, keyId, units, others, problem]: Verified, raw: string): Event {
  const from = new Values([units, raw, others]);
  const [kind, signed] = KINDS[from.small()] as (typeof KINDS)[number];
  const form = from.small();
  const data = signed === null ? null : signed(from);
  const unsigned = kind === "order" ? readOrderUnsigned(from) : null;
  const observed = from.model(observedOf);
  const event: Record<string, unknown> = { id, kind, keyId, data, observed, raw };
  if (form !== 0) {
    event["form"] = FORMS[form - 1];
  }
  if (unsigned !== null) {
    event["unsigned"] = unsigned;
  }
  if (problem !== null) {
    event["problem"] = problem;
  }
  return event as unknown as Event;
}
