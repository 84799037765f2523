import { type CheckoutViewOptions, viewer } from "./view";
import { webReply } from "./webReply";

/**
 * A handler for the address that a customer's app reads with its view token. It shows one payment,
 * as the inbox has recorded it, and the gateway is never asked.
 */
export function checkoutView(
  options: CheckoutViewOptions,
): (request: Request) => Promise<Response> {
  const view = viewer(options);
  return async ({ method, headers }) =>
    webReply(await view({ method, authorization: headers.get("authorization") }));
}
