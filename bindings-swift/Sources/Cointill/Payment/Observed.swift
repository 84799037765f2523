internal import CointillNative

/// What a gateway reported of a payment, in the words of all gateways.
public struct Observed: Sendable, Hashable {
    public enum Gateway: String, Sendable, Hashable, Codable, CaseIterable {
        case gateway2328 = "2328"
        case alchemyPay = "alchemypay"
    }

    public enum Source: String, Sendable, Hashable, CaseIterable {
        case webhook
        case query
    }

    public var gateway: Gateway
    public var source: Source
    public var status: Status
    /// The gateway's own word for the status.
    public var gatewayStatus: String
    public var orderId: String?
    public var paymentId: String?
    /// The price, in `currency`.
    public var amount: Amount?
    public var currency: String?
    /// What the payer was to send, in `receivedCurrency`.
    public var owed: Amount?
    /// What arrived, in `receivedCurrency`.
    public var received: Amount?
    public var receivedCurrency: String?
    /// Why it failed.
    public var reason: String?

    /// Made by events and models; make one yourself in tests.
    public init(
        gateway: Gateway,
        source: Source,
        status: Status,
        gatewayStatus: String = "",
        orderId: String? = nil,
        paymentId: String? = nil,
        amount: Amount? = nil,
        currency: String? = nil,
        owed: Amount? = nil,
        received: Amount? = nil,
        receivedCurrency: String? = nil,
        reason: String? = nil
    ) {
        self.gateway = gateway
        self.source = source
        self.status = status
        self.gatewayStatus = gatewayStatus
        self.orderId = orderId
        self.paymentId = paymentId
        self.amount = amount
        self.currency = currency
        self.owed = owed
        self.received = received
        self.receivedCurrency = receivedCurrency
        self.reason = reason
    }
}

extension Observed {
    init(_ native: NativeObserved) throws {
        guard let gateway = Gateway(rawValue: native.gateway),
            let source = Source(rawValue: native.source)
        else {
            throw CointillError(
                .internal, "expected a gateway and a source that this version knows",
                advice: "report it")
        }
        self.init(
            gateway: gateway, source: source, status: Status(rawValue: native.status),
            gatewayStatus: native.gatewayStatus, orderId: native.orderId,
            paymentId: native.paymentId, amount: native.amount.map { Amount(known: $0) },
            currency: native.currency, owed: native.owed.map { Amount(known: $0) },
            received: native.received.map { Amount(known: $0) },
            receivedCurrency: native.receivedCurrency, reason: native.reason)
    }

    var native: NativeObserved {
        NativeObserved(
            gateway: gateway.rawValue, source: source.rawValue, status: status.rawValue,
            gatewayStatus: gatewayStatus, orderId: orderId, paymentId: paymentId,
            amount: amount?.text, currency: currency, owed: owed?.text, received: received?.text,
            receivedCurrency: receivedCurrency, reason: reason)
    }

    /// What a model says; the caller knows that it is about a payment.
    fileprivate static func of(_ record: Record, cents: Bool) throws -> Observed {
        try Native.carry {
            guard let observed = try observedOf(record: record.native, cents: cents) else {
                throw CointillError(
                    .internal, "\(record.name): expected a payment", advice: "report it")
            }
            return try Observed(observed)
        }
    }
}

extension Gateway2328.Payment {
    /// What it says to ``decide(_:_:policy:)``.
    public func observed() throws -> Observed { try .of(record, cents: true) }
}

extension Gateway2328.StaticWalletTransaction {
    /// What it says to ``decide(_:_:policy:)``.
    public func observed() throws -> Observed { try .of(record, cents: true) }
}

extension AlchemyPay.Order {
    /// What it says to ``decide(_:_:policy:)``, with `orderAmount` in the unit of your options.
    public func observed(
        amountUnit: AlchemyPay.Options.AmountUnit = .cents
    ) throws -> Observed {
        try .of(record, cents: amountUnit == .cents)
    }
}
