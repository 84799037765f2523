/** Webhooks in Express 4 and 5, and in anything else that takes its middleware. */

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
  "put the route of the webhook before app.use(express.json()), or keep the bytes: " +
  "express.json({ verify: (request, response, buffer) => { request.rawBody = buffer } })";

/** A request of Express, as far as it matters here. */
export type ExpressRequest = NodeRequest & { readonly ip?: string | undefined };

/**
 * Middleware for the address that a gateway posts to:
 * `app.use("/webhooks/2328", webhook({ ... }))`, before `express.json()`. It reads the body itself
 * and answers every request; nothing behind it is called.
 */
export function webhook<Told extends Event>(
  options: WebhookOptions<Told>,
): (request: ExpressRequest, response: ServerResponse) => Promise<void> {
  const receive = receiver(options, WHEN_PARSED);
  return async (request, response) => {
    const reply = await receive({
      method: request.method,
      body: (most) => nodeBody(request, most),
      // As `trust proxy` of the app says.
      remoteAddress: request.ip,
    });
    answer(response, reply);
  };
}
