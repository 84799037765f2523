import Cointill
import CointillTesting

/// `credit_decision.json`.
let creditDecision: [String: Operation] = [
    "payment.decide": { input in
        shown(
            try decide(
                expected(input["expected"]), observed(input["observed"]),
                policy: policy(input["policy"])))
    },
    "payment.scenario": { input in
        var kept = try expected(input["expected"])
        let rules = try policy(input["policy"])
        var verdicts: [Value] = []
        for report in input["reports"].items {
            let seen = try observed(report)
            let verdict = try decide(kept, seen, policy: rules)
            verdicts.append(shown(verdict))
            // What a shop writes down in the transaction that locks the order.
            kept.known = try kept.nextStatus(seen)
            if case .credit = verdict { kept.credited = true }
        }
        return ["verdicts": .array(verdicts), "credited": shown(kept.credited)]
    },
    "payment.accept": { input in shown(try expected(input["expected"]).accept()) },
    "2328.observed": { input in told(try verified2328(input).observed) },
    "alchemypay.observed": { input in told(try verifiedAlchemyPay(input).observed) },
    "2328.observed_answer": observedAnswer,
    "alchemypay.observed_answer": observedAnswer,
]

@Sendable private func observedAnswer(_ input: Value) async throws -> Value {
    let endpoint = try input.get("endpoint")
    let options = input["options"]
    let ran = try await ran(
        fixedGateway(endpoint, options), endpoint, input["request"],
        [.response(try answer(input["response"]))])
    if let error = ran.error { throw error }
    guard case .one(let model) = ran.outcome else { throw Unrunnable("no model") }
    switch model {
    case let payment as Gateway2328.Payment: return told(try payment.observed())
    case let order as AlchemyPay.Order:
        let unit = options["amount_unit"].text.flatMap {
            AlchemyPay.Options.AmountUnit(rawValue: $0)
        }
        return told(try order.observed(amountUnit: unit ?? .cents))
    default: throw Unrunnable("\(model)")
    }
}

private func expected(_ value: Value) throws -> Expected {
    let known = value["known"].text.map { Status(rawValue: $0) }
    let order = try value.get("order_id")
    if value["price"] == .null {
        return Expected(
            anyAmountFor: order, paymentId: value["payment_id"].text, known: known,
            credited: value.flag("credited"))
    }
    return Expected(
        orderId: order, amount: try Amount(value["price"].get("amount")),
        currency: try value["price"].get("currency"), paymentId: value["payment_id"].text,
        known: known, credited: value.flag("credited"))
}

private func observed(_ value: Value) throws -> Observed {
    func amount(_ name: String) throws -> Amount? {
        try value[name].text.map { try Amount($0) }
    }
    guard let gateway = Observed.Gateway(rawValue: try value.get("gateway")),
        let source = Observed.Source(rawValue: try value.get("source"))
    else { throw Unrunnable("gateway or source") }
    return Observed(
        gateway: gateway, source: source, status: Status(rawValue: try value.get("status")),
        gatewayStatus: value["gateway_status"].text ?? "", orderId: value["order_id"].text,
        paymentId: value["payment_id"].text, amount: try amount("amount"),
        currency: value["currency"].text, owed: try amount("owed"),
        received: try amount("received"), receivedCurrency: value["received_currency"].text,
        reason: value["reason"].text)
}

private func policy(_ value: Value) throws -> Policy {
    var policy = Policy()
    for (name, setting) in value.members {
        switch name {
        case "overpaid": policy.overpaid = try choice(setting)
        case "paid_late": policy.paidLate = try choice(setting)
        case "least_percent": policy.leastPercent = try value.number(name)
        case "confirm_by_query": policy.confirmByQuery = value.flag(name)
        default: throw Unrunnable("policy \(name)")
        }
    }
    return policy
}

private func choice(_ value: Value) throws -> Policy.Choice {
    guard let choice = value.text.flatMap({ Policy.Choice(rawValue: $0) }) else {
        throw Unrunnable("choice")
    }
    return choice
}

private func shown(_ verdict: Verdict) -> Value {
    switch verdict {
    case .credit(let amount, let currency):
        ["verdict": "credit", "amount": shown(amount), "currency": shown(currency)]
    case .wait(let reason): ["verdict": "wait", "reason": shown(reason)]
    case .hold(let reason): ["verdict": "hold", "reason": shown(reason)]
    case .reject(let reason): ["verdict": "reject", "reason": shown(reason)]
    case .ignore(let reason): ["verdict": "ignore", "reason": shown(reason)]
    }
}

private func told(_ observed: Observed?) -> Value {
    guard let observed else { return ["observed": nil] }
    return [
        "observed": [
            "gateway": .string(observed.gateway.rawValue),
            "source": .string(observed.source.rawValue), "status": shown(observed.status),
            "payment_id": shown(observed.paymentId), "order_id": shown(observed.orderId),
            "gateway_status": shown(observed.gatewayStatus), "reason": shown(observed.reason),
            "amount": shown(observed.amount), "currency": shown(observed.currency),
            "owed": shown(observed.owed), "received": shown(observed.received),
            "received_currency": shown(observed.receivedCurrency),
        ]
    ]
}
