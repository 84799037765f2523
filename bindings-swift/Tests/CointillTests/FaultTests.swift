import Cointill
import CointillTesting
import Foundation
import XCTest

/// What a network and a gateway may do to a call.
final class FaultTests: SandboxTestCase {
    private let patient = ClientSettings(
        retryPolicy: RetryPolicy(maxAttempts: 3, baseDelay: .milliseconds(1)), rateLimit: 0)

    /// What passes by itself is overcome by a call that may be repeated.
    func testACreateOvercomesEachFaultWithoutASecondPayment() async throws {
        let sandbox = try sandbox
        let gateway = try sandbox.gateway2328(patient)
        let effects = [
            #"{"kind":"too_many_requests","retry_after":{"seconds":0}}"#,
            #"{"kind":"server_error"}"#,
            #"{"kind":"server_error","status":502,"carried_out":true}"#,
            #"{"kind":"cut_before"}"#,
            #"{"kind":"cut_after"}"#,
            #"{"kind":"truncated_body"}"#,
            #"{"kind":"truncated_body","honest_length":true}"#,
        ]
        for (number, effect) in effects.enumerated() {
            try await sandbox.fault(effect)
            let payment = try await gateway.payments.create(
                amount: 5, currency: "USD", orderId: "ORDER-\(number)")
            XCTAssertEqual(payment.orderId, "ORDER-\(number)", effect)
        }
        let all = try await gateway.payments.list().page()
        XCTAssertEqual(all.items.count, effects.count)
        await gateway.close()
    }

    /// After an unknown outcome nothing that moves money is sent a second time, on a connection that
    /// was kept open either: some HTTP clients repeat such a request by themselves.
    func testAnUnsafeCallIsSentOnce() async throws {
        let sandbox = try sandbox
        let gateway = try sandbox.gateway2328(patient)
        for effect in [
            #"{"kind":"cut_before"}"#, #"{"kind":"cut_after"}"#, #"{"kind":"truncated_body"}"#,
            #"{"kind":"server_error","carried_out":true}"#,
        ] {
            // The connection is there.
            _ = try await gateway.balance.get()
            _ = try await sandbox.requests()
            try await sandbox.fault(effect)
            let error = try await failing(effect) {
                try await gateway.payouts.create(
                    currency: "USDT", network: "TRX-TRC20", amount: 50, toAddress: "TTest")
            }
            XCTAssertTrue(error.outcomeUnknown, "\(effect): \(error)")
            XCTAssertFalse(error.retrySafe, effect)
            XCTAssertEqual(error.attempts, 1, effect)
            let sent = try await sandbox.requests()
            XCTAssertEqual(sent, 1, effect)
            try await sandbox.control("DELETE", "faults")
        }
        await gateway.close()
    }

    func testWhatDoesNotPassIsSaidAtOnce() async throws {
        let sandbox = try sandbox
        let gateway = try sandbox.gateway2328(patient)
        let cases: [(String, CointillError.Code)] = [
            (#"{"kind":"firewall_page"}"#, .blocked),
            (#"{"kind":"redirect","location":"http://127.0.0.1:9/"}"#, .unexpectedRedirect),
            (#"{"kind":"refusal"}"#, .refused),
        ]
        for (effect, code) in cases {
            _ = try await sandbox.requests()
            try await sandbox.fault(effect)
            let error = try await failing(effect) { try await gateway.balance.get() }
            XCTAssertEqual(error.code, code, "\(effect): \(error)")
            let sent = try await sandbox.requests()
            XCTAssertEqual(sent, 1, effect)
        }
        await gateway.close()
    }

    func testARetryAfterThatIsTooLongEndsTheCall() async throws {
        let gateway = try sandbox.gateway2328(patient)
        try await sandbox.fault(#"{"kind":"too_many_requests","retry_after":{"seconds":600}}"#)
        let error = try await failing { try await gateway.balance.get() }
        XCTAssertEqual(error.code, .rateLimited)
        XCTAssertEqual(error.retryAfter, .seconds(600))
        XCTAssertTrue(error.retrySafe)
        await gateway.close()
    }

    func testTimeEnds() async throws {
        let sandbox = try sandbox
        let hasty = ClientSettings(
            retryPolicy: RetryPolicy(maxAttempts: 1, attemptTimeout: .milliseconds(300)),
            rateLimit: 0)
        let gateway = try sandbox.gateway2328(hasty)
        for effect in [#"{"kind":"slow_answer","ms":20000}"#, #"{"kind":"slow_body","ms":20000}"#] {
            try await sandbox.fault(effect)
            let start = ContinuousClock.now
            let error = try await failing(effect) { try await gateway.balance.get() }
            XCTAssertEqual(error.code, .timeout, effect)
            let took = ContinuousClock.now - start
            XCTAssertGreaterThan(took, .milliseconds(290), effect)
            XCTAssertLessThan(took, .seconds(5), effect)
        }
        await gateway.close()
    }

    func testCancellingATaskEndsTheRequest() async throws {
        let sandbox = try sandbox
        let gateway = try sandbox.gateway2328(patient)
        try await sandbox.fault(#"{"kind":"slow_answer","ms":60000}"#, count: nil)
        _ = try await sandbox.requests()
        let call = Task {
            try await gateway.payments.create(amount: 5, currency: "USD", orderId: "ORDER-1")
        }
        try await Task.sleep(for: .milliseconds(300))
        let start = ContinuousClock.now
        call.cancel()
        let error = try await failing { try await call.value }
        XCTAssertLessThan(ContinuousClock.now - start, .seconds(2))
        XCTAssertEqual(error.code, .cancelled)
        // It had been sent.
        XCTAssertTrue(error.outcomeUnknown)
        XCTAssertEqual(error.attempts, 1)
        await gateway.close()
    }

    func testACallThatIsCancelledBeforeItBeginsSendsNothing() async throws {
        let sandbox = try sandbox
        let gateway = try sandbox.gateway2328(patient)
        let call = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await gateway.balance.get()
        }
        let error = try await failing { try await call.value }
        XCTAssertEqual(error.code, .cancelled)
        let sent = try await sandbox.requests()
        XCTAssertEqual(sent, 0)
        await gateway.close()
    }

    func testAnAnswerThatIsTooLargeIsLeft() async throws {
        let small = URLSessionTransport(maxBytes: 100)
        let gateway = try sandbox.gateway2328(
            ClientSettings(transport: small, retryPolicy: .once, rateLimit: 0))
        let error = try await failing { try await gateway.rates.exchangeRates() }
        XCTAssertEqual(error.code, .responseTooLarge)
        await gateway.close()
    }

    func testNobodyThere() async throws {
        let gateway = try Gateway2328(
            project: "00000000-0000-4000-8000-000000002328", apiKey: "sandbox-api-key",
            payoutKey: "sandbox-payout-key", baseURL: "http://127.0.0.1:9/api", settings: patient)
        let error = try await failing {
            try await gateway.payouts.create(
                currency: "USDT", network: "TRX-TRC20", amount: 50, toAddress: "TTest")
        }
        XCTAssertEqual(error.code, .transport)
        // Nothing was sent, so even a payout may be tried again.
        XCTAssertFalse(error.outcomeUnknown)
        XCTAssertEqual(error.attempts, 3)
        await gateway.close()
    }
}
