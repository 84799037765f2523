import CointillCheckout
import CointillTesting
import Foundation
import XCTest

/// An app's look at one payment, over a transport that answers as the shop's server would.
final class SessionTests: XCTestCase {
    private let url = "https://shop.example/webhooks/view/"
    private let quick = CheckoutSession.Policy(
        interval: .seconds(1), baseDelay: .milliseconds(1), maxDelay: .milliseconds(1))

    private func view(
        _ status: String, orderId: String = "ORDER-1", isPaid: Bool = false
    ) -> Script.Answer {
        let text = """
            {"order_id":"\(orderId)","status":"\(status)","is_final":\(isPaid),"is_paid":\(isPaid),\
            "is_held":false,"is_payable":\(!isPaid),"amount":"19.90","currency":"USD",\
            "server_time":"2026-05-09T13:56:58Z"}
            """
        return .response(TransportResponse(status: 200, headers: [], body: Data(text.utf8)))
    }

    func testItIsWatchedThroughFailuresUntilItIsFinal() async throws {
        let script = Script([
            .failure(TransportFailure(.connect)), view("waiting"),
            .failure(TransportFailure(.broken)), view("paid", isPaid: true),
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
        let script = Script([.response(gone), view("paid", isPaid: true)])
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
        let script = Script([view("waiting"), view("confirming")])
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
        let script = Script([
            view("waiting"), view("waiting", orderId: "ORDER-2"),
        ])
        let session = try CheckoutSession(
            url: url, token: "cvt1.first", policy: quick, transport: script)
        let error = try await failing {
            for try await _ in session {}
        }
        XCTAssertEqual(error.code, .refused)
        XCTAssertThrowsError(try CheckoutSession(url: "http://shop.example/", token: "cvt1.x"))
    }

    func testAViewIsReadAndSaysWhatToPay() throws {
        guard case .response(let answer) = view("waiting") else { return XCTFail("no view") }
        let view = try Checkout.readView(answer.body)
        XCTAssertEqual(view.amount.text, "19.90")
        XCTAssertEqual(view.serverTime.date, Date(timeIntervalSince1970: 1_778_335_018))
        let uri = try Checkout.paymentURI(
            currency: "BTC", network: "BTC", address: "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
            amount: Amount("0.00125"))
        XCTAssertEqual(uri, "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT?amount=0.00125")
    }
}
