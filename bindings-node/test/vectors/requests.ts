/** `requests_2328.json` and `requests_alchemypay.json`: the exact bytes that a transport gets. */

import assert from "node:assert/strict";
import { CointillError, TransportFailure, type TransportRequest } from "cointill";
import * as calls from "./calls";
import type { Json, Ops } from "./harness";

const NONE = Buffer.alloc(0);
const USED =
  '{"code":"8011","msg":"exists","model":null,"traceId":"t","success":false,"error":true}';

/** 2328 answers a repeat with the same result: no error of it tells anything. */
function repeated(endpoint: string): calls.Answer {
  return endpoint.startsWith("2328.")
    ? { status: 503, headers: {}, body: NONE }
    : {
        status: 200,
        headers: { "content-type": "application/json" },
        body: Buffer.from(USED),
      };
}

function gateway2328({ gateway }: Json): Json {
  try {
    calls.client(gateway);
  } catch (error) {
    throw error instanceof CointillError ? calls.refused(error) : error;
  }
  return { usable: true };
}

async function gatewayAlchemyPay({ gateway }: Json): Promise<Json> {
  try {
    calls.client(gateway);
  } catch (error) {
    assert.ok(error instanceof CointillError, `${error}`);
    const problem = calls.refused(error);
    // Without a word there is no base URL that could be wrong.
    if (gateway.host.custom === "") {
      assert.equal(problem.told.error.field, "host");
      problem.told.error.field = "base_url";
    }
    throw problem;
  }
  // Where it sends is seen in what it sends.
  const broken = new TransportFailure("broken");
  const query = { merchantOrderNo: "1" };
  const ran = await calls.call(gateway, "alchemypay.payment.query", query, [broken]);
  const url = ran.sent[0]?.url ?? "";
  assert.ok(url.endsWith("/open/api/payment/query"));
  return { base_url: url.slice(0, -"/open/api/payment/query".length) };
}

async function request({ gateway, endpoint, request }: Json): Promise<Json> {
  const broken = new TransportFailure("broken");
  const answers = [broken, repeated(endpoint), broken];
  const policy = { maxAttempts: 2, baseDelay: 0 };
  const ran = await calls.call(gateway, endpoint, request, answers, policy);
  assert.ok(ran.error !== undefined);
  const [first] = ran.sent;
  if (first === undefined) {
    throw calls.refused(ran.error);
  }
  assert.equal(ran.error.endpoint, endpoint);
  return { ...shown(first), repeat: repeat(ran) };
}

function shown(sent: TransportRequest): Json {
  const headers: Record<string, string> = { ...sent.headers };
  assert.ok(headers["user-agent"], "no user agent (2328 §2)");
  // What a client accepts, and how it is named, is no part of the contract.
  delete headers["accept"];
  delete headers["user-agent"];
  return {
    method: sent.method,
    url: sent.url,
    headers,
    body: Buffer.from(sent.body).toString("utf8"),
  };
}

/**
 * What a repeat of the call does, from how the package behaves when an answer is lost and the repeat
 * is answered with "used already".
 */
function repeat({ sent, error }: calls.Ran): string {
  assert.ok(error !== undefined);
  const [first, again] = sent;
  if (again === undefined) {
    assert.ok(error.outcomeUnknown && !error.retrySafe);
    return "unsafe";
  }
  assert.deepEqual(
    [again.url, again.body, again.headers],
    [first?.url, first?.body, first?.headers],
  );
  if (!error.outcomeUnknown) {
    return "harmless";
  }
  return error.code === "duplicate" || sent.length > 2 ? "error_that_tells" : "same_result";
}

export const OPS_2328: Ops = { "2328.gateway": gateway2328, "2328.request": request };
export const OPS_ALCHEMYPAY: Ops = {
  "alchemypay.gateway": gatewayAlchemyPay,
  "alchemypay.request": request,
};
