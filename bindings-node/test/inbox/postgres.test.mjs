/** What a shop may do to its PostgreSQL and to `pg`, and what may happen to them. */

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { postgresStore } from "cointill/inbox";
import pg from "pg";

import { expect, paymentBody, receive } from "./orders.mjs";
import { DATABASES, inboxOf, told } from "./shops.mjs";

let server;
let database;
before(async () => {
  server = await DATABASES.PostgreSQL();
});
beforeEach(async () => {
  database = await server.fresh();
});
afterEach(() => database.close());
after(() => server.stop());

test("a program that reads numeric as a float changes no amount", async () => {
  const { inbox } = inboxOf(database);
  await expect(database, { amount: "0.123456789012345678" });
  const types = [1700, 20, 1184];
  const parsers = types.map((type) => pg.types.getTypeParser(type));
  for (const type of types) {
    pg.types.setTypeParser(type, Number.parseFloat);
  }
  try {
    const payment = await inbox.payments.get({ gateway: "2328", orderId: "ORDER-1" });
    assert.equal(payment.amount, "0.123456789012345678");
    assert.ok(payment.createdAt instanceof Date);
    assert.ok(!Number.isNaN(payment.createdAt.getTime()));
  } finally {
    for (const [index, type] of types.entries()) {
      pg.types.setTypeParser(type, parsers[index]);
    }
  }
});

test("times are right whatever the zone of the connection", async () => {
  const { database: name } = database.place.settings;
  await database.run(`ALTER DATABASE ${name} SET timezone TO 'Asia/Kolkata'`);
  await database.run(`ALTER DATABASE ${name} SET datestyle TO 'SQL, DMY'`);
  const pool = new pg.Pool(database.place.settings);
  const { inbox } = inboxOf({ ...database, store: postgresStore(pool) });
  const made = await expect(database);
  const payment = await inbox.payments.get({ gateway: "2328", orderId: "ORDER-1" });
  assert.deepEqual(payment.createdAt, made.createdAt);
  await pool.end();
});

test("a database whose transactions are serializable credits once", async () => {
  const { database: name } = database.place.settings;
  await database.run(`ALTER DATABASE ${name} SET default_transaction_isolation TO 'serializable'`);
  const pool = new pg.Pool(database.place.settings);
  const { inbox } = inboxOf({ ...database, store: postgresStore(pool) });
  await expect(database);
  const statuses = await Promise.all(
    Array.from({ length: 10 }, () => receive(inbox, paymentBody()).then((own) => own.status)),
  );
  assert.deepEqual(new Set(statuses), new Set([200]));
  assert.equal((await told(database, "credited")).length, 1);
  await pool.end();
});

test("a connection that breaks costs neither the process nor the webhook", async () => {
  const { inbox, logged } = inboxOf(database, {
    onCredited: async (_payment, { client }) => {
      const [{ pid }] = (await client.query("SELECT pg_backend_pid() AS pid")).rows;
      await database.run(`SELECT pg_terminate_backend(${pid})`);
      // Broken while nothing is asked of it: `pg` tells that by an event.
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
  });
  await expect(database);
  assert.equal((await receive(inbox, paymentBody())).status, 503);
  assert.equal(logged.length, 0);
  const again = inboxOf(database).inbox;
  assert.equal((await receive(again, paymentBody())).status, 200);
  assert.deepEqual(await told(database, "credited"), ["credit 180.00 RUB"]);
});

test("a handler that catches the error of its query credits nothing", async () => {
  const { inbox } = inboxOf(database, {
    onCredited: async (_payment, { client }) => {
      await client.query("INSERT INTO no_such_table VALUES (1)").catch(() => undefined);
    },
  });
  await expect(database);
  assert.equal((await receive(inbox, paymentBody())).status, 503);
  const payment = await inbox.payments.get({ gateway: "2328", orderId: "ORDER-1" });
  assert.equal(payment.credited, false);
});

test("more webhooks at once than connections", async () => {
  const pool = new pg.Pool({ ...database.place.settings, max: 2 });
  const { inbox } = inboxOf({ ...database, store: postgresStore(pool) });
  const orders = Array.from({ length: 40 }, (_, index) => `ORDER-${index}`);
  for (const orderId of orders) {
    await expect(database, { orderId });
  }
  const answers = await Promise.all(orders.map((order) => receive(inbox, paymentBody(order))));
  assert.deepEqual(new Set(answers.map((own) => own.status)), new Set([200]));
  assert.equal((await told(database, "credited")).length, 40);
  await pool.end();
});
