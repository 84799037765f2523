/**
 * Take crypto payments without losing money to a signature, a decimal or a forged webhook.
 *
 * Gateways: 2328.io (`Gateway2328`), Alchemy Pay and its twin AEON (`AlchemyPay`). Nothing starts
 * when this is imported.
 *
 * @packageDocumentation
 */

export { Amount } from "./amounts";
export type { RawBody } from "./bodies";
export {
  AlchemyPay,
  type AlchemyPaySettings,
  type ClientSettings,
  Gateway2328,
  type Gateway2328Settings,
} from "./clients";
export type { AttemptEnd, AttemptStart, CallOptions } from "./driver";
export {
  AuthenticationError,
  BlockedError,
  CancelledError,
  CointillError,
  ConfigurationError,
  ConnectError,
  DuplicateError,
  type ErrorFacts,
  ForbiddenError,
  GatewayError,
  GatewayUnavailableError,
  InvalidAmountError,
  InvalidRequestError,
  MalformedJsonError,
  NotFoundError,
  NotSupportedError,
  RateLimitedError,
  type RefusalReason,
  ResponseError,
  ResponseTooLargeError,
  SignatureError,
  TimeoutError,
  TransportError,
  UnexpectedRedirectError,
  ValidationError,
} from "./errors";
export type {
  AlchemyPayEvent,
  Event,
  Event2328,
  OrderEvent,
  PartialPaymentEvent,
  PaymentEvent,
  PayoutEvent,
  RefundEvent,
  StaticWalletEvent,
  UnknownEvent,
} from "./events";
export { parseExact } from "./exact";
export { FetchTransport } from "./fetchTransport";
export type * as gateway2328 from "./generated/models2328";
export type * as alchemypay from "./generated/modelsAlchemyPay";
export {
  type Limiter,
  type Rate,
  RateLimiter,
  type RedisLike,
  RedisLimiter,
  type Reservation,
} from "./limiters";
export type { AlchemyPayOptions, Options2328 } from "./options";
export { type Page, Pages } from "./pages";
export {
  accept,
  decide,
  type Expected,
  eventId,
  isFailure,
  isFinal,
  isRefund,
  isSuccess,
  nextStatus,
  type Observed,
  type Policy,
  type Status,
  type Step,
  transition,
  type Verdict,
} from "./payment";
export type { RetryPolicy } from "./policy";
export {
  type FailureKind,
  type Transport,
  TransportFailure,
  type TransportRequest,
  type TransportResponse,
} from "./transport";
export {
  type AlchemyPayKind,
  AlchemyPayWebhooks,
  type AlchemyPayWebhooksSettings,
  type Answer,
  type Keys,
  type Kind2328,
  Webhooks2328,
  type Webhooks2328Settings,
} from "./webhooks";

import { native } from "./native";

/** The version of this package. */
export const version: string = native.version();
