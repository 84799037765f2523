internal import CointillNative
import Foundation

extension Checkout {
    /// What a token allows: to look at one payment.
    public struct Grant: Sendable, Hashable {
        public let gateway: Observed.Gateway
        public let orderId: String
        /// The first second since 1970 at which it is no longer taken.
        public let expiresUnixSeconds: Int64
        /// The key that minted it.
        public let keyId: String

        /// The first moment at which it is no longer taken.
        public var expires: Date {
            Date(timeIntervalSince1970: TimeInterval(expiresUnixSeconds))
        }
    }

    /// The shop's own keys for view tokens: the first mints, all verify.
    ///
    /// A key is a random text of at least 32 bytes and never a gateway's. Change it by putting a new
    /// one before it, with another id, and leave the old one out a day later. For a server.
    public struct ViewKeys: Sendable {
        private let native: NativeViewKeys

        /// - Throws: ``CointillError`` with `configuration` for a key that is too short, or an id
        ///   other than 1 to 32 of `A-Z a-z 0-9 - _`.
        public init(_ first: WebhookKey, older: [WebhookKey] = []) throws {
            native = try Native.carry {
                var native = try NativeViewKeys(id: first.id, key: first.secret)
                for key in older {
                    native = try native.withOlder(id: key.id, key: key.secret)
                }
                return native
            }
        }

        /// A token with which its holder can look at one payment for a while. Give it only to the
        /// customer whose order it is.
        ///
        /// - Parameters:
        ///   - gateway: The gateway of the payment.
        ///   - orderId: The shop's id of the order, 1 to 128 characters.
        ///   - ttl: 1 minute to 24 hours, in whole seconds.
        ///   - now: The time.
        /// - Throws: ``CointillError`` with `invalidRequest`.
        public func mint(
            gateway: Observed.Gateway, orderId: String, ttl: Duration = .seconds(3_600),
            now: Date = Date()
        ) throws -> String {
            try mint(gateway, orderId, ttl, atUnix: now.unixSeconds)
        }

        /// A `Date` does not tell the seconds apart that are far away.
        func mint(
            _ gateway: Observed.Gateway, _ orderId: String, _ ttl: Duration, atUnix now: Int64
        ) throws -> String {
            try Native.carry {
                try native.mint(
                    gateway: gateway.rawValue, orderId: orderId,
                    ttlSeconds: UInt64(clamping: ttl.components.seconds), now: now)
            }
        }

        /// What a token allows.
        ///
        /// - Throws: ``CointillError`` with `signatureInvalid` and a ``CointillError/refusal`` for
        ///   your log; whoever sent it gets ``Checkout/refused()``.
        public func verify(_ token: String, now: Date = Date()) throws -> Grant {
            try verify(token, atUnix: now.unixSeconds)
        }

        func verify(_ token: String, atUnix now: Int64) throws -> Grant {
            try Native.carry { try Grant(native.verify(token: token, now: now)) }
        }

        /// The same for the value of a header `Authorization`; nil when there is none.
        ///
        /// - Throws: As ``verify(_:now:)``.
        public func authorize(_ header: String?, now: Date = Date()) throws -> Grant {
            try authorize(header, atUnix: now.unixSeconds)
        }

        func authorize(_ header: String?, atUnix now: Int64) throws -> Grant {
            try Native.carry { try Grant(native.authorize(header: header, now: now)) }
        }
    }

    /// The answer to every request that is refused, whatever the reason. Send
    /// `WWW-Authenticate: Bearer` and `Cache-Control: no-store` with it.
    public static func refused() throws -> WebhookAnswer {
        try Native.carry { WebhookAnswer(try refusedView()) }
    }
}

extension Checkout.Grant {
    init(_ native: NativeGrant) throws {
        guard let gateway = Observed.Gateway(rawValue: native.gateway) else {
            throw CointillError(
                .internal, "expected a gateway that this version knows", advice: "report it")
        }
        self.init(
            gateway: gateway, orderId: native.orderId,
            expiresUnixSeconds: native.expires, keyId: native.keyId)
    }
}
