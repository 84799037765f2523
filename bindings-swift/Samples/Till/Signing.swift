// The server's half of a till.

import Cointill
import Foundation

/// What the shop sells at a till.
public struct Sale: Sendable {
    let id: String
    let amount: Amount

    public init(id: String, amount: Amount) {
        self.id = id
        self.amount = amount
    }
}

/// On the server, for a till that is logged in: the signature for creating the payment of this sale, byte
/// for byte, and nil for anything else.
public func signature(for request: SigningRequest, of sale: Sale, apiKey: String) throws -> String?
{
    let body = #"{"amount":"\#(sale.amount)","currency":"USD","order_id":"\#(sale.id)"}"#
    guard request.key == .api, request.body == Data(body.utf8) else { return nil }
    return try Signing.sign2328(request.body, key: apiKey)
}
