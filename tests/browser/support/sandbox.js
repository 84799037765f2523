// The sandbox behind a shop, seen from the control interface: what really happened to a payment.

import assert from "node:assert/strict";

export class Sandbox {
  #control;

  /** @param {string} url as the shop prints it */
  constructor(url) {
    this.url = new URL(url).origin;
    this.#control = `${this.url}/_sandbox`;
  }

  /** Anything of `docs/sandbox.md`; throws with the sandbox's own words. */
  async control(method, path, body) {
    const answer = await fetch(this.#control + path, {
      method,
      headers: { "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${text}`);
    return text ? JSON.parse(text) : null;
  }

  /** Something becomes of a payment, by the gateway's id or the shop's number. */
  act(payment, action, body) {
    return this.control("POST", `/payments/${encodeURIComponent(payment)}/${action}`, body);
  }

  payment(payment) {
    return this.control("GET", `/payments/${encodeURIComponent(payment)}`);
  }

  payments() {
    return this.control("GET", "/payments");
  }

  /** Waits until every webhook was taken by the shop. */
  async settled() {
    const told = await this.control("POST", "/deliveries/wait", { ms: 10_000 });
    assert.ok(told.done, "expected all webhooks to be sent within 10 seconds");
    const states = (await this.control("GET", "/deliveries")).map(({ state }) => state);
    assert.ok(
      states.every((state) => state === "delivered"),
      `webhooks are ${states}`,
    );
  }
}
