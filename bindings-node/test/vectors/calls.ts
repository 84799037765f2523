/**
 * Endpoints by name: the public call for a request given as JSON, over a transport that is told
 * what to answer.
 */

import {
  AlchemyPay,
  CointillError,
  Gateway2328,
  Pages,
  type RetryPolicy,
  type TransportFailure,
  type TransportRequest,
  type TransportResponse,
} from "cointill";
import {
  readPayment,
  readStaticWallet,
  readStaticWalletTransaction,
} from "../../dist/generated/readers2328";
import { pageOf } from "../../dist/groups";
import type { Crossing, Values } from "../../dist/values";
import { Invalid, type Json, rawBytes, told } from "./harness";

export type Answer = TransportResponse | TransportFailure;

export const OPERATIONS: Readonly<Record<string, readonly [group: string, name: string]>> = {
  "2328.payment.create": ["payments", "create"],
  "2328.payment.info": ["payments", "info"],
  "2328.payment.list": ["payments", "list"],
  "2328.payout.create": ["payouts", "create"],
  "2328.payout.calc": ["payouts", "calc"],
  "2328.payout.status": ["payouts", "status"],
  "2328.static_wallet.create": ["staticWallets", "create"],
  "2328.static_wallet.info": ["staticWallets", "info"],
  "2328.static_wallet.list": ["staticWallets", "list"],
  "2328.static_wallet.enable": ["staticWallets", "enable"],
  "2328.static_wallet.disable": ["staticWallets", "disable"],
  "2328.static_wallet.transactions": ["staticWallets", "transactions"],
  "2328.balance": ["balance", "get"],
  "2328.exchange_rates": ["rates", "exchangeRates"],
  "2328.prices": ["rates", "prices"],
  "2328.directions": ["rates", "directions"],
  "2328.convert.price": ["conversions", "price"],
  "2328.convert": ["conversions", "convert"],
  "alchemypay.payment.create": ["payments", "create"],
  "alchemypay.payment.create_v1": ["payments", "createV1"],
  "alchemypay.payment.create_telegram": ["payments", "createTelegram"],
  "alchemypay.payment.create_telegram_v1": ["payments", "createTelegramV1"],
  "alchemypay.payment.create_native": ["payments", "createNative"],
  "alchemypay.payment.query": ["payments", "query"],
  "alchemypay.refund.create": ["refunds", "create"],
};

const LISTS: Readonly<Record<string, (from: Values) => Json>> = {
  "2328.payment.list": readPayment,
  "2328.static_wallet.list": readStaticWallet,
  "2328.static_wallet.transactions": readStaticWalletTransaction,
};

const HOSTS: Readonly<Record<string, string>> = {
  alchemy_sandbox: "alchemy-sandbox",
  alchemy_production: "alchemy",
  aeon_sandbox: "aeon-sandbox",
  aeon_production: "aeon",
};

const KNOWN = {
  2328: ["project", "api_key", "payout_key", "base_url", "user_agent", "options"],
  alchemypay: ["app_id", "secret", "host", "user_agent", "options"],
};

/** `order_id` as `orderId`. */
export function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function camelKeys(object: Json): Json {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [camel(name), value]));
}

/** A client of what a case describes. */
export function client(gateway: Json, further: Json = {}): Json {
  const is2328 = "project" in gateway;
  const known = is2328 ? KNOWN[2328] : KNOWN.alchemypay;
  const unknown = Object.keys(gateway).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`settings that are not known: ${unknown.join(", ")}`);
  }
  const settings = { ...camelKeys(gateway), ...further };
  if (settings.options !== undefined) {
    settings.options = camelKeys(settings.options);
  }
  if (is2328) {
    return new Gateway2328(settings);
  }
  const host = settings.host;
  settings.host = typeof host === "object" ? host.custom : HOSTS[host];
  return new AlchemyPay(settings);
}

export function fixedGateway(endpoint: string, options?: Json): Json {
  if (endpoint.startsWith("2328.")) {
    return {
      project: "00000000-0000-4000-8000-000000002328",
      api_key: "test-api-key",
      payout_key: "test-payout-key",
    };
  }
  const gateway = { app_id: "TEST000001", secret: "9999", host: "alchemy_sandbox" };
  return options === undefined ? gateway : { ...gateway, options };
}

export function answerOf(response: Json): TransportResponse {
  return {
    status: response.status,
    headers: response.headers,
    body: rawBytes(response.body),
  };
}

/** What came of a call. */
export interface Ran {
  readonly sent: TransportRequest[];
  readonly client: Json;
  readonly result?: Json;
  readonly error?: CointillError;
}

/** The arguments in the package's names; Alchemy Pay writes `redirectURL`, the package `redirectUrl`. */
export function argumentsOf(endpoint: string, request: Json): Json {
  if (endpoint.startsWith("2328.")) {
    return Object.fromEntries(
      Object.entries(request).map(([name, value]) => [
        name === "type" ? "kind" : camel(name),
        value,
      ]),
    );
  }
  return Object.fromEntries(Object.entries(request).map(([name, value]) => [wordOf(name), value]));
}

/** `redirectURL` as `redirectUrl`. What is written otherwise must not become the same. */
function wordOf(wire: string): string {
  if (/U(rl|RL)$/.test(wire)) {
    return wire.endsWith("URL") ? wire.replace(/URL$/, "Url") : `${wire} as it is`;
  }
  return wire;
}

export async function call(
  gateway: Json,
  endpoint: string,
  request: Json,
  answers: readonly Answer[],
  policy: RetryPolicy = { maxAttempts: 1 },
): Promise<Ran> {
  const sent: TransportRequest[] = [];
  const transport = {
    send(given: TransportRequest): Promise<TransportResponse> {
      sent.push(given);
      const answer = answers[sent.length - 1];
      return answer instanceof Error
        ? Promise.reject(answer)
        : Promise.resolve(answer as TransportResponse);
    },
  };
  const own = client(gateway, { transport, retryPolicy: policy });
  const [group, name] = OPERATIONS[endpoint] as readonly [string, string];
  const given = argumentsOf(endpoint, request);
  try {
    const takes = Object.keys(given).length > 0 || own[group][name].length > 1;
    const made = takes ? own[group][name](given) : own[group][name]();
    if (made instanceof Pages) {
      // A walk asks for pages by their number; a single request is made beneath it.
      const read = LISTS[endpoint] as (from: Values) => Json;
      const page = (result: Crossing) => pageOf(result, read);
      return { sent, client: own, result: await own[group]._call(name, given, page) };
    }
    return { sent, client: own, result: await made };
  } catch (error) {
    if (error instanceof CointillError) {
      return { sent, client: own, error };
    }
    if (error instanceof TypeError) {
      throw new Invalid({ error: ofType(error.message, endpoint) });
    }
    throw error;
  }
}

/** What the words of a `TypeError` say, in the vectors' words. */
function ofType(text: string, endpoint: string): Json {
  const found = /^(\w+): expected/.exec(text);
  if (found?.[1] === undefined) {
    return { code: "invalid_request" };
  }
  const snake = found[1].replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const field = endpoint.startsWith("2328.") ? snake : found[1].replace(/Url$/, "URL");
  return { code: "invalid_request", field };
}

export function refused(error: CointillError): Invalid {
  return new Invalid(told(error));
}
