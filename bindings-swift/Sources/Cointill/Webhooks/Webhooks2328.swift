internal import CointillNative
import Foundation

/// Webhooks of 2328.io. Needs no gateway object: a process that only receives webhooks makes it from
/// the keys alone.
public struct Webhooks2328: Sendable {
    private let native: NativeWebhooks2328

    /// What a URL takes. It decides which key may have signed.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case any
        case payment
        case payout
        case staticWallet = "static_wallet"
    }

    /// - Parameters:
    ///   - apiKeys: They verify payments and deposits.
    ///   - payoutKeys: They verify payouts.
    ///   - maxBytes: The longest body that is looked at; 1 MiB when nil.
    /// - Throws: ``CointillError`` with `configuration`.
    public init(
        apiKeys: [WebhookKey], payoutKeys: [WebhookKey] = [], maxBytes: Int? = nil
    ) throws {
        native = try Native.carry {
            var native = try NativeWebhooks2328(maxBytes: maxBytes.map { UInt64(clamping: $0) })
            for key in apiKeys {
                native = try native.withApiKey(id: key.id, key: key.secret)
            }
            for key in payoutKeys {
                native = try native.withPayoutKey(id: key.id, key: key.secret)
            }
            return native
        }
    }

    /// From one key of a kind, with the ids `api` and `payout`.
    ///
    /// - Throws: ``CointillError`` with `configuration`.
    public init(apiKey: String? = nil, payoutKey: String? = nil, maxBytes: Int? = nil) throws {
        try self.init(
            apiKeys: apiKey.map { [WebhookKey(id: "api", secret: $0)] } ?? [],
            payoutKeys: payoutKey.map { [WebhookKey(id: "payout", secret: $0)] } ?? [],
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
    /// - Throws: ``CointillError`` when there is no key of the kind, or the fields are no object.
    public func signTestEvent(_ fields: JSON, kind: Kind = .payment) throws -> Data {
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

extension WebhookAnswer {
    init(_ native: NativeAnswer) {
        self.init(
            status: Int(native.status), contentType: native.contentType, body: native.body)
    }
}
