// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension CointillError {
    /// What kind of error it is: a text that never changes.
    public struct Code: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A field of the request is outside its limit. Nothing was signed or sent.
        public static let invalidRequest = Self(rawValue: "invalid_request")
        /// A text is not an exact decimal amount.
        public static let invalidAmount = Self(rawValue: "invalid_amount")
        /// A key, an id or a URL of the set-up is missing or unusable.
        public static let configuration = Self(rawValue: "configuration")
        /// The signature of a webhook or of a view token is not right.
        public static let signatureInvalid = Self(rawValue: "signature_invalid")
        /// Bytes are not the JSON that was expected.
        public static let malformedJson = Self(rawValue: "malformed_json")
        /// The gateway's answer is not what its documentation describes.
        public static let malformedResponse = Self(rawValue: "malformed_response")
        /// The gateway's answer is larger than the limit.
        public static let responseTooLarge = Self(rawValue: "response_too_large")
        /// The gateway does not know the merchant or refuses the signature.
        public static let authentication = Self(rawValue: "authentication")
        /// The gateway refuses this caller: its address is not on the merchant's allow list.
        public static let forbidden = Self(rawValue: "forbidden")
        /// A firewall in front of the gateway refused the request with a page of HTML.
        public static let blocked = Self(rawValue: "blocked")
        /// Too many requests.
        public static let rateLimited = Self(rawValue: "rate_limited")
        /// The order, payment, payout or wallet is not known to the gateway.
        public static let notFound = Self(rawValue: "not_found")
        /// The order number is used already.
        public static let duplicate = Self(rawValue: "duplicate")
        /// The gateway refuses a field's value.
        public static let validation = Self(rawValue: "validation")
        /// The currency, network or payment method is not switched on for the merchant.
        public static let notSupported = Self(rawValue: "not_supported")
        /// The gateway understood the call and will not do it in the present state.
        public static let refused = Self(rawValue: "refused")
        /// The gateway fails or is under maintenance.
        public static let gatewayUnavailable = Self(rawValue: "gateway_unavailable")
        /// The connection could not be made or broke.
        public static let transport = Self(rawValue: "transport")
        /// No answer came in time.
        public static let timeout = Self(rawValue: "timeout")
        /// The program that made the call cancelled it.
        public static let cancelled = Self(rawValue: "cancelled")
        /// The answer is a redirect. A signed request is never sent on to another address.
        public static let unexpectedRedirect = Self(rawValue: "unexpected_redirect")

        public static let known: [Self] = [
            .invalidRequest,
            .invalidAmount,
            .configuration,
            .signatureInvalid,
            .malformedJson,
            .malformedResponse,
            .responseTooLarge,
            .authentication,
            .forbidden,
            .blocked,
            .rateLimited,
            .notFound,
            .duplicate,
            .validation,
            .notSupported,
            .refused,
            .gatewayUnavailable,
            .transport,
            .timeout,
            .cancelled,
            .unexpectedRedirect,
        ]
    }
}
