/** `amounts.json`. */

import { Amount, CointillError } from "cointill";
import { Invalid, type Json, type Ops, told } from "./harness";

function parse({ text }: Json): Json {
  try {
    const own = Amount.parse(text);
    const normalized = Amount.normalize(own);
    return {
      text: own,
      normalized,
      scale: Amount.scale(own),
      significant_scale: Amount.scale(normalized),
      sign: Amount.sign(own),
    };
  } catch (error) {
    throw error instanceof CointillError ? new Invalid(told(error)) : error;
  }
}

function compare({ a, b }: Json): Json {
  const order = { "-1": "less", "0": "equal", "1": "greater" }[`${Amount.compare(a, b)}`];
  return { order };
}

export const OPS: Ops = {
  "amount.parse": parse,
  "amount.compare": compare,
  "amount.add": ({ a, b }) => ({ text: Amount.add(a, b) }),
  "amount.subtract": ({ a, b }) => ({ text: Amount.subtract(a, b) }),
  "amount.times": ({ amount, factor }) => ({ text: Amount.times(amount, factor) }),
  "amount.shift": ({ amount, places }) => ({ text: Amount.shift(amount, places) }),
  "amount.from_minor": ({ minor, exponent }) => {
    const text = Amount.fromMinor(minor, exponent);
    return { text: Amount.equals(text, Amount.fromMinor(BigInt(minor), exponent)) ? text : null };
  },
};
