import Cointill
import Foundation
import XCTest

/// An app's look at one payment, over a transport that answers as the shop's server would.
final class CheckoutTests: XCTestCase {
    private let url = "https://shop.example/webhooks/view/"
    private let quick = CheckoutSession.Policy(
        interval: .seconds(1), baseDelay: .milliseconds(1), maxDelay: .milliseconds(1))

    private func view(_ status: Status, credited: Bool = false) throws -> Script.Answer {
        let view = try Checkout.view(
            orderId: "ORDER-1", amount: Amount("19.90"), currency: "USD", status: status,
            credited: credited)
        let raw = try XCTUnwrap(view.raw).text
        return .response(TransportResponse(status: 200, headers: [], body: Data(raw.utf8)))
    }

    func testItIsWatchedThroughFailuresUntilItIsFinal() async throws {
        let script = Script([
            .failure(TransportFailure(.connect)), try view(.waiting),
            .failure(TransportFailure(.broken)), try view(.paid, credited: true),
        ])
        let session = try CheckoutSession(
            url: url, token: "cvt1.first", policy: quick, transport: script)
        var seen: [String] = []
        for try await view in session {
            seen.append(view.status)
            XCTAssertEqual(view.amount.text, "19.90")
        }
        XCTAssertEqual(seen, ["waiting", "paid"])
        XCTAssertNil(session.trouble)
        let header = Header(name: "authorization", value: "Bearer cvt1.first")
        XCTAssertTrue(script.sent.allSatisfy { $0.method == "GET" && $0.headers.contains(header) })
    }

    func testATokenWhoseTimeIsUpIsRenewed() async throws {
        let gone = TransportResponse(status: 401, headers: [], body: Data())
        let script = Script([.response(gone), try view(.paid, credited: true)])
        let session = try CheckoutSession(
            url: url, token: "cvt1.first", policy: quick, transport: script
        ) { "cvt1.second" }
        var count = 0
        for try await _ in session { count += 1 }
        XCTAssertEqual(count, 1)
        let sent = script.sent.last?.headers ?? []
        XCTAssertTrue(sent.contains(Header(name: "authorization", value: "Bearer cvt1.second")))

        let alone = try CheckoutSession(
            url: url, token: "cvt1.first", transport: Script([.response(gone)]))
        let error = try await failing {
            for try await _ in alone {}
        }
        XCTAssertEqual(error.code, .authentication)
    }

    func testALookIsTakenAtOnceAndAWalkCanBeCancelled() async throws {
        let script = Script([try view(.waiting), try view(.confirming)])
        let session = try CheckoutSession(
            url: url, token: "cvt1.first",
            policy: .init(interval: .seconds(1), maxInterval: .seconds(600)), transport: script)
        var walk = session.makeAsyncIterator()
        let first = try await walk.next()
        XCTAssertEqual(first?.status, "waiting")
        let start = ContinuousClock.now
        session.lookNow()
        let second = try await walk.next()
        XCTAssertEqual(second?.status, "confirming")
        XCTAssertLessThan(ContinuousClock.now - start, .seconds(5))

        let waiting = Task {
            for try await _ in session {}
        }
        try await Task.sleep(for: .milliseconds(50))
        waiting.cancel()
        do {
            try await waiting.value
            XCTFail("a walk that is cancelled throws")
        } catch is CancellationError {}
    }

    func testAShopThatAnswersOfAnotherOrderIsRefused() async throws {
        let other = try Checkout.view(orderId: "ORDER-2", amount: 1, currency: "USD")
        let body = Data(try XCTUnwrap(other.raw).text.utf8)
        let script = Script([
            try view(.waiting),
            .response(TransportResponse(status: 200, headers: [], body: body)),
        ])
        let session = try CheckoutSession(
            url: url, token: "cvt1.first", policy: quick, transport: script)
        let error = try await failing {
            for try await _ in session {}
        }
        XCTAssertEqual(error.code, .refused)
        XCTAssertThrowsError(try CheckoutSession(url: "http://shop.example/", token: "cvt1.x"))
    }
}
