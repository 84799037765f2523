/** How often and how long calls are repeated. */

import { ConfigurationError } from "./errors";
import { type NativePolicy, native } from "./native";

/** The limits of the repeats of one call. Times are in milliseconds. */
export interface RetryPolicy {
  /** How often a request is sent at most; 4 when unset. */
  readonly maxAttempts?: number;
  /** Upper end of the first random delay, which doubles with each further one; 250 when unset. */
  readonly baseDelay?: number;
  /** Upper end of any random delay; 20,000 when unset. */
  readonly maxDelay?: number;
  /** The longest `Retry-After` that is sat out; 60,000 when unset. */
  readonly maxRetryAfter?: number;
  /** Most time for one attempt; 30,000 when unset. */
  readonly attemptTimeout?: number;
  /** Most time for the whole call, waits included; 60,000 when unset. */
  readonly totalDeadline?: number;
}

/** What a shop may say of the time and the repeats of a call. */
export interface RetrySettings {
  readonly timeout?: number | undefined;
  readonly maxRetries?: number | undefined;
  readonly retryPolicy?: RetryPolicy | undefined;
}

const NAMES = [
  "maxAttempts",
  "baseDelay",
  "maxDelay",
  "maxRetryAfter",
  "attemptTimeout",
  "totalDeadline",
] as const;

function checked(name: string, value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) {
    throw new ConfigurationError(
      "configuration",
      `${name}: expected a number, 0 or more, got ${String(value)}`,
    );
  }
  return value;
}

/** The policy of the settings, over that of the client. */
export function policyOf(settings: RetrySettings, over: RetryPolicy = {}): RetryPolicy {
  const { timeout, maxRetries, retryPolicy } = settings;
  if (retryPolicy !== undefined && (timeout !== undefined || maxRetries !== undefined)) {
    throw new ConfigurationError(
      "configuration",
      "retryPolicy: expected it alone, or maxRetries and timeout; it holds both",
    );
  }
  const made: { -readonly [name in keyof RetryPolicy]: number } = { ...over };
  for (const name of NAMES) {
    const given = retryPolicy?.[name];
    if (given !== undefined) {
      made[name] = checked(name, given);
    }
  }
  if (timeout !== undefined) {
    made.totalDeadline = checked("timeout", timeout);
  }
  if (maxRetries !== undefined) {
    made.maxAttempts = Math.floor(checked("maxRetries", maxRetries)) + 1;
  }
  return made;
}

/** Nanoseconds of milliseconds, whole. */
export function nanoseconds(milliseconds: number): number {
  return Math.round(milliseconds * 1e6);
}

export function nativePolicy(policy: RetryPolicy): NativePolicy {
  const time = (value: number | undefined) => (value === undefined ? null : nanoseconds(value));
  return new native.RetryPolicy(
    policy.maxAttempts ?? null,
    time(policy.baseDelay),
    time(policy.maxDelay),
    time(policy.maxRetryAfter),
    time(policy.attemptTimeout),
    time(policy.totalDeadline),
  );
}
