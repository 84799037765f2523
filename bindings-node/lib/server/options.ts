import type { Event } from "../events";
import type { Inbox } from "../inbox";
import type { GatewayName } from "../inbox/types";
import type { AlchemyPayKind, Answer, Kind2328 } from "../webhooks";
import type { Log } from "./log";

/** What every adapter takes. */
export type WebhookOptions<Told extends Event = Event> = OwnHandler<Told> | IntoInbox;

/** Which webhooks an address takes. */
export type WebhookKind = Kind2328 | AlchemyPayKind;

/** What verifies: `gateway.webhooks`, `Webhooks2328` or `AlchemyPayWebhooks`. */
export interface Verifier<Told extends Event> {
  readonly accepted: Answer;
  readonly refused: Answer;
  // Which kinds there are differs between gateways; a wrong one is refused when a route is made.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  verify(body: Uint8Array, options: { kind: any; explain: boolean }): Told;
}

interface Common {
  /**
   * Which kind may come here, so that only its own key may sign: `payment`, `payout` or
   * `static_wallet` of 2328, `order`, `refund` or `partial` of Alchemy Pay; `any` when unset.
   */
  readonly kind?: WebhookKind | undefined;
  /** Longest body that is read, in bytes. 1 MiB when unset. */
  readonly maxBytes?: number | undefined;
  /** Puts the likely cause of a wrong signature into the log. For development: it takes time. */
  readonly explain?: boolean | undefined;
  /** Where refused, unreadable and failed webhooks are told. The console when unset. */
  readonly log?: Log | undefined;
}

/** Webhooks for a function of the shop. */
export interface OwnHandler<Told extends Event = Event> extends Common {
  /** Verifies: `gateway.webhooks`, or `Webhooks2328` and `AlchemyPayWebhooks` made from keys alone. */
  readonly webhooks: Verifier<Told>;
  /**
   * Does what the event asks for. When its promise resolves, the gateway is told that the webhook
   * is taken; when it rejects, 503, so that it comes again. The same event may come any number of
   * times and in any order.
   */
  readonly onEvent: (event: Told) => unknown;
  readonly inbox?: undefined;
}

/** Webhooks for an inbox, which applies each event once. */
export interface IntoInbox extends Common {
  // The connection of its handlers is no matter here.
  // biome-ignore lint/suspicious/noExplicitAny: an inbox of any store
  readonly inbox: Inbox<any>;
  /** The gateway that posts here. */
  readonly gateway: GatewayName;
  readonly webhooks?: undefined;
}
