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
}
