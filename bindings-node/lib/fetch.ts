/** Webhooks in a handler of the Fetch standard, such as a route of Next's app router. */

import type { Event } from "./events";
import type { WebhookOptions } from "./server/options";
import { receiver } from "./server/receive";
import type { Reply } from "./server/reply";
import { webBody } from "./server/webBody";

export type { Log, LogEntry } from "./server/log";
export type { IntoInbox, OwnHandler, WebhookOptions } from "./server/options";

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
    response(await receive({ method: request.method, body: (most) => webBody(request, most) }));
}

function response(reply: Reply): Response {
  return new Response(reply.body, { status: reply.status, headers: { ...reply.headers } });
}
