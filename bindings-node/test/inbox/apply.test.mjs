/** From a webhook to a credit: once, whatever comes. */

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";

import { Gateway2328, Webhooks2328 } from "cointill";

import { expect, expectOrder, orderBody, paymentBody, receive, webhooks } from "./orders.mjs";
import { DATABASES, gateways, inboxOf, told } from "./shops.mjs";

const KEY = { gateway: "2328", orderId: "ORDER-1" };

function permutations(items) {
  return items.length < 2
    ? [items]
    : items.flatMap((item, index) =>
        permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
      );
}

for (const [name, start] of Object.entries(DATABASES)) {
  describe(name, () => {
    let server;
    let database;
    before(async () => {
      server = await start();
    });
    beforeEach(async () => {
      database = await server.fresh();
    });
    afterEach(() => database.close());
    after(() => server.stop());

    const deliveries = () => database.store.read((session) => session.deliveries({}, 100));
    const only = async () => {
      const all = await deliveries();
      assert.equal(all.length, 1);
      return all[0];
    };

    test("a paid order is credited", async () => {
      const { inbox } = inboxOf(database);
      await expect(database);
      assert.deepEqual(await receive(inbox, paymentBody()), { status: 200, text: "ok" });
      const payment = await inbox.payments.get(KEY);
      assert.equal(payment.credited, true);
      assert.equal(payment.status, "paid");
      assert.ok(payment.creditedAt instanceof Date);
      assert.equal(payment.creditedAmount, "180.00");
      assert.equal(payment.creditedCurrency, "RUB");
      assert.equal(payment.received, "0.95256917");
      assert.equal(payment.receivedCurrency, "TON");
      assert.equal(payment.verdictAction, "credit");
      assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
      assert.deepEqual(await told(database, "updated"), ["credit 180.00 RUB"]);
      const delivery = await only();
      assert.equal(delivery.state, "applied");
      assert.equal(delivery.keyId, "api");
      assert.deepEqual(Buffer.from(delivery.raw), paymentBody());
      const [line, ...more] = await inbox.payments.history(KEY);
      assert.deepEqual(more, []);
      assert.deepEqual(
        [line.source, line.statusBefore, line.statusAfter, line.verdictAction, line.eventId],
        ["webhook", "waiting", "paid", "credit", delivery.eventId],
      );
    });

    test("an order of Alchemy Pay is credited", async () => {
      const { inbox } = inboxOf(database);
      await expectOrder(database);
      const answer = await receive(inbox, orderBody(), "alchemypay", "order");
      assert.equal(answer.text, "success");
      assert.deepEqual(await told(database, "credited"), ["credit 100.00 USD"]);
    });

    test("a repeat is accepted and does nothing", async () => {
      const { inbox } = inboxOf(database);
      await expect(database);
      for (let time = 0; time < 5; time += 1) {
        assert.equal((await receive(inbox, paymentBody())).status, 200);
      }
      for (const what of ["credited", "updated", "event"]) {
        assert.equal((await told(database, what)).length, 1);
      }
      assert.equal((await only()).repeats, 4);
      assert.equal((await inbox.payments.history(KEY)).length, 1);
    });

    test("the same webhook twenty times at once", async () => {
      const { inbox, logged } = inboxOf(database);
      await expect(database);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => receive(inbox, paymentBody())),
      );
      assert.deepEqual(new Set(answers.map((own) => own.status)), new Set([200]));
      assert.equal((await told(database, "credited")).length, 1);
      assert.deepEqual(logged, []);
    });

    test("no order of webhooks credits twice or loses", async () => {
      const { inbox } = inboxOf(database);
      const statuses = ["check", "awaiting_confirmation", "paid", "overpaid"];
      for (const [number, order] of permutations(statuses).entries()) {
        const orderId = `ORDER-${number}`;
        await expect(database, { orderId });
        for (const status of order) {
          await receive(inbox, paymentBody(orderId, status));
        }
        assert.deepEqual(await told(database, "credited", orderId), ["credit 180.00 RUB"]);
        const payment = await inbox.payments.get({ gateway: "2328", orderId });
        assert.match(payment.status, /^(paid|overpaid)$/);
      }
    });

    test("a late payment is held, and stays held", async () => {
      const { inbox } = inboxOf(database);
      await expect(database);
      for (const status of ["cancel", "paid", "overpaid", "paid"]) {
        await receive(inbox, paymentBody("ORDER-1", status));
      }
      const payment = await inbox.payments.get(KEY);
      assert.equal(payment.status, "paid_late");
      assert.equal(payment.verdictReason, "paid_late");
      assert.equal(payment.credited, false);
      assert.deepEqual(await told(database, "credited"), []);
      assert.deepEqual(await told(database, "failed"), ["reject (expired)"]);
      assert.deepEqual(new Set(await told(database, "held")), new Set(["hold (paid_late)"]));
    });

    for (const [changed, verdict] of [
      [{ amount: "18.00" }, "reject (wrong_amount)"],
      [{ amount: "18000" }, "hold (cents_for_units)"],
      [{ currency: "USD" }, "reject (wrong_currency)"],
      [{ uuid: "another" }, "reject (wrong_payment)"],
      [{ payment_amount: "0.95256916" }, "hold (received_less)"],
      [{ payment_amount: null }, "hold (received_unknown)"],
      [{ payment_status: "brand_new" }, "hold (unknown_status)"],
    ]) {
      test(`what is not what was sold is for a person: ${verdict}`, async () => {
        const { inbox } = inboxOf(database);
        await expect(database);
        const answer = await receive(inbox, paymentBody("ORDER-1", "paid", changed));
        assert.equal(answer.status, 200);
        assert.deepEqual(await told(database, "held"), [verdict]);
        assert.deepEqual(await told(database, "credited"), []);
        assert.deepEqual(await told(database, "failed"), []);
        const { verdictAction, verdictReason } = await only();
        assert.equal(`${verdictAction} (${verdictReason})`, verdict);
      });
    }

    test("a report of another payment changes nothing", async () => {
      const { inbox } = inboxOf(database);
      const before = await expect(database);
      await receive(inbox, paymentBody("ORDER-1", "paid", { uuid: "another" }));
      const { updatedAt, ...now } = await inbox.payments.get(KEY);
      assert.deepEqual({ ...now, updatedAt: before.updatedAt }, before);
    });

    test("the payment of an order is learnt from its first webhook", async () => {
      const { inbox } = inboxOf(database);
      await expect(database, { paymentId: null });
      await receive(inbox, paymentBody("ORDER-1", "check"));
      assert.equal((await inbox.payments.get(KEY)).paymentId, "uuid-ORDER-1");
      await receive(inbox, paymentBody("ORDER-1", "paid", { uuid: "another" }));
      assert.equal((await inbox.payments.get(KEY)).credited, false);
    });

    test("a refund after the credit is held", async () => {
      const { inbox } = inboxOf(database);
      await expect(database);
      for (const status of ["paid", "refund_process", "refund_paid"]) {
        await receive(inbox, paymentBody("ORDER-1", status));
      }
      assert.deepEqual(await told(database, "held"), [
        "hold (refunding)",
        "hold (refunded_after_credit)",
      ]);
      assert.equal((await told(database, "credited")).length, 1);
    });

    test("parts add up in the record", async () => {
      const { inbox } = inboxOf(database);
      await expect(database);
      for (const arrived of ["0.1", "0.4", "0.3"]) {
        const changed = { payment_amount: arrived };
        await receive(inbox, paymentBody("ORDER-1", "underpaid_check", changed));
      }
      const payment = await inbox.payments.get(KEY);
      assert.equal(payment.received, "0.4");
      assert.equal(payment.verdictReason, "partially_paid");
      await receive(inbox, paymentBody());
      assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
    });

    test("a handler that throws undoes all and is called again", async () => {
      const { inbox, failing } = inboxOf(database);
      await expect(database);
      failing.with = new Error("the warehouse is closed");
      assert.equal((await receive(inbox, paymentBody())).status, 503);
      const payment = await inbox.payments.get(KEY);
      assert.equal(payment.credited, false);
      assert.equal(payment.status, "waiting");
      assert.equal(payment.received, null);
      assert.deepEqual(await database.rows("SELECT * FROM ledger"), []);
      assert.deepEqual(await inbox.payments.history(KEY), []);
      const failed = await only();
      assert.equal(failed.state, "failed");
      assert.equal(failed.attempts, 1);
      assert.equal(failed.appliedAt, null);
      assert.equal(failed.problem, "Error: the warehouse is closed");

      failing.with = null;
      assert.equal((await receive(inbox, paymentBody())).status, 200);
      assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
      const applied = await only();
      assert.deepEqual([applied.state, applied.attempts, applied.problem], ["applied", 2, null]);
    });

    test("what a handler changes in what it is told is not recorded", async () => {
      const { inbox } = inboxOf(database, {
        onCredited: (payment) => {
          payment.credited = false;
          payment.status = "expired";
        },
      });
      await expect(database);
      await receive(inbox, paymentBody());
      const payment = await inbox.payments.get(KEY);
      assert.deepEqual([payment.credited, payment.status], [true, "paid"]);
    });

    test("a handler that would wait for itself is told so", async () => {
      const problems = [];
      const { inbox } = inboxOf(database, {
        onCredited: async () => {
          for (const call of [
            () => inbox.payments.get(KEY),
            () => inbox.payments.create({ ...KEY, amount: "1", currency: "USD" }),
            () => inbox.reconcile(),
            () => inbox.replay(),
          ]) {
            await assert.rejects(async () => call(), /outside of the inbox's handlers/);
            problems.push(1);
          }
        },
      });
      await expect(database);
      assert.equal((await receive(inbox, paymentBody())).status, 200);
      assert.equal(problems.length, 4);
    });

    test("a webhook that comes before its order waits", async () => {
      const { inbox, logged } = inboxOf(database);
      for (let time = 0; time < 2; time += 1) {
        assert.equal((await receive(inbox, paymentBody())).status, 200);
      }
      assert.equal((await only()).state, "waiting");
      assert.deepEqual(await told(database, "event"), []);
      assert.equal(logged.length, 1);
      await expect(database);
      assert.deepEqual(await inbox.replay(), { applied: 1, waiting: 0, failed: [] });
      assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
      assert.equal((await told(database, "event")).length, 1);
      assert.deepEqual(await inbox.replay(), { applied: 0, waiting: 0, failed: [] });
    });

    test("replay says what still fails, and what waits", async () => {
      const { inbox, failing } = inboxOf(database);
      await expect(database);
      failing.with = new Error("still closed");
      await receive(inbox, paymentBody());
      await receive(inbox, paymentBody("ORDER-2"));
      const report = await inbox.replay();
      assert.deepEqual([report.applied, report.waiting], [0, 1]);
      assert.deepEqual(report.failed, [
        { eventId: "2328:payment:uuid-ORDER-1:paid", problem: "still closed" },
      ]);
      assert.deepEqual(await inbox.replay({ orderId: "ORDER-2" }), {
        applied: 0,
        waiting: 1,
        failed: [],
      });
    });

    test("replay goes through more than one batch", async () => {
      const { inbox } = inboxOf(database);
      const orders = Array.from({ length: 120 }, (_, number) => `ORDER-${number}`);
      for (const orderId of orders) {
        await receive(inbox, paymentBody(orderId));
      }
      for (const orderId of orders.slice(1)) {
        await expect(database, { orderId });
      }
      assert.deepEqual(await inbox.replay(), { applied: 119, waiting: 1, failed: [] });
      assert.equal((await told(database, "credited")).length, 119);
    });

    test("replay makes good what a wrong setting held", async () => {
      // The unit of Alchemy Pay's amounts is contradictory (Alchemy §9 item 1).
      await expectOrder(database);
      const wrong = inboxOf(database, { gateways: gateways(undefined, { amountUnit: "as_sent" }) });
      assert.equal((await receive(wrong.inbox, orderBody(), "alchemypay")).status, 200);
      assert.deepEqual(await told(database, "held"), ["hold (cents_for_units)"]);
      const { inbox } = inboxOf(database);
      for (let time = 0; time < 2; time += 1) {
        await inbox.replay({ again: true, gateway: "alchemypay", orderId: "1001" });
      }
      assert.deepEqual(await told(database, "credited"), ["credit 100.00 USD"]);
      assert.equal((await told(database, "event")).length, 1);
    });

    test("events that are no payments are told once", async () => {
      const { inbox, logged } = inboxOf(database);
      const payout = webhooks.signTestEvent(
        { uuid: "p-1", status: "completed", to_address: "T1" },
        { key: "payout" },
      );
      const deposit = webhooks.signTestEvent({
        uuid: "d-1",
        order_id: "ORDER-1",
        amount: "5",
        currency: "USDT",
        payment_status: "paid",
      });
      const strange = webhooks.signTestEvent({ hello: "world" });
      await expect(database);
      for (let time = 0; time < 2; time += 1) {
        assert.equal((await receive(inbox, payout, "2328", "payout")).status, 200);
        assert.equal((await receive(inbox, deposit, "2328", "static_wallet")).status, 200);
        assert.equal((await receive(inbox, strange)).status, 200);
      }
      const [first, second, third, ...more] = await told(database, "event");
      assert.equal(first, "2328:payout:p-1:completed");
      assert.equal(second, "2328:static_wallet:d-1:::paid");
      assert.match(third, /^2328:unknown:/);
      assert.deepEqual(more, []);
      for (const what of ["credited", "held", "updated"]) {
        assert.deepEqual(await told(database, what), []);
      }
      assert.equal(logged.length, 1);
      assert.match(logged[0].message, /not understood/);
    });

    test("a key may not sign for another kind, and what is refused is not stored", async () => {
      const { inbox } = inboxOf(database);
      assert.equal((await receive(inbox, paymentBody(), "2328", "payout")).status, 401);
      assert.equal((await receive(inbox, paymentBody(), "alchemypay")).status, 401);
      assert.deepEqual(await deliveries(), []);
    });

    test("odd texts of a gateway fit the columns", async () => {
      const { inbox } = inboxOf(database);
      await expect(database);
      for (const changed of [
        { order_id: "O\0RDER", uuid: "u\0" },
        { order_id: "O".repeat(300), uuid: "u".repeat(300) },
        { payment_status: `new\0${"x".repeat(500)}`, payer_currency: "C".repeat(100) },
        { payer_amount: "1", payment_amount: `1.${"0".repeat(300)}` },
      ]) {
        const body = paymentBody("ORDER-1", "paid", changed);
        assert.equal((await receive(inbox, body)).status, 200);
      }
      const payment = await inbox.payments.get(KEY);
      assert.equal(payment.credited, true);
      assert.equal(payment.received, null);
    });

    test("both keys of a rotation verify", async () => {
      const { inbox } = inboxOf(database, {
        gateways: {
          2328: new Gateway2328({
            project: "00000000-0000-4000-8000-000000002328",
            apiKey: { new: "n".repeat(20), old: "o".repeat(20) },
          }),
        },
      });
      await expect(database);
      const old = new Webhooks2328({ apiKey: "o".repeat(20) });
      const fields = JSON.parse(paymentBody().toString());
      delete fields.sign;
      assert.equal((await receive(inbox, paymentBody())).status, 401);
      assert.equal((await receive(inbox, old.signTestEvent(fields))).status, 200);
      assert.equal((await only()).keyId, "old");
      assert.equal((await told(database, "credited")).length, 1);
    });
  });
}
