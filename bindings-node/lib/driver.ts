/** Drives a call: sends what the core says, waits as long as it says. */

import { ConfigurationError, errorOf } from "./errors";
import type { Limiter } from "./limiters";
import type { NativeCall, NativeLimiter, NativePager, NativePolicy, NativeStep } from "./native";
import { nanoseconds, nativePolicy, policyOf, type RetryPolicy } from "./policy";
import { type Transport, TransportFailure, type TransportResponse } from "./transport";
import type { Crossing } from "./values";

/** What a call may be told beside its arguments. */
export interface CallOptions {
  /** Ends the call; it then throws a `CancelledError` whose `cause` is the signal's reason. */
  readonly signal?: AbortSignal;
  /** Most time for the call with all its repeats and waits, in milliseconds. */
  readonly timeout?: number;
  /** Most repeats of a call that may be repeated. */
  readonly maxRetries?: number;
  /** Further headers, such as one for tracing. Those of the gateway cannot be replaced. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An attempt that is about to be made. */
export interface AttemptStart {
  /** Gateway, group and action, such as `2328.payment.create`. */
  readonly endpoint: string;
  readonly method: string;
  /** The path with placeholders: safe for logs and metrics. */
  readonly path: string;
  /** How often something was sent for the call with this one, from 1. */
  readonly attempt: number;
}

/** An attempt that has ended. Never a key, a signature or a body. */
export interface AttemptEnd extends AttemptStart {
  /** The status of the answer; `null` when there was none. */
  readonly status: number | null;
  /** Why there was none, such as `timeout`; `null` for an answer. */
  readonly failure: string | null;
  /** More words on a failure; empty otherwise. */
  readonly detail: string;
  /** Milliseconds from the beginning of the attempt to the last byte of the answer. */
  readonly elapsed: number;
}

/** How the calls of a client are carried out. */
export interface Settings {
  readonly transport: Transport;
  readonly policy: RetryPolicy;
  readonly native: NativePolicy;
  /** The limiter of this package, which answers at once, or one that may take its time. */
  readonly limiter: NativeLimiter | null;
  readonly shared: Limiter | null;
  readonly beforeAttempt: ((start: AttemptStart) => void) | undefined;
  readonly afterAttempt: ((end: AttemptEnd) => void) | undefined;
}

function monotonic(): number {
  return nanoseconds(performance.now());
}

function unix(): number {
  return Math.floor(Date.now() / 1000);
}

function startOf(call: NativeCall, attempt: number): AttemptStart {
  return { endpoint: call.endpoint, method: call.method, path: call.path, attempt };
}

/** A hook that fails must not change what became of a payment. */
function watch<T>(hook: ((event: T) => void) | undefined, event: () => T): void {
  if (hook === undefined) {
    return;
  }
  try {
    hook(event());
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done);
  });
}

/** Adds a call's further headers to the gateway's own. */
function addHeaders(
  headers: Record<string, string>,
  further: Readonly<Record<string, string>> | undefined,
): void {
  for (const [given, value] of Object.entries(further ?? {})) {
    const name = given.toLowerCase();
    if (name in headers || name === "host" || name === "content-length") {
      throw new ConfigurationError(
        "configuration",
        `headers: expected none of the gateway's own, got ${JSON.stringify(given)}`,
      );
    }
    headers[name] = value;
  }
}

function flat(headers: TransportResponse["headers"]): string[] {
  const all: string[] = [];
  const pairs =
    Symbol.iterator in headers
      ? (headers as Iterable<readonly [string, string]>)
      : Object.entries(headers);
  for (const [name, value] of pairs) {
    all.push(name, value);
  }
  return all;
}

/** One attempt, ended by its time or by the caller's signal. */
async function attempt(
  step: Extract<NativeStep, { kind: "send" }>,
  body: string | null,
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<TransportResponse> {
  const timeout = step.time / 1e6;
  const controller = new AbortController();
  let over: "timeout" | "cancelled" | undefined;
  const end = (why: "timeout" | "cancelled") => {
    over ??= why;
    controller.abort();
  };
  const cancel = () => end("cancelled");
  const timer = setTimeout(end, timeout, "timeout");
  signal?.addEventListener("abort", cancel);
  const request = {
    method: step.method,
    url: step.url,
    headers: step.headers,
    body: Buffer.from(body ?? ""),
    timeout,
    signal: controller.signal,
  };
  try {
    return await transport.send(request);
  } catch (error) {
    throw over === undefined ? error : new TransportFailure(over, "", { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  }
}

/** Asks a limiter that may take its time, when the next step would send. */
async function takeTurn(shared: Limiter, call: NativeCall): Promise<void> {
  const most = call.wantsStart(monotonic(), unix());
  if (most !== null) {
    const { taken, wait } = await shared.reserve(most / 1e6);
    call.giveStart(taken, nanoseconds(wait), monotonic(), unix());
  }
}

/** Carries a call out. */
export async function carryOut(
  settings: Settings,
  call: NativeCall,
  options: CallOptions | undefined,
  pager: NativePager | null,
): Promise<Crossing> {
  const { signal, timeout, maxRetries } = options ?? {};
  const own = timeout !== undefined || maxRetries !== undefined;
  const policy = own
    ? nativePolicy(policyOf({ timeout, maxRetries }, settings.policy))
    : settings.native;
  call.begin(policy, settings.limiter);
  let cause: unknown;
  for (;;) {
    if (signal?.aborted) {
      cause = signal.reason;
      call.failure("cancelled", "", 0, monotonic(), unix());
    }
    if (settings.shared !== null) {
      await takeTurn(settings.shared, call);
    }
    const [told, body] = call.step(monotonic(), unix());
    const step = JSON.parse(told) as NativeStep;
    if (step.kind === "done") {
      break;
    }
    if (step.kind === "wait") {
      await pause(step.time / 1e6, signal);
      continue;
    }
    addHeaders(step.headers, options?.headers);
    watch(settings.beforeAttempt, () => startOf(call, step.attempt));
    const began = performance.now();
    let status: number | null = null;
    let failure: TransportFailure | null = null;
    try {
      const answer = await attempt(step, body, settings.transport, signal);
      status = answer.status;
      call.response(status, flat(answer.headers), answer.body, monotonic(), unix());
      cause = undefined;
    } catch (error) {
      // Any other error: nobody knows how far it came. Its words may hold anything, so only its
      // name is told; the error itself is the cause of what the call ends in.
      const name = error instanceof Error ? error.name : typeof error;
      failure = error instanceof TransportFailure ? error : new TransportFailure("other", name);
      cause = failure === error ? (failure.cause ?? failure) : error;
      const { kind, message, limit } = failure;
      call.failure(kind, message, limit, monotonic(), unix());
    }
    watch(settings.afterAttempt, () => ({
      ...startOf(call, step.attempt),
      status,
      failure: failure?.kind ?? null,
      detail: failure?.message ?? "",
      elapsed: performance.now() - began,
    }));
  }
  try {
    return call.finish(pager);
  } catch (error) {
    throw errorOf(error, signal?.aborted ? signal.reason : cause);
  }
}
