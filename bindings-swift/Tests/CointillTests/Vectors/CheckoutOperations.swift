@testable import Cointill
@testable import CointillCheckout
import CointillNative
import CointillTesting
import Foundation

/// `checkout.json`.
let checkout: [String: Operation] = [
    "checkout.key": { input in
        _ = try refusing {
            try Checkout.ViewKeys(WebhookKey(id: "view", secret: input.get("secret")))
        }
        return ["usable": true]
    },
    "checkout.mint": { input in
        guard let gateway = Observed.Gateway(rawValue: try input.get("gateway")) else {
            throw Unrunnable("gateway")
        }
        let token = try refusing {
            try Checkout.ViewKeys(
                WebhookKey(id: input.get("key_id"), secret: input.get("secret"))
            ).mint(
                gateway, input.get("order_id"), .seconds(input.number("ttl_seconds")),
                atUnix: now(input))
        }
        return ["token": shown(token)]
    },
    "checkout.verify": { input in
        let token = String(decoding: try input["token"].bytes(), as: UTF8.self)
        return try granted { try keys(input).verify(token, atUnix: now(input)) }
    },
    "checkout.authorize": { input in
        try granted { try keys(input).authorize(input["header"].text, atUnix: now(input)) }
    },
    "checkout.view": { input in
        let facts = Request(input["facts"])
        let now = try now(input)
        let view = try refusing {
            // A time that a `Date` tells apart goes the way of a shop's server.
            if Date(timeIntervalSince1970: TimeInterval(now)).unixSeconds == now {
                return try viewed(facts, Date(timeIntervalSince1970: TimeInterval(now)))
            }
            let names = [
                "order_id", "amount", "currency", "status", "credited", "verdict", "owed",
                "received", "payer_currency", "network", "address", "url", "telegram_url",
                "expires_at",
            ]
            let given = names.map { name in
                facts.members[name].flatMap { $0.text ?? ($0 == .null ? nil : $0.description) }
            }
            return try Checkout.view(given, atUnix: now)
        }
        return ["view": shown(view.raw)]
    },
    "checkout.read": { input in
        let view = try refusing { try Checkout.readView(input["body"].bytes()) }
        guard case .ordered(let members) = try result(view).value()["result"] else {
            throw Unrunnable("no view")
        }
        return .ordered(members)
    },
    "checkout.uri": { input in
        let uri = try Checkout.paymentURI(
            currency: input.get("currency"), network: input.get("network"),
            address: input.get("address"), amount: input["amount"].text.map { try Amount($0) })
        guard let uri else { throw Invalid(["uri": nil]) }
        return ["uri": shown(uri)]
    },
    "checkout.countdown": { input in
        let view = try Checkout.readView(input["body"].bytes())
        let start = ContinuousClock.now
        let asked = start + .milliseconds(try input.number("asked_ms"))
        let left = try input["at_ms"].items.map { at in
            try view.timeLeft(asked: asked, at: start + .milliseconds(at.int ?? 0))
        }
        guard left.first != .some(nil) else { throw Invalid(["left_ms": nil]) }
        return ["left_ms": .array(left.map { milliseconds($0?.nanoseconds) })]
    },
    "checkout.watch": { input in
        let watch = try refusing {
            try Native.carry {
                try NativeWatch(
                    url: input.get("url"), token: input.get("token"),
                    policy: policy(input["policy"]).native, seed: UInt64(input.get("seed")))
            }
        }
        return ["steps": .array(try steps(watch, input))]
    },
]

private func viewed(_ facts: Request, _ now: Date) throws -> Checkout.PaymentView {
    try Checkout.view(
        orderId: facts.text("order_id"), amount: facts.amount("amount"),
        currency: facts.text("currency"), status: facts.wordIfAny("status"),
        credited: facts.booleanIfAny("credited"), verdict: facts.textIfAny("verdict"),
        owed: facts.amountIfAny("owed"), received: facts.amountIfAny("received"),
        payerCurrency: facts.textIfAny("payer_currency"), network: facts.textIfAny("network"),
        address: facts.textIfAny("address"), url: facts.textIfAny("url"),
        telegramUrl: facts.textIfAny("telegram_url"), expiresAt: facts.textIfAny("expires_at"),
        now: now)
}

private func now(_ input: Value) throws -> Int64 {
    Int64(try input.number("now"))
}

