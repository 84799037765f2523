/** Webhooks in a handler of the Fetch standard, such as a route of Next's app router. */

import type { Event } from "./events";
import type { WebhookOptions } from "./server/options";
import { receiver } from "./server/receive";
import { webBody } from "./server/webBody";
import { webReply } from "./server/webReply";

export type { Log, LogEntry } from "./server/log";
export type { IntoInbox, OwnHandler, WebhookOptions } from "./server/options";
export type { CheckoutViewOptions } from "./server/view";
export { checkoutView } from "./server/webView";

const WHEN_PARSED = "hand the request on before request.json() or anything else reads it";

/**
 * A handler for the address that a gateway posts to: `export const POST = webhook({ ... })`. It
 * reads the body itself, answers every request, and never rejects.
 */
export function webhook<Told extends Event>(
  options: WebhookOptions<Told>,
): (request: Request) => Promise<Response> {
  const receive = receiver(options, WHEN_PARSED);
  return async (request) =>
    webReply(await receive({ method: request.method, body: (most) => webBody(request, most) }));
}
