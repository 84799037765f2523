import type { IncomingMessage, ServerResponse } from "node:http";

import { answer } from "./nodeReply";
import { type CheckoutViewOptions, viewer } from "./view";

/**
 * A handler for the address that a customer's app reads with its view token. It shows one payment,
 * as the inbox has recorded it, and the gateway is never asked.
 */
export function checkoutView(
  options: CheckoutViewOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const view = viewer(options);
  return async ({ method, headers }, response) => {
    answer(response, await view({ method, authorization: headers.authorization }));
  };
}
