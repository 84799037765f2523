/**
 * Limits on requests a second that several clients or processes share.
 *
 * 2328.io answers 429 beyond ten requests a second and project, whichever process sent them.
 */

import { type NativeLimiter, native } from "./native";
import { nanoseconds } from "./policy";

/** What a limiter answered. */
export interface Reservation {
  /** Whether a start was taken. */
  readonly taken: boolean;
  /** Milliseconds until the start that was taken, or would have been until one that was not. */
  readonly wait: number;
}

/** What a client can be given to take its turns at. */
export interface Limiter {
  /** Takes the next free start that is less than `most` milliseconds away. */
  reserve(most: number): Reservation | Promise<Reservation>;
}

/** How many requests may start. */
export interface Rate {
  /** Requests a second; 10 when unset. */
  readonly rate?: number;
  /** How many of them may start at once; 3 when unset. */
  readonly burst?: number;
  /**
   * Milliseconds that hold at most `rate` starts; 1,050 when unset, since requests do not arrive
   * exactly as far apart as they were sent.
   */
  readonly window?: number;
}

function checked(given: Rate): Required<Rate> {
  const rate = given.rate ?? 10;
  const burst = given.burst ?? Math.min(rate, 3);
  const window = given.window ?? 1050;
  const whole = Number.isInteger(rate) && Number.isInteger(burst);
  if (!whole || burst < 1 || burst > rate || !(window > 0)) {
    throw new TypeError(
      `limiter: expected 1 <= burst <= rate and a window, got burst ${burst}, rate ${rate} and ` +
        `window ${window}`,
    );
  }
  return { rate, burst, window };
}

const NATIVE = Symbol("native");

/** The native limiter of one of this package, which needs no promise. */
export function nativeLimiter(limiter: Limiter): NativeLimiter | null {
  return limiter instanceof RateLimiter ? limiter[NATIVE]() : null;
}

/** A limit for the clients of one process, or of one worker thread, that share it. */
export class RateLimiter implements Limiter {
  readonly #native: NativeLimiter;

  constructor(given: Rate = {}) {
    const { rate, burst, window } = checked(given);
    this.#native = new native.RateLimiter(rate, burst, nanoseconds(window));
  }

  reserve(most: number): Reservation {
    const now = nanoseconds(performance.now());
    const [taken, wait] = this.#native.reserve(now, nanoseconds(most));
    return { taken: taken === 1, wait: wait / 1e6 };
  }

  /** @internal */
  [NATIVE](): NativeLimiter {
    return this.#native;
  }
}

/** Redis as the packages `ioredis` and `redis` have it. */
export type RedisLike =
  | { eval(script: string, keys: number, ...rest: (string | number)[]): Promise<unknown> }
  | {
      eval(
        script: string,
        options: { readonly keys: string[]; readonly arguments: string[] },
      ): Promise<unknown>;
      readonly isOpen: boolean;
    };

/** A Redis that is down may take seconds to say so: it is left alone for a while. */
const LEFT_ALONE = 10_000;

/** A shop whose Redis is down learns of it, and not ten times a second. */
const QUIET = 60_000;

/**
 * A limit over all processes of a shop, kept in Redis by one atomic script and its own clock.
 *
 * While Redis cannot be reached each process keeps to the limit by itself, and emits a warning: a
 * shop goes on taking payments.
 */
export class RedisLimiter implements Limiter {
  readonly #redis: RedisLike;
  readonly #key: string;
  readonly #rate: Required<Rate>;
  readonly #own: RateLimiter;
  #said = Number.NEGATIVE_INFINITY;
  #leftAloneUntil = Number.NEGATIVE_INFINITY;

  /** `key` is where the last starts are kept: one for each project at the gateway. */
  constructor(redis: RedisLike, given: Rate & { readonly key?: string } = {}) {
    this.#redis = redis;
    this.#key = given.key ?? "cointill:2328";
    this.#rate = checked(given);
    this.#own = new RateLimiter(given);
  }

  async reserve(most: number): Promise<Reservation> {
    if (performance.now() < this.#leftAloneUntil) {
      return this.#own.reserve(most);
    }
    try {
      const [taken, wait] = (await this.#ask(most)) as [number, number];
      return { taken: Number(taken) === 1, wait: Number(wait) / 1000 };
    } catch (error) {
      // Whatever went wrong with Redis, the payment must not.
      this.#leftAloneUntil = performance.now() + LEFT_ALONE;
      this.#say(error);
      return this.#own.reserve(most);
    }
  }

  #ask(most: number): Promise<unknown> {
    const redis = this.#redis;
    const { rate, burst, window } = this.#rate;
    const micros = [rate, burst, Math.round(window * 1000), Math.round(most * 1000)];
    const script = native.redisLimiter();
    // A client of the package redis takes keys and arguments by name, and says that it is open.
    if ("isOpen" in redis) {
      return redis.eval(script, { keys: [this.#key], arguments: micros.map(String) });
    }
    return redis.eval(script, 1, this.#key, ...micros);
  }

  #say(error: unknown): void {
    const now = performance.now();
    if (now - this.#said >= QUIET) {
      this.#said = now;
      const name = error instanceof Error ? error.name : typeof error;
      process.emitWarning(
        `the shared rate limit is not reached (${name}): each process keeps to it by itself`,
        { code: "COINTILL_LIMITER" },
      );
    }
  }
}
