@testable import Cointill
import CointillTesting
import Foundation
import TillSample
import XCTest

/// Clients without a key.
final class SignerTests: SandboxTestCase {
    private let keys = KeyHolder(
        gateway: [
            "api_key": "sandbox-api-key", "payout_key": "sandbox-payout-key",
            "secret": "sandbox-secret",
        ])

    /// Notes what it is asked, and leaves the answer to another.
    private final class Asked: Signer {
        private let answer: @Sendable (SigningRequest) async throws -> String
        private let noted = Locked<[SigningRequest]>([])

        init(_ answer: @escaping @Sendable (SigningRequest) async throws -> String) {
            self.answer = answer
        }

        var requests: [SigningRequest] { noted.withLock { $0 } }

        func sign(_ request: SigningRequest) async throws -> String {
            noted.withLock { $0.append(request) }
            return try await answer(request)
        }
    }

    private func gateway2328(
        _ signer: any Signer, _ policy: RetryPolicy = RetryPolicy(baseDelay: .milliseconds(1))
    ) throws -> Gateway2328 {
        try Gateway2328(
            project: "00000000-0000-4000-8000-000000002328", signer: signer,
            baseURL: "\(sandbox.url)/api",
            settings: ClientSettings(retryPolicy: policy, rateLimit: 0))
    }

    func testATillCreatesPaysOutAndLists() async throws {
        let keys = keys
        let signer = Asked { try await keys.sign($0) }
        let gateway = try gateway2328(signer)
        let payment = try await gateway.payments.create(
            amount: 5, currency: "USD", orderId: "ORDER-1")
        let asked = try XCTUnwrap(signer.requests.first)
        XCTAssertEqual(asked.gateway, .gateway2328)
        XCTAssertEqual(asked.endpoint, "2328.payment.create")
        XCTAssertEqual(asked.key, .api)
        XCTAssertNil(asked.message)
        XCTAssertEqual(asked.method, "POST")
        XCTAssertEqual(asked.path, "/api/v1/payment")
        XCTAssertTrue(String(decoding: asked.body, as: UTF8.self).contains("ORDER-1"))
        XCTAssertFalse("\(asked)".contains("ORDER-1"))
        let crossed = try JSONDecoder().decode(
            SigningRequest.self, from: JSONEncoder().encode(asked))
        XCTAssertEqual(crossed, asked)

        for number in 2...4 {
            _ = try await gateway.payments.create(
                amount: 5, currency: "USD", orderId: "ORDER-\(number)")
        }
        var seen = Set<String>()
        for try await one in gateway.payments.list(perPage: 2) { seen.insert(one.uuid) }
        XCTAssertEqual(seen.count, 4)
        XCTAssertTrue(seen.contains(payment.uuid))
        _ = try await gateway.payouts.create(
            currency: "USDT", network: "TRX-TRC20", amount: 50, toAddress: "TTest")
        XCTAssertEqual(signer.requests.last?.key, .payout)
        await gateway.close()
    }

