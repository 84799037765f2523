import { REFUSED, type ViewKeys } from "../checkout";
import { SignatureError } from "../errors";
import type { Inbox } from "../inbox";
import { type Log, safe, toConsole } from "./log";
import { LATER, NOT_GET, type Reply, reply } from "./reply";

/** What the endpoint takes that a customer's app reads. */
export interface CheckoutViewOptions {
  /** Where the payments are recorded. */
  // The connection of its handlers is no matter here.
  // biome-ignore lint/suspicious/noExplicitAny: an inbox of any store
  readonly inbox: Inbox<any>;
  /** The shop's own keys, which minted the tokens: `keys.mint({ gateway, orderId })`. */
  readonly keys: ViewKeys;
  /** Where failures of the shop's own are told. The console when unset. */
  readonly log?: Log | undefined;
}

/** A request, as far as it matters here. */
export interface Asking {
  readonly method: string | undefined;
  /** The value of the header `Authorization`. */
  readonly authorization: string | null | undefined;
}

/** An amount and an address that a proxy keeps would be shown to the next one. */
const KEPT_BY_NOBODY = { "cache-control": "no-store" };

/** Every refusal is the same, also that of a payment that is not there. */
const UNAUTHORIZED: Reply = {
  ...reply(REFUSED),
  headers: {
    ...reply(REFUSED).headers,
    ...KEPT_BY_NOBODY,
    "www-authenticate": "Bearer",
  },
};

/**
 * What all adapters have in common. The gateway is never asked, so no app can use up the shop's
 * rate.
 */
export function viewer(options: CheckoutViewOptions): (asking: Asking) => Promise<Reply> {
  const { inbox, keys } = options;
  if (inbox === undefined || keys === undefined) {
    throw new TypeError("checkoutView: expected inbox and keys");
  }
  const log = safe(options.log ?? toConsole);
  return async ({ method, authorization }) => {
    if (method !== "GET") {
      return NOT_GET;
    }
    try {
      const body = await inbox.payments.viewJson(keys.authorize(authorization));
      return body === null ? UNAUTHORIZED : shown(body);
    } catch (error) {
      // Apps come with expired tokens all the time, and strangers as often as they like.
      if (error instanceof SignatureError) {
        return UNAUTHORIZED;
      }
      log({ level: "error", message: "a payment could not be shown", status: 503, error });
      return { ...LATER, headers: { ...LATER.headers, ...KEPT_BY_NOBODY } };
    }
  };
}

function shown(body: string): Reply {
  return { status: 200, headers: { "content-type": "application/json", ...KEPT_BY_NOBODY }, body };
}
