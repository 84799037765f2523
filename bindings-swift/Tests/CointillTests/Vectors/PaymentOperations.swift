import Cointill
import CointillTesting
import Foundation

/// `timestamps.json`: a time is read where a gateway writes one.
let timestamps: [String: Operation] = [
    "time.unix": { input in
        let text = try input.get("text")
        let payment = try await payment(["created_at": .string(text)])
        guard let time = payment.createdAt ?? nil else {
            throw Unrunnable("expected the text")
        }
        guard let date = time.date else {
            throw Invalid(["text": shown(time), "unix_seconds": nil])
        }
        return [
            "text": shown(time),
            "unix_seconds": .number(String(Int64(date.timeIntervalSince1970))),
        ]
    }
]

/// `event_ids.json`.
let eventIds: [String: Operation] = [
    "event.id": { input in
        let parts = input["parts"].items.compactMap(\.text)
        return [
            "id": shown(
                try eventId(
                    gateway: input.get("gateway"), kind: input.get("kind"), parts: parts))
        ]
    }
]

/// `life_cycle.json`.
let lifeCycle: [String: Operation] = [
    "payment.status": { input in
        let word = try input.get("status")
        let observed: Observed
        switch try input.get("gateway") {
        case "2328":
            let payment = try await payment(["payment_status": .string(word)])
            guard payment.paymentStatus.rawValue == word else { throw Unrunnable(word) }
            observed = try payment.observed()
        case "alchemypay":
            let body = """
                {"code":"0","msg":"success","model":{"orderNo":"1","orderStatus":\
                \(Value.string(word).description)},"traceId":"t"}
                """
            let outcome = try await carriedOut(
                "alchemypay.payment.query", ["merchantOrderNo": "1"], body)
            guard let order = outcome as? AlchemyPay.Order else { throw Unrunnable("no order") }
            observed = try order.observed()
        case let other: throw Unrunnable("gateway \(other)")
        }
        let status = observed.status
        return [
            "status": shown(status), "success": shown(status.isSuccess),
            "failure": shown(status.isFailure), "refund": shown(status.isRefund),
            "final": shown(status.isFinal),
        ]
    },
    "payment.transition": { input in
        let step = try transition(
            from: Status(rawValue: input.get("known")), to: Status(rawValue: input.get("reported")))
        guard step.status.isKnown else { throw Unrunnable("\(step.status)") }
        return ["transition": shown(step.step), "status": shown(step.status)]
    },
    "payment.walk": { input in
        var known = Status.created
        var path: [Value] = []
        for reported in input["reports"].items.compactMap(\.text) {
            known = try transition(from: known, to: Status(rawValue: reported)).status
            path.append(shown(known))
        }
        return ["path": .array(path)]
    },
]

private func payment(_ further: [String: Value]) async throws -> Gateway2328.Payment {
    let fields: [String: Value] = [
        "uuid": "u", "amount": "1", "currency": "USD", "payment_status": "check",
    ]
    let result = Value.object(fields.merging(further) { $1 })
    let body = #"{"state":0,"result":\#(try json(result))}"#
    let outcome = try await carriedOut("2328.payment.info", ["uuid": "u"], body)
    guard let payment = outcome as? Gateway2328.Payment else { throw Unrunnable("no payment") }
    return payment
}

/// Foundation escapes a text as JSON has it.
private func json(_ value: Value) throws -> String {
    let texts = value.members.compactMapValues(\.text)
    return try JSON(encoding: texts).text
}

private func carriedOut(
    _ endpoint: String, _ request: Value, _ body: String
) async throws -> any Showable {
    let answer = TransportResponse(
        status: 200, headers: [Header(name: "content-type", value: "application/json")],
        body: Data(body.utf8))
    let ran = try await ran(fixedGateway(endpoint), endpoint, request, [.response(answer)])
    if let error = ran.error { throw error }
    guard case .one(let model) = ran.outcome else { throw Unrunnable("no model") }
    return model
}
