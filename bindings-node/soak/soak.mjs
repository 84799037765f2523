/**
 * Thousands of webhooks from the sandbox to an Express shop on PostgreSQL, and its processes killed
 * meanwhile. At the end every order is credited once, and the totals are the sandbox's.
 *
 *     node soak/soak.mjs --webhooks 10000 --kills 5
 *
 * Nothing but the webhooks tells the shop: no reconciliation runs. Exit code 1 on any difference.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { sandbox as startSandbox } from "cointill/testing";

import { postgresql } from "../test/inbox/postgresql.mjs";
import { books, differences, key, ofSandbox, PAID, totals, way } from "./books.mjs";
import { chance, plan } from "./plan.mjs";
import { open } from "./shop.mjs";

const TIME_SCALE = 60;
const SETTLE_MS = 600_000;
const PAYERS = 4;
const SERVER = fileURLToPath(new URL("server.mjs", import.meta.url));

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The shop's server, whose processes can be killed. */
class Server {
  pids = [];
  #process;

  constructor(place, workers) {
    this.#process = spawn(process.execPath, [SERVER], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.#process.on("message", ({ pids }) => {
      this.pids = pids;
    });
    this.#process.send({ place, workers });
  }

  async ready(workers) {
    while (this.pids.length < workers) {
      await sleep(10);
    }
  }

  /** How many died. */
  kill() {
    let killed = 0;
    for (const pid of this.pids) {
      try {
        process.kill(pid, "SIGKILL");
        killed += 1;
      } catch {
        // Dead already, and not yet told.
      }
    }
    return killed;
  }

  async stop() {
    const ended = once(this.#process, "exit");
    this.#process.disconnect();
    await ended;
  }
}

/** Checkout, and the payer pays. */
async function one(order, inbox, sandbox) {
  const { gateway, orderId, amount, currency } = order;
  const more =
    gateway === "2328"
      ? { toCurrency: "USDT", network: "TRX-TRC20" }
      : { userId: "user@example.com" };
  await inbox.payments.create({ gateway, orderId, amount, currency, more });
  for (const kind of order.faults) {
    if (kind === "reordered") {
      // The last event of a payment has none behind it.
      await sandbox.fault(kind, { on: "webhook", status: "awaiting_confirmation" });
    } else {
      await sandbox.fault(kind === "delayed" ? { kind, ms: order.delay } : kind, { on: "webhook" });
    }
  }
  await sandbox.pay(key(gateway, orderId));
}

/** Makes and pays all of them, and kills all processes of the server so many times meanwhile. */
async function all(orders, kills, { inbox, sandbox, server }) {
  let paid = 0;
  let killed = 0;
  const due = Array.from({ length: kills }, (_, number) =>
    Math.floor((orders.length * (number + 1)) / (kills + 1)),
  );
  const payer = async (share) => {
    for (let number = share; number < orders.length; number += PAYERS) {
      await one(orders[number], inbox, sandbox);
      paid += 1;
      if (due.length > 0 && paid >= due[0]) {
        due.shift();
        killed += server.kill();
      }
    }
  };
  await Promise.all(Array.from({ length: PAYERS }, (_, share) => payer(share)));
  return killed;
}

const found = (sandbox, order) =>
  sandbox.control("GET", `/payments/${key(order.gateway, order.orderId)}`);

/** Waits until every order is decided and every webhook is taken or given up. */
async function settle(orders, sandbox) {
  const end = Date.now() + SETTLE_MS;
  for (const order of orders) {
    while ((await found(sandbox, order)).status !== PAID[order.gateway] && Date.now() < end) {
      await sleep(50);
    }
  }
  while (Date.now() < end) {
    const { done } = await sandbox.control("POST", "/deliveries/wait", { ms: 20_000 });
    if (done) {
      return;
    }
  }
}

