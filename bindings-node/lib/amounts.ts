/** Exact arithmetic on amounts, which are text: JavaScript's numbers lose digits. */

import { guarded } from "./errors";
import { native } from "./native";

/** The farthest that a decimal point is moved: no amount has more digits. */
const FARTHEST = 1000;

function text(name: string, value: unknown): string {
  if (typeof value === "string") {
    return value;
  }
  if (typeof value === "number") {
    throw new TypeError(
      `${name}: expected an amount as text, got the number ${value}, which is not exact; write ` +
        '"19.99"',
    );
  }
  throw new TypeError(
    `${name}: expected an amount as text, such as "19.99", got ${value === null ? "null" : typeof value}`,
  );
}

/**
 * Exact decimal amounts of any length, as text such as `"19.99"`.
 *
 * All functions throw a `TypeError` for a number and an `InvalidAmountError` for text that is no
 * amount, such as `"1e3"` or `"1,000"`.
 */
export const Amount = {
  /** The same text, when it is an amount. */
  parse(value: string): string {
    const given = text("value", value);
    return guarded(() => native.amountParse(given));
  },
  /** The same value without zeros that do not count: `"1.50"` becomes `"1.5"`. */
  normalize(value: string): string {
    const given = text("value", value);
    return guarded(() => native.amountNormalized(given));
  },
  /** -1, 0 or 1, by value: `"1.0"` and `"1.00"` are equal. Fits `Array.prototype.sort`. */
  compare(a: string, b: string): -1 | 0 | 1 {
    const [left, right] = [text("a", a), text("b", b)];
    return guarded(() => native.amountCompare(left, right));
  },
  /** True when both have the same value. */
  equals(a: string, b: string): boolean {
    return Amount.compare(a, b) === 0;
  },
  /** The sum. */
  add(a: string, b: string): string {
    const [left, right] = [text("a", a), text("b", b)];
    return guarded(() => native.amountAdd(left, right));
  },
  /** The difference; it may be negative. */
  subtract(a: string, b: string): string {
    const [left, right] = [text("a", a), text("b", b)];
    return guarded(() => native.amountSubtract(left, right));
  },
  /** The product with a whole number, such as a quantity. */
  times(a: string, factor: number): string {
    const given = text("a", a);
    if (!Number.isInteger(factor) || factor < 0 || factor > 0xffff_ffff) {
      throw new TypeError(`factor: expected a whole number, 0 to 4294967295, got ${factor}`);
    }
    return guarded(() => native.amountTimes(given, factor));
  },
  /** -1, 0 or 1. */
  sign(value: string): -1 | 0 | 1 {
    return Amount.compare(value, "0");
  },
  /** How many digits stand behind the point, zeros included. */
  scale(value: string): number {
    const given = text("value", value);
    return guarded(() => native.amountScale(given));
  },
  /** The decimal point moved to the right, to the left below 0: `shift("1999", -2)` is `"19.99"`. */
  shift(a: string, places: number): string {
    const given = text("a", a);
    if (!Number.isInteger(places) || Math.abs(places) > FARTHEST) {
      throw new TypeError(
        `places: expected a whole number, -${FARTHEST} to ${FARTHEST}, got ${places}`,
      );
    }
    return guarded(() => native.amountShift(given, places));
  },
  /** From the smallest unit, as text or `bigint`: `fromMinor("1999", 2)` is `"19.99"`. */
  fromMinor(minor: string | bigint, exponent: number): string {
    const given = typeof minor === "bigint" ? minor.toString() : text("minor", minor);
    return Amount.shift(given, -exponent);
  },
  /** The sum of all; `"0"` of none. */
  sum(values: Iterable<string>): string {
    let sum = "0";
    for (const value of values) {
      sum = Amount.add(sum, value);
    }
    return sum;
  },
} as const;
