/** Finds and loads the native module. Private: its shape may change with every version. */

import { join } from "node:path";
import { platform } from "./platform";
import type { Crossing } from "./values";

/** A signed request that knows how to read its answer. */
/** A call, and how far it has come. */
export interface NativeCall {
  readonly endpoint: string;
  readonly method: string;
  readonly path: string;
  /** Can be done once; the rest is for a call that was begun. */
  begin(policy: NativePolicy, limiter: NativeLimiter | null, seed?: string | null): void;
  wantsStart(monotonic: number, unix: number): number | null;
  giveStart(taken: boolean, wait: number, monotonic: number, unix: number): void;
  /** A `NativeStep` as JSON, and the body of what is to be sent. */
  step(monotonic: number, unix: number): [told: string, body: string | null];
  response(
    status: number,
    headers: readonly string[],
    body: Uint8Array,
    monotonic: number,
    unix: number,
  ): void;
  failure(kind: string, text: string, limit: number, monotonic: number, unix: number): void;
  finish(pager?: NativePager | null): Crossing;
}

/** What to do next. Times are nanoseconds. */
export type NativeStep =
  | { readonly kind: "done" }
  | { readonly kind: "wait"; readonly time: number }
  | {
      readonly kind: "send";
      readonly method: string;
      readonly url: string;
      readonly headers: Record<string, string>;
      readonly attempt: number;
      /** The most that it may take. */
      readonly time: number;
    };

export interface NativePager {
  nextCall(): NativeCall | null;
}

export interface NativePolicy {
  readonly native: "policy";
}

export interface NativeLimiter {
  reserve(now: number, most: number): [taken: number, wait: number];
}

export interface NativeGateway {
  call(group: string, name: string, given: string): NativeCall;
  observe(model: string, raw: string): string | null;
  describe(): string;
}

export interface NativeGateway2328 extends NativeGateway {
  pages(group: string, name: string, given: string): NativePager;
  raw(method: string, path: string, body?: string | null): NativeCall;
}

export interface NativeAlchemyPay extends NativeGateway {
  raw(path: string, body: string, signedFields: readonly string[]): NativeCall;
  cashierUrl(orderNo: string): string | null;
}

/** What is known of a webhook whose signature was right; the rest stands in its body. */
export type Verified = [
  id: string,
  keyId: string,
  units: string,
  others: readonly string[],
  problem: string | null,
];

export interface NativeWebhooks {
  sign(body: string, what: string): string;
  verify(body: Uint8Array, kind: string, explain: boolean): Verified;
  check(body: Uint8Array, kind: string): string;
  accepted(): string;
  refused(): string;
}

export interface NativeViewKeys {
  mint(gateway: string, orderId: string, ttl: number, now: number): string;
  verify(token: string, now: number): string;
  authorize(header: string | null, now: number): string;
}

type Text = string | null | undefined;

export interface Native {
  readonly RetryPolicy: new (
    maxAttempts?: number | null,
    baseDelay?: number | null,
    maxDelay?: number | null,
    maxRetryAfter?: number | null,
    attemptTimeout?: number | null,
    totalDeadline?: number | null,
  ) => NativePolicy;
  readonly RateLimiter: new (
    rate?: number | null,
    burst?: number | null,
    window?: number | null,
  ) => NativeLimiter;
  readonly Gateway2328: new (
    project: string,
    apiKey: string,
    payoutKey: Text,
    baseUrl: Text,
    userAgent: Text,
    options: Text,
  ) => NativeGateway2328;
  readonly AlchemyPay: new (
    appId: string,
    secret: string,
    host: string,
    userAgent: Text,
    options: Text,
  ) => NativeAlchemyPay;
  readonly Webhooks2328: new (
    apiKeys: readonly string[],
    payoutKeys: readonly string[],
    maxBytes?: number | null,
  ) => NativeWebhooks;
  readonly AlchemyPayWebhooks: new (
    secrets: readonly string[],
    options: Text,
    maxBytes?: number | null,
  ) => NativeWebhooks;
  readonly ViewKeys: new (keys: readonly string[]) => NativeViewKeys;
  version(): string;
  refusedView(): string;
  paymentView(facts: string, now: number): string;
  paymentUri(currency: string, network: string, address: string, amount: Text): string | null;
  accept(expected: string): string;
  errorCodes(): [code: string, advice: string][];
  redisLimiter(): string;
  decide(expected: string, observed: string, policy?: string | null): string;
  nextStatus(expected: string, observed: string): string | null;
  transition(known: string, reported: string): [step: string, status: string];
  eventId(gateway: string, kind: string, parts: readonly string[]): string;
  statusFacts(status: string): string;
  statuses(): string[];
  exactJson(text: string): string;
  amountParse(text: string): string;
  amountNormalized(text: string): string;
  amountCompare(a: string, b: string): -1 | 0 | 1;
  amountAdd(a: string, b: string): string;
  amountSubtract(a: string, b: string): string;
  amountShift(a: string, places: number): string;
  amountScale(a: string): number;
  amountTimes(a: string, factor: number): string;
  sign2328(body: Uint8Array, key: string): string;
  verify2328(body: Uint8Array, sign: string, key: string): boolean;
  signWebhook2328(body: string, key: string): string;
  signAlchemypay(name: string, body: string, secret: string, options: Text): string;
  signBodyAlchemypay(name: string, body: string, secret: string, options: Text): string;
  verifyAlchemypay(name: string, body: string, secret: string, options: Text): boolean;
}

function load(): Native {
  const here = platform();
  // The checkout builds beside the package; an installed package has none there.
  const candidates = [join(__dirname, `cointill.${here}.node`), `@cointill/node-${here}`];
  const problems: string[] = [];
  for (const candidate of candidates) {
    try {
      return require(candidate) as Native;
    } catch (error) {
      problems.push(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
    }
  }
  throw new Error(
    `expected a native module for ${here} (Node ${process.version}), got none; install without ` +
      "--omit=optional and on the platform that runs it, so that the package " +
      `@cointill/node-${here} is there. ${problems.join("; ")}`,
  );
}

export const native: Native = load();
