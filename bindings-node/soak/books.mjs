/** What the shop has and what the sandbox has, and where they differ. */

import { Amount } from "cointill";

/** How a gateway calls an order that is paid. */
export const PAID = { 2328: "paid", alchemypay: "COMPLETED" };

/** Gateway and order in one text. */
export const key = (gateway, orderId) => `${gateway}:${orderId}`;

/**
 * Orders that are paid with what came in for each, different webhooks, and how often the shop's own
 * code was told to ship.
 */
export function books({ amounts = new Map(), events = 0, credits = new Map() } = {}) {
  return { amounts, events, credits };
}

/** From the control interface. */
export function ofSandbox(payments, deliveries) {
  const amounts = new Map();
  for (const payment of payments) {
    const { gateway, status, amount, currency } = payment;
    if (status === PAID[gateway]) {
      const order = gateway === "2328" ? payment.order_id : payment.merchant_order_no;
      amounts.set(key(gateway, order), { amount, currency });
    }
  }
  // A doubled webhook is the same one, byte for byte.
  const bodies = new Set(deliveries.map((own) => `${own.gateway} ${own.body}`));
  return books({ amounts, events: bodies.size });
}

/**
 * How the webhooks went over the wire, from the control interface's list. `behind` are payments
 * whose last event was taken before one that was caused earlier; `interrupted` are attempts without
 * an answer, whose server was killed.
 */
export function way(deliveries) {
  const counts = new Map();
  const latest = new Map();
  const behind = new Set();
  for (const own of [...deliveries].sort((a, b) => a.id - b.id)) {
    const body = `${own.gateway} ${own.body}`;
    counts.set(body, (counts.get(body) ?? 0) + 1);
    const taken = own.attempts.find((one) => one.taken);
    if (taken !== undefined) {
      const at = taken.at_ms + taken.duration_ms;
      const before = latest.get(own.subject) ?? 0;
      if (at < before) {
        behind.add(own.subject);
      }
      latest.set(own.subject, Math.max(at, before));
    }
  }
  const attempts = deliveries.flatMap((own) => own.attempts);
  return {
    sent: attempts.length,
    doubled: deliveries.length - counts.size,
    behind: behind.size,
    interrupted: attempts.filter((one) => one.error !== null).length,
    notTaken: deliveries.filter((own) => own.state !== "delivered").length,
  };
}

/** What came in, by gateway and currency. */
export function totals({ amounts }) {
  const found = {};
  for (const [name, { amount, currency }] of amounts) {
    const sum = `${name.slice(0, name.indexOf(":"))} ${currency}`;
    found[sum] = Amount.normalize(Amount.add(found[sum] ?? "0", amount));
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function same(a, b) {
  return (
    a !== undefined &&
    b !== undefined &&
    a.currency === b.currency &&
    Amount.equals(a.amount, b.amount)
  );
}

/** One line for each; none when every order is paid, credited once, and both say the same. */
export function differences(shop, sandbox, wanted) {
  const lines = [];
  const words = (own) => (own === undefined ? "nothing" : `${own.amount} ${own.currency}`);
  for (const name of [...new Set([...wanted, ...shop.amounts.keys(), ...sandbox.amounts.keys()])]) {
    const times = shop.credits.get(name) ?? 0;
    if (times !== 1) {
      lines.push(`${name}: credited ${times} times`);
    }
    if (!wanted.has(name)) {
      lines.push(`${name}: nobody ordered it`);
    }
    const [here, there] = [shop.amounts.get(name), sandbox.amounts.get(name)];
    if (!same(here, there)) {
      lines.push(`${name}: shop ${words(here)}, sandbox ${words(there)}`);
    }
  }
  if (shop.events !== sandbox.events) {
    lines.push(`different webhooks: shop ${shop.events}, sandbox ${sandbox.events}`);
  }
  const [here, there] = [totals(shop), totals(sandbox)].map((own) => JSON.stringify(own));
  if (here !== there) {
    lines.push(`totals: shop ${here}, sandbox ${there}`);
  }
  return lines;
}
