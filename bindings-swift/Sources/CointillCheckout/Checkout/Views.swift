internal import CointillCheckoutNative
import Foundation

/// What a customer's app may know of one payment: ``CheckoutSession`` for the app; view tokens and views
/// for the shop's server, in the module `Cointill`. No key of a gateway is needed for any of it.
public enum Checkout {}

extension Checkout {
    /// A view as the shop's endpoint answered it.
    ///
    /// - Throws: ``CointillError`` with `malformedJson` or `malformedResponse`.
    public static func readView(_ body: Data) throws -> PaymentView {
        try Native.carry {
            PaymentView(record: Record(try CointillCheckoutNative.readView(body: body)))
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
