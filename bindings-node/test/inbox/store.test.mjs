/** What an inbox relies on, of any store. */

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";

import { payment as blank } from "./orders.mjs";
import { DATABASES, open } from "./shops.mjs";

const NOW = new Date("2026-11-25T10:00:00.123Z");

function payment(changed = {}) {
  return blank({ createdAt: NOW, updatedAt: NOW, ...changed });
}

function delivery(changed = {}) {
  return {
    eventId: "2328:payment:1:paid",
    gateway: "2328",
    kind: "payment",
    keyId: "api",
    raw: Buffer.from([0, 255, 39, 34, 92]),
    remoteAddress: "127.0.0.1",
    orderId: "ORDER-1",
    receivedAt: NOW,
    state: "stored",
    verdictAction: null,
    verdictReason: null,
    attempts: 0,
    problem: null,
    appliedAt: null,
    ...changed,
  };
}

function report(row, received, changed = {}) {
  return {
    paymentId: row.id,
    eventId: null,
    at: NOW,
    source: "query",
    gatewayStatus: "paid",
    received,
    statusBefore: null,
    statusAfter: "paid",
    verdictAction: "wait",
    verdictReason: null,
    acceptedBy: null,
    why: null,
    ...changed,
  };
}

for (const [name, start] of Object.entries(DATABASES)) {
  describe(name, () => {
    let server;
    let database;
    let store;
    before(async () => {
      server = await start();
    });
    beforeEach(async () => {
      database = await server.fresh();
      ({ store } = database);
    });
    afterEach(() => database.close());
    after(() => server.stop());

    const add = (...rows) =>
      store.transaction(async (session) => {
        for (const row of rows) {
          assert.equal(await session.addPayment(row), true);
        }
      });
    const find = (orderId = "ORDER-1") => store.read((session) => session.payment("2328", orderId));

    test("a payment comes back as it was written, to the last digit", async () => {
      const whole = payment({
        reference: "order ' \" \\ ☃ 🂡",
        amount: "123456789012345678901234567890.000000000000000001000",
        owed: "0.100000000000000000",
        received: "0.1",
        paymentId: "p",
        status: "paid",
        gatewayStatus: "paid",
        receivedCurrency: "TON",
        verdictAction: "credit",
        url: "https://pay.example/1",
        expiresAt: new Date("2026-12-31T23:59:59.999Z"),
        checkedAt: new Date("1999-01-01T00:00:00.000Z"),
      });
      await add(whole);
      assert.deepEqual(await find(), whole);
    });

    test("an order has one payment", async () => {
      await add(payment());
      await store.transaction(async (session) => {
        assert.equal(await session.addPayment(payment({ amount: "1" })), false);
        assert.equal(await session.addPayment(payment({ gateway: "alchemypay" })), true);
      });
      assert.equal((await find()).amount, "180.00");
      assert.equal(await find("ORDER-2"), null);
    });

    test("what fails is undone, and the failure is passed on as it is", async () => {
      const failure = new Error("no");
      const failed = store.transaction(async (session) => {
        await session.addPayment(payment());
        throw failure;
      });
      await assert.rejects(failed, (error) => error === failure);
      assert.equal(await find(), null);
      await add(payment());
    });

    test("a query that fails undoes all, even when its error is caught", async () => {
      const swallowed = store.transaction(async (session) => {
        await session.addPayment(payment());
        if (name === "PostgreSQL") {
          await session.client.query("SELECT nonsense").catch(() => undefined);
        } else {
          session.client.exec("ROLLBACK");
        }
      });
      await assert.rejects(swallowed, /rolled back|ROLLBACK|no transaction is active/);
      assert.equal(await find(), null);
    });

    test("saving writes what may change, and neither price nor credit", async () => {
      const row = payment();
      await add(row);
      await store.transaction(async (session) => {
        const own = await session.payment("2328", "ORDER-1", "lock");
        Object.assign(own, { status: "paid", received: "5", amount: "1", credited: true });
        await session.savePayment(own);
      });
      const now = await find();
      assert.equal(now.status, "paid");
      assert.equal(now.received, "5");
      assert.equal(now.amount, "180.00");
      assert.equal(now.credited, false);
      assert.ok(now.updatedAt > NOW);
    });

    test("a payment is credited once", async () => {
      const row = payment();
      await add(row);
      const credit = { creditedAt: NOW, creditedAmount: "180.00", creditedCurrency: "RUB" };
      await store.transaction(async (session) => {
        assert.equal(await session.credit(row.id, credit), true);
        assert.equal(await session.credit(row.id, { ...credit, creditedAmount: "2" }), false);
      });
      const now = await find();
      assert.deepEqual(
        [now.credited, now.creditedAt, now.creditedAmount, now.creditedCurrency],
        [true, NOW, "180.00", "RUB"],
      );
    });

    test("who locks a payment has it alone until the end", async () => {
      await add(payment({ received: "0" }));
      const one = () =>
        store.transaction(async (session) => {
          const own = await session.payment("2328", "ORDER-1", "lock");
          await new Promise((resolve) => setTimeout(resolve, 5));
          own.received = String(Number(own.received) + 1);
          await session.savePayment(own);
        });
      await Promise.all(Array.from({ length: 20 }, one));
      assert.equal((await find()).received, "20");
    });

    test("what is not committed is not read", async () => {
      let seen;
      await store.transaction(async (session) => {
        await session.addPayment(payment());
        seen = find();
        await new Promise((resolve) => setTimeout(resolve, 20));
      });
      // PostgreSQL answers at once, SQLite when the transaction is over.
      assert.equal((await seen) === null, name === "PostgreSQL");
    });

    test("payments by what is asked for, the longest unasked first", async () => {
      const day = (number) => new Date(Date.UTC(2026, 10, number));
      await add(
        payment({ orderId: "A", checkedAt: day(3), createdAt: day(1) }),
        payment({ orderId: "B", checkedAt: null, createdAt: day(2), reference: "r" }),
        payment({ orderId: "C", checkedAt: day(2), createdAt: day(3), verdictAction: "hold" }),
        payment({ orderId: "D", gateway: "alchemypay", createdAt: day(4) }),
      );
      const orders = (filter, limit = 10) =>
        store.read(async (session) =>
          (await session.payments(filter, limit)).map((own) => own.orderId).join(""),
        );
      assert.equal(await orders({}), "BDCA");
      assert.equal(await orders({}, 2), "BD");
      assert.equal(await orders({ gateways: ["2328"] }), "BCA");
      assert.equal(await orders({ gateways: [] }), "");
      assert.equal(await orders({ reference: "r" }), "B");
      assert.equal(await orders({ verdictAction: "hold" }), "C");
      assert.equal(await orders({ createdSince: day(3) }), "DC");
      assert.equal(await orders({ checkedBefore: day(3) }), "BDC");
      assert.equal(await orders({ credited: true }), "");
      assert.equal(await orders({ credited: false }), "BDCA");
    });

    test("an event is stored once, and its repeats are counted", async () => {
      const added = await store.transaction(async (session) => [
        await session.addDelivery(delivery()),
        await session.addDelivery(delivery({ raw: Buffer.from("other"), state: "applied" })),
        await session.addDelivery(delivery()),
      ]);
      assert.deepEqual(added, [true, false, false]);
      const found = await store.read((session) => session.delivery("2328:payment:1:paid"));
      assert.equal(found.repeats, 2);
      assert.equal(found.state, "stored");
      assert.deepEqual(Buffer.from(found.raw), Buffer.from([0, 255, 39, 34, 92]));
      const { position, repeats, ...rest } = found;
      assert.equal(typeof position, "number");
      assert.deepEqual({ ...rest, raw: delivery().raw }, delivery());
    });

    test("webhooks in the order of their arrival, from any place on", async () => {
      await store.transaction(async (session) => {
        for (let number = 1; number <= 12; number += 1) {
          const state = number % 3 === 0 ? "applied" : "stored";
          await session.addDelivery(delivery({ eventId: `e${number}`, state }));
        }
      });
      const ids = (filter, limit) =>
        store.read(async (session) =>
          (await session.deliveries(filter, limit)).map((own) => own.eventId).join(" "),
        );
      assert.equal(await ids({ states: ["stored"] }, 20), "e1 e2 e4 e5 e7 e8 e10 e11");
      const [, , third] = await store.read((session) => session.deliveries({}, 3));
      assert.equal(await ids({ after: third.position }, 7), "e4 e5 e6 e7 e8 e9 e10");
      assert.equal(await ids({ gateway: "alchemypay" }, 20), "");
      assert.equal(await ids({ gateway: "2328", orderId: "ORDER-1" }, 2), "e1 e2");
    });

    test("how far a webhook has come", async () => {
      await store.transaction(async (session) => {
        await session.addDelivery(delivery());
        const own = await session.delivery("2328:payment:1:paid", "lock");
        Object.assign(own, {
          state: "applied",
          attempts: 3,
          verdictAction: "hold",
          verdictReason: "overpaid",
          problem: "p",
          appliedAt: NOW,
        });
        await session.saveDelivery(own);
        assert.deepEqual(await session.delivery("2328:payment:1:paid"), own);
      });
    });

    test("what is applied and old is deleted, and the history stays", async () => {
      const row = payment();
      await add(row);
      const old = new Date("2026-01-01T00:00:00Z");
      await store.transaction(async (session) => {
        for (const [eventId, state, receivedAt] of [
          ["old-1", "applied", old],
          ["old-2", "applied", old],
          ["old-3", "applied", old],
          ["open", "waiting", old],
          ["new", "applied", NOW],
        ]) {
          await session.addDelivery(delivery({ eventId, state, receivedAt }));
        }
        await session.addReport(report(row, "1", { eventId: "old-1" }));
      });
      const remove = (limit) =>
        store.transaction((session) => session.deleteDeliveries(new Date("2026-02-01"), limit));
      assert.equal(await remove(2), 2);
      assert.equal(await remove(2), 1);
      const left = await store.read((session) => session.deliveries({}, 10));
      assert.deepEqual(
        left.map((own) => own.eventId),
        ["open", "new"],
      );
      const [line] = await store.read((session) => session.reports(row.id));
      assert.equal(line.eventId, null);
      assert.equal(line.received, "1");
    });

    test("the history of a payment, oldest first", async () => {
      const row = payment();
      await add(row);
      const line = (received) => report(row, received);
      await store.transaction(async (session) => {
        for (let number = 1; number <= 11; number += 1) {
          await session.addReport(line(`${number}.50`));
        }
      });
      const reports = await store.read((session) => session.reports(row.id));
      assert.deepEqual(reports[0], line("1.50"));
      assert.equal(reports[10].received, "11.50");
    });

    test("the tables are made once, however many make them", async () => {
      await add(payment());
      const others = Array.from({ length: 4 }, () => open(database.place));
      await Promise.all(others.map((other) => other.store.migrate()));
      await Promise.all(others.map((other) => other.close()));
      assert.equal((await find()).orderId, "ORDER-1");
      const versions = await database.rows("SELECT version FROM cointill_schema");
      assert.deepEqual(
        versions.map((row) => row.version),
        [1],
      );
    });

    test("two connections to one database wait for each other", async () => {
      const other = open(database.place);
      await add(payment({ received: "0" }));
      const one = (own) =>
        own.transaction(async (session) => {
          const row = await session.payment("2328", "ORDER-1", "lock");
          await new Promise((resolve) => setTimeout(resolve, 3));
          row.received = String(Number(row.received) + 1);
          await session.savePayment(row);
        });
      await Promise.all([store, other.store, store, other.store].map(one));
      assert.equal((await find()).received, "4");
      await other.close();
    });
  });
}
