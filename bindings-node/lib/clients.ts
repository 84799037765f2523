/** The gateways. */

import { inspect } from "node:util";
import { refuseBrowser } from "./browserGuard";
import {
  type AttemptEnd,
  type AttemptStart,
  type CallOptions,
  carryOut,
  type Settings,
} from "./driver";
import { ConfigurationError, guarded } from "./errors";
import { FetchTransport } from "./fetchTransport";
import * as g2328 from "./generated/groups2328";
import * as galchemy from "./generated/groupsAlchemyPay";
import { type Limiter, nativeLimiter, RateLimiter } from "./limiters";
import {
  type NativeAlchemyPay,
  type NativeCall,
  type NativeGateway,
  type NativeGateway2328,
  native,
} from "./native";
import { type AlchemyPayOptions, type Options2328, optionsJson } from "./options";
import { nativePolicy, policyOf, type RetryPolicy } from "./policy";
import type { Transport } from "./transport";
import { AlchemyPayWebhooks, type Keys, pairs, Webhooks2328 } from "./webhooks";

/** How calls are carried out. Times are in milliseconds. */
export interface ClientSettings {
  /** Names the shop, such as `MyShop/1.0 (+https://shop.example)`. */
  readonly userAgent?: string;
  /** Most time for a call with all its repeats and waits; 60,000 when unset. */
  readonly timeout?: number;
  /** Most repeats of a call that may be repeated; 3 when unset. */
  readonly maxRetries?: number;
  /** All limits of the repeats, instead of `timeout` and `maxRetries`. */
  readonly retryPolicy?: RetryPolicy;
  /** A transport of your own; the platform's `fetch` when unset. */
  readonly transport?: Transport;
  /** Is called before each attempt. It must not block. */
  readonly beforeAttempt?: (start: AttemptStart) => void;
  /** Is called after each attempt. It must not block. */
  readonly afterAttempt?: (end: AttemptEnd) => void;
}

/** What `Gateway2328` is made from. */
export interface Gateway2328Settings extends ClientSettings {
  /** The project's UUID, from the gateway's panel. */
  readonly project: string;
  /** The API key. Several by id, when one is being changed: the first signs, all verify. */
  readonly apiKey: Keys;
  /** The payout key; payouts need it. */
  readonly payoutKey?: Keys | null;
  /** Another address, such as the sandbox's. */
  readonly baseUrl?: string;
  /** Readings of the documentation; see `docs/gateways.md`. */
  readonly options?: Options2328;
  /** Requests a second, 10 when unset; 0 for no limit. It holds for this client. */
  readonly rateLimit?: number;
  /** A limit that several clients or processes share, instead of `rateLimit`. */
  readonly limiter?: Limiter;
}

/** What `AlchemyPay` is made from. */
export interface AlchemyPaySettings extends ClientSettings {
  /** The merchant's `appId`. */
  readonly appId: string;
  /** Its secret. Several by id, when one is being changed: the first signs, all verify. */
  readonly secret: Keys;
  /** `alchemy`, `alchemy-sandbox`, `aeon`, `aeon-sandbox`, or a base URL. */
  readonly host: string;
  /** Readings of the documentation; see `docs/gateways.md`. */
  readonly options?: AlchemyPayOptions;
}

/** The key that signs requests: the first, when there are several. */
function first(name: string, keys: Keys | null | undefined): string {
  return pairs(name, keys, "")[1] ?? "";
}

function text(name: string, value: unknown): string {
  if (typeof value !== "string") {
    throw new ConfigurationError(
      "configuration",
      `${name}: expected text, got ${value === null ? "null" : typeof value}`,
    );
  }
  return value;
}

function settingsOf(given: ClientSettings, shared: Limiter | null): Settings {
  const policy = policyOf(given);
  const limiter = shared === null ? null : nativeLimiter(shared);
  return {
    transport: given.transport ?? new FetchTransport(),
    policy,
    native: nativePolicy(policy),
    limiter,
    shared: limiter === null ? shared : null,
    beforeAttempt: given.beforeAttempt,
    afterAttempt: given.afterAttempt,
  };
}

function limiterOf({ rateLimit, limiter }: Gateway2328Settings): Limiter | null {
  if (limiter !== undefined) {
    if (rateLimit !== undefined) {
      throw new ConfigurationError(
        "configuration",
        "limiter: expected it alone, or rateLimit; it has a rate of its own",
      );
    }
    return limiter;
  }
  return rateLimit === 0
    ? null
    : new RateLimiter(rateLimit === undefined ? {} : { rate: rateLimit });
}

function bodyOf(body: object | string): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

