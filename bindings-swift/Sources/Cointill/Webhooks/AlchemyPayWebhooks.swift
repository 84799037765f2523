internal import CointillNative
import Foundation

/// Webhooks of Alchemy Pay and AEON. Needs no gateway object: a process that only receives webhooks makes it from
/// the secrets alone.
public struct AlchemyPayWebhooks: Sendable {
    private let native: NativeAlchemyPayWebhooks

    /// What a URL takes. It decides which key may have signed.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case any
        case order
        case refund
        case partial
    }

    /// - Parameters:
    ///   - secrets: They verify.
    ///   - options: Readings of the documentation, as those of the gateway.
    ///   - maxBytes: The longest body that is looked at; 1 MiB when nil.
    /// - Throws: ``CointillError`` with `configuration`.
    public init(
        secrets: [WebhookKey], options: AlchemyPay.Options = .init(), maxBytes: Int? = nil
    ) throws {
        native = try Native.carry {
            var native = try NativeAlchemyPayWebhooks(
                maxBytes: maxBytes.map { UInt64(clamping: $0) }, options: options.native)
            for key in secrets {
                native = try native.withSecret(id: key.id, secret: key.secret)
            }
            return native
        }
    }

    /// From one secret, with the id `secret`.
    ///
    /// - Throws: ``CointillError`` with `configuration`.
    public init(
        secret: String, options: AlchemyPay.Options = .init(), maxBytes: Int? = nil
    ) throws {
        try self.init(
            secrets: [WebhookKey(id: "secret", secret: secret)], options: options,
            maxBytes: maxBytes)
    }

    /// The event that the raw bytes of a request tell.
    ///
    /// Give each kind a URL of its own and name it here.
    ///
    /// - Parameters:
    ///   - body: The raw body, before anything parsed it.
    ///   - kind: What the URL takes.
    ///   - explain: Whether a refusal says why, for a developer's eyes.
    /// - Throws: ``CointillError`` with `signatureInvalid` for anything else, whatever the bytes.
    public func verify(_ body: Data, kind: Kind = .any, explain: Bool = false) throws -> Event {
        try Native.carry {
            try Event(native.verify(kind: kind.rawValue, body: body, explain: explain))
        }
    }

    /// Verifies the signature and reads nothing else, for a server that stores first and
    /// understands later. The id of the key that matched.
    ///
    /// - Throws: As ``verify(_:kind:explain:)``.
    @discardableResult
    public func check(_ body: Data, kind: Kind = .any) throws -> String {
        try Native.carry { try native.check(kind: kind.rawValue, body: body) }
    }

    /// A signed body, as the gateway would send it: for the tests of a shop's own handler.
    ///
    /// - Throws: ``CointillError`` when there is no secret, or the fields are no object.
    public func signTestEvent(_ fields: JSON, kind: Kind = .order) throws -> Data {
        try Native.carry {
            Data(try native.signTestEvent(kind: kind.rawValue, body: fields.text).utf8)
        }
    }

    /// The answer to a webhook that was taken.
    public func accepted() throws -> WebhookAnswer {
        try Native.carry { WebhookAnswer(try native.accepted()) }
    }

    /// The answer to one that was refused: nothing that helps a forger.
    public func refused() throws -> WebhookAnswer {
        try Native.carry { WebhookAnswer(try native.refused()) }
    }
}
