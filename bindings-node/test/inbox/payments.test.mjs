/** Creating payments, asking about them, and what a person decides. */

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";

import { DuplicateError, NotFoundError } from "cointill";
import { DifferentPaymentError, NotHeldError } from "cointill/inbox";

import { FakeTransport, ok2328, okAlchemyPay, paymentFields } from "./fake.mjs";
import { payment as blank, expect, paymentBody, receive } from "./orders.mjs";
import { DATABASES, gateways, inboxOf, open, told } from "./shops.mjs";

const KEY = { gateway: "2328", orderId: "ORDER-1" };
const PRICE = { ...KEY, amount: "180.00", currency: "RUB" };
const ORDER = { gateway: "alchemypay", orderId: "1001", amount: "100", currency: "USD" };
const PAID = { payment_status: "paid", payment_amount: "0.95256917", uuid: "uuid-ORDER-1" };

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

    const shop = (answer, settings = {}) => {
      const transport = new FakeTransport(answer);
      const own = inboxOf(database, { gateways: gateways(transport), ...settings });
      return { ...own, transport };
    };
    const creates = (changed = {}) =>
      shop((_path, fields) => ok2328(paymentFields(fields, changed)));

    test("the row is there before the gateway is called", async () => {
      const seen = [];
      const { inbox } = shop(
        async (path, fields) => {
          // As another process sees it.
          const other = open(database.place);
          const row = await other.store.read((session) => session.payment("2328", "ORDER-1"));
          await other.close();
          seen.push([path, fields, row.url]);
          return ok2328(paymentFields(fields, { expires_at: "2026-11-22T16:56:58+03:00" }));
        },
        { callbackUrls: { 2328: "https://shop.example/webhooks/2328" } },
      );
      const made = await inbox.payments.create({
        ...PRICE,
        reference: "hat-7",
        more: { ttlSeconds: 600 },
      });
      const fields = {
        amount: "180.00",
        currency: "RUB",
        order_id: "ORDER-1",
        ttl_seconds: 600,
        url_callback: "https://shop.example/webhooks/2328",
      };
      assert.deepEqual(seen, [["/api/v1/payment", fields, null]]);
      assert.equal(made.paymentId, "uuid-ORDER-1");
      assert.equal(made.url, "https://pay.example/1");
      assert.equal(made.status, "waiting");
      assert.equal(made.owed, "0.95256917");
      assert.deepEqual(made.expiresAt, new Date("2026-11-22T13:56:58Z"));
      assert.deepEqual(await inbox.payments.get(KEY), made);
      assert.deepEqual(await inbox.payments.list({ reference: "hat-7" }), [made]);
    });

    test("the same order again is the same payment, another price an error", async () => {
      const { inbox, transport } = creates();
      const first = await inbox.payments.create(PRICE);
      assert.deepEqual(await inbox.payments.create({ ...PRICE, amount: "180" }), first);
      assert.equal(transport.calls.length, 1);
      for (const [changed, words] of [
        [{ amount: "181" }, /a payment of 180.00 RUB already, expected 181 RUB/],
        [{ currency: "USD" }, /expected 180.00 USD/],
        [{ reference: "other" }, /for the reference null already, expected other/],
      ]) {
        await assert.rejects(inbox.payments.create({ ...PRICE, ...changed }), (error) => {
          assert.ok(error instanceof DifferentPaymentError);
          assert.match(error.message, words);
          return true;
        });
      }
      assert.equal((await inbox.payments.list()).length, 1);
    });

    test("ten calls at once make one payment", async () => {
      const { inbox } = creates();
      const made = await Promise.all(
        Array.from({ length: 10 }, () => inbox.payments.create(PRICE)),
      );
      assert.equal(new Set(made.map((own) => own.id)).size, 1);
      assert.equal((await inbox.payments.list()).length, 1);
    });

    for (const [changed, words] of [
      [{ amount: 19.99 }, /"19.99"/],
      [{ amount: "1_000" }, /amount/],
      [{ amount: "0" }, /more than 0/],
      [{ amount: "-1" }, /more than 0/],
      [{ orderId: "" }, /orderId/],
      [{ orderId: "x".repeat(129) }, /orderId/],
      [{ orderId: "a\0" }, /orderId/],
      [{ currency: "" }, /currency/],
      [{ reference: 7 }, /reference/],
      [{ gateway: "paypal" }, /gateway/],
    ]) {
      test(`nothing is written of ${JSON.stringify(changed)}`, async () => {
        const { inbox, transport } = creates();
        await assert.rejects(async () => inbox.payments.create({ ...PRICE, ...changed }), words);
        assert.deepEqual(await inbox.payments.list(), []);
        assert.deepEqual(transport.calls, []);
      });
    }

    test("after a failure, or a death, the same call finishes the work", async () => {
      const answers = [null, (fields) => ok2328(paymentFields(fields))];
      const { inbox, transport } = shop((_path, fields) => answers.shift()?.(fields) ?? null);
      await assert.rejects(inbox.payments.create(PRICE), { code: "transport" });
      const row = await inbox.payments.get(KEY);
      assert.equal(row.url, null);
      assert.match(row.problem, /^TransportError: /);
      const made = await inbox.payments.create(PRICE);
      assert.equal(made.id, row.id);
      assert.equal(made.problem, null);
      assert.equal(made.url, "https://pay.example/1");
      assert.equal(transport.calls.length, 2);
    });

    test("a payment that is paid while it is created", async () => {
      const { inbox } = creates(PAID);
      assert.equal((await inbox.payments.create(PRICE)).credited, true);
      assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
    });

    test("a webhook during the call finds the row", async () => {
      let status;
      const { inbox } = shop(async (_path, fields) => {
        status = (await receive(inbox, paymentBody())).status;
        return ok2328(paymentFields(fields));
      });
      assert.equal((await inbox.payments.create(PRICE)).credited, true);
      assert.equal(status, 200);
      assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
    });

    test("webhooks that waited for their order are applied when it is made", async () => {
      const { inbox } = creates();
      await receive(inbox, paymentBody());
      assert.deepEqual(await told(database, "event"), []);
      assert.equal((await inbox.payments.create(PRICE)).credited, true);
      assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
      assert.equal((await told(database, "event")).length, 1);
    });

    test("a handler that fails does not turn the payer away", async () => {
      const { inbox, failing, logged } = creates(PAID);
      failing.with = new Error("closed");
      const made = await inbox.payments.create(PRICE);
      assert.equal(made.url, "https://pay.example/1");
      assert.equal(made.credited, false);
      assert.equal(logged.length, 1);
      failing.with = null;
      assert.equal((await inbox.payments.ask(KEY)).credited, true);
      assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
    });

    test("asking records what a webhook would", async () => {
      const { inbox, transport } = creates(PAID);
      await expect(database);
      for (let time = 0; time < 2; time += 1) {
        assert.equal((await inbox.payments.ask(KEY)).credited, true);
      }
      assert.deepEqual(transport.calls[0], ["/api/v1/payment/info", { uuid: "uuid-ORDER-1" }]);
      await receive(inbox, paymentBody());
      assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
      assert.equal((await told(database, "updated")).length, 1);
      await assert.rejects(inbox.payments.ask({ ...KEY, orderId: "none" }), /got none/);
    });

    test("a query that finds nothing new tells nothing", async () => {
      const { inbox } = creates({ ...PAID, payment_amount: "1" });
      await expect(database, { status: "expired" });
      for (let time = 0; time < 3; time += 1) {
        await inbox.payments.ask(KEY);
      }
      assert.deepEqual(await told(database, "held"), ["hold (paid_late)"]);
      assert.equal((await told(database, "updated")).length, 1);
    });

    test("a policy may want a query, and the webhook comes again until one is made", async () => {
      const answers = [null, ok2328(paymentFields({}, PAID))];
      const { inbox } = shop(() => answers.shift(), { policy: { confirmByQuery: true } });
      await expect(database);
      assert.equal((await receive(inbox, paymentBody())).status, 503);
      assert.deepEqual(await told(database, "credited"), []);
      assert.equal((await inbox.payments.get(KEY)).verdictReason, "confirmation");
      assert.equal((await receive(inbox, paymentBody())).status, 200);
      assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
      assert.deepEqual(answers, []);
    });

    test("what the query does not confirm is not credited", async () => {
      const { inbox } = shop(() => ok2328(paymentFields({})), {
        policy: { confirmByQuery: true },
      });
      await expect(database);
      assert.equal((await receive(inbox, paymentBody())).status, 200);
      assert.deepEqual(await told(database, "credited"), []);
    });

    describe("at Alchemy Pay", () => {
      const model = (changed = {}) => ({
        orderNo: "30021001",
        orderStatus: "INIT",
        userId: "user@example.com",
        merchantOrderNo: "1001",
        orderCurrency: "USD",
        orderAmount: "10000",
        ...changed,
      });
      const create = (inbox) =>
        inbox.payments.create({ ...ORDER, more: { userId: "user@example.com" } });
      const used = [200, { code: "8011", msg: "order not already exists", model: null }];

      test("an order is made", async () => {
        const { inbox, transport } = shop(
          () => okAlchemyPay({ orderNo: "30021001", webUrl: "https://pay.example" }),
          { callbackUrls: { alchemypay: "https://shop.example/webhooks/alchemypay" } },
        );
        const made = await create(inbox);
        assert.equal(made.paymentId, "30021001");
        assert.equal(made.url, "https://pay.example");
        const [[, fields]] = transport.calls;
        assert.equal(fields.callbackURL, "https://shop.example/webhooks/alchemypay");
      });

      for (const [changed, found] of [
        [{}, true],
        [{ userId: "other" }, false],
        [{ orderAmount: "20000" }, false],
        [{ orderCurrency: "EUR" }, false],
      ]) {
        test(`a number that a dead process used: ${JSON.stringify(changed)}`, async () => {
          const row = blank({ ...ORDER, createCalls: 1 });
          await database.store.transaction((session) => session.addPayment(row));
          const { inbox } = shop((path) =>
            path.endsWith("query") ? okAlchemyPay(model(changed)) : used,
          );
          if (found) {
            const made = await create(inbox);
            assert.equal(made.paymentId, "30021001");
            assert.match(made.url, /30021001/);
          } else {
            await assert.rejects(create(inbox), DuplicateError);
            const row = await inbox.payments.get(ORDER);
            assert.equal(row.paymentId, null);
          }
        });
      }

      test("of two calls at once, the one that is refused finds the other's payment", async () => {
        const url = "https://pay.example";
        let calls = 0;
        const { inbox } = shop(async () => {
          calls += 1;
          const row = await database.store.read((session) => session.payment("alchemypay", "1001"));
          await database.run(`UPDATE cointill_payments SET url = '${url}' WHERE id = '${row.id}'`);
          return used;
        });
        assert.equal((await create(inbox)).url, url);
        assert.equal(calls, 1);
      });

      test("a number of somebody else is an error", async () => {
        const { inbox, transport } = shop(() => used);
        await assert.rejects(create(inbox), DuplicateError);
        assert.equal(transport.calls.length, 1);
      });
    });

    describe("a held payment", () => {
      const by = { ...KEY, reason: "paid_late", by: "anna", why: "the price is still good" };
      const held = async () => {
        const own = inboxOf(database);
        await expect(database, { status: "expired" });
        await receive(own.inbox, paymentBody());
        return own;
      };

      test("is credited once on a person's word", async () => {
        const { inbox } = await held();
        const [row] = await inbox.payments.list({ verdictAction: "hold" });
        assert.equal(row.orderId, "ORDER-1");
        const answers = await Promise.allSettled(
          Array.from({ length: 5 }, () => inbox.payments.accept(by)),
        );
        const failed = answers.filter((own) => own.status === "rejected");
        assert.equal(failed.length, 4);
        assert.ok(failed.every((own) => own.reason instanceof NotHeldError));
        const now = await inbox.payments.get(KEY);
        assert.deepEqual(
          [now.credited, now.creditedAmount, now.creditedCurrency, now.verdictAction, now.status],
          [true, "180.00", "RUB", "credit", "paid_late"],
        );
        assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
        const line = (await inbox.payments.history(KEY)).at(-1);
        assert.deepEqual(
          [line.source, line.acceptedBy, line.why, line.verdictReason],
          ["person", "anna", "the price is still good", "paid_late"],
        );
        await receive(inbox, paymentBody("ORDER-1", "overpaid"));
        assert.equal((await told(database, "credited")).length, 1);
      });

      test("of another price is held too, and one that ended is not", async () => {
        const { inbox } = inboxOf(database);
        await expect(database, { orderId: "A" });
        await expect(database, { orderId: "B" });
        await receive(inbox, paymentBody("A", "paid", { amount: "18.00" }));
        await receive(inbox, paymentBody("B", "cancel"));
        const [a, b] = await Promise.all(
          ["A", "B"].map((orderId) => inbox.payments.get({ ...KEY, orderId })),
        );
        assert.deepEqual([inbox.payments.isHeld(a), inbox.payments.isHeld(b)], [true, false]);
        await inbox.payments.accept({ ...by, orderId: "A", reason: "wrong_amount" });
        assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
        const ended = inbox.payments.accept({ ...by, orderId: "B", reason: "expired" });
        await assert.rejects(ended, NotHeldError);
      });

      test("stays held when its reason is another by now, or the handler fails", async () => {
        const { inbox, failing } = await held();
        await assert.rejects(inbox.payments.accept({ ...by, reason: "overpaid" }), (error) => {
          assert.ok(error instanceof NotHeldError);
          assert.match(error.message, /to be held \(overpaid\), got hold \(paid_late\)/);
          return true;
        });
        for (const changed of [{ by: " " }, { why: "" }, { orderId: "none" }]) {
          await assert.rejects(inbox.payments.accept({ ...by, ...changed }));
        }
        failing.with = new Error("closed");
        await assert.rejects(inbox.payments.accept(by), /closed/);
        assert.equal((await inbox.payments.get(KEY)).credited, false);
        assert.deepEqual(await told(database, "credited"), []);
      });
    });

    test("where to pay to is what one report says", async () => {
      const { inbox } = inboxOf(database);
      await expect(database);
      const at = async (changed) => {
        await receive(inbox, paymentBody("ORDER-1", "underpaid_check", changed));
        const { payerCurrency, network, address } = await inbox.payments.get(KEY);
        return [payerCurrency, network, address];
      };
      const first = { payment_amount: "0.1", address: "UQ1" };
      assert.deepEqual(await at(first), ["TON", "TON", "UQ1"]);
      // Another coin without an address: that of the first would lose what is sent to it.
      const other = { payment_amount: "0.2", payer_currency: "BTC", network: "BTC", address: null };
      assert.deepEqual(await at(other), ["BTC", "BTC", null]);
      const tooLong = { payment_amount: "0.3", address: "x".repeat(300) };
      assert.deepEqual(await at(tooLong), ["TON", "TON", null]);
    });

    test("prune deletes what is applied and old, in batches", async () => {
      const { inbox } = inboxOf(database);
      await receive(inbox, paymentBody("WAITS"));
      await expect(database);
      for (const status of ["check", "paid"]) {
        await receive(inbox, paymentBody("ORDER-1", status));
      }
      assert.equal(await inbox.prune(), 0);
      const old = "2020-01-01T00:00:00.000Z";
      await database.run(`UPDATE cointill_deliveries SET received_at = '${old}'`);
      await assert.rejects(inbox.prune({ days: 0 }), /days: expected 1 or more/);
      assert.equal(await inbox.prune(), 2);
      // Told again, and credited once all the same.
      await receive(inbox, paymentBody());
      assert.equal((await told(database, "credited")).length, 1);
      assert.deepEqual(await inbox.replay(), { applied: 0, waiting: 1, failed: [] });
    });

    test("what is left for after the commit runs once, and only then", async () => {
      const seen = [];
      const { inbox, failing, logged } = inboxOf(database, {
        onHeld: (_payment, { afterCommit }) => {
          afterCommit(async () => {
            seen.push((await inbox.payments.get(KEY)).verdictReason);
          });
          afterCommit(() => {
            throw new Error("no mail today");
          });
        },
      });
      await expect(database, { status: "expired" });
      failing.with = new Error("closed");
      assert.equal((await receive(inbox, paymentBody())).status, 503);
      assert.deepEqual(seen, []);
      failing.with = null;
      assert.equal((await receive(inbox, paymentBody())).status, 200);
      await receive(inbox, paymentBody());
      assert.deepEqual(seen, ["paid_late"]);
      assert.match(logged.at(-1).message, /after the commit/);
    });

    test("what a handler leaves running is outside once it is over", async () => {
      let later;
      let late;
      const { inbox } = inboxOf(database, {
        onCredited: (_payment, { afterCommit }) => {
          later = new Promise((resolve) => setTimeout(resolve, 300)).then(async () => {
            late = afterCommit;
            return inbox.payments.get(KEY);
          });
        },
      });
      await expect(database);
      assert.equal((await receive(inbox, paymentBody())).status, 200);
      assert.equal((await later).credited, true);
      assert.throws(() => late(() => undefined), /before the handler has returned/);
    });

    test("a set-up that cannot work is refused at once", () => {
      const { store } = database;
      const onCredited = () => undefined;
      assert.throws(() => inboxOf(database, { gateways: {} }), /gateways: expected a client/);
      assert.throws(() => inboxOf({ store }, { onCredited: undefined }), /onCredited/);
      const policy = { paidLate: "maybe" };
      assert.throws(() => inboxOf(database, { onCredited, policy }), /policy.paidLate/);
    });

    describe("reconcile", () => {
      const ago = (seconds) => new Date(Date.now() - seconds * 1000);
      const answering = (answers) =>
        shop((_path, fields) => {
          const answer = answers[fields.uuid ?? fields.order_id];
          return answer === undefined
            ? [404, { state: 1, message: "not found" }]
            : answer && ok2328(paymentFields({}, { uuid: fields.uuid, ...answer }));
        });

      test("finds out what no webhook told, and says what it found", async () => {
        const { inbox, transport } = answering({
          "uuid-A": { ...PAID, uuid: "uuid-A", order_id: "A" },
          "uuid-B": { uuid: "uuid-B", order_id: "B" },
          "uuid-D": null,
        });
        for (const orderId of ["A", "B", "C", "D"]) {
          await expect(database, { orderId, createdAt: ago(orderId.charCodeAt(0)) });
        }
        await expect(database, { orderId: "OLD", createdAt: ago(8 * 86_400) });
        await expect(database, { orderId: "CREDITED", credited: true });
        await expect(database, { orderId: "ASKED", checkedAt: ago(60) });
        const report = await inbox.reconcile();
        assert.deepEqual(
          report.outcomes.map(({ orderId, after, problem }) => [orderId, after, problem]),
          [
            ["D", "waiting, no verdict, not credited", report.outcomes[0].problem],
            ["C", "waiting, no verdict, not credited", "the gateway does not know it"],
            ["B", "waiting, no verdict, not credited", null],
            ["A", "paid, credit, credited", null],
          ],
        );
        assert.match(report.outcomes[0].problem, /connection|broke/);
        assert.deepEqual([report.asked, report.changed, report.problems], [4, 1, 2]);
        assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
        // Asked within the last minutes, so not again.
        const again = await inbox.reconcile();
        assert.equal(again.asked, 0);
        assert.equal(transport.calls.length, 4);
        assert.equal((await inbox.reconcile({ askedBefore: 0, limit: 1 })).asked, 1);
      });

      test("a dry run says what would be, and records nothing", async () => {
        const { inbox } = creates(PAID);
        await expect(database);
        const report = await inbox.reconcile({ dryRun: true });
        assert.equal(report.outcomes[0].after, "paid, credit, credited");
        assert.equal(report.changed, 1);
        assert.deepEqual(await told(database, "credited"), []);
        assert.equal((await inbox.payments.get(KEY)).checkedAt, null);
      });

      test("two runs at the same time ask about each payment once", async () => {
        const { inbox, transport } = creates();
        const orders = Array.from({ length: 10 }, (_, number) => `ORDER-${number}`);
        for (const orderId of orders) {
          await expect(database, { orderId });
        }
        const other = open(database.place);
        const second = inboxOf(other, { gateways: gateways(transport) }).inbox;
        const reports = await Promise.all([inbox.reconcile(), second.reconcile()]);
        await other.close();
        assert.equal(reports[0].asked + reports[1].asked, 10);
        assert.equal(transport.calls.length, 10);
      });

      test("a handler that fails keeps nobody waiting", async () => {
        const { inbox, failing, logged } = answering({
          "uuid-A": { ...PAID, uuid: "uuid-A", order_id: "A" },
          "uuid-B": { uuid: "uuid-B", order_id: "B" },
        });
        await expect(database, { orderId: "A", createdAt: ago(2) });
        await expect(database, { orderId: "B", createdAt: ago(1) });
        failing.with = new Error("closed");
        const report = await inbox.reconcile();
        assert.deepEqual(
          report.outcomes.map((own) => [own.orderId, own.failed, own.problem]),
          [
            ["A", true, "closed"],
            ["B", false, null],
          ],
        );
        assert.equal(logged.length, 1);
      });

      test("ends when it is told to", async () => {
        const end = new AbortController();
        const { inbox } = shop((_path, fields) => {
          end.abort();
          return ok2328(paymentFields({}, { uuid: fields.uuid }));
        });
        await expect(database, { orderId: "A" });
        await expect(database, { orderId: "B" });
        assert.equal((await inbox.reconcile({ signal: end.signal })).asked, 1);
      });
    });

    test("a payment that the gateway does not know", async () => {
      const { inbox } = shop(() => [404, { state: 1, message: "not found" }]);
      await expect(database);
      await assert.rejects(inbox.payments.ask(KEY), NotFoundError);
      assert.match((await inbox.payments.get(KEY)).problem, /^NotFoundError/);
    });
  });
}
