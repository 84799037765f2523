// What a shop would write itself: OpenSSL's HMAC, `JSONDecoder`, `URLSession`.

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A payment in structs of strings, which is less than the package's own: no exact amounts, no times,
/// no word that is new.
struct PlainPayment: Codable {
    let uuid: String
    let order_id: String?
    let amount: String
    let currency: String
    let url: String?
    let tg_deeplink: String?
    let expires_at: String?
    let created_at: String?
    let payer_currency: String?
    let payer_amount: String?
    let network: String?
    let address: String?
    let payment_status: String
    let txid: String?
    let payment_amount: String?
    let merchant_amount: String?
    let qr: String?
    let amount_usd: String?
    let exchange_rate: String?
    let sign: String?
}

struct PlainAnswer<Result: Decodable>: Decodable {
    let state: Int
    let result: Result
}

struct PlainPage: Decodable {
    let items: [PlainPayment]
}

/// HMAC of the OpenSSL that Swift's own Foundation loads. It stands in for swift-crypto, whose HMAC on
/// Linux is BoringSSL's, the same code in C.
struct OpenSSL: Sendable {
    private typealias Digest = @convention(c) () -> OpaquePointer?
    private typealias MAC =
        @convention(c) (
            OpaquePointer?, UnsafeRawPointer?, Int32, UnsafePointer<UInt8>?, Int,
            UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt32>?
        ) -> UnsafeMutablePointer<UInt8>?

    private let sha256: Digest
    private let mac: MAC

    init() {
        guard let library = dlopen("libcrypto.so.3", RTLD_NOW),
            let digest = dlsym(library, "EVP_sha256"), let mac = dlsym(library, "HMAC")
        else {
            fatalError("expected OpenSSL's libcrypto.so.3, which swift-crypto's stand-in needs")
        }
        sha256 = unsafeBitCast(digest, to: Digest.self)
        self.mac = unsafeBitCast(mac, to: MAC.self)
    }

    /// HMAC-SHA256 as hexadecimal digits.
    func hmac(_ message: Data, key: String) -> String {
        var code = [UInt8](repeating: 0, count: 32)
        var key = key
        key.withUTF8 { key in
            message.withUnsafeBytes { message in
                _ = mac(
                    sha256(), key.baseAddress, Int32(key.count),
                    message.bindMemory(to: UInt8.self).baseAddress, message.count, &code, nil)
            }
        }
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}

struct Refused: Error {}

struct ByHand: Sendable {
    let key: String
    let openSSL = OpenSSL()

    /// The shortest that is right as long as the gateway writes `sign` last: it is cut off rather than
    /// the rest written again, for which Swift has no encoder that keeps the order.
    func verify(_ body: Data) throws -> PlainPayment {
        guard let mark = body.range(of: Data(",\"sign\":\"".utf8), options: .backwards) else {
            throw Refused()
        }
        var signed = body[..<mark.lowerBound]
        signed.append(UInt8(ascii: "}"))
        let expected = openSSL.hmac(signed.base64EncodedData(), key: key)
        let event = try JSONDecoder().decode(PlainPayment.self, from: body)
        guard let given = event.sign, isEqual(given, expected) else { throw Refused() }
        return event
    }

    private func isEqual(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count
            && zip(one.utf8, other.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    func create(_ session: URLSession, _ url: URL, _ order: [String: String]) async throws
        -> PlainPayment
    {
        let body = try JSONEncoder().encode(order)
        var request = URLRequest(url: url, timeoutInterval: 30)
        request.httpMethod = "POST"
        request.httpBody = body
        request.setValue("application/json", forHTTPHeaderField: "content-type")
        request.setValue(project, forHTTPHeaderField: "project")
        request.setValue(
            openSSL.hmac(body.base64EncodedData(), key: key), forHTTPHeaderField: "sign")
        let (data, response) = try await session.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw Refused() }
        let answer = try JSONDecoder().decode(PlainAnswer<PlainPayment>.self, from: data)
        guard answer.state == 0 else { throw Refused() }
        return answer.result
    }
}
