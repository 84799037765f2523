import assert from "node:assert/strict";

/** Asks until the answer is the expected one. */
export async function expect(ask, expected, mostMs = 10_000) {
  const end = Date.now() + mostMs;
  let got = await ask();
  while (got !== expected && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    got = await ask();
  }
  assert.equal(got, expected);
}
