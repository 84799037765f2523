/** Webhooks in Hono on Node. */

import type { Event } from "./events";
import type { WebhookOptions } from "./server/options";
import { receiver } from "./server/receive";
import type { CheckoutViewOptions } from "./server/view";
import { webBody } from "./server/webBody";
import { webReply } from "./server/webReply";
import { checkoutView as onRequest } from "./server/webView";

export type { Log, LogEntry } from "./server/log";
export type { IntoInbox, OwnHandler, WebhookOptions } from "./server/options";
export type { CheckoutViewOptions } from "./server/view";

const WHEN_PARSED =
  "no middleware before the route of the webhook may call c.req.json(), text() or parseBody()";

/** What is used of Hono's context. */
export interface HonoContextLike {
  readonly req: { readonly raw: Request };
  readonly env: unknown;
}

/**
 * A handler for the address that a gateway posts to: `app.all("/webhooks/2328", webhook({ ... }))`.
 * It reads the body itself, answers every request, and never rejects.
 */
export function webhook<Told extends Event>(
  options: WebhookOptions<Told>,
): (context: HonoContextLike) => Promise<Response> {
  const receive = receiver(options, WHEN_PARSED);
  return async (context) => {
    const request = context.req.raw;
    const reply = await receive({
      method: request.method,
      body: (most) => webBody(request, most),
      remoteAddress: remoteAddress(context.env),
    });
    return webReply(reply);
  };
}

/**
 * A handler for the address that a customer's app reads with its view token. It shows one payment,
 * as the inbox has recorded it, and the gateway is never asked.
 */
export function checkoutView(
  options: CheckoutViewOptions,
): (context: HonoContextLike) => Promise<Response> {
  const view = onRequest(options);
  return (context) => view(context.req.raw);
}

/** Where `@hono/node-server` puts the connection. */
function remoteAddress(env: unknown): string | undefined {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress;
}
