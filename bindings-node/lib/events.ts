/** Events: webhooks whose signature was right, told apart by `kind`. */

import type * as g2328 from "./generated/models2328";
import type * as alchemypay from "./generated/modelsAlchemyPay";
import { READERS as READERS_2328 } from "./generated/readers2328";
import { READERS as READERS_ALCHEMYPAY } from "./generated/readersAlchemyPay";
import type { Observed } from "./payment";

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

type Values = [
  id: string,
  kind: string,
  keyId: string,
  form: string | null,
  problem: string | null,
  dataName: string | null,
  data: readonly unknown[] | null,
  unsignedName: string | null,
  unsigned: readonly unknown[] | null,
  observed: Observed | null,
  raw: string,
];

// Typed by their values, which only the native module makes.
type Reader = (values: readonly never[]) => unknown;
const READERS = { ...READERS_2328, ...READERS_ALCHEMYPAY } as Readonly<Record<string, Reader>>;

function read(name: string | null, values: readonly unknown[] | null): unknown {
  const reader = name === null ? undefined : READERS[name];
  return reader === undefined || values === null ? null : reader(values as readonly never[]);
}

/** The event of what the native module verified. */
export function eventOf(json: string): Event {
  const [id, kind, keyId, form, problem, dataName, data, unsignedName, unsigned, observed, raw] =
    JSON.parse(json) as Values;
  const event: Record<string, unknown> = {
    id,
    kind,
    keyId,
    data: read(dataName, data),
    observed,
    raw,
  };
  if (form !== null) {
    event["form"] = form;
  }
  if (unsignedName !== null) {
    event["unsigned"] = read(unsignedName, unsigned);
  }
  if (problem !== null) {
    event["problem"] = problem;
  }
  return event as unknown as Event;
}
