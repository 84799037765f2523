/**
 * `retry.json`. Calls are carried out by the native `Call`, which is told the time by whoever
 * drives it: here by the vectors. Delays, `Retry-After` and the rate limit are seen in what it says,
 * since that is all that a shop ever sees of them.
 */

import assert from "node:assert/strict";
import { CointillError, type RetryPolicy } from "cointill";
import { errorOf } from "../../dist/errors";
import { type NativeCall, type NativeStep, native } from "../../dist/native";
import { nativePolicy } from "../../dist/policy";
import * as calls from "./calls";
import { Invalid, type Json, type Ops, rawBytes } from "./harness";

const MILLISECOND = 1e6;
const MICROSECOND = 1e3;
/** Milliseconds that no case waits. */
const LONG = 1e9;

const FAILURES: Readonly<Record<string, string>> = {
  connect: "connect",
  untrusted: "untrusted",
  timeout_connect: "connect_timeout",
  timeout_answer: "read_timeout",
  timeout_attempt: "timeout",
  broken: "broken",
  too_large: "too_large",
  cancelled: "cancelled",
  other: "other",
};
const PRICES = { endpoint: "2328.prices", request: {} };

/** The call before it is carried out. */
function nativeCall({ endpoint, request }: Json): NativeCall {
  const [group, name] = calls.OPERATIONS[endpoint] as readonly [string, string];
  const snake = (text: string) => text.replace(/[A-Z0-9]/g, (c) => `_${c.toLowerCase()}`);
  const fixed = calls.fixedGateway(endpoint);
  const gateway =
    "project" in fixed
      ? new native.Gateway2328(fixed.project, fixed.api_key, fixed.payout_key, null, null, null)
      : new native.AlchemyPay(fixed.app_id, fixed.secret, "alchemy-sandbox", null, null);
  const given = JSON.stringify(calls.argumentsOf(endpoint, request));
  const made = gateway.call(snake(group), snake(name), given);
  assert.equal(made.endpoint, endpoint);
  return made;
}

function begun(own: Json, policy: RetryPolicy, seed: string | null): NativeCall {
  const call = nativeCall(own);
  call.begin(nativePolicy(policy), null, seed);
  return call;
}

function stepOf(call: NativeCall, now: number, unix: number): NativeStep {
  return JSON.parse(call.step(now, unix)[0]);
}

function ended(call: NativeCall): CointillError | null {
  try {
    call.finish();
    return null;
  } catch (thrown) {
    const error = errorOf(thrown);
    // The tests' own copy of the package is the one that is tested.
    assert.ok(error instanceof CointillError, `${error}`);
    return error;
  }
}

function delay({ seed, repeat, base_us, max_us }: Json): Json {
  const policy = {
    maxAttempts: repeat + 1,
    baseDelay: base_us / 1e3,
    maxDelay: max_us / 1e3,
    totalDeadline: LONG,
  };
  const call = begun(PRICES, policy, seed);
  let [now, waited, sent] = [0, 0, 0];
  while (sent <= repeat) {
    const step = stepOf(call, now, 0);
    if (step.kind === "wait") {
      waited = step.time;
      now += waited;
      continue;
    }
    sent += 1;
    if (sent <= repeat) {
      // A delay of nothing is no wait: the next step sends.
      waited = 0;
      call.failure("connect", "", 0, now, 0);
    }
  }
  return { delay_us: waited / MICROSECOND };
}

function after({ text, unix }: Json): Json {
  const call = begun(PRICES, { maxAttempts: 1 }, null);
  assert.equal(stepOf(call, 0, unix).kind, "send");
  call.response(503, ["retry-after", text], Buffer.alloc(0), 0, unix);
  const error = ended(call);
  assert.ok(error !== null, "a 503 is an error");
  const seconds = error.retryAfter === null ? null : error.retryAfter / 1000;
  if (seconds === null) {
    throw new Invalid({ seconds });
  }
  return { seconds };
}

function limiter({ rate, burst, window_ms, asked_ms }: Json): Json {
  const shared = new native.RateLimiter(rate, burst, window_ms * MILLISECOND);
  const policy = nativePolicy({ totalDeadline: LONG });
  const waits = asked_ms.map((asked: number) => {
    const call = nativeCall(PRICES);
    call.begin(policy, shared);
    const step = stepOf(call, asked * MILLISECOND, 0);
    return step.kind === "wait" ? step.time / MICROSECOND : 0;
  });
  return { waits_us: waits };
}

function policyOf(value: Json): RetryPolicy {
  const policy: Record<string, number> = {};
  for (const [name, number] of Object.entries(value)) {
    assert.ok(name === "max_attempts" || name.endsWith("_ms"), `policy ${name} is not known`);
    policy[calls.camel(name.replace(/_ms$/, ""))] = number as number;
  }
  return policy;
}

function exchange(own: Json): Json {
  const made = begun(own.call, policyOf(own.policy), own.seed);
  const reports = own.reports[Symbol.iterator]();
  const steps: Json[] = [];
  let now = 0;
  for (;;) {
    const step = stepOf(made, now, own.unix);
    if (step.kind === "done") {
      break;
    }
    const { time } = step;
    if (step.kind === "wait") {
      steps.push({ wait_us: Math.floor(time / MICROSECOND) });
      now += time;
      continue;
    }
    steps.push({
      send: step.attempt,
      url: step.url,
      timeout_us: Math.floor(time / MICROSECOND),
    });
    const report = reports.next().value;
    now += report.after_ms * MILLISECOND;
    if ("failure" in report) {
      made.failure(FAILURES[report.failure] as string, "", 1, now, own.unix);
    } else {
      const { status, headers, body } = report.response;
      made.response(
        status,
        Object.entries(headers).flat() as string[],
        rawBytes(body),
        now,
        own.unix,
      );
    }
  }
  assert.ok(reports.next().done, "less was sent than the case reports");
  const error = ended(made);
  if (error === null) {
    return { steps, result: { ok: true } };
  }
  const facts: Json = {
    code: error.code,
    attempts: error.attempts,
    outcome_unknown: error.outcomeUnknown,
    retry_safe: error.retrySafe,
  };
  if (error.httpStatus !== null) {
    facts.http_status = error.httpStatus;
  }
  if (error.gatewayCode !== null) {
    facts.gateway_code = error.gatewayCode;
  }
  if (error.retryAfter !== null) {
    facts.retry_after_s = error.retryAfter / 1000;
  }
  throw new Invalid({ steps, result: { error: facts } });
}

export const OPS: Ops = {
  "retry.delay": delay,
  "retry.after": after,
  "retry.limiter": limiter,
  "retry.exchange": exchange,
};
