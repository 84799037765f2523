/** Webhooks in Fastify 5. */

import type { IncomingMessage } from "node:http";

import { nodeBody } from "./server/nodeBody";
import type { WebhookOptions } from "./server/options";
import { receiver } from "./server/receive";
import type { Reply } from "./server/reply";
import { type CheckoutViewOptions, viewer } from "./server/view";

export type { Log, LogEntry } from "./server/log";
export type { IntoInbox, OwnHandler, WebhookOptions } from "./server/options";
export type { CheckoutViewOptions } from "./server/view";

/** What is used of a request. */
export interface FastifyRequestLike {
  readonly raw: IncomingMessage;
  readonly ip: string;
}

/** What is used of a reply. */
export interface FastifyReplyLike {
  code(status: number): FastifyReplyLike;
  headers(headers: Record<string, string>): FastifyReplyLike;
  send(body: string): FastifyReplyLike;
}

const WHEN_PARSED = "no hook before onRequest may read the body";

/** What is used of the app. */
export interface FastifyLike {
  all(
    path: string,
    options: {
      onRequest: (request: FastifyRequestLike, reply: FastifyReplyLike) => Promise<unknown>;
    },
    handler: () => Promise<void>,
  ): unknown;
}

/** As in every adapter, and where gateways post to. */
export type FastifyWebhookOptions = WebhookOptions & { readonly path: string };

/**
 * A plugin: `app.register(webhook, { path: "/webhooks/2328", ... })`.
 *
 * It answers in `onRequest`, before Fastify looks at the content type or parses the body.
 */
export async function webhook(app: FastifyLike, options: FastifyWebhookOptions): Promise<void> {
  const receive = receiver(options, WHEN_PARSED);
  const onRequest = async (
    request: FastifyRequestLike,
    response: FastifyReplyLike,
  ): Promise<unknown> => {
    const reply = await receive({
      method: request.raw.method,
      body: (most) => nodeBody(request.raw, most),
      // As `trustProxy` of the app says.
      remoteAddress: request.ip,
    });
    return send(response, reply);
  };
  app.all(options.path, { onRequest }, async () => undefined);
}

/**
 * A plugin for the address that a customer's app reads with its view token:
 * `app.register(checkoutView, { path: "/checkout/view", inbox, keys })`. It shows one payment, as
 * the inbox has recorded it, and the gateway is never asked.
 */
export async function checkoutView(
  app: FastifyLike,
  options: CheckoutViewOptions & { readonly path: string },
): Promise<void> {
  const view = viewer(options);
  const onRequest = async (
    { raw }: FastifyRequestLike,
    response: FastifyReplyLike,
  ): Promise<unknown> => {
    const { authorization } = raw.headers;
    return send(response, await view({ method: raw.method, authorization }));
  };
  app.all(options.path, { onRequest }, async () => undefined);
}

function send(response: FastifyReplyLike, reply: Reply): FastifyReplyLike {
  return response
    .code(reply.status)
    .headers({ ...reply.headers })
    .send(reply.body);
}
