internal import CointillNative

/// What the shop's own record says of a payment, written down before the payer was sent away.
public struct Expected: Sendable, Hashable {
    public var orderId: String
    /// The gateway's id of the payment.
    public var paymentId: String?
    /// The last status that was written down.
    public var known: Status?
    /// Whether the order was credited.
    public var credited: Bool
    /// The price; nil for a deposit, of which whatever arrives is taken.
    public private(set) var amount: Amount?
    /// The currency of the price.
    public private(set) var currency: String?

    /// With a price.
    public init(
        orderId: String, amount: Amount, currency: String, paymentId: String? = nil,
        known: Status? = nil, credited: Bool = false
    ) {
        self.init(anyAmountFor: orderId, paymentId: paymentId, known: known, credited: credited)
        self.amount = amount
        self.currency = currency
    }

    /// Of an account that takes whatever arrives, such as a static wallet.
    public init(
        anyAmountFor orderId: String, paymentId: String? = nil, known: Status? = nil,
        credited: Bool = false
    ) {
        self.orderId = orderId
        self.paymentId = paymentId
        self.known = known
        self.credited = credited
    }

    /// The status to write down after a report: never simply what was reported. Nil when nothing is
    /// known and the report is another's.
    ///
    /// - Throws: ``CointillError`` for a status that is none.
    public func nextStatus(_ observed: Observed) throws -> Status? {
        try Native.carry {
            try CointillNative.nextStatus(expected: native, observed: observed.native)
                .map { Status(rawValue: $0) }
        }
    }

    /// The verdict when a person of the shop accepts what has arrived, as they may after a hold: a
    /// credit of the price, whatever the gateway reported. `ignore` (`already_credited`) when it is
    /// credited, `hold` (`amount_unknown`) without a price above 0.
    ///
    /// - Throws: ``CointillError`` for a status that is none.
    public func accept() throws -> Verdict {
        try Verdict(Native.carry { try CointillNative.accept(expected: native) })
    }

    var native: NativeExpected {
        NativeExpected(
            orderId: orderId, amount: amount?.text, currency: currency, paymentId: paymentId,
            known: known?.rawValue, credited: credited)
    }
}
