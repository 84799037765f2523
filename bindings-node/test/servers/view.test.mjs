/** What a customer's app reads with its view token, behind each framework. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { inspect } from "node:util";
import { paymentUri, REFUSED, ViewKeys, viewJson } from "cointill/checkout";
import { checkoutView as onExpress } from "cointill/express";
import { checkoutView as onFastify } from "cointill/fastify";
import { checkoutView as onFetch } from "cointill/fetch";
import { checkoutView as onHono } from "cointill/hono";
import { sqliteStore } from "cointill/inbox";
import { checkoutView as onNode } from "cointill/node";
import express from "express";
import express4 from "express4";
import Fastify from "fastify";
import { Hono } from "hono";

import { payment } from "../inbox/orders.mjs";
import { inboxOf } from "../inbox/shops.mjs";
import { post } from "./client.mjs";
import { listening, onHonoServer } from "./servers.mjs";

const KEY = "sandbox-view-key-of-at-least-32-bytes";
const PATH = "/checkout/view";

const withExpress = (make) => (options) => {
  const app = make();
  app.use(PATH, onExpress(options));
  return listening(createServer(app));
};

const SERVERS = {
  "node:http": (options) => listening(createServer(onNode(options))),
  "Express 5": withExpress(express),
  "Express 4": withExpress(express4),
  "Fastify 5": async (options) => {
    const app = Fastify();
    await app.register(onFastify, { path: PATH, ...options });
    await app.listen({ port: 0, host: "127.0.0.1" });
    const url = `http://127.0.0.1:${app.server.address().port}`;
    return { url, close: () => app.close() };
  },
  Hono: (options) => onHonoServer(new Hono().all(PATH, onHono(options))),
  fetch: (options) => {
    const view = onFetch(options);
    return onHonoServer(new Hono().all(PATH, (context) => view(context.req.raw)));
  },
};

const folder = mkdtempSync(join(tmpdir(), "cointill-view-"));
const store = sqliteStore({ file: join(folder, "shop.sqlite") });
const { inbox } = inboxOf({ store });
const keys = new ViewKeys(KEY);
const logged = [];
const of = (orderId, ttl) => keys.mint({ gateway: "2328", orderId, ...(ttl && { ttl }) });

before(async () => {
  await store.migrate();
  await store.transaction(async (session) => {
    await session.addPayment(
      payment({
        status: "partially_paid",
        owed: "20.10",
        received: "5.00",
        receivedCurrency: "USDT",
        payerCurrency: "USDT",
        network: "TRX-TRC20",
        address: "TTEST",
        url: "https://pay.example/1",
        expiresAt: new Date("2026-12-31T00:00:00Z"),
      }),
    );
  });
});
after(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const [name, start] of Object.entries(SERVERS)) {
  describe(name, () => {
    let server;
    const get = (authorization, method = "GET") =>
      post(server.url + PATH, "", {
        method,
        headers: authorization === undefined ? {} : { authorization },
      });
    before(async () => {
      server = await start({ inbox, keys, log: (entry) => logged.push(entry) });
    });
    after(() => server.close());

    test("a token shows its payment and nothing of the shop's", async () => {
      const answer = await get(`Bearer ${of("ORDER-1")}`);
      assert.equal(answer.status, 200);
      assert.match(answer.headers["content-type"], /^application\/json/);
      assert.equal(answer.headers["cache-control"], "no-store");
      const view = JSON.parse(answer.text);
      assert.equal(view.order_id, "ORDER-1");
      assert.equal(view.status, "partially_paid");
      assert.equal(view.to_send, "15.10");
      assert.equal(view.address, "TTEST");
      assert.equal(view.is_paid, false);
      assert.ok(Math.abs(new Date(view.server_time) - Date.now()) < 10_000);
    });

    for (const [what, header] of Object.entries({
      "no header": undefined,
      "no token": "Bearer ",
      "another scheme": `Basic ${of("ORDER-1")}`,
      "a payment that is not there": `Bearer ${of("ORDER-2")}`,
      "another key": `Bearer ${new ViewKeys("x".repeat(32)).mint({ gateway: "2328", orderId: "ORDER-1" })}`,
      "another gateway": `Bearer ${keys.mint({ gateway: "alchemypay", orderId: "ORDER-1" })}`,
      "a digit more": `Bearer ${of("ORDER-1")}A`,
      "a long one": `Bearer ${"A".repeat(10_000)}`,
      "no text": "Bearer \u00ff\u00fe",
    })) {
      test(`refused like all others: ${what}`, async () => {
        const answer = await get(header);
        assert.equal(answer.status, 401);
        assert.equal(answer.text, REFUSED.body);
        assert.equal(answer.headers["www-authenticate"], "Bearer");
        assert.equal(answer.headers["cache-control"], "no-store");
      });
    }

    test("a token whose time is up", async (context) => {
      const token = of("ORDER-1", 60);
      assert.equal((await get(`Bearer ${token}`)).status, 200);
      const later = Date.now() + 61_000;
      context.mock.method(Date, "now", () => later);
      assert.equal((await get(`Bearer ${token}`)).status, 401);
    });

    test("other methods are not", async () => {
      for (const method of ["POST", "PUT", "DELETE"]) {
        const answer = await get(`Bearer ${of("ORDER-1")}`, method);
        assert.equal(answer.status, 405);
        assert.equal(answer.headers.allow, "GET");
      }
    });

    test("a database that is away is no refusal", async (context) => {
      logged.length = 0;
      context.mock.method(inbox.payments, "viewJson", async () => {
        throw new Error("the database is away");
      });
      const answer = await get(`Bearer ${of("ORDER-1")}`);
      assert.equal(answer.status, 503);
      assert.equal(answer.text, "later");
      assert.equal(logged[0].error.message, "the database is away");
    });
  });
}

test("keys are changed one behind the other", () => {
  const old = new ViewKeys({ old: KEY });
  const both = new ViewKeys({ new: "y".repeat(32), old: KEY });
  const token = old.mint({ gateway: "2328", orderId: "ORDER-1", ttl: 60 });
  const { expires, ...grant } = both.verify(token);
  assert.deepEqual(grant, { gateway: "2328", orderId: "ORDER-1", keyId: "old" });
  assert.ok(Math.abs(expires - Date.now() - 60_000) < 2_000);
  const next = both.mint({ gateway: "2328", orderId: "ORDER-1" });
  assert.throws(() => old.verify(next), { code: "signature_invalid", reason: "unknown_key" });
});

test("keys and tokens outside of their limits, and no key is printed", () => {
  assert.throws(() => new ViewKeys("short"), { code: "configuration" });
  assert.throws(() => new ViewKeys({ "a b": KEY }), { code: "configuration" });
  assert.throws(() => of("ORDER-1", 59), { code: "invalid_request" });
  assert.throws(() => of("ORDER-1", 86_401), { code: "invalid_request" });
  assert.throws(() => of("ORDER-1", 60.5), TypeError);
  assert.throws(() => of("x".repeat(129)), { code: "invalid_request" });
  assert.throws(() => keys.mint({ gateway: "other", orderId: "1" }), TypeError);
  assert.doesNotMatch(inspect(keys, { depth: 9 }) + JSON.stringify(keys), /sandbox-view/);
});

test("a view is made of what is recorded", () => {
  const price = { orderId: "ORDER-1", amount: "19.99", currency: "USD" };
  const view = JSON.parse(viewJson({ ...price, status: "paid", credited: true }));
  assert.deepEqual([view.is_paid, view.is_final, view.amount], [true, true, "19.99"]);
  assert.throws(() => viewJson({ ...price, amount: 19.99 }), /"19.99"/);
  assert.throws(() => viewJson({ ...price, status: "nonsense" }), { code: "invalid_request" });
  assert.throws(() => viewJson({ ...price, credited: "yes" }), /expected true or false, got text/);
});

test("a wallet's address is made where it is certain", () => {
  const address = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
  assert.match(paymentUri("BTC", "BTC", address, "0.001"), /^bitcoin:bc1q.*amount=0\.001/);
  assert.equal(paymentUri("PEPE", "NOWHERE", "x"), null);
});
