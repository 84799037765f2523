/** Webhooks in Nest, on Express or on Fastify. */

import type { Event } from "./events";
import { webhook as onExpress } from "./express";
import { webhook as onFastify } from "./fastify";
import type { WebhookOptions } from "./server/options";

export type { Log, LogEntry } from "./server/log";
export type { IntoInbox, OwnHandler, WebhookOptions } from "./server/options";

/** What is used of the app. */
export interface NestLike {
  getHttpAdapter(): { getType(): string; getInstance(): unknown };
  use(path: string, middleware: ReturnType<typeof onExpress>): unknown;
}

/** As in every adapter, and where gateways post to, with the app's global prefix if it has one. */
export type NestWebhookOptions<Told extends Event = Event> = WebhookOptions<Told> & {
  readonly path: string;
};

/**
 * Takes the webhooks that gateways post to a path: `webhook(app, { path: "/webhooks/2328", ... })`
 * in `main.ts`, between `NestFactory.create` and `app.listen`. The parsers of Nest come later, so
 * the raw body is there whatever its content type, and without `rawBody`. A handler finds the
 * shop's services by `app.get(Orders)`.
 */
export function webhook<Told extends Event>(
  app: NestLike,
  options: NestWebhookOptions<Told>,
): void {
  const adapter = app.getHttpAdapter();
  if (adapter.getType() === "fastify") {
    const instance = adapter.getInstance() as {
      register(plugin: typeof onFastify, options: NestWebhookOptions<Told>): unknown;
    };
    instance.register(onFastify, options);
  } else {
    app.use(options.path, onExpress(options));
  }
}
