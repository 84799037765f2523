/** `life_cycle.json`, `credit_decision.json`, `event_ids.json` and `timestamps.json`. */

import assert from "node:assert/strict";
import {
  accept,
  decide,
  eventId,
  isFailure,
  isFinal,
  isRefund,
  isSuccess,
  nextStatus,
  type Status,
  transition,
  type Verdict,
} from "cointill";
import * as calls from "./calls";
import { Invalid, type Json, type Ops } from "./harness";
import { snake } from "./view";
import { verified, webhooks2328, webhooksAlchemyPay } from "./webhooks";

async function ran(
  endpoint: string,
  request: Json,
  body: Json,
  options?: Json,
): Promise<calls.Ran> {
  const answer = { status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)) };
  return await calls.call(calls.fixedGateway(endpoint, options), endpoint, request, [answer]);
}

function payment(fields: Json): Promise<calls.Ran> {
  const own = { uuid: "u", amount: "1", currency: "USD", payment_status: "check", ...fields };
  return ran("2328.payment.info", { uuid: "u" }, { state: 0, result: own });
}

/** A time is read where a gateway writes one. */
async function unix({ text }: Json): Promise<Json> {
  const { result } = await payment({ created_at: text });
  assert.equal(result.createdAtText, text);
  if (result.createdAt === null) {
    throw new Invalid({ text, unix_seconds: null });
  }
  assert.ok(result.createdAt instanceof Date);
  return { text, unix_seconds: Math.floor(result.createdAt.getTime() / 1000) };
}

/** A gateway's word is read where the gateway writes it. */
async function status({ gateway, status }: Json): Promise<Json> {
  const made =
    gateway === "2328"
      ? await payment({ payment_status: status })
      : await ran(
          "alchemypay.payment.query",
          { merchantOrderNo: "1" },
          { code: "0", msg: "success", model: { orderNo: "1", orderStatus: status }, traceId: "t" },
        );
  assert.equal(made.result.paymentStatus ?? made.result.orderStatus, status);
  const common: Status = made.client.payments.observe(made.result).status;
  return {
    status: common,
    success: isSuccess(common),
    failure: isFailure(common),
    refund: isRefund(common),
    final: isFinal(common),
  };
}

function walk({ reports }: Json): Json {
  let known: Status = "created";
  const path = reports.map((reported: Status) => {
    known = transition(known, reported).status;
    return known;
  });
  return { path };
}

function expected(value: Json): Json {
  const { price, ...further } = value;
  return { ...calls.camelKeys(further), ...price };
}

function shown(verdict: Verdict): Json {
  const { action, reason, amount, currency } = verdict;
  if (action === "credit") {
    assert.equal(verdict.text, `credit ${amount} ${currency}`);
    assert.equal(reason, null);
    return { verdict: action, amount, currency };
  }
  assert.ok(amount === null && currency === null);
  return { verdict: action, reason };
}

function decision({ expected: value, observed, policy }: Json): Json {
  return shown(decide(expected(value), calls.camelKeys(observed), calls.camelKeys(policy)));
}

function scenario({ expected: value, policy, reports }: Json): Json {
  const kept = { ...value };
  const verdicts: Json[] = [];
  for (const report of reports) {
    const [want, seen] = [expected(kept), calls.camelKeys(report)];
    const verdict = decide(want, seen, calls.camelKeys(policy));
    verdicts.push(shown(verdict));
    // What a shop writes down in the transaction that locks the order.
    kept.known = nextStatus(want, seen);
    kept.credited = (kept.credited ?? false) || verdict.action === "credit";
  }
  return { verdicts, credited: kept.credited ?? false };
}

function told(observed: Json): Json {
  if (observed === null) {
    return { observed: null };
  }
  const facts = Object.entries(observed).map(([name, value]) => [snake(name), value]);
  return { observed: Object.fromEntries(facts) };
}

async function observedAnswer({ endpoint, request, response, options }: Json): Promise<Json> {
  const gateway = calls.fixedGateway(endpoint, options);
  const made = await calls.call(gateway, endpoint, request, [calls.answerOf(response)]);
  assert.equal(made.error, undefined);
  return told(made.client.payments.observe(made.result));
}

export const EVENT_IDS: Ops = {
  "event.id": ({ gateway, kind, parts }) => ({ id: eventId(gateway, kind, parts) }),
};
export const LIFE_CYCLE: Ops = {
  "payment.status": status,
  "payment.transition": ({ known, reported }) => {
    const next = transition(known, reported);
    return { transition: next.step, status: next.status };
  },
  "payment.walk": walk,
};
export const CREDIT_DECISION: Ops = {
  "payment.decide": decision,
  "payment.scenario": scenario,
  "payment.accept": ({ expected: value }) => shown(accept(expected(value))),
  "2328.observed": (own) => told(verified(webhooks2328(own.keys), own).observed),
  "alchemypay.observed": (own) => told(verified(webhooksAlchemyPay(own), own).observed),
  "2328.observed_answer": observedAnswer,
  "alchemypay.observed_answer": observedAnswer,
};
export const TIMESTAMPS: Ops = { "time.unix": unix };
