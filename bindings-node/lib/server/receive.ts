import { createHash } from "node:crypto";

import { SignatureError } from "../errors";
import type { Event } from "../events";
import { type Body, MAX_BYTES } from "./body";
import { type Log, type LogEntry, safe, toConsole } from "./log";
import type { WebhookOptions } from "./options";
import { LATER, NOT_POST, type Reply, reply, TOO_LARGE, UNREADABLE } from "./reply";
import { type Source, sourceOf } from "./source";

/** A request, as far as it matters here. */
export interface Incoming {
  readonly method: string | undefined;
  /** Reads the body up to so many bytes. Does not reject. */
  readonly body: (most: number) => Promise<Body>;
  readonly remoteAddress?: string | undefined;
}

/** Answers every request, and never rejects. */
export type Receive = (incoming: Incoming) => Promise<Reply>;

/**
 * What all adapters have in common.
 *
 * @param whenParsed What to do when a body has been parsed before: which middleware to move.
 */
export function receiver<Told extends Event>(
  options: WebhookOptions<Told>,
  whenParsed: string,
): Receive {
  const source = sourceOf(options);
  const most = options.maxBytes ?? MAX_BYTES;
  const log = safe(options.log ?? toConsole);
  return async (incoming) => {
    if (incoming.method !== "POST") {
      return NOT_POST;
    }
    const { remoteAddress } = incoming;
    try {
      const body = await incoming.body(most);
      if (typeof body === "string") {
        return withoutBody(body, { most, whenParsed, remoteAddress }, log);
      }
      return await take(source, body, { remoteAddress, explain: options.explain ?? false }, log);
    } catch (error) {
      log({
        level: "error",
        message: "a webhook could not be applied and is asked for again",
        status: LATER.status,
        remoteAddress,
        error,
      });
      return LATER;
    }
  };
}

interface Circumstances {
  readonly most: number;
  readonly whenParsed: string;
  readonly remoteAddress: string | undefined;
}

function withoutBody(
  body: "too large" | "broken off" | "parsed",
  { most, whenParsed, remoteAddress }: Circumstances,
  log: Log,
): Reply {
  switch (body) {
    case "too large": {
      const message = `a webhook was refused: expected a body of at most ${most} bytes, got more`;
      log({ level: "warn", message, status: TOO_LARGE.status, remoteAddress });
      return TOO_LARGE;
    }
    case "broken off":
      log({ level: "warn", message: "a webhook broke off while it was sent", remoteAddress });
      return UNREADABLE;
    case "parsed": {
      // Not 401, after which a gateway may stop: once the shop is put right it comes again.
      const message = `expected the raw body of a webhook, got one that was read before: ${whenParsed}`;
      log({ level: "error", message, status: LATER.status, remoteAddress });
      return LATER;
    }
  }
}

async function take(
  source: Source,
  body: Uint8Array,
  { remoteAddress, explain }: { remoteAddress: string | undefined; explain: boolean },
  log: Log,
): Promise<Reply> {
  let event: Event;
  try {
    event = source.verify(body, explain);
  } catch (error) {
    if (!(error instanceof SignatureError)) {
      throw error;
    }
    log(refusal(error, source.refused.status, body, remoteAddress));
    return reply(source.refused);
  }
  try {
    await source.take(event, { body, remoteAddress });
  } catch (error) {
    log({
      level: "error",
      message: "a webhook could not be applied and is asked for again",
      status: LATER.status,
      eventId: event.id,
      remoteAddress,
      error,
    });
    return LATER;
  }
  return reply(source.accepted);
}

function refusal(
  error: SignatureError,
  status: number,
  body: Uint8Array,
  remoteAddress: string | undefined,
): LogEntry {
  const why = error.explanation === null ? "" : `; ${error.explanation}`;
  return {
    level: "warn",
    message: `a webhook was refused: ${error.message}${why}`,
    status,
    reason: error.reason,
    bytes: body.length,
    sha256: createHash("sha256").update(body).digest("hex").slice(0, 16),
    remoteAddress,
  };
}
