@testable import Cointill
import CointillNative
import CointillTesting

/// `retry.json`: calls are carried out by the core's exchange, which is told the time by whoever
/// drives it; here by the vectors.
let retry: [String: Operation] = [
    "retry.delay": { input in
        let policy = RetryPolicy(
            baseDelay: .microseconds(try input.number("base_us")),
            maxDelay: .microseconds(try input.number("max_us")))
        guard let seed = UInt64(try input.get("seed")) else { throw Unrunnable("seed") }
        let delay = try retryDelay(
            policy: policy.native, seed: seed, repeat: UInt32(input.number("repeat")))
        return ["delay_us": .number(String(delay / 1_000))]
    },
    "retry.after": { input in
        let asked = try retryAfter(
            text: input.get("text"), unixTime: Int64(input.number("unix")))
        guard let asked else { throw Invalid(["seconds": nil]) }
        return ["seconds": .number(String(asked / 1_000_000_000))]
    },
    "retry.limiter": { input in
        let limiter = try NativeRateLimiter(
            rate: UInt32(input.number("rate")), burst: UInt32(input.number("burst")),
            windowNs: UInt64(input.number("window_ms")) * 1_000_000)
        let waits = try input["asked_ms"].items.map { asked -> Value in
            let turn = try limiter.reserve(
                nowNs: UInt64(asked.int ?? 0) * 1_000_000, mostNs: .max)
            guard turn.taken else { throw Unrunnable("no turn") }
            return .number(String(turn.waitNs / 1_000))
        }
        return ["waits_us": .array(waits)]
    },
    "retry.exchange": { input in
        let endpoint = try input["call"].get("endpoint")
        let call = try Client(fixedGateway(endpoint)).make(endpoint, input["call"]["request"])
        guard let seed = UInt64(try input.get("seed")) else { throw Unrunnable("seed") }
        let exchange = try NativeExchange(
            call: call, policy: policy(input["policy"]).native, limiter: nil, seed: seed)
        return try drive(exchange, input)
    },
]

private func drive(_ exchange: NativeExchange, _ input: Value) throws -> Value {
    let unix = Int64(try input.number("unix"))
    var reports = input["reports"].items[...]
    var now: UInt64 = 0
    var steps: [Value] = []
    steps: while true {
        switch try exchange.step(now: NativeNow(monotonicNs: now, unix: unix)) {
        case .done:
            break steps
        case .sign:
            throw Unrunnable("the client has its keys")
        case .wait(let nanoseconds):
            steps.append(["wait_us": .number(String(nanoseconds / 1_000))])
            now += nanoseconds
        case .send(let request, let attempt, let timeout):
            steps.append([
                "send": .number(String(attempt)), "url": .string(request.url),
                "timeout_us": .number(String(timeout / 1_000)),
            ])
            guard let report = reports.popFirst() else { throw Unrunnable("no report is left") }
            now += UInt64(try report.number("after_ms")) * 1_000_000
            let reading = NativeNow(monotonicNs: now, unix: unix)
            if let kind = report["failure"].text {
                try exchange.failure(failure: failure(kind), text: "", now: reading)
            } else {
                let answer = try answer(report["response"])
                try exchange.response(
                    status: UInt16(answer.status),
                    headers: answer.headers.map { NativeHeader(name: $0.name, value: $0.value) },
                    body: answer.body, now: reading)
            }
        }
    }
    guard reports.isEmpty else { throw Unrunnable("less was sent than the case reports") }
    do {
        _ = try exchange.finish(pager: nil)
        return ["steps": .array(steps), "result": ["ok": true]]
    } catch let problem as NativeProblem {
        let error = CointillError(problem)
        var facts: [String: Value] = [
            "code": shown(error.code), "attempts": shown(error.attempts),
            "outcome_unknown": shown(error.outcomeUnknown), "retry_safe": shown(error.retrySafe),
        ]
        facts["http_status"] = error.httpStatus.map(shown)
        facts["gateway_code"] = error.gatewayCode.map(shown)
        facts["retry_after_s"] = error.retryAfter.map { shown(Int($0.components.seconds)) }
        throw Invalid(["steps": .array(steps), "result": ["error": .object(facts)]])
    }
}

func failure(_ kind: String) throws -> NativeFailure {
    switch kind {
    case "connect": .connect
    case "untrusted": .untrusted
    case "timeout_connect": .connectTimeout
    case "timeout_answer": .readTimeout
    case "timeout_attempt": .timeout
    case "broken": .broken
    case "too_large": .tooLarge(limit: 1)
    case "cancelled": .cancelled
    case "unsendable": .unsendable
    case "other": .other
    default: throw Unrunnable("failure \(kind)")
    }
}

private func policy(_ value: Value) throws -> RetryPolicy {
    var policy = RetryPolicy()
    for name in value.members.keys {
        let number = try value.number(name)
        switch name {
        case "max_attempts": policy.maxAttempts = number
        case "base_delay_ms": policy.baseDelay = .milliseconds(number)
        case "max_delay_ms": policy.maxDelay = .milliseconds(number)
        case "max_retry_after_ms": policy.maxRetryAfter = .milliseconds(number)
        case "attempt_timeout_ms": policy.attemptTimeout = .milliseconds(number)
        case "total_deadline_ms": policy.totalDeadline = .milliseconds(number)
        default: throw Unrunnable("policy \(name)")
        }
    }
    return policy
}
