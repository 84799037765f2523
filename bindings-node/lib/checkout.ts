/**
 * What a customer's app may know of one payment: view tokens, and the view that the shop's server
 * answers with. No key of a gateway is needed for any of it.
 *
 * @packageDocumentation
 */

import { inspect } from "node:util";
import { refuseBrowser } from "./browserGuard";
import { guarded } from "./errors";
import { type NativeViewKeys, native } from "./native";
import type { Status } from "./payment";
import { type Answer, type Keys, pairs } from "./webhooks";

/** What a token allows: to look at one payment. */
export interface ViewGrant {
  readonly gateway: "2328" | "alchemypay";
  readonly orderId: string;
  /** The first moment at which it is no longer taken. */
  readonly expires: Date;
  /** The key that minted it. */
  readonly keyId: string;
}

/** What a token is minted for. */
export interface ViewTokenFor {
  readonly gateway: "2328" | "alchemypay";
  /** The shop's id of the order, 1 to 128 characters. */
  readonly orderId: string;
  /** Seconds that it is taken, 60 to 86,400; an hour when unset. */
  readonly ttl?: number | undefined;
}

/** What the shop has recorded of a payment. */
export interface PaymentFacts {
  readonly orderId: string;
  /** The price, as text. */
  readonly amount: string;
  /** The currency of the price. */
  readonly currency: string;
  /** The last status; `null` before the first report. */
  readonly status?: Status | null;
  /** True when the shop has credited the order. */
  readonly credited?: boolean;
  /** The action of the last verdict that changed something. */
  readonly verdict?: string | null;
  /** What the payer owes in all, in `payerCurrency`. */
  readonly owed?: string | null;
  /** What has arrived, in `payerCurrency`. */
  readonly received?: string | null;
  /** The coin that the payer pays in. */
  readonly payerCurrency?: string | null;
  /** The network the payer pays on. */
  readonly network?: string | null;
  /** Where the payer pays to. */
  readonly address?: string | null;
  /** The hosted checkout page. */
  readonly url?: string | null;
  /** The same as a Telegram mini app. */
  readonly telegramUrl?: string | null;
  /** When the invoice ends. */
  readonly expiresAt?: Date | null;
}

/** Wall-clock seconds since 1970. */
const now = (): number => Math.floor(Date.now() / 1000);

/**
 * The shop's own keys for view tokens: the first mints, all verify.
 *
 * A key is a random text of at least 32 bytes and never a gateway's. Change it by putting a new one
 * before it, with another id, and leave the old one out a day later.
 */
export class ViewKeys {
  readonly #native: NativeViewKeys;

  /**
   * From one key, or from several by an id of 1 to 32 of `A-Z a-z 0-9 - _`.
   *
   * @throws ConfigurationError for a key that is too short, or another id.
   */
  constructor(keys: Keys) {
    refuseBrowser();
    const given = pairs("keys", keys, "view");
    this.#native = guarded(() => new native.ViewKeys(given));
  }

  /**
   * A token with which its holder can look at one payment for a while. Give it only to the customer
   * whose order it is.
   *
   * @throws InvalidRequestError for an order id or a life outside its limits.
   */
  mint({ gateway, orderId, ttl = 3600 }: ViewTokenFor): string {
    if (!Number.isInteger(ttl) || ttl < 0 || ttl > 0xffff_ffff) {
      throw new TypeError(`ttl: expected whole seconds, 60 to 86400, got ${ttl}`);
    }
    return guarded(() => this.#native.mint(String(gateway), String(orderId), ttl, now()));
  }

  /**
   * What a token allows.
   *
   * @throws SignatureError with the `reason` for your log; whoever sent it gets `REFUSED`.
   */
  verify(token: string): ViewGrant {
    return grant(guarded(() => this.#native.verify(String(token), now())));
  }

  /** The same for the value of a header `Authorization`; `null` when there is none. */
  authorize(header: string | null | undefined): ViewGrant {
    const given = typeof header === "string" ? header : null;
    return grant(guarded(() => this.#native.authorize(given, now())));
  }

  [inspect.custom](): string {
    return "ViewKeys {}";
  }
}

function grant(json: string): ViewGrant {
  const { expires, ...own } = JSON.parse(json) as Omit<ViewGrant, "expires"> & { expires: number };
  return { ...own, expires: new Date(expires * 1000) };
}

/**
 * The answer to every request that is refused, whatever the reason. Send
 * `WWW-Authenticate: Bearer` and `Cache-Control: no-store` with it.
 */
export const REFUSED: Answer = Object.freeze(JSON.parse(native.refusedView()) as Answer);

/**
 * What an app is shown of a payment, from what the shop has recorded of it: the JSON text to answer
 * with, as the packages for phones read it.
 *
 * @throws InvalidRequestError for a status or verdict that is no such word.
 */
export function viewJson(facts: PaymentFacts): string {
  const given = JSON.stringify(facts);
  return guarded(() => native.paymentView(given, now()));
}

/**
 * The URI with which a wallet opens ready to pay; `null` where none is certain enough, and the
 * address alone is shown.
 */
export function paymentUri(
  currency: string,
  network: string,
  address: string,
  amount: string | null = null,
): string | null {
  return guarded(() => native.paymentUri(currency, network, address, amount));
}
