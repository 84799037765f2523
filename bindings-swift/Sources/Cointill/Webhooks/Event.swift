internal import CointillNative
import Foundation

/// A webhook whose signature was right.
public struct Event: Sendable, Hashable {
    /// The same for every delivery of the same event: make it unique in your database.
    public let id: String
    /// The id of the key that matched, as given to the webhooks.
    public let keyId: String
    /// What it tells.
    public let data: EventData
    /// The body as it came. It carries the signature: keep it out of logs.
    public let raw: JSON
    /// The form of the text that was signed, where a gateway has several.
    public let form: String?
    /// What it says to ``decide(_:_:policy:)``; nil when it is not about a payment.
    public let observed: Observed?
}

/// What an event tells. Only what the signature covers is here, save where it says so.
public enum EventData: Sendable, Hashable {
    /// A payment of 2328.io changed.
    case payment(Gateway2328.Payment)
    /// A payout of 2328.io changed.
    case payout(Gateway2328.Payout)
    /// A deposit to a static wallet of 2328.io. No such webhook has been seen; its fields are
    /// inferred.
    case staticWallet(Gateway2328.StaticWalletDeposit)
    /// An order of Alchemy Pay or AEON changed. What no signature covers is good for a log, never
    /// for a decision.
    case order(AlchemyPay.OrderSigned, unsigned: AlchemyPay.OrderUnsigned)
    /// A refund of Alchemy Pay or AEON ended.
    case refund(AlchemyPay.RefundSigned)
    /// A payment arrived that leaves its order at Alchemy Pay or AEON incomplete.
    case partial(AlchemyPay.PartialSigned)
    /// Signed, but not understood: store ``Event/raw`` and look at the problem.
    case unknown(problem: String)
}

extension Event: CustomStringConvertible {
    /// Without the body, and without an id that is made from one.
    public var description: String {
        id.contains("{") ? "Event(\(data))" : "Event(id: \(id), data: \(data))"
    }
}

extension Event {
    init(_ native: NativeEvent) throws {
        let data = native.data.map(Record.init)
        self.init(
            id: native.id, keyId: native.keyId,
            data: try Self.data(native, data),
            raw: JSON(text: native.raw ?? data?.raw ?? ""), form: native.form,
            observed: try native.observed.map(Observed.init))
    }

    private static func data(_ native: NativeEvent, _ record: Record?) throws -> EventData {
        guard let record else { return .unknown(problem: native.problem ?? "") }
        switch native.kind {
        case "payment": return .payment(.init(record: record))
        case "payout": return .payout(.init(record: record))
        case "static_wallet": return .staticWallet(.init(record: record))
        case "order":
            let unsigned = native.unsigned.map(Record.init)
            return .order(
                .init(record: record),
                unsigned: .init(record: unsigned ?? Record(name: "OrderUnsigned")))
        case "refund": return .refund(.init(record: record))
        case "partial": return .partial(.init(record: record))
        case let other:
            throw CointillError(
                .internal, "expected a kind of event that this version knows, got \(other)",
                advice: "report it")
        }
    }
}
