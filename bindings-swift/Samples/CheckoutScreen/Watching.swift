// What an app shows of one payment.

import CointillCheckout

/// `url` and `token` come from the shop's server: the app holds no key.
@MainActor
public func watch(
    url: String, token: String, show: (Checkout.PaymentView, Duration?) -> Void,
    newToken: @escaping @Sendable () async throws -> String
) async throws {
    let session = try CheckoutSession(url: url, token: token, newToken: newToken)
    for try await view in session {
        show(view, session.timeLeft)
    }
}
