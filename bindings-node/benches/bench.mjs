/**
 * The figures of docs/benchmarks.md for Node: each beside what a shop would write itself, or beside
 * the packages that set the habit, in one run.
 */

import { execFileSync, fork } from "node:child_process";
import { createHmac, timingSafeEqual } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Webhook } from "standardwebhooks";
import Stripe from "stripe";
import { beside, besideAsync, line } from "./measure.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const { Gateway2328, Webhooks2328 } = require("../dist/index.js");
const PROJECT = "00000000-0000-4000-8000-000000002328";
const KEY = "sandbox-api-key";

/** A payment webhook of about `size` bytes; a field without a usual length makes up the rest. */
function fields(size) {
  const own = {
    uuid: "11111111-2222-3333-4444-555555555555",
    order_id: "ORDER-1",
    amount: "180.00000000",
    currency: "RUB",
    url: "",
    expires_at: "2026-05-09T16:56:58+03:00",
    created_at: "2026-05-09T15:56:58+03:00",
    payer_currency: "TON",
    payer_amount: "0.95256917",
    network: "TON",
    payment_status: "paid",
    payment_amount: "0.95256917",
    amount_usd: "2.41324380",
    exchange_rate: "0.01340691",
  };
  own.qr = "iVBORw0KGgoAAAANSUhEUgAA+"
    .repeat(size)
    .slice(0, size - JSON.stringify(own).length - 82);
  return own;
}

/** What shops write: parse, take the signature out, write it again, hash, compare. */
function idiom(body) {
  const { sign, ...rest } = JSON.parse(body);
  const base64 = Buffer.from(JSON.stringify(rest)).toString("base64");
  const expected = createHmac("sha256", KEY).update(base64).digest("hex");
  if (!timingSafeEqual(Buffer.from(sign), Buffer.from(expected))) {
    throw new Error("refused");
  }
  return rest;
}

function webhooks() {
  const own = new Webhooks2328({ apiKey: KEY });
  const stripe = new Stripe("sk_test");
  const secret = "whsec_test";
  const standard = new Webhook(Buffer.from(KEY).toString("base64"));
  for (const size of [600, 64 << 10]) {
    const name = size === 600 ? "0.6 KiB" : "64 KiB";
    const body = own.signTestEvent(fields(size));
    const text = body.toString();
    const header = stripe.webhooks.generateTestHeaderString({ payload: text, secret });
    const now = new Date();
    const headers = {
      "webhook-id": "1",
      "webhook-timestamp": `${Math.floor(now / 1000)}`,
      "webhook-signature": standard.sign("1", now, text),
    };
    const settings = size === 600 ? { batch: 200 } : { batch: 10 };
    const verify = () => own.verify(body, { kind: "payment" });
    const aim = size === 600 ? "≤ 1" : "≤ 0.5";
    const peers = [
      ["parse + stringify + createHmac", () => idiom(body), aim],
      ["stripe", () => stripe.webhooks.constructEvent(body, header, secret), ""],
      ["standardwebhooks", () => standard.verify(text, headers), ""],
    ];
    for (const [of, peer, most] of peers) {
      line(`verify ${name}, typed event`, ...beside(verify, peer, settings), of, most);
    }
    const check = () => own.check(body, { kind: "payment" });
    line(`check ${name}`, ...beside(check, () => idiom(body), settings), peers[0][0]);
  }
}

function page(count) {
  const items = Array.from({ length: count }, (_, i) => {
    const uuid = `11111111-2222-3333-4444-${String(i).padStart(12, "0")}`;
    return {
      uuid,
      order_id: `ORDER-${i}`,
      amount: "100.00",
      currency: "USD",
      url: `https://pay.2328.io/${uuid}`,
      tg_deeplink: "https://t.me/my2328bot?start=pay_11111111",
      expires_at: "2026-05-09T13:56:58Z",
      created_at: "2026-05-09T12:56:58Z",
      payer_currency: "USDT",
      payer_amount: "100.50000000",
      network: "TRX-TRC20",
      address: "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf",
      payment_status: "paid",
      txid: "b1fea5486ce0792f75307e669e27c8ff",
      payment_amount: "100.50000000",
      merchant_amount: "100.198500000000000000",
      qr: null,
      amount_usd: "100.00000000",
      exchange_rate: "1.00000000",
    };
  });
  const paginate = { count, current_page: 1, per_page: count, total: count, has_more: false };
  return Buffer.from(JSON.stringify({ state: 0, result: { items, paginate } }));
}