    func testALostOrderIsRecoveredByAQueryThatIsSignedToo() async throws {
        let keys = keys
        let signer = Asked { try await keys.sign($0) }
        let gateway = try AlchemyPay(
            appId: "SANDBOX0001", signer: signer, host: .init(url: sandbox.url),
            settings: ClientSettings(retryPolicy: RetryPolicy(baseDelay: .milliseconds(1))))
        try await sandbox.fault(#"{"kind":"cut_after"}"#)
        let created = try await gateway.payments.create(
            merchantOrderNo: "1001", orderAmount: 20, payCurrency: "USD", userId: "user-1")
        XCTAssertNotNil(created.recovered)
        XCTAssertEqual(signer.requests.map(\.message), ["create", "query"])
        XCTAssertEqual(Set(signer.requests.map(\.key)), [.app])
        await gateway.close()
    }

    func testASignerThatIsOutOfReachIsAskedAgainAndOneThatRefusesIsNot() async throws {
        struct Secret: Error { let words = "sandbox-api-key" }
        let keys = keys
        let failures = Locked<[any Error]>([TransportFailure(.connect), TransportFailure(.broken)])
        let patient = Asked { request in
            let failure = failures.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            if let failure { throw failure }
            return try await keys.sign(request)
        }
        let gateway = try gateway2328(patient)
        _ = try await gateway.balance.get()
        XCTAssertEqual(patient.requests.count, 3)
        await gateway.close()

        let refusals: [(any Error & Sendable, CointillError.Code, String)] = [
            (
                TransportFailure(.unsigned, text: "not this amount"), .configuration,
                "no signature came: the signer refused or failed: not this amount"
            ),
            (
                CointillError(.notFound, "no such till", advice: "none"), .configuration,
                "no signature came: the signer refused or failed: no such till"
            ),
            (
                Secret(), .configuration,
                "no signature came: the signer refused or failed: Secret"
            ),
        ]
        _ = try await sandbox.requests()
        for (refusal, code, text) in refusals {
            let signer = Asked { _ in throw refusal }
            let gateway = try gateway2328(signer)
            let error = try await failing { try await gateway.balance.get() }
            XCTAssertEqual(error.code, code)
            XCTAssertEqual(error.text, text)
            XCTAssertEqual(error.attempts, 0)
            XCTAssertFalse(error.outcomeUnknown)
            XCTAssertEqual(signer.requests.count, 1)
            await gateway.close()
        }
        let sent = try await sandbox.requests()
        XCTAssertEqual(sent, 0)
    }

    func testNonsenseForASignatureIsNotSentAndNotTold() async throws {
        _ = try await sandbox.requests()
        for nonsense in ["", "no signature", String(repeating: "0", count: 63) + "\n"] {
            let gateway = try gateway2328(Asked { _ in nonsense })
            let error = try await failing { try await gateway.balance.get() }
            XCTAssertEqual(error.code, .configuration)
            XCTAssertEqual(error.field, "signer")
            XCTAssertFalse(nonsense.count > 1 && error.text.contains(nonsense), error.text)
            await gateway.close()
        }
        let sent = try await sandbox.requests()
        XCTAssertEqual(sent, 0)

        // It looks like one, and is that of another key: only the gateway can tell.
        let forger = Asked { try Signing.sign2328($0.body, key: "another-key") }
        let gateway = try gateway2328(forger)
        let error = try await failing { try await gateway.balance.get() }
        XCTAssertEqual(error.code, .authentication)
        await gateway.close()
    }

    /// Also when the signer does not look whether it is cancelled.
    func testCancellingWhileItSignsEndsTheCallAndSoDoesTime() async throws {
        let (asked, ask) = AsyncStream<Void>.makeStream()
        let deaf = Asked { request in
            ask.yield()
            await withCheckedContinuation { waiting in
                DispatchQueue.global().asyncAfter(deadline: .now() + 3) { waiting.resume() }
            }
            return ""
        }
        _ = try await sandbox.requests()
        let gateway = try gateway2328(deaf)
        let call = Task { try await gateway.balance.get() }
        for await _ in asked { break }
        let start = ContinuousClock.now
        call.cancel()
        let error = try await failing { try await call.value }
        XCTAssertEqual(error.code, .cancelled)
        XCTAssertFalse(error.outcomeUnknown)
        await gateway.close()

        let hasty = try gateway2328(deaf, RetryPolicy(totalDeadline: .milliseconds(200)))
        let late = try await failing { try await hasty.balance.get() }
        XCTAssertEqual(late.code, .timeout)
        XCTAssertLessThan(ContinuousClock.now - start, .seconds(2))
        let sent = try await sandbox.requests()
        XCTAssertEqual(sent, 0)
        await hasty.close()
    }

    func testTheServerOfTheDocumentationSignsASaleAndNothingElse() async throws {
        let sale = try Sale(id: "ORDER-1", amount: Amount("19.90"))
        let server = Asked { request in
            let made = try signature(for: request, of: sale, apiKey: "sandbox-api-key")
            guard let made else { throw TransportFailure(.unsigned) }
            return made
        }
        let gateway = try gateway2328(server)
        let payment = try await gateway.payments.create(
            amount: Amount("19.90"), currency: "USD", orderId: "ORDER-1")
        XCTAssertEqual(payment.orderId, "ORDER-1")
        let cheaper = try await failing {
            try await gateway.payments.create(
                amount: Amount("1.90"), currency: "USD", orderId: "ORDER-1")
        }
        XCTAssertEqual(cheaper.code, .configuration)
        // The signature of no bytes would be good for every `GET`, for ever.
        let look = try await failing { try await gateway.balance.get() }
        XCTAssertEqual(look.code, .configuration)
        await gateway.close()
    }
}
