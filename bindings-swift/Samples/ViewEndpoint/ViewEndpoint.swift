// The server's endpoint behind a checkout screen.

import Cointill

/// What answers `GET url`.
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
