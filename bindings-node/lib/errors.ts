/**
 * Every error of this package: one tree under `CointillError`, a class for each stable code.
 *
 * All name what was expected and what came, and say what to do (`advice`). No key and no computed
 * signature is ever part of one.
 */

import { native } from "./native";

/** What an error knows beside its message. */
export interface ErrorFacts {
  /** What to do, in one sentence. */
  readonly advice?: string | null;
  /** The field of the request or of the answer that is meant, in the gateway's name. */
  readonly field?: string | null;
  /** What was called, such as `2328.payment.create`. */
  readonly endpoint?: string | null;
  /** The status of the HTTP answer, if there was one. */
  readonly httpStatus?: number | null;
  /** The gateway's own code. */
  readonly gatewayCode?: string | null;
  /** The gateway's own words. */
  readonly gatewayMessage?: string | null;
  /** The gateway's id of the call, for its support. */
  readonly traceId?: string | null;
  /** Further details as the gateway sent them. */
  readonly details?: unknown;
  /** The beginning of an answer that could not be read. */
  readonly body?: string | null;
  /** How many milliseconds the gateway asked to wait. */
  readonly retryAfter?: number | null;
  /** True when the same call may be made again without doing anything twice. */
  readonly retrySafe?: boolean;
  /**
   * True when the call may have been carried out although no answer says so. Look it up before
   * repeating anything that moves money.
   */
  readonly outcomeUnknown?: boolean;
  /** How often the request was sent. */
  readonly attempts?: number;
  /** What caused it, such as the error of a transport. */
  readonly cause?: unknown;
}

/** The base of all errors of this package. */
export class CointillError extends Error implements ErrorFacts {
  /** The stable code, for programs and dashboards. */
  readonly code: string;
  readonly advice: string | null;
  readonly field: string | null;
  readonly endpoint: string | null;
  readonly httpStatus: number | null;
  readonly gatewayCode: string | null;
  readonly gatewayMessage: string | null;
  readonly traceId: string | null;
  readonly details: unknown;
  readonly body: string | null;
  readonly retryAfter: number | null;
  readonly retrySafe: boolean;
  readonly outcomeUnknown: boolean;
  readonly attempts: number;

  constructor(code: string, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = code;
    this.advice = facts.advice ?? advices().get(code) ?? null;
    this.field = facts.field ?? null;
    this.endpoint = facts.endpoint ?? null;
    this.httpStatus = facts.httpStatus ?? null;
    this.gatewayCode = facts.gatewayCode ?? null;
    this.gatewayMessage = facts.gatewayMessage ?? null;
    this.traceId = facts.traceId ?? null;
    this.details = facts.details ?? null;
    this.body = facts.body ?? null;
    this.retryAfter = facts.retryAfter ?? null;
    this.retrySafe = facts.retrySafe ?? false;
    this.outcomeUnknown = facts.outcomeUnknown ?? false;
    this.attempts = facts.attempts ?? 0;
  }

