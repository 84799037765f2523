/**
 * What a bundle for a browser or an edge runtime gets in place of the package: every name of it, of
 * which each says why it is not there when it is used.
 */

const WHY =
  "cointill signs with secret keys through a native module and runs on a server with Node: in a " +
  "browser everyone could read the keys, and an edge runtime loads no native module. Call it from " +
  'your server (in Next.js: a route with `export const runtime = "nodejs"`)';

function refuse(): never {
  throw new Error(WHY);
}

class Absent {
  constructor() {
    refuse();
  }
}

/** An error of the package, which nothing here throws: `instanceof` gives false. */
class AbsentError extends Error {}

/** Whatever is taken out of it refuses. */
const ABSENT = new Proxy({}, { get: refuse });

export {
  ABSENT as Amount,
  Absent as AlchemyPay,
  Absent as AlchemyPayWebhooks,
  Absent as FetchTransport,
  Absent as Gateway2328,
  Absent as Pages,
  Absent as RateLimiter,
  Absent as RedisLimiter,
  Absent as Webhooks2328,
  AbsentError as AuthenticationError,
  AbsentError as BlockedError,
  AbsentError as CancelledError,
  AbsentError as CointillError,
  AbsentError as ConfigurationError,
  AbsentError as ConnectError,
  AbsentError as DuplicateError,
  AbsentError as ForbiddenError,
  AbsentError as GatewayError,
  AbsentError as GatewayUnavailableError,
  AbsentError as InvalidAmountError,
  AbsentError as InvalidRequestError,
  AbsentError as MalformedJsonError,
  AbsentError as NotFoundError,
  AbsentError as NotSupportedError,
  AbsentError as RateLimitedError,
  AbsentError as ResponseError,
  AbsentError as ResponseTooLargeError,
  AbsentError as SignatureError,
  AbsentError as TimeoutError,
  AbsentError as TransportError,
  AbsentError as TransportFailure,
  AbsentError as UnexpectedRedirectError,
  AbsentError as ValidationError,
  refuse as accept,
  refuse as decide,
  refuse as eventId,
  refuse as isFailure,
  refuse as isFinal,
  refuse as isRefund,
  refuse as isSuccess,
  refuse as nextStatus,
  refuse as parseExact,
  refuse as transition,
};

/** The version of a package that is not there. */
export const version = "";
