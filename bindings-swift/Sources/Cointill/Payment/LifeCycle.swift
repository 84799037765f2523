internal import CointillNative

/// What follows when one status comes after another.
public struct Transition: Sendable, Hashable {
    /// `advance`, `duplicate`, `stale`, `late_payment`, `conflict` or `unknown`.
    public let step: String
    /// The status to write down.
    public let status: Status
}

/// What follows when `reported` comes after `known`.
///
/// - Throws: ``CointillError`` for a status that is none.
public func transition(from known: Status, to reported: Status) throws -> Transition {
    try Native.carry {
        let native = try CointillNative.transition(
            known: known.rawValue, reported: reported.rawValue)
        return Transition(step: native.step, status: Status(rawValue: native.status))
    }
}

/// A deterministic id of an event, from what tells it apart.
///
/// - Throws: ``CointillError`` when the native library fails.
public func eventId(gateway: String, kind: String, parts: [String]) throws -> String {
    try Native.carry {
        try CointillNative.eventId(gateway: gateway, kind: kind, parts: parts)
    }
}

extension Status {
    private static let facts: [String: NativeStatus] = {
        let all = (try? statuses()) ?? []
        return Dictionary(uniqueKeysWithValues: all.map { ($0.word, $0) })
    }()

    private var facts: NativeStatus? { Self.facts[rawValue] }

    /// True when the gateway calls it paid. That alone is no reason to credit: see
    /// ``decide(_:_:policy:)``.
    public var isSuccess: Bool { facts?.success ?? false }

    /// True when it ended without a success.
    public var isFailure: Bool { facts?.failure ?? false }

    /// True when it is about a refund.
    public var isRefund: Bool { facts?.refund ?? false }

    /// True when nothing but a refund or a late payment can follow.
    public var isFinal: Bool { facts?.isFinal ?? false }
}
