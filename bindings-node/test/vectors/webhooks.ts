/** `webhooks_2328.json` and `webhooks_alchemypay.json`. */

import assert from "node:assert/strict";
import { AlchemyPayWebhooks, SignatureError, Webhooks2328 } from "cointill";
import { camelKeys } from "./calls";
import { Invalid, type Json, type Ops, rawBytes } from "./harness";
import { fields } from "./view";

export function webhooks2328(keys: Json): Webhooks2328 {
  const byKind: Json = { api: {}, payout: {} };
  for (const { key, id, secret } of keys) {
    byKind[key][id] = secret;
  }
  return new Webhooks2328({ apiKey: byKind.api, payoutKey: byKind.payout });
}

export function webhooksAlchemyPay({ secrets, options }: Json): AlchemyPayWebhooks {
  const secret = Object.fromEntries(secrets.map((own: Json) => [own.id, own.secret]));
  return new AlchemyPayWebhooks({ secret, options: camelKeys(options) });
}

function reasonOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    assert.ok(error instanceof SignatureError, `${error}`);
    return error.reason;
  }
}

/** The event of a case, in all forms that a body may have. */
export function verified(webhooks: Json, { body, kind }: Json): Json {
  const bytes = rawBytes(body);
  const reason = reasonOf(() => webhooks.verify(bytes, { kind }));
  assert.equal(
    reasonOf(() => webhooks.check(bytes, { kind })),
    reason,
  );
  assert.equal(
    reasonOf(() => webhooks.verify(bytes, { kind, explain: true })),
    reason,
  );
  if (reason !== null) {
    throw new Invalid({ refused: reason });
  }
  const event = webhooks.verify(bytes, { kind });
  assert.equal(webhooks.check(bytes, { kind }), event.keyId);
  assert.deepEqual(webhooks.verify(new Uint8Array(bytes), { kind }), event);
  const text = bytes.toString("utf8");
  if (Buffer.from(text, "utf8").equals(bytes)) {
    assert.deepEqual(webhooks.verify(text, { kind }), event);
  }
  assert.deepEqual(JSON.parse(JSON.stringify(event)).observed, event.observed);
  return event;
}

function webhook2328(own: Json): Json {
  const event = verified(webhooks2328(own.keys), own);
  const told: Json = { kind: event.kind, id: event.id };
  if (event.kind === "unknown") {
    assert.ok(event.problem !== "" && event.data === null);
    told.raw = event.raw;
  } else {
    assert.equal(event.problem, undefined);
    told.fields = fields(event.data, event.data.raw);
  }
  return { key_id: event.keyId, form: event.form, event: told };
}

function webhookAlchemyPay(own: Json): Json {
  const event = verified(webhooksAlchemyPay(own), own);
  assert.equal(event.form, undefined);
  const told: Json = { kind: event.kind, id: event.id };
  if (event.kind === "unknown") {
    assert.ok(event.problem !== "" && event.data === null);
    told.raw = event.raw;
  } else {
    told.signed = fields(event.data, event.raw);
    if (event.unsigned !== undefined) {
      told.unsigned = fields(event.unsigned, event.raw);
    }
  }
  return { key_id: event.keyId, event: told };
}

export const OPS_2328: Ops = { "2328.webhook": webhook2328 };
export const OPS_ALCHEMYPAY: Ops = { "alchemypay.webhook": webhookAlchemyPay };
