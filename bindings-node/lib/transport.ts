/** What carries requests: the platform's `fetch`, or a transport of the shop's own. */

/** One request, signed: whoever sends it must send these bytes and follow no redirect. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  /** Names, in lower case, and values. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes that were signed; empty for `GET`. */
  readonly body: Uint8Array;
  /** Most time until the last byte of the answer, in milliseconds. `signal` ends with it. */
  readonly timeout: number;
  /** Aborted when the time is up or the caller has lost interest. */
  readonly signal: AbortSignal;
}

/** The answer as it came. */
export interface TransportResponse {
  readonly status: number;
  readonly headers:
    | Iterable<readonly [name: string, value: string]>
    | Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A way to send requests, such as one over a proxy or with a client certificate. */
export interface Transport {
  send(request: TransportRequest): Promise<TransportResponse>;
}

/** Why there is no answer. Only what says "nothing was sent" makes a repeat safe. */
export type FailureKind =
  | "connect"
  | "untrusted"
  | "unsendable"
  | "connect_timeout"
  | "read_timeout"
  | "timeout"
  | "broken"
  | "too_large"
  | "cancelled"
  | "other";

/** What a transport throws when there is no answer. Any other error counts as `other`. */
export class TransportFailure extends Error {
  /**
   * When in doubt take the kind that says less, `other`: `connect` for a request that did go out
   * can carry a call out twice.
   */
  readonly kind: FailureKind;
  /** The limit in bytes, of `too_large`. */
  readonly limit: number;

  /** `text` says more, for people; it must hold no secret. */
  constructor(
    kind: FailureKind,
    text = "",
    options: { readonly cause?: unknown; readonly limit?: number } = {},
  ) {
    super(text, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.limit = options.limit ?? 0;
  }
}
Object.defineProperty(TransportFailure.prototype, "name", {
  value: "TransportFailure",
  configurable: true,
  writable: true,
});
