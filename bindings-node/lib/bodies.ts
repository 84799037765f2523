/** The raw bytes of a webhook, from what a handler has. */

import { SignatureError } from "./errors";

/** The body of a request as it came, before anything parsed it. */
export type RawBody = Buffer | Uint8Array | string;

const MOVE =
  "move the middleware that parses JSON (express.json(), bodyParser, Next's bodyParser, Fastify's " +
  "JSON parser) behind the webhook route, or give the route the raw bytes (express.raw())";

function kindOf(body: unknown): string {
  if (body === null) {
    return "null";
  }
  if (typeof body !== "object") {
    return typeof body;
  }
  return Array.isArray(body) ? "an array" : "a parsed object";
}

/**
 * The bytes of a body. A parsed object was signed by nobody: writing it out again gives other bytes
 * sooner or later.
 */
export function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) {
    return body;
  }
  if (typeof body === "string") {
    return Buffer.from(body, "utf8");
  }
  if (body instanceof ArrayBuffer) {
    return new Uint8Array(body);
  }
  throw new SignatureError(
    `body: expected the raw bytes of the request, got ${kindOf(body)}; ${MOVE}`,
    "not_bytes",
  );
}

/** The JSON text of a body that was verified, without the white space around it. */
export function textOf(body: unknown, bytes: Uint8Array): string {
  const text =
    typeof body === "string"
      ? body
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return text.trim();
}
