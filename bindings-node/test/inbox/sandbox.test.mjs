/** The inbox and both gateways, as the sandbox emulates them. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { serve } from "@hono/node-server";
import { webhook } from "cointill/fetch";
import { Inbox, sqliteStore } from "cointill/inbox";
import { sandbox as startSandbox } from "cointill/testing";

describe("an inbox and the sandbox", () => {
  let sandbox;
  let folder;
  let server;
  let inbox;
  let store;
  const told = [];

  before(async () => {
    sandbox = await startSandbox({ timeScale: 60 });
    folder = mkdtempSync(join(tmpdir(), "cointill-inbox-"));
    const routes = {
      "/2328": (request) => webhook({ inbox, gateway: "2328", kind: "payment" })(request),
      "/alchemypay": (request) => webhook({ inbox, gateway: "alchemypay", kind: "order" })(request),
    };
    await new Promise((resolve) => {
      const fetch = (request) => routes[new URL(request.url).pathname](request);
      server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, resolve);
    });
  });
  after(async () => {
    await store?.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await store?.close();
    await sandbox.reset();
    told.length = 0;
    store = sqliteStore({ file: join(folder, `${Math.random()}.sqlite`) });
    const { port } = server.address();
    const line = (what) => (payment, tale) => {
      told.push(`${payment.orderId} ${what}: ${tale.verdict.text}`);
    };
    inbox = new Inbox({
      store,
      gateways: {
        2328: sandbox.gateway2328({ maxRetries: 0 }),
        alchemypay: sandbox.alchemyPay({ maxRetries: 0 }),
      },
      callbackUrls: {
        2328: `http://127.0.0.1:${port}/2328`,
        alchemypay: `http://127.0.0.1:${port}/alchemypay`,
      },
      onCredited: line("credited"),
      onHeld: line("held"),
      onFailed: line("failed"),
    });
    await inbox.migrate();
  });

  const create = (orderId, gateway = "2328") =>
    inbox.payments.create({
      gateway,
      orderId,
      amount: "19.99",
      currency: "USD",
      more:
        gateway === "2328"
          ? { toCurrency: "USDT", network: "TRX-TRC20" }
          : { userId: "user@example.com" },
    });
  const get = (orderId, gateway = "2328") => inbox.payments.get({ gateway, orderId });

  test("a payment from its creation to its credit, at both", async () => {
    for (const [orderId, gateway] of [
      ["1", "2328"],
      ["2", "alchemypay"],
    ]) {
      const payment = await create(orderId, gateway);
      assert.match(payment.url, /^http:/);
      await sandbox.pay(`${gateway}:${orderId}`);
    }
    await sandbox.waitForDeliveries();
    assert.deepEqual(told.toSorted(), [
      "1 credited: credit 19.99 USD",
      "2 credited: credit 19.99 USD",
    ]);
    const { network, payerCurrency, address } = await get("1");
    assert.deepEqual([payerCurrency, network], ["USDT", "TRX-TRC20"]);
    assert.match(address, /SANDBOX/);
  });

  test("short and topped up, over, and late", async () => {
    for (const orderId of ["short", "over", "late"]) {
      await create(orderId);
    }
    await sandbox.pay("short", "short");
    await sandbox.waitForDeliveries();
    assert.equal((await get("short")).verdictReason, "partially_paid");
    await sandbox.pay("short", "top_up");
    await sandbox.pay("over", "over");
    await sandbox.act("late", "expire");
    await sandbox.waitForDeliveries();
    await sandbox.pay("late", "late");
    await sandbox.waitForDeliveries();
    assert.deepEqual(told.toSorted(), [
      "late failed: reject (expired)",
      "late held: hold (paid_late)",
      "over credited: credit 19.99 USD",
      "short credited: credit 19.99 USD",
    ]);
    const reason = (await get("late")).verdictReason;
    const late = { gateway: "2328", orderId: "late", reason, by: "anna", why: "still good" };
    assert.equal((await inbox.payments.accept(late)).credited, true);
    await inbox.payments.ask(late);
    assert.equal(told.filter((own) => own.startsWith("late credited")).length, 1);
  });

  for (const fault of ["cut_after", "cut_before"]) {
    test(`an answer to create that is lost: ${fault}`, async () => {
      for (const [endpoint, gateway] of [
        ["2328.payment.create", "2328"],
        ["alchemypay.payment.create", "alchemypay"],
      ]) {
        await sandbox.fault(fault, { endpoint });
        await assert.rejects(create("77", gateway), { code: "transport" });
        assert.equal((await get("77", gateway)).url, null);
        const payment = await create("77", gateway);
        assert.notEqual(payment.paymentId, null);
        assert.equal((await inbox.payments.list({ gateway })).length, 1);
      }
      const all = await sandbox.control("GET", "/payments");
      assert.equal(all.length, 2);
    });
  }

  test("webhooks that are lost are made good by asking, within the gateway's rate", async () => {
    await sandbox.switch("2328", { rate_limit: true });
    const orders = Array.from({ length: 25 }, (_, number) => `ORDER-${number}`);
    for (const orderId of orders) {
      await create(orderId);
    }
    await sandbox.fault("lost", { on: "webhook", count: 1000 });
    for (const orderId of orders) {
      await sandbox.pay(orderId);
    }
    await sandbox.waitForDeliveries();
    assert.deepEqual(told, []);
    const begin = Date.now();
    const report = await inbox.reconcile({ askedBefore: 0 });
    assert.deepEqual([report.asked, report.changed, report.problems], [25, 25, 0]);
    assert.equal(told.length, 25);
    // Ten a second, of which the first ten may go at once.
    assert.ok(Date.now() - begin > 1000);
    const requests = await sandbox.requests();
    assert.ok(requests.every((own) => own.status !== 429));
  });
});
