/** `responses_2328.json` and `responses_alchemypay.json`. */

import { isDeepStrictEqual } from "node:util";
import { type CointillError, parseExact } from "cointill";
import * as calls from "./calls";
import { Invalid, type Json, type Ops, rawBytes } from "./harness";
import { fields, whole } from "./view";

async function response(own: Json): Promise<Json> {
  const { endpoint, options, request } = own;
  const gateway = calls.fixedGateway(endpoint, options);
  const ran = await calls.call(gateway, endpoint, request, [calls.answerOf(own.response)]);
  if (ran.error !== undefined) {
    throw new Invalid({ error: facts(ran.error, own) });
  }
  return shown(ran, endpoint);
}

function shown({ result, client }: calls.Ran, endpoint: string): Json {
  if (endpoint === "alchemypay.payment.query") {
    return { result: whole(result), amount: client.payments.observe(result).amount };
  }
  if (endpoint === "2328.exchange_rates") {
    const rates: Json[] = [];
    for (const [source, row] of Object.entries(result as Json)) {
      for (const [target, rate] of Object.entries(row as Json)) {
        rates.push([source, target, rate]);
      }
    }
    return { rates };
  }
  if (endpoint === "alchemypay.refund.create") {
    // What no model describes: the JSON that came is compared as what it means.
    return { raw: JSON.stringify(result) };
  }
  if (Array.isArray(result)) {
    return { list: result.map(whole) };
  }
  if ("items" in result) {
    return {
      items: result.items.map(whole),
      paginate: fields(result.paginate, result.paginate.raw),
      next_page: result.nextPage,
    };
  }
  return { result: whole(result) };
}

const FACTS: readonly [name: string, of: keyof CointillError][] = [
  ["endpoint", "endpoint"],
  ["field", "field"],
  ["http_status", "httpStatus"],
  ["gateway_code", "gatewayCode"],
  ["gateway_message", "gatewayMessage"],
  ["trace_id", "traceId"],
  ["details", "details"],
  ["body", "body"],
  ["outcome_unknown", "outcomeUnknown"],
  ["retry_safe", "retrySafe"],
];

/** Every fact of an error; those that are not known are left out. */
function facts(error: CointillError, own: Json): Json {
  const known: Json = { code: error.code };
  for (const [name, of] of FACTS) {
    const fact = error[of];
    if (fact !== null && fact !== undefined) {
      known[name] =
        of === "details" ? found(fact, rawBytes(own.response.body).toString("utf8")) : fact;
    }
  }
  return known;
}

/** The JSON text in `text` that means `value`. */
function found(value: Json, text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    if (!'{["-0123456789tfn'.includes(text[at] as string)) {
      continue;
    }
    for (let end = text.length; end > at; end -= 1) {
      const part = text.slice(at, end);
      try {
        if (isDeepStrictEqual(parseExact(part), value)) {
          return part.trimEnd();
        }
      } catch {
        // Not JSON up to here.
      }
    }
  }
  throw new Error(`${JSON.stringify(value)} is not in the answer`);
}

export const OPS_2328: Ops = { "2328.response": response };
export const OPS_ALCHEMYPAY: Ops = { "alchemypay.response": response };