/** What the clients have in common. */
abstract class Client<Native extends NativeGateway> {
  readonly #native: Native;
  readonly #settings: Settings;

  /** @internal */
  constructor(made: Native, settings: Settings) {
    this.#native = made;
    this.#settings = settings;
  }

  protected async _raw(
    make: (gateway: Native) => NativeCall,
    options: CallOptions | undefined,
  ): Promise<unknown> {
    const call = guarded(() => make(this.#native));
    const [, text] = await carryOut(this.#settings, call, options, null);
    return JSON.parse(text) as unknown;
  }

  protected _native(): Native {
    return this.#native;
  }

  [inspect.custom](): string {
    return this.#native.describe();
  }

  /** Without keys, for a log. */
  toJSON(): string {
    return this.#native.describe();
  }
}

/**
 * 2328.io. Signs calls, carries them out and reads their answers.
 *
 * ```ts
 * const gateway = new Gateway2328({ project, apiKey });
 * const payment = await gateway.payments.create({
 *   amount: "19.99", currency: "USD", orderId: "ORDER-1",
 * });
 * ```
 */
export class Gateway2328 extends Client<NativeGateway2328> {
  readonly payments: g2328.PaymentsGroup;
  readonly payouts: g2328.PayoutsGroup;
  readonly staticWallets: g2328.StaticWalletsGroup;
  readonly balance: g2328.BalanceGroup;
  readonly rates: g2328.RatesGroup;
  readonly conversions: g2328.ConversionsGroup;
  /** Verifies this project's webhooks. */
  readonly webhooks: Webhooks2328;

  constructor(given: Gateway2328Settings) {
    refuseBrowser();
    const { apiKey, payoutKey, options } = given;
    const made = guarded(
      () =>
        new native.Gateway2328(
          text("project", given.project),
          first("apiKey", apiKey),
          payoutKey === null || payoutKey === undefined ? null : first("payoutKey", payoutKey),
          given.baseUrl,
          given.userAgent,
          optionsJson(options),
        ),
    );
    const settings = settingsOf(given, limiterOf(given));
    super(made, settings);
    this.payments = new g2328.PaymentsGroup(made, settings);
    this.payouts = new g2328.PayoutsGroup(made, settings);
    this.staticWallets = new g2328.StaticWalletsGroup(made, settings);
    this.balance = new g2328.BalanceGroup(made, settings);
    this.rates = new g2328.RatesGroup(made, settings);
    this.conversions = new g2328.ConversionsGroup(made, settings);
    this.webhooks = new Webhooks2328({ apiKey, payoutKey: payoutKey ?? null });
  }

  /**
   * Calls an endpoint that this version does not know; the answer's payload, in which numbers that
   * JavaScript would round are text. Never repeated after an unknown outcome.
   */
  raw(
    method: "GET" | "POST",
    path: string,
    body?: object | string | null,
    options?: CallOptions,
  ): Promise<unknown> {
    const sent = body === undefined || body === null ? null : bodyOf(body);
    return this._raw((gateway) => gateway.raw(method, path, sent), options);
  }
}

/** Alchemy Pay and its twin AEON. */
export class AlchemyPay extends Client<NativeAlchemyPay> {
  readonly payments: galchemy.PaymentsGroup;
  readonly refunds: galchemy.RefundsGroup;
  /** Verifies this merchant's webhooks. */
  readonly webhooks: AlchemyPayWebhooks;

  constructor(given: AlchemyPaySettings) {
    refuseBrowser();
    const { secret, options } = given;
    const made = guarded(
      () =>
        new native.AlchemyPay(
          text("appId", given.appId),
          first("secret", secret),
          text("host", given.host),
          given.userAgent,
          optionsJson(options),
        ),
    );
    // Only 2328 has a documented limit.
    const settings = settingsOf(given, null);
    super(made, settings);
    this.payments = new galchemy.PaymentsGroup(made, settings);
    this.refunds = new galchemy.RefundsGroup(made, settings);
    this.webhooks = new AlchemyPayWebhooks({
      secret,
      ...(options === undefined ? {} : { options }),
    });
  }

  /**
   * Calls an endpoint that this version does not know, with a signature over these fields. Never
   * repeated after an unknown outcome.
   */
  raw(
    path: string,
    body: object | string,
    signedFields: readonly string[],
    options?: CallOptions,
  ): Promise<unknown> {
    const sent = bodyOf(body);
    return this._raw((gateway) => gateway.raw(path, sent, [...signedFields]), options);
  }

  /** The cashier page of an order, where its form is documented; `null` elsewhere. */
  cashierUrl(orderNo: string): string | null {
    return this._native().cashierUrl(text("orderNo", orderNo));
  }
}
