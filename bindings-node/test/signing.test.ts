/** Signatures beside those of `node:crypto`, on whatever fast-check thinks of. */

import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { test } from "node:test";
import { Amount, InvalidAmountError } from "cointill";
import {
  sign2328,
  signAlchemyPay,
  signBodyAlchemyPay,
  verify2328,
  verifyAlchemyPay,
} from "cointill/signing";
import fc from "fast-check";

const key = fc.string({ minLength: 1, maxLength: 80, unit: fc.constantFrom(..."abcXYZ0189-_.") });

test("2328: the HMAC-SHA-256 over the Base64 of the body", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), key, (body, secret) => {
      const base64 = Buffer.from(body).toString("base64");
      const sign = createHmac("sha256", secret).update(base64).digest("hex");
      assert.equal(sign2328(body, secret), sign);
      assert.ok(verify2328(body, sign, secret));
      const other = sign.replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
      assert.ok(!verify2328(body, other, secret));
    }),
    { numRuns: 500 },
  );
});

test("Alchemy Pay: the SHA-512 of the sorted fields and the secret", () => {
  const value = fc.string({
    minLength: 1,
    maxLength: 40,
    unit: fc.constantFrom(..."abc 019.,@:/é"),
  });
  const trimmed = value.filter((text) => text.trim() === text && text !== "null");
  fc.assert(
    fc.property(trimmed, trimmed, key, (appId, merchantOrderNo, secret) => {
      const body = JSON.stringify({ merchantOrderNo, appId });
      const text = `appId=${appId}&merchantOrderNo=${merchantOrderNo}`;
      const sign = createHash("sha512").update(`${text}&key=${secret}`).digest("hex").toUpperCase();
      assert.equal(signAlchemyPay("query", body, secret), sign);
      assert.ok(verifyAlchemyPay("query", signBodyAlchemyPay("query", body, secret), secret));
    }),
    { numRuns: 500 },
  );
});

/** Digits and a point, and what they mean in the smallest unit of 20 places. */
const amount = fc
  .record({
    negative: fc.boolean(),
    whole: fc.bigInt({ min: 0n, max: 10n ** 30n }),
    fraction: fc.string({ maxLength: 20, unit: fc.constantFrom(..."0123456789") }),
  })
  .map(({ negative, whole, fraction }) => {
    const text = `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
    const units = whole * 10n ** 20n + BigInt(fraction.padEnd(20, "0"));
    return { text, units: negative ? -units : units };
  });

function units(text: string): bigint {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const value = BigInt(whole ?? "") * 10n ** 20n + BigInt(fraction.padEnd(20, "0"));
  return sign === "-" ? -value : value;
}

test("sums and comparisons are those of whole numbers", () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      assert.equal(units(Amount.add(a.text, b.text)), a.units + b.units);
      assert.equal(units(Amount.subtract(a.text, b.text)), a.units - b.units);
      assert.equal(Amount.compare(a.text, b.text), Math.sign(Number(a.units - b.units)));
      assert.equal(Amount.equals(a.text, `${a.text}${a.text.includes(".") ? "0" : ".0"}`), true);
      assert.equal(units(Amount.times(a.text, 7)), a.units * 7n);
    }),
  );
});

test("what is no amount is refused with its name", () => {
  for (const value of [19.99, 5, 5n, null, undefined, {}, Number.NaN]) {
    const given = value as unknown as string;
    assert.throws(
      () => Amount.add(given, "1"),
      (error) => {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, /^a: expected an amount as text/);
        assert.match(error.message, /"19\.99"/);
        return true;
      },
    );
  }
  for (const text of ["", "1e3", "1,000", "1_000", " 1", "+1", "NaN", "١"]) {
    assert.throws(() => Amount.parse(text), InvalidAmountError);
  }
  assert.throws(() => Amount.times("1", 1.5), TypeError);
  assert.throws(() => Amount.shift("1", 1e9), TypeError);
});
