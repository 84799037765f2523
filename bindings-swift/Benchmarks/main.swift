// The figures of docs/benchmarks.md for Swift: each beside what a shop would write itself, in one run.
//
//     cargo xtask bench

import Cointill
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

let project = "00000000-0000-4000-8000-000000002328"
private let key = "sandbox-api-key"
private let byHand = ByHand(key: key)

func paymentText(_ number: Int) -> String {
    let uuid = "11111111-2222-3333-4444-" + String(format: "%012d", number)
    return """
        {"uuid":"\(uuid)","order_id":"ORDER-\(number)","amount":"100.00","currency":"USD",\
        "url":"https://pay.2328.io/\(uuid)","tg_deeplink":"https://t.me/my2328bot?start=pay_1",\
        "expires_at":"2026-05-09T13:56:58Z","created_at":"2026-05-09T12:56:58Z",\
        "payer_currency":"USDT","payer_amount":"100.50000000","network":"TRX-TRC20",\
        "address":"TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf","payment_status":"paid",\
        "txid":"b1fea5486ce0792f75307e669e27c8ff","payment_amount":"100.50000000",\
        "merchant_amount":"100.198500000000000000","qr":null,"amount_usd":"100.00000000",\
        "exchange_rate":"1.00000000"}
        """
}

/// Answers at once, with the same.
private struct Answering: Transport {
    let body: Data

    func send(_ request: TransportRequest) async throws -> TransportResponse {
        TransportResponse(status: 200, headers: [], body: body)
    }

    func close() async {}
}

private func webhooks() throws {
    let webhooks = try Webhooks2328(apiKey: key)
    // As in the other languages' figures: 0.6 KiB with the signature.
    let text = """
        {"uuid":"11111111-2222-3333-4444-555555555555","order_id":"ORDER-1",\
        "amount":"180.00000000","currency":"RUB","url":"","expires_at":"2026-05-09T16:56:58+03:00",\
        "created_at":"2026-05-09T15:56:58+03:00","payer_currency":"TON",\
        "payer_amount":"0.95256917","network":"TON","payment_status":"paid",\
        "payment_amount":"0.95256917","amount_usd":"2.41324380","exchange_rate":"0.01340691",\
        "qr":"\(String(repeating: "iVBORw0KGgoAAAANSUhEUgAA+", count: 4))"}
        """
    let body = try webhooks.signTestEvent(JSON(text: text))
    let peer = { use(try byHand.verify(body)) }
    let name = "webhook of \(body.count) bytes"
    let of = "OpenSSL's HMAC + JSONDecoder"
    let verify = try beside({ use(try webhooks.verify(body, kind: .payment)) }, peer)
    line("\(name): verify, typed event", verify.own, of, verify.peer, "≤ 1")
    let check = try beside({ use(try webhooks.check(body, kind: .payment)) }, peer)
    line("\(name): check", check.own, of, check.peer)
}

private func page() async throws {
    let items = (0..<5_000).map(paymentText).joined(separator: ",")
    let body = Data(
        """
        {"state":0,"result":{"items":[\(items)],"paginate":{"count":5000,"current_page":1,\
        "per_page":5000,"total":5000,"has_more":false}}}
        """.utf8)
    let gateway = try Gateway2328(
        project: project, apiKey: key,
        settings: ClientSettings(transport: Answering(body: body), rateLimit: 0))
    let times = try await beside(
        rounds: 20, { use(try await gateway.payments.list(perPage: 5_000).page()) },
        { use(try JSONDecoder().decode(PlainAnswer<PlainPage>.self, from: body)) })
    line(
        "page of 5,000 payments, typed", times.own.least, "JSONDecoder into structs",
        times.peer.least, "≤ 1")
    await gateway.close()
}

private func create() async throws {
    let server = Process()
    server.executableURL = URL(filePath: CommandLine.arguments[0])
    server.arguments = ["serve"]
    let (input, output) = (Pipe(), Pipe())
    server.standardInput = input
    server.standardOutput = output
    try server.run()
    let told = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let base = "http://127.0.0.1:\(told.trimmingCharacters(in: .whitespacesAndNewlines))/api"
    guard let url = URL(string: "\(base)/v1/payment") else { throw Refused() }
    let gateway = try Gateway2328(
        project: project, apiKey: key, baseURL: base, settings: ClientSettings(rateLimit: 0))
    let session = URLSession(configuration: .ephemeral)
    let amount = try Amount("19.99")
    let order = ["amount": "19.99", "currency": "USD", "order_id": "ORDER-1"]
    let times = try await beside(
        rounds: 2_000,
        {
            use(
                try await gateway.payments.create(
                    amount: amount, currency: "USD", orderId: "ORDER-1"))
        }, { use(try await byHand.create(session, url, order)) })
    line(
        "create over loopback", times.own.median, "URLSession by hand", times.peer.median,
        "≤ 1.15")
    await gateway.close()
    try input.fileHandleForWriting.close()
    server.waitUntilExit()
}

if CommandLine.arguments.dropFirst().first == "serve" {
    try serve()
}
print("| what | time | peer | time | ratio | aim |")
print("| --- | ---: | --- | ---: | ---: | ---: |")
try webhooks()
try await page()
try await create()
