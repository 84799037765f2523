import Cointill
import CointillTesting
import Foundation

/// `webhooks_2328.json`.
let webhooks2328: [String: Operation] = [
    "2328.webhook": { input in
        let event = try verified2328(input)
        var told: [String: Value] = ["kind": .string(kind(event)), "id": shown(event.id)]
        if case .unknown = event.data {
            told["raw"] = shown(event.raw)
        } else {
            told["fields"] = data(event)
        }
        return [
            "key_id": shown(event.keyId), "form": shown(event.form), "event": .object(told),
        ]
    }
]

/// `webhooks_alchemypay.json`.
let webhooksAlchemyPay: [String: Operation] = [
    "alchemypay.webhook": { input in
        let event = try verifiedAlchemyPay(input)
        guard event.form == nil else { throw Unrunnable("a form of the signed text") }
        var told: [String: Value] = ["kind": .string(kind(event)), "id": shown(event.id)]
        if case .unknown = event.data {
            told["raw"] = shown(event.raw)
        } else {
            told["signed"] = data(event)
        }
        if case .order(_, let unsigned) = event.data {
            told["unsigned"] = shown(unsigned)
        }
        return ["key_id": shown(event.keyId), "event": .object(told)]
    }
]

func verified2328(_ input: Value) throws -> Event {
    func keys(_ kind: String) throws -> [WebhookKey] {
        try input["keys"].items.filter { $0["key"] == .string(kind) }.map {
            WebhookKey(id: try $0.get("id"), secret: try $0.get("secret"))
        }
    }
    let webhooks = try Webhooks2328(apiKeys: keys("api"), payoutKeys: keys("payout"))
    guard let kind = Webhooks2328.Kind(rawValue: try input.get("kind")) else {
        throw Unrunnable("kind")
    }
    let body = try input["body"].bytes()
    return try verified(
        { try webhooks.verify(body, kind: kind, explain: $0) },
        { try webhooks.check(body, kind: kind) })
}

func verifiedAlchemyPay(_ input: Value) throws -> Event {
    let secrets = try input["secrets"].items.map {
        WebhookKey(id: try $0.get("id"), secret: try $0.get("secret"))
    }
    let webhooks = try AlchemyPayWebhooks(
        secrets: secrets, options: optionsAlchemyPay(input["options"]))
    guard let kind = AlchemyPayWebhooks.Kind(rawValue: try input.get("kind")) else {
        throw Unrunnable("kind")
    }
    let body = try input["body"].bytes()
    return try verified(
        { try webhooks.verify(body, kind: kind, explain: $0) },
        { try webhooks.check(body, kind: kind) })
}

/// `verify` with and without an explanation, and `check`, agree.
private func verified(
    _ verify: (Bool) throws -> Event, _ check: () throws -> String
) throws -> Event {
    func reason(_ body: () throws -> Void) throws -> String? {
        do {
            try body()
            return nil
        } catch let error as CointillError {
            guard error.code == .signatureInvalid, let refusal = error.refusal else {
                throw error
            }
            return refusal.reason
        }
    }
    var event: Event?
    let plain = try reason { event = try verify(false) }
    let explained = try reason { _ = try verify(true) }
    let checked = try reason { _ = try check() }
    guard plain == explained, plain == checked else {
        throw Unrunnable("verify and check disagree")
    }
    if let plain { throw Invalid(["refused": .string(plain)]) }
    guard let event, event.keyId == (try check()), event == (try verify(true)) else {
        throw Unrunnable("verify and check disagree")
    }
    return event
}

private func kind(_ event: Event) -> String {
    switch event.data {
    case .payment: "payment"
    case .payout: "payout"
    case .staticWallet: "static_wallet"
    case .order: "order"
    case .refund: "refund"
    case .partial: "partial"
    case .unknown: "unknown"
    }
}

private func data(_ event: Event) -> Value {
    switch event.data {
    case .payment(let data): shown(data)
    case .payout(let data): shown(data)
    case .staticWallet(let data): shown(data)
    case .order(let data, _): shown(data)
    case .refund(let data): shown(data)
    case .partial(let data): shown(data)
    case .unknown: .null
    }
}
