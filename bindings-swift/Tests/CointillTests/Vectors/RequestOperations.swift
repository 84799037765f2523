import Cointill
import CointillTesting
import Foundation

/// `requests_2328.json`: the exact bytes that a transport gets.
let requests2328: [String: Operation] = [
    "2328.gateway": { input in
        _ = try refusing { try Client(input["gateway"]) }
        return ["usable": true]
    },
    "2328.request": request,
]

/// `requests_alchemypay.json`.
let requestsAlchemyPay: [String: Operation] = [
    "alchemypay.gateway": { input in
        do {
            _ = try Client(input["gateway"])
        } catch let error as CointillError {
            // Without a word there is no base URL that could be wrong.
            let isEmpty = input["gateway"]["host"] == ["custom": ""] && error.field == "host"
            throw isEmpty ? Invalid(error.code.rawValue, field: "base_url") : Invalid(error)
        }
        // Where it sends is seen in what it sends.
        let ran = try await ran(
            input["gateway"], "alchemypay.payment.query", ["merchantOrderNo": "1"],
            [.failure(TransportFailure(.broken))])
        let path = "/open/api/payment/query"
        guard let url = ran.sent.first?.url, url.hasSuffix(path) else {
            throw Unrunnable("nothing was sent there")
        }
        return ["base_url": .string(String(url.dropLast(path.count)))]
    },
    "alchemypay.request": request,
]

@Sendable private func request(_ input: Value) async throws -> Value {
    let endpoint = try input.get("endpoint")
    let broken = Script.Answer.failure(TransportFailure(.broken))
    func carriedOut(_ signer: (any Signer)?) async throws -> Ran {
        try await ran(
            input["gateway"], endpoint, input["request"], [broken, repeated(endpoint), broken],
            RetryPolicy(maxAttempts: 2, baseDelay: .zero), signer: signer)
    }
    let own = try await carriedOut(nil)
    try isTheSame(own, try await carriedOut(KeyHolder(gateway: input["gateway"])))
    guard let error = own.error else { throw Unrunnable("a broken connection is an error") }
    guard let sent = own.sent.first else { throw Invalid(error) }
    guard error.endpoint == endpoint else { throw Unrunnable("\(error.endpoint ?? "none")") }
    guard sent.headers.contains(where: { $0.name == "user-agent" && !$0.value.isEmpty }) else {
        throw Unrunnable("no user agent (2328 §2)")
    }
    let told = sent.headers.filter { !["accept", "user-agent"].contains($0.name) }
    return [
        "method": shown(sent.method), "url": shown(sent.url),
        "headers": .object(
            Dictionary(uniqueKeysWithValues: told.map { ($0.name, .string($0.value)) })),
        "body": shown(String(decoding: sent.body, as: UTF8.self)),
        "repeat": .string(try whatARepeatDoes(own, error)),
    ]
}

/// What is signed elsewhere goes out as what a client with the keys sends.
private func isTheSame(_ own: Ran, _ elsewhere: Ran) throws {
    // Whoever has no key cannot know that one is missing.
    if own.error?.field == "payout_key" { return }
    guard own.error == elsewhere.error, own.sent.count == elsewhere.sent.count else {
        throw Unrunnable("signed elsewhere: \(String(describing: elsewhere.error))")
    }
    for (own, other) in zip(own.sent, elsewhere.sent) {
        guard own.method == other.method, own.url == other.url, own.headers == other.headers,
            own.body == other.body
        else { throw Unrunnable("signed elsewhere: other bytes") }
    }
}

/// 2328 answers a repeat with the same result: no error of it tells anything.
private func repeated(_ endpoint: String) -> Script.Answer {
    if endpoint.hasPrefix("2328.") {
        return .response(TransportResponse(status: 503, headers: [], body: Data()))
    }
    let body =
        #"{"code":"8011","msg":"exists","model":null,"traceId":"t","success":false,"error":true}"#
    return .response(
        TransportResponse(
            status: 200, headers: [Header(name: "content-type", value: "application/json")],
            body: Data(body.utf8)))
}

/// From how the package behaves when an answer is lost and the repeat says "used already".
private func whatARepeatDoes(_ ran: Ran, _ error: CointillError) throws -> String {
    guard ran.sent.count > 1 else {
        guard error.outcomeUnknown, !error.retrySafe else { throw Unrunnable("\(error)") }
        return "unsafe"
    }
    let (first, again) = (ran.sent[0], ran.sent[1])
    guard first.url == again.url, first.body == again.body, first.headers == again.headers else {
        throw Unrunnable("a repeat sends the same bytes")
    }
    if !error.outcomeUnknown { return "harmless" }
    return error.code == .duplicate || ran.sent.count > 2 ? "error_that_tells" : "same_result"
}
