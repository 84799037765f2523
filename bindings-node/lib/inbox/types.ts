import type { Event } from "../events";
import type { Observed, Status, Verdict } from "../payment";

/** A gateway that the inbox knows. */
export type GatewayName = "2328" | "alchemypay";

/**
 * A payment of the shop: what it expects, what the gateway reported, and what was decided. Amounts
 * are text with every digit.
 */
export interface Payment {
  /** A random UUID: hard to guess, so fit for the address of a page where the payer waits. */
  readonly id: string;
  readonly gateway: GatewayName;
  /** The shop's id of the order; one payment for each. */
  readonly orderId: string;
  /** A text of the shop's own, such as the key of its row. */
  readonly reference: string | null;
  /** The price. */
  readonly amount: string;
  readonly currency: string;
  /** The gateway's id; `null` until the gateway has told it. */
  paymentId: string | null;
  /** What `nextStatus` gave last. */
  status: Status | null;
  /** The status in the gateway's own word. */
  gatewayStatus: string | null;
  /** What the payer owes, in `receivedCurrency`. */
  owed: string | null;
  /** What has arrived, in `receivedCurrency`. */
  received: string | null;
  receivedCurrency: string | null;
  /** The last verdict that changed something: `credit`, `wait`, `hold` or `reject`. */
  verdictAction: string | null;
  verdictReason: string | null;
  /** True once `onCredited` has returned. */
  credited: boolean;
  creditedAt: Date | null;
  creditedAmount: string | null;
  creditedCurrency: string | null;
  /** Where the payer pays: a page of the gateway. */
  url: string | null;
  /** The same as a Telegram mini app. */
  telegramUrl: string | null;
  /** Coin, network and address belong together: what one report said of where to pay to. */
  payerCurrency: string | null;
  network: string | null;
  address: string | null;
  /** A picture as a `data:` address, or `null`. */
  qr: string | null;
  expiresAt: Date | null;
  /** What went wrong when the gateway was last asked. */
  problem: string | null;
  /** How often a call that creates it at the gateway was begun. */
  createCalls: number;
  /** When the gateway was last asked. */
  checkedAt: Date | null;
  readonly createdAt: Date;
  updatedAt: Date;
}

/**
 * How far a stored webhook has come: `waiting` is for its order, `failed` is tried again when the
 * gateway repeats it and by `replay`.
 */
export type DeliveryState = "stored" | "waiting" | "applied" | "failed";

/** A webhook whose signature was right. Each event has one, however often it is delivered. */
export interface Delivery {
  /** Grows with each new one. */
  readonly position: number;
  /** The same for every delivery of the event. */
  readonly eventId: string;
  readonly gateway: GatewayName;
  /** The event's kind. */
  readonly kind: string;
  /** Which key signed it. */
  readonly keyId: string;
  /** The body as it came. */
  readonly raw: Uint8Array;
  readonly remoteAddress: string | null;
  /** The order that it is about; `null` when it is not about a payment. */
  readonly orderId: string | null;
  readonly receivedAt: Date;
  /** How often it came again. */
  readonly repeats: number;
  state: DeliveryState;
  verdictAction: string | null;
  verdictReason: string | null;
  attempts: number;
  problem: string | null;
  appliedAt: Date | null;
}

/** One line of a payment's history. */
export interface Report {
  readonly paymentId: string;
  /** The webhook that told it; `null` for a query and for a person. */
  readonly eventId: string | null;
  readonly at: Date;
  /** `webhook`, `query`, or `person` for a payment that was accepted by hand. */
  readonly source: string;
  /** The gateway's word for the status. */
  readonly gatewayStatus: string;
  readonly received: string | null;
  readonly statusBefore: string | null;
  readonly statusAfter: string | null;
  readonly verdictAction: string;
  readonly verdictReason: string | null;
  /** Who accepted it, and why; of a line that a person wrote. */
  readonly acceptedBy: string | null;
  readonly why: string | null;
}

/** What a handler is told beside the payment. */
export interface Told<Client> {
  /**
   * The connection of the transaction that records all this: what is written through it is
   * committed with the record, or not at all. Neither begin nor end a transaction on it.
   */
  readonly client: Client;
  /**
   * Runs something once the transaction is committed, such as an e-mail. The gateway waits for it.
   * What it throws is logged, and it does not run again: what must not be lost is a row that is
   * written through `client`.
   */
  readonly afterCommit: (work: () => unknown) => void;
  readonly verdict: Verdict;
  /** What was reported; `null` when a person accepted the payment. */
  readonly observed: Observed | null;
  /** The webhook that told it; `null` for a query and for a person. */
  readonly delivery: Delivery | null;
}

/** What `onEvent` is told beside the event. */
export interface EventTold<Client> {
  /** As in `Told`. */
  readonly client: Client;
  /** As in `Told`. */
  readonly afterCommit: (work: () => unknown) => void;
  readonly delivery: Delivery;
}

/**
 * What the shop does. Every handler runs inside the transaction that records what it is told, and
 * its promise is awaited. One that throws undoes it all: nothing is recorded, the gateway is
 * answered 503 and repeats the webhook, and `replay` and `reconcile` bring it again too.
 */
export interface Handlers<Client> {
  /** Once for each payment: ship. */
  onCredited: (payment: Readonly<Payment>, told: Told<Client>) => unknown;
  /** A person has to look; `told.verdict.reason` says why. May follow a credit. */
  onHeld?: ((payment: Readonly<Payment>, told: Told<Client>) => unknown) | undefined;
  /** It ended unpaid, or was refunded before it was credited. */
  onFailed?: ((payment: Readonly<Payment>, told: Told<Client>) => unknown) | undefined;
  /** Anything recorded has changed; after the others. */
  onUpdated?: ((payment: Readonly<Payment>, told: Told<Client>) => unknown) | undefined;
  /**
   * Any webhook, once for each event: payouts, deposits to static wallets, and what is not
   * understood, are told by this alone.
   */
  onEvent?: ((event: Event, told: EventTold<Client>) => unknown) | undefined;
}