/** From the shop's database. */
async function ofShop(pool) {
  const payments = await pool.query(
    "SELECT gateway, order_id, credited_amount::text AS amount, credited_currency AS currency" +
      " FROM cointill_payments WHERE credited",
  );
  const told = await pool.query(
    "SELECT gateway, order_id, count(*)::int AS times FROM ledger WHERE what = 'credited'" +
      " GROUP BY gateway, order_id",
  );
  const applied = await pool.query(
    "SELECT count(*)::int AS count FROM cointill_deliveries WHERE state = 'applied'",
  );
  const named = (row) => key(row.gateway, row.order_id);
  return books({
    amounts: new Map(
      payments.rows.map((row) => [named(row), { amount: row.amount, currency: row.currency }]),
    ),
    events: applied.rows[0].count,
    credits: new Map(told.rows.map((row) => [named(row), row.times])),
  });
}

/** What was done, and what is wrong. */
async function report(orders, killed, seconds, { pool, sandbox }) {
  const deliveries = await sandbox.deliveries();
  const shop = await ofShop(pool);
  const payments = [];
  for (const order of orders) {
    payments.push(await found(sandbox, order));
  }
  const there = ofSandbox(payments, deliveries);
  const { sent, doubled, interrupted, behind, notTaken } = way(deliveries);
  const lines = [
    `${orders.length} orders, ${there.events} webhooks in ${seconds} s`,
    `${sent} sent, ${doubled} of them doubles, ${interrupted} without an answer`,
    `${behind} payments told out of order`,
    `${killed} processes killed`,
    `${shop.amounts.size} orders credited, ${shop.events} events applied`,
    ...Object.entries(totals(shop)).map(([name, amount]) => `${name}: ${amount}`),
  ];
  const wanted = new Set(orders.map((order) => key(order.gateway, order.orderId)));
  const wrong = differences(shop, there, wanted);
  if (notTaken > 0) {
    wrong.push(`${notTaken} webhooks were never taken`);
  }
  const unused = await sandbox.control("GET", "/faults");
  if (unused.length > 0) {
    wrong.push(`${unused.length} faults found no webhook`);
  }
  return { lines, wrong };
}

async function main() {
  const number = (fallback) => ({ type: "string", default: String(fallback) });
  const { values } = parseArgs({
    options: {
      webhooks: number(10_000),
      kills: number(5),
      workers: number(2),
      seed: number(2328),
    },
  });
  const [webhooks, kills, workers, seed] = ["webhooks", "kills", "workers", "seed"].map((name) =>
    Number(values[name]),
  );
  if (!(webhooks >= 50)) {
    throw new Error("--webhooks: expected 50 or more, so that every fault has its share");
  }
  const orders = plan(webhooks, chance(seed));
  const sandbox = await startSandbox({ timeScale: TIME_SCALE });
  const database = await postgresql();
  let pool;
  let server;
  try {
    await sandbox.switch("2328", { confirmation_seconds: TIME_SCALE });
    const place = {
      database: database.settings,
      sandbox: { url2328: sandbox.url2328, urlAlchemyPay: sandbox.urlAlchemyPay },
      webhooks: `http://127.0.0.1:${await freePort()}/webhooks`,
    };
    const shop = open(place);
    ({ pool } = shop);
    await shop.migrate();
    server = new Server(place, workers);
    await server.ready(workers);
    const begin = Date.now();
    const killed = await all(orders, kills, { inbox: shop.inbox, sandbox, server });
    await settle(orders, sandbox);
    const seconds = Math.round((Date.now() - begin) / 1000);
    const { lines, wrong } = await report(orders, killed, seconds, { pool, sandbox });
    if (wrong.length > 0) {
      lines.push(`${wrong.length} differences, seed ${seed}:`, ...wrong.slice(0, 50));
      process.exitCode = 1;
    } else {
      lines.push("no difference");
    }
    console.log(lines.join("\n"));
  } finally {
    await server?.stop();
    await pool?.end();
    database.stop();
    await sandbox.stop();
  }
}

await main();