  /** The facts for a log; `JSON.stringify` of any other error gives `{}`. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries([
      ["name", this.name],
      ["message", this.message],
      ...Object.entries(this),
    ]);
  }
}
// On the prototype: a field of each error would be printed with it.
Object.defineProperty(CointillError.prototype, "name", {
  value: "CointillError",
  configurable: true,
  writable: true,
});

let known: Map<string, string> | undefined;

function advices(): Map<string, string> {
  known ??= new Map(native.errorCodes());
  return known;
}

/** A field of the request is outside its limit. Nothing was signed or sent. */
export class InvalidRequestError extends CointillError {}
/** A text is not an exact decimal amount. */
export class InvalidAmountError extends CointillError {}
/** A key, an id or a URL of the set-up is missing or unusable. */
export class ConfigurationError extends CointillError {}
/** Bytes are not the JSON that was expected. */
export class MalformedJsonError extends CointillError {}
/** The gateway's answer is not what its documentation describes. */
export class ResponseError extends CointillError {}
/** The gateway's answer is larger than the limit. */
export class ResponseTooLargeError extends ResponseError {}
/** The answer is a redirect. A signed request is never sent on to another address. */
export class UnexpectedRedirectError extends ResponseError {}
/** The gateway understood the call and refuses it. */
export class GatewayError extends CointillError {}
/** The gateway does not know the merchant or refuses the signature. */
export class AuthenticationError extends GatewayError {}
/** The gateway refuses this caller: its address is not on the merchant's allow list. */
export class ForbiddenError extends GatewayError {}
/** A firewall in front of the gateway refused the request with a page of HTML. */
export class BlockedError extends GatewayError {}
/** Too many requests. */
export class RateLimitedError extends GatewayError {}
/** The order, payment, payout or wallet is not known to the gateway. */
export class NotFoundError extends GatewayError {}
/** The order number is used already. */
export class DuplicateError extends GatewayError {}
/** The gateway refuses a field's value. */
export class ValidationError extends GatewayError {}
/** The currency, network or payment method is not switched on for the merchant. */
export class NotSupportedError extends GatewayError {}
/** The gateway could not be reached, or gave no answer. */
export class ConnectError extends CointillError {}
/** The gateway fails or is under maintenance. */
export class GatewayUnavailableError extends ConnectError {}
/** The connection could not be made or broke. */
export class TransportError extends ConnectError {}
/** No answer came in time. */
export class TimeoutError extends ConnectError {}
/** The program that made the call cancelled it. Its `cause` is the reason of the signal. */
export class CancelledError extends CointillError {}

/** Why a webhook or a view token was refused; more may come. */
export type RefusalReason =
  | "malformed"
  | "not_an_object"
  | "missing"
  | "format"
  | "ambiguous"
  | "no_key"
  | "mismatch"
  | "not_bytes"
  | "unknown_key"
  | "wrong_signature"
  | "expired";

/** A webhook or a view token is refused. Answer with a refusal and do not use the body. */
export class SignatureError extends CointillError {
  /** A stable text for the reason. */
  readonly reason: RefusalReason;
  /**
   * The likely cause, in one sentence, when `explain` was asked for. For a developer's eyes: never
   * send it to whoever posted the body.
   */
  readonly explanation: string | null;
  /** What was tried, in order, when `explain` was asked for. */
  readonly tried: readonly string[];

  constructor(
    message: string,
    reason: RefusalReason = "mismatch",
    explanation: string | null = null,
    tried: readonly string[] = [],
    cause?: unknown,
  ) {
    super("signature_invalid", message, { cause });
    this.reason = reason;
    this.explanation = explanation;
    this.tried = tried;
  }
}

const CLASSES: Readonly<
  Record<string, new (code: string, message: string, facts?: ErrorFacts) => CointillError>
> = {
  invalid_request: InvalidRequestError,
  invalid_amount: InvalidAmountError,
  configuration: ConfigurationError,
  malformed_json: MalformedJsonError,
  malformed_response: ResponseError,
  response_too_large: ResponseTooLargeError,
  authentication: AuthenticationError,
  forbidden: ForbiddenError,
  blocked: BlockedError,
  rate_limited: RateLimitedError,
  not_found: NotFoundError,
  duplicate: DuplicateError,
  validation: ValidationError,
  not_supported: NotSupportedError,
  refused: GatewayError,
  gateway_unavailable: GatewayUnavailableError,
  transport: TransportError,
  timeout: TimeoutError,
  cancelled: CancelledError,
  unexpected_redirect: UnexpectedRedirectError,
};

const ALL = { ConnectError, SignatureError, ...CLASSES };
for (const made of Object.values(ALL)) {
  // `name` of the class itself may be shortened by a bundler; `code` never is.
  Object.defineProperty(made.prototype, "name", {
    value: made.name,
    configurable: true,
    writable: true,
  });
}

/** The error of a code; the base class for one that this version has no class for. */
export function makeError(code: string, message: string, facts?: ErrorFacts): CointillError {
  return new (CLASSES[code] ?? CointillError)(code, message, facts);
}

interface Thrown extends ErrorFacts {
  readonly code: string;
  readonly message: string;
  readonly reason?: RefusalReason;
  readonly explanation?: string;
  readonly tried?: readonly string[];
}

/** What the native module threw, as an error of the package; anything else as it is. */
export function errorOf(thrown: unknown, cause?: unknown): unknown {
  if (!(thrown instanceof Error) || (thrown as { code?: unknown }).code !== "cointill") {
    return thrown;
  }
  const facts = JSON.parse(thrown.message) as Thrown;
  if (facts.code === "type") {
    return new TypeError(facts.message);
  }
  if (facts.code === "signature_invalid") {
    return new SignatureError(facts.message, facts.reason, facts.explanation, facts.tried);
  }
  return makeError(facts.code, facts.message, cause === undefined ? facts : { ...facts, cause });
}

/** `work`, with errors of the package instead of those of the native module. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw errorOf(error);
  }
}