async function pages() {
  const body = page(5_000);
  const transport = { send: async () => ({ status: 200, headers: {}, body }) };
  const gateway = new Gateway2328({ project: PROJECT, apiKey: KEY, transport, rateLimit: 0 });
  const own = async () => (await gateway.payments.list().pages().next()).value.items.length;
  const peer = async () => JSON.parse(body.toString()).result.items.length;
  line(
    "page of 5,000 payments, typed",
    ...(await besideAsync(own, peer, { rounds: 40 })),
    "JSON.parse",
    "≤ 1.3",
  );
}

async function create() {
  const server = fork(join(here, "server.mjs"));
  const port = await new Promise((resolve) => server.once("message", resolve));
  const baseUrl = `http://127.0.0.1:${port}/api`;
  const gateway = new Gateway2328({ project: PROJECT, apiKey: KEY, baseUrl, rateLimit: 0 });
  const given = { amount: "19.99", currency: "USD", orderId: "ORDER-1" };
  const own = () => gateway.payments.create(given);
  const peer = async () => {
    const body = JSON.stringify({ amount: "19.99", currency: "USD", order_id: "ORDER-1" });
    const base64 = Buffer.from(body).toString("base64");
    const response = await fetch(`${baseUrl}/v1/payment`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        project: PROJECT,
        sign: createHmac("sha256", KEY).update(base64).digest("hex"),
      },
      body,
      signal: AbortSignal.timeout(30_000),
    });
    const { state, result } = await response.json();
    if (!response.ok || state !== 0) {
      throw new Error("refused");
    }
    return result;
  };
  line(
    "create over loopback",
    ...(await besideAsync(own, peer, { rounds: 2_000 })),
    "fetch by hand",
    "≤ 1.15",
  );
  server.disconnect();
}

/** Median milliseconds and megabytes that loading a module adds to a process. */
function load(module) {
  const script = `
    const before = process.memoryUsage().rss;
    const began = process.hrtime.bigint();
    require(${JSON.stringify(module)});
    const time = Number(process.hrtime.bigint() - began) / 1e6;
    console.log(time, (process.memoryUsage().rss - before) / 1e6);`;
  const runs = Array.from({ length: 15 }, () => {
    const told = execFileSync(process.execPath, ["-e", script], { cwd: here, encoding: "utf8" });
    return told.split(" ").map(Number);
  });
  return [0, 1].map((at) => runs.map((run) => run[at]).sort((a, b) => a - b)[7]);
}

function loading() {
  console.log("\n| require | time | memory |\n| --- | ---: | ---: |");
  for (const [name, module] of [
    ["cointill", join(here, "../dist/index.js")],
    ["stripe", require.resolve("stripe")],
    ["standardwebhooks", require.resolve("standardwebhooks")],
  ]) {
    const [time, memory] = load(module);
    console.log(`| ${name} | ${time.toFixed(1)} ms | ${memory.toFixed(1)} MB |`);
  }
}

function sizes() {
  const dist = join(here, "../dist");
  let package_ = 0;
  for (const file of readdirSync(dist, { recursive: true })) {
    const { size } = statSync(join(dist, file));
    if (file.endsWith(".node")) {
      console.log(`\nthe native module: ${(size / 1e6).toFixed(2)} MB (aim: at most 1.5)`);
    } else {
      package_ += size;
    }
  }
  console.log(`the rest of the package: ${(package_ / 1e6).toFixed(2)} MB`);
}

console.log(
  "| what | time | peer | time | ratio | aim |\n| --- | ---: | --- | ---: | ---: | ---: |",
);
webhooks();
await pages();
await create();
loading();
sizes();
