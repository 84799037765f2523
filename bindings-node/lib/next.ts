/**
 * Webhooks in Next's pages router, `pages/api/webhooks/2328.ts`:
 *
 * ```
 * export { config } from "cointill/next";
 * export default webhook({ ... });
 * ```
 *
 * In the app router it is `cointill/fetch`.
 */

import type { ServerResponse } from "node:http";

import type { Event } from "./events";
import { type NodeRequest, nodeBody } from "./server/nodeBody";
import { answer } from "./server/nodeReply";
import type { WebhookOptions } from "./server/options";
import { receiver } from "./server/receive";

export type { Log, LogEntry } from "./server/log";
export { checkoutView } from "./server/nodeView";
export type { IntoInbox, OwnHandler, WebhookOptions } from "./server/options";
export type { CheckoutViewOptions } from "./server/view";

const WHEN_PARSED =
  "write `export const config = { api: { bodyParser: false } }` into the file of the route";

/**
 * A handler for the address that a gateway posts to. It reads the body itself, answers every
 * request, and never rejects.
 */
export function webhook<Told extends Event>(
  options: WebhookOptions<Told>,
): (request: NodeRequest, response: ServerResponse) => Promise<void> {
  const receive = receiver(options, WHEN_PARSED);
  return async (request, response) => {
    const reply = await receive({
      method: request.method,
      body: (most) => nodeBody(request, most),
      remoteAddress: request.socket.remoteAddress,
    });
    answer(response, reply);
  };
}
