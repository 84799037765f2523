/** A shop on each database: a table of its own, and an inbox whose handlers write into it. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AlchemyPay, Gateway2328 } from "cointill";
import { Inbox, postgresStore, sqliteStore } from "cointill/inbox";
import pg from "pg";

import { postgresql } from "./postgresql.mjs";

const LEDGER = "CREATE TABLE ledger (what TEXT NOT NULL, order_id TEXT NOT NULL, told TEXT)";
const INSERT = "INSERT INTO ledger VALUES";

/** The shop's own database, by what its process needs to find it. */
export function open(place) {
  if (place.kind === "sqlite") {
    const store = sqliteStore({ file: place.file });
    return {
      store,
      write: async (client, ...values) => {
        client.prepare(`${INSERT} (?, ?, ?)`).run(...values);
      },
      run: (sql) => store.transaction(async ({ client }) => void client.exec(sql)),
      rows: (sql) => store.read(async ({ client }) => client.prepare(sql).all()),
      close: () => store.close(),
    };
  }
  const pool = new pg.Pool({ ...place.settings, max: 20 });
  return {
    store: postgresStore(pool),
    pool,
    write: (client, ...values) => client.query(`${INSERT} ($1, $2, $3)`, values),
    run: (sql) => pool.query(sql),
    rows: async (sql) => (await pool.query(sql)).rows,
    close: () => pool.end(),
  };
}

/** The gateways of the shop; `transport` answers instead of them. */
export function gateways(transport, options) {
  const more = { maxRetries: 0, ...(transport === undefined ? {} : { transport }) };
  return {
    2328: new Gateway2328({
      project: "00000000-0000-4000-8000-000000002328",
      apiKey: "sandbox-api-key",
      payoutKey: "sandbox-payout-key",
      ...more,
    }),
    alchemypay: new AlchemyPay({
      appId: "SANDBOX0001",
      secret: "sandbox-secret",
      host: "alchemy",
      ...(options === undefined ? {} : { options }),
      ...more,
    }),
  };
}

/** An inbox whose handlers write a line each into the ledger. `fails` makes them throw. */
export function inboxOf(database, settings = {}) {
  const { store, write } = database;
  const failing = { with: null };
  const line =
    (what) =>
    async (payment, { client, verdict }) => {
      await write(client, what, payment.orderId, verdict.text);
      if (failing.with !== null) {
        throw failing.with;
      }
    };
  const logged = [];
  const inbox = new Inbox({
    store,
    gateways: gateways(),
    onCredited: line("credited"),
    onHeld: line("held"),
    onFailed: line("failed"),
    onUpdated: line("updated"),
    onEvent: async (event, { client, delivery }) => {
      await write(client, "event", delivery.orderId ?? "", event.id);
    },
    log: (entry) => logged.push(entry),
    ...settings,
  });
  return { inbox, failing, logged };
}

/** What was told, in its order. */
export async function told(database, what, orderId) {
  const rows = await database.rows("SELECT what, order_id, told FROM ledger");
  return rows
    .filter((row) => row.what === what && (orderId === undefined || row.order_id === orderId))
    .map((row) => row.told);
}

/** By name, what gives an empty database and forgets it. */
export const DATABASES = {
  PostgreSQL: async () => {
    const server = await postgresql();
    let count = 0;
    return {
      fresh: async () => {
        const admin = new pg.Client(server.settings);
        await admin.connect();
        count += 1;
        await admin.query(`CREATE DATABASE shop_${count}`);
        await admin.end();
        return prepared({
          kind: "postgresql",
          settings: { ...server.settings, database: `shop_${count}` },
        });
      },
      stop: () => server.stop(),
    };
  },
  SQLite: async () => {
    const folder = mkdtempSync(join(tmpdir(), "cointill-sqlite-"));
    let count = 0;
    return {
      fresh: async () => {
        count += 1;
        return prepared({ kind: "sqlite", file: join(folder, `shop-${count}.sqlite`) });
      },
      stop: () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

async function prepared(place) {
  const database = open(place);
  await database.store.migrate();
  await database.run(LEDGER);
  return { ...database, place };
}