private func keys(_ input: Value) throws -> Checkout.ViewKeys {
    let keys = try input["keys"].items.map {
        WebhookKey(id: try $0.get("id"), secret: try $0.get("secret"))
    }
    guard let first = keys.first else { throw Unrunnable("no key") }
    return try Checkout.ViewKeys(first, older: Array(keys.dropFirst()))
}

private func granted(_ look: () throws -> Checkout.Grant) throws -> Value {
    do {
        let grant = try look()
        return [
            "gateway": .string(grant.gateway.rawValue), "order_id": shown(grant.orderId),
            "expires": .number(String(grant.expiresUnixSeconds)), "key_id": shown(grant.keyId),
        ]
    } catch let error as CointillError {
        guard let refusal = error.refusal else { throw error }
        throw Invalid(["refused": .string(refusal.reason)])
    }
}

private func milliseconds(_ nanoseconds: UInt64?) -> Value {
    nanoseconds.map { .number(String($0 / 1_000_000)) } ?? .null
}

private func policy(_ value: Value) throws -> CheckoutSession.Policy {
    var policy = CheckoutSession.Policy()
    for name in value.members.keys {
        let time = Duration.milliseconds(try value.number(name))
        switch name {
        case "interval_ms": policy.interval = time
        case "max_interval_ms": policy.maxInterval = time
        case "base_delay_ms": policy.baseDelay = time
        case "max_delay_ms": policy.maxDelay = time
        case "max_retry_after_ms": policy.maxRetryAfter = time
        case "timeout_ms": policy.timeout = time
        default: throw Unrunnable("policy \(name)")
        }
    }
    return policy
}

/// The watch against the clock and the answers of a case.
private func steps(_ watch: NativeWatch, _ input: Value) throws -> [Value] {
    let unix = Int64(try input.number("unix"))
    var script = input["script"].items[...]
    var clock: UInt64 = 0
    var steps: [Value] = []
    func reading() -> NativeNow { NativeNow(monotonicNs: clock, unix: unix) }
    while true {
        let left = milliseconds(try watch.timeLeft(now: reading()))
        switch try watch.step(now: reading()) {
        case .send(let request, let timeout):
            let headers = request.headers.map { ($0.name, Value.string($0.value)) }
            steps.append([
                "send": [
                    "method": shown(request.method), "url": shown(request.url),
                    "headers": .object(Dictionary(uniqueKeysWithValues: headers)),
                    "timeout_us": .number(String(timeout / 1_000)),
                ]
            ])
            guard let report = script.popFirst() else { throw Unrunnable("no report is left") }
            clock += UInt64(try report.number("after_ms")) * 1_000_000
            if let kind = report["failure"].text {
                try watch.failure(failure: failure(kind), text: "", now: reading())
            } else if report["response"] != .null {
                let answer = try answer(report["response"])
                try watch.response(
                    status: UInt16(answer.status),
                    headers: answer.headers.map { NativeHeader(name: $0.name, value: $0.value) },
                    body: answer.body, now: reading())
            } else if !report.flag("silence") {
                throw Unrunnable("report \(report)")
            }
            continue
        case .wait(let nanoseconds):
            let trouble = try watch.trouble().map { shown(CointillError($0).code) } ?? .null
            steps.append([
                "wait_us": .number(String(nanoseconds / 1_000)), "trouble": trouble,
            ])
            if script.isEmpty {
                steps.append(["end": "stopped"])
            } else if let after = script.first?["look_now_after_ms"].int {
                script.removeFirst()
                clock += UInt64(after) * 1_000_000
                try watch.lookNow(now: reading())
                continue
            } else {
                clock += nanoseconds
                continue
            }
        case .changed(let view):
            let view = Checkout.PaymentView(record: Record(view))
            steps.append(["changed": ["status": shown(view.status), "left_ms": left]])
            continue
        case .final:
            steps.append(["end": "final"])
        case .refused(let why):
            let error = CointillError(why)
            var facts: [String: Value] = ["code": shown(error.code)]
            facts["http_status"] = error.httpStatus.map(shown)
            steps.append(["end": "refused", "error": .object(facts)])
        case .unauthorized:
            steps.append(["end": "unauthorized"])
            if let next = script.popFirst() {
                try watch.renew(token: next.get("renew"), now: reading())
                continue
            }
        }
        break
    }
    guard script.isEmpty else { throw Unrunnable("less was sent than the case reports") }
    return steps
}
