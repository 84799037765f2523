// What an app shows of one payment, and the server's endpoint behind it.

import Cointill

/// In the app, which holds no key: `url` and `token` come from the shop's server.
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

/// On the server: what answers `GET url`.
public func answer(_ keys: Checkout.ViewKeys, authorization: String?) throws -> (Int, String) {
    guard let grant = try? keys.authorize(authorization) else {
        let refused = try Checkout.refused()  // with WWW-Authenticate: Bearer
        return (refused.status, refused.body)
    }
    // From your database, by the order that the token is for.
    let view = try Checkout.view(
        orderId: grant.orderId, amount: Amount("19.99"), currency: "USD", status: .waiting)
    return (200, view.raw?.text ?? "")  // with Cache-Control: no-store
}
