/** Which orders are made, and which faults hit their webhooks. */

/** The same numbers for each seed: from 0 to below 1. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to below `most`. */
export const between = (random, least, most) => least + Math.floor(random() * (most - least));

function shuffle(items, random) {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = between(random, 0, last + 1);
    [items[last], items[other]] = [items[other], items[last]];
  }
}

/**
 * Orders that cause exactly so many webhooks, without the doubles. Of five webhooks four are of two
 * payments at 2328.io, which tell of their confirmation first, and one is of Alchemy Pay. A quarter
 * of all is doubled, a tenth reordered, a tenth delayed.
 */
export function plan(webhooks, random) {
  const repeat = (what, times) => Array.from({ length: Math.floor(times) }, () => what);
  const own = Math.floor(webhooks / 5);
  const gateways = [
    ...repeat("alchemypay", own + ((webhooks - own) % 2)),
    ...repeat("2328", (webhooks - own) / 2),
  ];
  shuffle(gateways, random);
  const kinds = [
    ...repeat("doubled", webhooks / 4),
    ...repeat("reordered", webhooks / 10),
    ...repeat("delayed", webhooks / 10),
  ];
  shuffle(kinds, random);
  const orders = gateways.map((gateway, number) => ({
    gateway,
    orderId: String(1_000_000 + number),
    amount: `${between(random, 1, 1000)}.${between(random, 10, 100)}`,
    currency: random() < 0.5 ? "USD" : "EUR",
    faults: [],
    delay: between(random, 500, 5000),
  }));
  // None among the last: there a fault could find no webhook to hit.
  const within = Math.max(Math.floor((orders.length * 9) / 10), 1);
  for (const [number, kind] of kinds.entries()) {
    orders[Math.floor((number * within) / kinds.length)].faults.push(kind);
  }
  return orders;
}
