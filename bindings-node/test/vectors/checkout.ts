/** `checkout.json`, as far as a shop's server is meant. */

import { CointillError, SignatureError } from "cointill";
import { paymentUri, type ViewGrant, ViewKeys, viewJson } from "cointill/checkout";
import { Invalid, type Json, type Ops, rawBytes, told } from "./harness";

/** `make`, at that second of the wall clock. */
function at<T>(second: number, make: () => T): T {
  const real = Date.now;
  Date.now = () => second * 1000;
  try {
    return make();
  } finally {
    Date.now = real;
  }
}

/** `make`, with its error as an invalid case gives it. */
function refusing<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof SignatureError) {
      throw new Invalid({ refused: error.reason });
    }
    throw error instanceof CointillError ? new Invalid(told(error)) : error;
  }
}

function keysOf(input: Json): ViewKeys {
  return new ViewKeys(Object.fromEntries(input.keys.map((own: Json) => [own.id, own.secret])));
}

function shown({ gateway, orderId, expires, keyId }: ViewGrant): Json {
  return { gateway, order_id: orderId, expires: expires.getTime() / 1000, key_id: keyId };
}

const camel = (name: string) => name.replaceAll(/_(.)/g, (_, letter) => letter.toUpperCase());

export const OPS: Ops = {
  "checkout.key": ({ secret }) => {
    refusing(() => new ViewKeys(secret));
    return { usable: true };
  },
  "checkout.mint": ({ key_id, secret, gateway, order_id, ttl_seconds, now }) =>
    refusing(() => {
      const keys = new ViewKeys({ [key_id]: secret });
      const what = { gateway, orderId: order_id, ttl: ttl_seconds };
      return { token: at(now, () => keys.mint(what)) };
    }),
  "checkout.verify": (input) =>
    refusing(() => {
      const token = rawBytes(input.token).toString();
      return shown(at(input.now, () => keysOf(input).verify(token)));
    }),
  "checkout.authorize": (input) =>
    refusing(() => shown(at(input.now, () => keysOf(input).authorize(input.header)))),
  "checkout.view": ({ facts, now }) =>
    refusing(() => {
      const named = Object.entries(facts).map(([name, value]) => [camel(name), value]);
      return { view: at(now, () => viewJson(Object.fromEntries(named))) };
    }),
  "checkout.uri": ({ currency, network, address, amount }) => {
    const uri = refusing(() => paymentUri(currency, network, address, amount));
    if (uri === null) {
      throw new Invalid({ uri });
    }
    return { uri };
  },
};

/** What only the customer's app does, for which the packages for phones are. */
export const OF_APPS = ["checkout.read", "checkout.countdown", "checkout.watch"];
