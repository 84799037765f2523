import Cointill
import CointillTesting

/// `responses_2328.json`.
let responses2328: [String: Operation] = ["2328.response": response]

/// `responses_alchemypay.json`.
let responsesAlchemyPay: [String: Operation] = ["alchemypay.response": response]

@Sendable private func response(_ input: Value) async throws -> Value {
    let endpoint = try input.get("endpoint")
    let ran = try await ran(
        fixedGateway(endpoint, input["options"]), endpoint, input["request"],
        [.response(try answer(input["response"]))])
    guard let outcome = ran.outcome else {
        guard let error = ran.error else { throw Unrunnable("neither result nor error") }
        throw Invalid(["error": facts(error)])
    }
    if case .one(let model) = outcome, let order = model as? AlchemyPay.Order {
        let unit = input["options"]["amount_unit"].text.flatMap {
            AlchemyPay.Options.AmountUnit(rawValue: $0)
        }
        var members = try outcome.value().members
        members["amount"] = shown(try order.observed(amountUnit: unit ?? .cents).amount)
        return .object(members)
    }
    return try outcome.value()
}

/// Every fact of an error; those that are not known are left out.
private func facts(_ error: CointillError) -> Value {
    var facts: [String: Value] = [
        "code": shown(error.code), "outcome_unknown": shown(error.outcomeUnknown),
        "retry_safe": shown(error.retrySafe),
    ]
    facts["endpoint"] = error.endpoint.map(shown)
    facts["field"] = error.field.map(shown)
    facts["http_status"] = error.httpStatus.map(shown)
    facts["gateway_code"] = error.gatewayCode.map(shown)
    facts["gateway_message"] = error.gatewayMessage.map(shown)
    facts["trace_id"] = error.traceId.map(shown)
    facts["details"] = error.details.map(shown)
    facts["body"] = error.body.map(shown)
    return .object(facts)
}
