// What a shop's handler does with a webhook, whatever the web framework.

import Cointill
import Foundation

/// `body` is the raw body of the request, before anything parsed it.
public func onWebhook(_ webhooks: Webhooks2328, _ body: Data) throws -> WebhookAnswer {
    guard let event = try? webhooks.verify(body, kind: .payment) else {
        return try webhooks.refused()  // nothing that helps a forger
    }
    guard let observed = event.observed else {
        return try webhooks.accepted()  // signed, but not about a payment: store it
    }
    // From your database, in the transaction that locks the order's row.
    let expected = Expected(
        orderId: "ORDER-1", amount: try Amount("180.00"), currency: "RUB", known: .waiting)
    switch try decide(expected, observed) {
    case .credit(let amount, let currency): print("credit", amount, currency)
    case let other: print("do not credit:", other)
    }
    // Write the outcome and the next status in the same transaction, then answer.
    let next = try expected.nextStatus(observed)
    print("now", next ?? .unknown)
    return try webhooks.accepted()
}
