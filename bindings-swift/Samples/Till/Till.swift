// A till without the merchant's key: it creates payments, and the shop's server signs them.

import Cointill
import Foundation

/// Asks the shop's server, with the till's own log-in.
public struct ShopSigner: Signer {
    let url: String
    let login: String
    let transport = URLSessionTransport()

    public func sign(_ request: SigningRequest) async throws -> String {
        let answer = try await transport.send(
            TransportRequest(
                method: "POST", url: url,
                headers: [
                    Header(name: "authorization", value: "Bearer \(login)"),
                    Header(name: "content-type", value: "application/json"),
                ],
                body: JSONEncoder().encode(request), timeout: .seconds(10)))
        guard answer.status == 200 else {
            throw TransportFailure(.unsigned, text: "the shop's server says \(answer.status)")
        }
        return String(decoding: answer.body, as: UTF8.self)
    }
}

public func till(login: String) throws -> Gateway2328 {
    try Gateway2328(
        project: "00000000-0000-4000-8000-000000002328",
        signer: ShopSigner(url: "https://shop.example/till/sign", login: login))
}
