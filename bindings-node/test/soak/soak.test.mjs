/** The soak, small; and that it sees what is wrong. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { books, differences, key, ofSandbox, totals, way } from "../../soak/books.mjs";
import { chance, plan } from "../../soak/plan.mjs";

const ORDER = key("2328", "1");
const OTHER = key("alchemypay", "2");
const WANTED = new Set([ORDER, OTHER]);
const PRICE = { amount: "19.90", currency: "USD" };

function ofShop(changed = {}) {
  return books({
    amounts: new Map([
      [ORDER, { amount: "19.9", currency: "USD" }],
      [OTHER, PRICE],
    ]),
    events: 3,
    credits: new Map([
      [ORDER, 1],
      [OTHER, 1],
    ]),
    ...changed,
  });
}

const SANDBOX = ofShop({ credits: new Map() });

test("books that are the same", () => {
  assert.deepEqual(differences(ofShop(), SANDBOX, WANTED), []);
  assert.deepEqual(totals(ofShop()), { "2328 USD": "19.9", "alchemypay USD": "19.9" });
});

for (const [changed, said] of [
  [
    {
      credits: new Map([
        [ORDER, 2],
        [OTHER, 1],
      ]),
    },
    /2328:1: credited 2 times/,
  ],
  [{ credits: new Map([[OTHER, 1]]) }, /2328:1: credited 0 times/],
  [{ amounts: new Map([[OTHER, PRICE]]) }, /2328:1: shop nothing, sandbox 19.9 USD/],
  [
    {
      amounts: new Map([
        [ORDER, { amount: "19.91", currency: "USD" }],
        [OTHER, PRICE],
      ]),
    },
    /totals/,
  ],
  [
    {
      amounts: new Map([
        [ORDER, { amount: "19.90", currency: "EUR" }],
        [OTHER, PRICE],
      ]),
    },
    /2328:1: shop 19.90 EUR/,
  ],
  [{ events: 2 }, /different webhooks: shop 2, sandbox 3/],
]) {
  test(`a difference is seen: ${said}`, () => {
    assert.match(differences(ofShop(changed), SANDBOX, WANTED).join("\n"), said);
  });
}

test("an order that nobody paid, and one that nobody made", () => {
  assert.deepEqual(differences(books(), books(), new Set([ORDER])), [
    "2328:1: credited 0 times",
    "2328:1: shop nothing, sandbox nothing",
  ]);
  assert.ok(differences(ofShop(), SANDBOX, new Set([OTHER])).includes("2328:1: nobody ordered it"));
});

test("the sandbox's books hold what is paid, and each webhook once", () => {
  const payment = { gateway: "2328", order_id: "1", status: "paid", ...PRICE };
  const unpaid = { ...payment, order_id: "2", status: "check" };
  const own = { gateway: "2328", body: "a" };
  const there = ofSandbox([payment, unpaid], [own, own, { ...own, body: "b" }]);
  assert.deepEqual(there.amounts, new Map([[ORDER, PRICE]]));
  assert.equal(there.events, 2);
});

function delivery(id, subject, takenAt, changed = {}) {
  const attempts = takenAt.map((at) => ({ at_ms: at, duration_ms: 5, taken: true, error: null }));
  return { id, gateway: "2328", subject, body: `${id}`, state: "delivered", attempts, ...changed };
}

test("what went over the wire", () => {
  const lost = { at_ms: 1, duration_ms: 9, taken: false, error: "reset" };
  const found = way([
    delivery(1, "in order", [10]),
    delivery(2, "in order", [20]),
    delivery(3, "out of order", [40]),
    delivery(4, "out of order", [30]),
    delivery(5, "out of order", [50], { body: "4" }),
    delivery(6, "never", [], { state: "given_up", attempts: [lost] }),
  ]);
  assert.deepEqual(found, { sent: 6, doubled: 1, behind: 1, interrupted: 1, notTaken: 1 });
});

test("a plan causes as many webhooks as it says, and as many faults", () => {
  for (const webhooks of [50, 333, 1000]) {
    const orders = plan(webhooks, chance(7));
    const caused = orders.map((order) => (order.gateway === "2328" ? 2 : 1));
    assert.equal(
      caused.reduce((sum, count) => sum + count),
      webhooks,
    );
    const faults = orders.flatMap((order) => order.faults);
    const count = (kind) => faults.filter((own) => own === kind).length;
    assert.equal(count("doubled"), Math.floor(webhooks / 4));
    assert.equal(count("reordered"), Math.floor(webhooks / 10));
    assert.equal(count("delayed"), Math.floor(webhooks / 10));
  }
});

test("two hundred payments and a kill", () => {
  const script = fileURLToPath(new URL("../../soak/soak.mjs", import.meta.url));
  const args = [script, "--webhooks", "333", "--kills", "1"];
  const done = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 180_000 });
  assert.equal(done.status, 0, done.stdout + done.stderr);
  assert.match(done.stdout, /200 orders, 333 webhooks/);
  assert.match(done.stdout, /83 of them doubles/);
  assert.match(done.stdout, /2 processes killed/);
  assert.match(done.stdout, /200 orders credited, 333 events applied/);
  assert.match(done.stdout, /no difference/);
});
