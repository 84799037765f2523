import Foundation
import XCTest

/// Every file of `tests/vectors`.
final class VectorTests: XCTestCase {
    private static let subjects: [String: [String: Operation]] = [
        "amounts": amountOperations,
        "signing_2328": signing2328,
        "signing_alchemypay": signingAlchemyPay,
        "requests_2328": requests2328,
        "requests_alchemypay": requestsAlchemyPay,
        "webhooks_2328": webhooks2328,
        "webhooks_alchemypay": webhooksAlchemyPay,
        "responses_2328": responses2328,
        "responses_alchemypay": responsesAlchemyPay,
        "timestamps": timestamps,
        "event_ids": eventIds,
        "life_cycle": lifeCycle,
        "credit_decision": creditDecision,
        "retry": retry,
        "checkout": checkout,
    ]

    func testEveryFileHasARunner() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Harness.folder.path)
            .filter { $0.hasSuffix(".json") && !["manifest.json", "schema.json"].contains($0) }
        let runners = Set(Self.subjects.keys.map { "\($0).json" })
        XCTAssertEqual(Set(files), runners)
        let manifest = try Harness.load("manifest.json")
        XCTAssertEqual(Set(manifest["files"].members.keys), runners)
        let counted = manifest["files"].members.values.compactMap { $0["cases"].int }
        XCTAssertEqual(manifest["total"].int, counted.reduce(0, +))
    }

    func testAmounts() async throws { try await run("amounts") }
    func testSigning2328() async throws { try await run("signing_2328") }
    func testSigningAlchemyPay() async throws { try await run("signing_alchemypay") }
    func testRequests2328() async throws { try await run("requests_2328") }
    func testRequestsAlchemyPay() async throws { try await run("requests_alchemypay") }
    func testWebhooks2328() async throws { try await run("webhooks_2328") }
    func testWebhooksAlchemyPay() async throws { try await run("webhooks_alchemypay") }
    func testResponses2328() async throws { try await run("responses_2328") }
    func testResponsesAlchemyPay() async throws { try await run("responses_alchemypay") }
    func testTimestamps() async throws { try await run("timestamps") }
    func testEventIds() async throws { try await run("event_ids") }
    func testLifeCycle() async throws { try await run("life_cycle") }
    func testCreditDecision() async throws { try await run("credit_decision") }
    func testCheckout() async throws { try await run("checkout") }
    func testRetry() async throws { try await run("retry") }

    private func run(_ subject: String) async throws {
        try await Harness.run(subject, try XCTUnwrap(Self.subjects[subject]))
    }
}
