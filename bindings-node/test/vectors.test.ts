/** Each file of `tests/vectors` with the operations that run its cases. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { OPS as AMOUNTS } from "./vectors/amounts";
import * as checkout from "./vectors/checkout";
import { load, type Ops, run, subjectsOfTheFolder, subjectsOfTheManifest } from "./vectors/harness";
import { CREDIT_DECISION, EVENT_IDS, LIFE_CYCLE, TIMESTAMPS } from "./vectors/payment";
import * as requests from "./vectors/requests";
import * as responses from "./vectors/responses";
import { OPS as RETRY } from "./vectors/retry";
import * as signing from "./vectors/signing";
import * as webhooks from "./vectors/webhooks";

const SUBJECTS: Readonly<Record<string, Ops>> = {
  amounts: AMOUNTS,
  signing_2328: signing.OPS_2328,
  signing_alchemypay: signing.OPS_ALCHEMYPAY,
  requests_2328: requests.OPS_2328,
  requests_alchemypay: requests.OPS_ALCHEMYPAY,
  webhooks_2328: webhooks.OPS_2328,
  webhooks_alchemypay: webhooks.OPS_ALCHEMYPAY,
  responses_2328: responses.OPS_2328,
  responses_alchemypay: responses.OPS_ALCHEMYPAY,
  timestamps: TIMESTAMPS,
  retry: RETRY,
  event_ids: EVENT_IDS,
  life_cycle: LIFE_CYCLE,
  credit_decision: CREDIT_DECISION,
  checkout: checkout.OPS,
};

/** Operations that are not of this package. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = { checkout: checkout.OF_APPS };

test("every file has a runner", () => {
  assert.deepEqual(Object.keys(SUBJECTS).sort(), subjectsOfTheFolder());
  assert.deepEqual(Object.keys(SUBJECTS).sort(), subjectsOfTheManifest());
});

for (const [subject, ops] of Object.entries(SUBJECTS)) {
  test(`vectors: ${subject}`, async () => {
    const elsewhere = ELSEWHERE[subject] ?? [];
    const ran = await run(subject, ops, elsewhere);
    const listed = load("manifest.json").files[`${subject}.json`];
    const others = elsewhere.reduce((sum, op) => sum + listed.ops[op], 0);
    assert.equal(ran, listed.cases - others);
  });
}
