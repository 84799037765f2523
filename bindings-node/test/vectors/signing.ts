/** `signing_2328.json` and `signing_alchemypay.json`. */

import assert from "node:assert/strict";
import { AlchemyPay, AlchemyPayWebhooks, CointillError, Gateway2328, Webhooks2328 } from "cointill";
import {
  sign2328,
  signAlchemyPay,
  signBodyAlchemyPay,
  signWebhook2328,
  verify2328,
  verifyAlchemyPay,
} from "cointill/signing";
import { camelKeys } from "./calls";
import { Invalid, type Json, type Ops, rawBytes, told } from "./harness";

const PROJECT = "00000000-0000-4000-8000-000000002328";

/** The result, or the error as an invalid case has it. */
function made(make: () => Json): Json {
  try {
    return make();
  } catch (error) {
    throw error instanceof CointillError ? new Invalid(told(error)) : error;
  }
}

function matches(found: boolean): Json {
  if (!found) {
    throw new Invalid({ matches: false });
  }
  return { matches: true };
}

/** All places where a key is given must agree. */
function usable(makers: readonly (() => unknown)[]): Json {
  const problems: Json[] = [];
  for (const make of makers) {
    try {
      make();
    } catch (error) {
      assert.ok(error instanceof CointillError, String(error));
      problems.push(told(error));
    }
  }
  if (problems.length === 0) {
    return { usable: true };
  }
  assert.deepEqual(problems, Array(makers.length).fill(problems[0]));
  throw new Invalid(problems[0]);
}

export const OPS_2328: Ops = {
  "2328.sign": ({ body, secret }) => ({ sign: sign2328(rawBytes(body), secret) }),
  "2328.verify": ({ body, sign, secret }) => matches(verify2328(rawBytes(body), sign, secret)),
  "2328.sign_webhook": ({ body, secret }) => made(() => ({ body: signWebhook2328(body, secret) })),
  "2328.key": ({ secret }) =>
    usable([
      () => new Webhooks2328({ apiKey: secret }),
      () => new Webhooks2328({ payoutKey: secret }),
      () => new Gateway2328({ project: PROJECT, apiKey: secret }),
      () => new Gateway2328({ project: PROJECT, apiKey: "x", payoutKey: secret }),
      () => sign2328("", secret),
      () => signWebhook2328("{}", secret),
    ]),
};

const options = (own: Json) => camelKeys(own.options ?? {});

export const OPS_ALCHEMYPAY: Ops = {
  "alchemypay.sign": (own) =>
    made(() => ({ sign: signAlchemyPay(own.message, own.body, own.secret, options(own)) })),
  "alchemypay.sign_body": (own) =>
    made(() => ({ body: signBodyAlchemyPay(own.message, own.body, own.secret, options(own)) })),
  "alchemypay.verify": (own) =>
    matches(verifyAlchemyPay(own.message, own.body, own.secret, options(own))),
  "alchemypay.key": ({ secret }) =>
    usable([
      () => new AlchemyPayWebhooks({ secret }),
      () => new AlchemyPay({ appId: "A", secret, host: "alchemy" }),
      () => verifyAlchemyPay("create", "{}", secret),
    ]),
};
