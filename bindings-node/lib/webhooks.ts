/** Verifying webhooks, and making signed fakes for a shop's own tests. */

import { inspect } from "node:util";
import { bytesOf, type RawBody, textOf } from "./bodies";
import { refuseBrowser } from "./browserGuard";
import { errorOf, guarded, SignatureError } from "./errors";
import { type AlchemyPayEvent, type Event, type Event2328, eventOf } from "./events";
import { type NativeWebhooks, native, type Verified } from "./native";
import { type AlchemyPayOptions, optionsJson } from "./options";

/** One key, or several by an id that the event will name, so that a key can be changed. */
export type Keys = string | Readonly<Record<string, string>>;

/** The HTTP answer to a webhook, exactly as the gateway wants it. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Which webhooks of 2328.io a URL takes; it decides which key may have signed. */
export type Kind2328 = "any" | "payment" | "payout" | "static_wallet";
/** Which webhooks of Alchemy Pay a URL takes; it decides which fields were signed. */
export type AlchemyPayKind = "any" | "order" | "refund" | "partial";

interface CheckOptions<Kind> {
  /** Give each kind a URL of its own and name it here; `any` when unset. */
  readonly kind?: Kind;
}

interface VerifyOptions<Kind> extends CheckOptions<Kind> {
  /** Says in the error why a body is refused, for a developer's eyes. */
  readonly explain?: boolean;
}

/** Ids and keys, one behind the other. */
export function pairs(name: string, keys: Keys | null | undefined, fallback: string): string[] {
  if (keys === null || keys === undefined) {
    return [];
  }
  const all: [string, unknown][] =
    typeof keys === "string" ? [[fallback, keys]] : Object.entries(keys);
  for (const [, key] of all) {
    if (typeof key !== "string") {
      throw new TypeError(`${name}: expected a key as text, or several by id, got ${typeof key}`);
    }
  }
  return all.flat() as string[];
}

/**
 * A `TypeError` is a mistake of the shop's own. Whatever else goes wrong, the body is refused: no
 * bytes may make a handler fail in another way.
 */
function refusalOf(thrown: unknown): unknown {
  const error = errorOf(thrown);
  if (error instanceof SignatureError || error instanceof TypeError) {
    return error;
  }
  const message = "webhook refused: the native module failed";
  return new SignatureError(message, "malformed", null, [], error);
}

abstract class WebhooksBase<Kind extends string, Told extends Event> {
  readonly #native: NativeWebhooks;
  /** The answer to a webhook that was taken. */
  readonly accepted: Answer;
  /** The answer to one that was refused: nothing that helps a forger. */
  readonly refused: Answer;

  /** @internal */
  constructor(made: NativeWebhooks) {
    this.#native = made;
    this.accepted = Object.freeze(JSON.parse(made.accepted()) as Answer);
    this.refused = Object.freeze(JSON.parse(made.refused()) as Answer);
  }

  /**
   * The event that the raw bytes of a request tell.
   *
   * @throws SignatureError for anything else, whatever the bytes.
   */
  verify<K extends Kind = Kind>(body: RawBody, options?: VerifyOptions<K>): EventFor<Told, K> {
    const bytes = bytesOf(body);
    let told: Verified;
    try {
      told = this.#native.verify(bytes, options?.kind ?? "any", options?.explain === true);
    } catch (error) {
      throw refusalOf(error);
    }
    return eventOf(told, textOf(body, bytes)) as EventFor<Told, K>;
  }

  /**
   * Verifies the signature and reads nothing else, for a server that stores first and understands
   * later: the id of the key that matched.
   *
   * @throws SignatureError as `verify`.
   */
  check(body: RawBody, options?: CheckOptions<Kind>): string {
    const bytes = bytesOf(body);
    try {
      return this.#native.check(bytes, options?.kind ?? "any");
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** @internal */
  protected _sign(fields: Readonly<Record<string, unknown>>, what: string): Buffer {
    return Buffer.from(
      guarded(() => this.#native.sign(JSON.stringify(fields), what)),
      "utf8",
    );
  }

  [inspect.custom](): string {
    return `${this.constructor.name} {}`;
  }
}

/** The events of a kind, and those that are not understood. */
type EventFor<Told extends Event, Kind extends string> = "any" extends Kind
  ? Told
  : Extract<Told, { readonly kind: Kind | "unknown" }>;

/** Keys of 2328.io and limits for its webhooks. */
export interface Webhooks2328Settings {
  readonly apiKey?: Keys | null;
  readonly payoutKey?: Keys | null;
  /** The longest body that is looked at, in bytes; 1 MiB when unset. */
  readonly maxBytes?: number;
}

/**
 * Webhooks of 2328.io.
 *
 * Needs no gateway object: a process that only receives webhooks makes it from the keys alone.
 */
export class Webhooks2328 extends WebhooksBase<Kind2328, Event2328> {
  constructor(settings: Webhooks2328Settings) {
    refuseBrowser();
    const { apiKey, payoutKey, maxBytes } = settings;
    const keys: [string[], string[]] = [
      pairs("apiKey", apiKey, "api"),
      pairs("payoutKey", payoutKey, "payout"),
    ];
    super(guarded(() => new native.Webhooks2328(...keys, maxBytes ?? null)));
  }

  /** A signed body, as the gateway would send it: for the tests of a shop's own handler. */
  signTestEvent(
    fields: Readonly<Record<string, unknown>>,
    options?: { readonly key?: "api" | "payout" },
  ): Buffer {
    return this._sign(fields, options?.key ?? "api");
  }
}

/** Secrets of Alchemy Pay or AEON, and limits for their webhooks. */
export interface AlchemyPayWebhooksSettings {
  readonly secret: Keys;
  /** Readings of the documentation; see `docs/gateways.md`. */
  readonly options?: AlchemyPayOptions;
  /** The longest body that is looked at, in bytes; 1 MiB when unset. */
  readonly maxBytes?: number;
}

/** Webhooks of Alchemy Pay and AEON. */
export class AlchemyPayWebhooks extends WebhooksBase<AlchemyPayKind, AlchemyPayEvent> {
  constructor(settings: AlchemyPayWebhooksSettings) {
    refuseBrowser();
    const secrets = pairs("secret", settings.secret, "secret");
    const options = optionsJson(settings.options);
    super(
      guarded(() => new native.AlchemyPayWebhooks(secrets, options, settings.maxBytes ?? null)),
    );
  }

  /** A signed body, as the gateway would send it: for the tests of a shop's own handler. */
  signTestEvent(
    fields: Readonly<Record<string, unknown>>,
    options?: { readonly kind?: "order" | "refund" | "partial" },
  ): Buffer {
    return this._sign(fields, `${options?.kind ?? "order"}-webhook`);
  }
}
