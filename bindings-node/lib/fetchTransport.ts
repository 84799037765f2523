/** Requests over the platform's `fetch`. */

import type { TransportRequest, TransportResponse } from "./transport";
import { type FailureKind, type Transport, TransportFailure } from "./transport";

/** As the core's own driver: the longest answer that is read. */
const MOST = 32 * 1024 * 1024;

const CONNECT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
]);
const BROKEN = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED", "UND_ERR_SOCKET"]);
const UNTRUSTED = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(VERIFY|GET_ISSUER))/;

interface Cause {
  readonly code?: string;
  readonly syscall?: string;
  readonly message?: string;
  readonly errors?: readonly Cause[];
  readonly cause?: Cause;
}

function kindOf(cause: Cause): FailureKind {
  const code = cause.code ?? "";
  if (CONNECT.has(code)) {
    return "connect";
  }
  if (code === "UND_ERR_CONNECT_TIMEOUT" || (code === "ETIMEDOUT" && cause.syscall === "connect")) {
    return "connect_timeout";
  }
  if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT") {
    return "read_timeout";
  }
  if (UNTRUSTED.test(code)) {
    return "untrusted";
  }
  // A port that no browser would ask, which `fetch` refuses before it connects.
  if (cause.message === "bad port") {
    return "unsendable";
  }
  return BROKEN.has(code) ? "broken" : "other";
}

/** `fetch` throws a `TypeError` whose cause, or whose cause's first error, knows what happened. */
function failureOf(error: unknown): TransportFailure {
  const outer = error as Cause;
  let cause = outer.cause ?? outer;
  // Every address of the host was tried, and each has an error of its own.
  if (cause.code === undefined && cause.errors?.[0] !== undefined) {
    cause = cause.errors[0];
  }
  const text = cause.code ?? cause.message ?? "";
  return new TransportFailure(kindOf(cause), text, { cause: error });
}

function tooLarge(): TransportFailure {
  return new TransportFailure("too_large", "", { limit: MOST });
}

async function read(response: Response): Promise<Uint8Array> {
  const length = response.headers.get("content-length");
  if (length !== null && response.headers.get("content-encoding") === null) {
    if (Number(length) > MOST) {
      await response.body?.cancel();
      throw tooLarge();
    }
    return new Uint8Array(await response.arrayBuffer());
  }
  // The length is not known, or is that of compressed bytes.
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > MOST) {
      throw tooLarge();
    }
    parts.push(part);
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts, size);
}

/** The platform's `fetch`. A function of the same shape can stand in its place. */
export class FetchTransport implements Transport {
  readonly #fetch: typeof fetch | undefined;

  constructor(settings: { readonly fetch?: typeof fetch } = {}) {
    this.#fetch = settings.fetch;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    // Looked up now: what observes requests may have wrapped it since.
    const own = this.#fetch ?? globalThis.fetch;
    try {
      const response = await own(request.url, {
        method: request.method,
        headers: request.headers,
        body: request.method === "GET" ? null : request.body,
        redirect: "manual",
        signal: request.signal,
      });
      return { status: response.status, headers: response.headers, body: await read(response) };
    } catch (error) {
      throw error instanceof TransportFailure ? error : failureOf(error);
    }
  }
}
