import Foundation

/// Every error of this package.
///
/// Its text says what was expected, what came and what to do. No key and no computed signature is
/// ever part of one.
public struct CointillError: Error, Sendable, Hashable {
    /// The stable code, for programs and dashboards.
    public let code: Code
    /// The error in words.
    public let text: String
    /// What to do, in one sentence.
    public let advice: String
    /// The field of the request or of the answer that is meant.
    public let field: String?
    /// What was called, such as `2328.payment.create`.
    public let endpoint: String?
    /// The status of the HTTP answer, if there was one.
    public let httpStatus: Int?
    /// The gateway's own code.
    public let gatewayCode: String?
    /// The gateway's own words.
    public let gatewayMessage: String?
    /// The gateway's id of the call, for its support.
    public let traceId: String?
    /// Further details as the gateway sent them.
    public let details: JSON?
    /// The beginning of an answer that could not be read.
    public let body: String?
    /// How long the gateway asked to wait.
    public let retryAfter: Duration?
    /// True when the same call may be made again without doing anything twice.
    public let retrySafe: Bool
    /// True when the call may have been carried out although no answer says so. Look it up before
    /// repeating anything that moves money.
    public let outcomeUnknown: Bool
    /// How often the request was sent.
    public let attempts: Int
    /// Why a webhook was refused; nil for any other error.
    public let refusal: Refusal?

    /// Why a webhook was refused.
    public struct Refusal: Sendable, Hashable {
        /// A stable text: `malformed`, `not_an_object`, `missing`, `format`, `ambiguous`, `no_key`
        /// or `mismatch`.
        public let reason: String
        /// The likely cause, for a developer's eyes, when an explanation was asked for. Never send
        /// it to whoever posted the body.
        public let cause: String?
        /// What was tried, in order, when an explanation was asked for.
        public let tried: [String]
    }
}

extension CointillError: CustomStringConvertible, LocalizedError {
    public var description: String { text }
    public var errorDescription: String? { text }
    public var recoverySuggestion: String? { advice }
}
