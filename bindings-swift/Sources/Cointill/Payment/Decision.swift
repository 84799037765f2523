internal import CointillNative

/// How the shop deals with the exceptions. The default never credits what a person may want to see
/// first, save for overpayments.
public struct Policy: Sendable, Hashable {
    public enum Choice: String, Sendable, Hashable, CaseIterable {
        case credit
        case hold
    }

    /// More arrived than is owed: 2328.io calls it a success, and the price is credited.
    public var overpaid: Choice
    /// Paid after the invoice had ended: price and stock may have moved.
    public var paidLate: Choice
    /// Percent of what the payer owes that is enough, 0 to 100.
    public var leastPercent: Int
    /// Credit only what a query has confirmed.
    public var confirmByQuery: Bool

    public init(
        overpaid: Choice = .credit, paidLate: Choice = .hold, leastPercent: Int = 100,
        confirmByQuery: Bool = false
    ) {
        self.overpaid = overpaid
        self.paidLate = paidLate
        self.leastPercent = leastPercent
        self.confirmByQuery = confirmByQuery
    }
}

/// What a shop is to do with a report.
public enum Verdict: Sendable, Hashable {
    /// Credit the order, now and once.
    case credit(amount: Amount, currency: String)
    /// Nothing to do yet.
    case wait(WaitReason)
    /// A person has to look: money may have moved.
    case hold(HoldReason)
    /// Do not credit.
    case reject(RejectReason)
    /// Known already, or overtaken: change nothing.
    case ignore(IgnoreReason)
}

extension Verdict: CustomStringConvertible {
    public var description: String {
        switch self {
        case .credit(let amount, let currency): "credit \(amount) \(currency)"
        case .wait(let reason): "wait (\(reason))"
        case .hold(let reason): "hold (\(reason))"
        case .reject(let reason): "reject (\(reason))"
        case .ignore(let reason): "ignore (\(reason))"
        }
    }
}

/// Decides whether an order may be credited: without I/O and without a clock.
///
/// A status alone never credits. Call it inside the transaction that locks the order's record, and
/// write the outcome and ``Expected/nextStatus(_:)`` in that same transaction.
///
/// - Throws: ``CointillError`` for a status that is none.
public func decide(
    _ expected: Expected, _ observed: Observed, policy: Policy = Policy()
) throws -> Verdict {
    try Verdict(
        Native.carry {
            try CointillNative.decide(
                expected: expected.native, observed: observed.native,
                policy: NativePolicy(
                    overpaid: policy.overpaid.rawValue, paidLate: policy.paidLate.rawValue,
                    leastPercent: UInt32(clamping: policy.leastPercent),
                    confirmByQuery: policy.confirmByQuery))
        })
}

extension Verdict {
    init(_ verdict: NativeVerdict) throws {
        let reason = verdict.reason ?? ""
        switch (verdict.action, verdict.amount, verdict.currency) {
        case ("credit", let amount?, let currency?):
            self = .credit(amount: Amount(known: amount), currency: currency)
        case ("wait", _, _): self = .wait(.init(rawValue: reason))
        case ("hold", _, _): self = .hold(.init(rawValue: reason))
        case ("reject", _, _): self = .reject(.init(rawValue: reason))
        case ("ignore", _, _): self = .ignore(.init(rawValue: reason))
        default:
            throw CointillError(
                .internal, "expected a verdict that this version knows, got \(verdict.text)",
                advice: "report it")
        }
    }
}
