internal import CointillNative
import Foundation

extension Checkout {
    /// What an app is shown of a payment, from what the shop has recorded of it. Answer with its
    /// `raw`.
    ///
    /// - Parameters:
    ///   - orderId: The shop's id of the order.
    ///   - amount: The price.
    ///   - currency: The currency of the price.
    ///   - status: The last status; nil before the first report.
    ///   - credited: True when the shop has credited the order.
    ///   - verdict: The action of the last verdict that changed something: `credit`, `wait`, `hold`
    ///     and so on.
    ///   - owed: What the payer owes in all, in `payerCurrency`.
    ///   - received: What has arrived, in `payerCurrency`.
    ///   - payerCurrency: The coin that the payer pays in.
    ///   - network: The network the payer pays on.
    ///   - address: Where the payer pays to.
    ///   - url: The hosted checkout page.
    ///   - telegramUrl: The same as a Telegram mini app.
    ///   - expiresAt: When the invoice ends, as the gateway wrote it.
    ///   - now: The time.
    /// - Throws: ``CointillError`` with `invalidRequest`.
    public static func view(
        orderId: String,
        amount: Amount,
        currency: String,
        status: Status? = nil,
        credited: Bool? = nil,
        verdict: String? = nil,
        owed: Amount? = nil,
        received: Amount? = nil,
        payerCurrency: String? = nil,
        network: String? = nil,
        address: String? = nil,
        url: String? = nil,
        telegramUrl: String? = nil,
        expiresAt: String? = nil,
        now: Date = Date()
    ) throws -> PaymentView {
        let facts = [
            orderId, amount.argument, currency, status?.argument, credited?.argument, verdict,
            owed?.argument, received?.argument, payerCurrency, network, address, url, telegramUrl,
            expiresAt,
        ]
        return try view(facts, atUnix: now.unixSeconds)
    }

    static func view(_ facts: [String?], atUnix now: Int64) throws -> PaymentView {
        try Native.carry { PaymentView(record: Record(try paymentView(facts: facts, now: now))) }
    }

    /// A view as the shop's endpoint answered it.
    ///
    /// - Throws: ``CointillError`` with `malformedJson` or `malformedResponse`.
    public static func readView(_ body: Data) throws -> PaymentView {
        try Native.carry {
            PaymentView(record: Record(try CointillNative.readView(body: body)))
        }
    }

    /// The URI with which a wallet opens ready to pay; nil where no standard is certain enough.
    ///
    /// - Throws: ``CointillError`` when the native library fails.
    public static func paymentURI(
        currency: String, network: String, address: String, amount: Amount? = nil
    ) throws -> String? {
        try Native.carry {
            try paymentUri(
                currency: currency, network: network, address: address, amount: amount?.text)
        }
    }
}

extension Checkout.PaymentView {
    /// How long the payer still has at `at`, when the view was asked for at `asked` on the same
    /// clock; nil when it says no end. Only the shop's own times count, not the phone's clock.
    ///
    /// - Throws: ``CointillError`` when the native library fails.
    public func timeLeft(
        asked: ContinuousClock.Instant, at: ContinuousClock.Instant = .now
    ) throws -> Duration? {
        // The border takes no negative time: the earlier of the two is its 0.
        let passed = asked.duration(to: at)
        return try Native.carry {
            try viewTimeLeft(
                view: Data((raw?.text ?? "").utf8), askedNs: (.zero - passed).nanoseconds,
                atNs: passed.nanoseconds
            ).map { Duration(nanoseconds: $0) }
        }
    }
}
