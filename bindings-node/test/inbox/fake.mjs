/** A gateway in this process: what it answers, a test says. */

import { TransportFailure } from "cointill";

/** Answers by a function from path and fields; `null` is no answer at all. */
export class FakeTransport {
  calls = [];
  #answer;

  constructor(answer) {
    this.#answer = answer;
  }

  async send({ url, body }) {
    const path = new URL(url).pathname;
    const fields = JSON.parse(Buffer.from(body).toString() || "{}");
    this.calls.push([path, fields]);
    const payload = await this.#answer(path, fields);
    if (payload === null) {
      throw new TransportFailure("broken");
    }
    const [status, document] = payload;
    const headers = { "content-type": "application/json" };
    return { status, headers, body: Buffer.from(JSON.stringify(document)) };
  }
}

/** What 2328 answers to create and info. */
export function paymentFields(fields, changed = {}) {
  return {
    uuid: `uuid-${fields.order_id ?? "ORDER-1"}`,
    order_id: fields.order_id ?? "ORDER-1",
    amount: "180.00",
    currency: fields.currency ?? "RUB",
    payment_status: "check",
    url: "https://pay.example/1",
    payer_currency: "TON",
    payer_amount: "0.95256917",
    payment_amount: null,
    ...changed,
  };
}

export const ok2328 = (result) => [200, { state: 0, result }];

export const okAlchemyPay = (model) => [
  200,
  { code: "0", msg: "success", model, traceId: "0".repeat(32) },
];
