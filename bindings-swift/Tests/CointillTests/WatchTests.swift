import Cointill
import CointillTesting
import Foundation
import XCTest

/// An app, its shop's endpoint, and the gateway behind it.
final class WatchTests: SandboxTestCase {
    func testAnAppWatchesAPaymentThroughItsShopUntilItIsPaid() async throws {
        let sandbox = try sandbox
        let gateway = try sandbox.gateway2328()
        let payment = try await gateway.payments.create(
            amount: Amount("180.00"), currency: "RUB", orderId: "ORDER-1", toCurrency: "TON",
            network: "TON")
        let keys = try Checkout.ViewKeys(
            WebhookKey(id: "view", secret: "sandbox-view-key-of-at-least-32-bytes"))
        let shop = Shop(gateway: gateway, keys: keys, uuid: payment.uuid)
        let session = try CheckoutSession(
            url: "https://shop.example/view/",
            token: keys.mint(gateway: .gateway2328, orderId: "ORDER-1"),
            policy: .init(
                interval: .seconds(1), baseDelay: .milliseconds(1), maxDelay: .milliseconds(1)),
            transport: shop)

        var seen: [Checkout.PaymentView] = []
        for try await view in session {
            seen.append(view)
            if seen.count == 1 {
                XCTAssertEqual(view.toSend, payment.payerAmount)
                XCTAssertEqual(view.address, payment.address)
                try await sandbox.control("POST", "payments/ORDER-1/pay")
                session.lookNow()
            }
        }
        let last = try XCTUnwrap(seen.last)
        XCTAssertTrue(last.isPaid && last.isFinal)
        XCTAssertNil(last.address, "nobody is asked to pay again")
        XCTAssertGreaterThan(seen.count, 1)

        let forged = try CheckoutSession(
            url: "https://shop.example/view/", token: "cvt1.view.2328.1.T1JERVItMQ.AAAA",
            transport: shop)
        let error = try await failing {
            for try await _ in forged {}
        }
        XCTAssertEqual(error.code, .authentication)
        await gateway.close()
    }
}

/// The endpoint, reached without a network; it asks the gateway instead of a database.
private struct Shop: Transport {
    let gateway: Gateway2328
    let keys: Checkout.ViewKeys
    let uuid: String

    func send(_ request: TransportRequest) async throws -> TransportResponse {
        let header = request.headers.first { $0.name == "authorization" }?.value
        guard let grant = try? keys.authorize(header) else {
            let refused = try Checkout.refused()
            return TransportResponse(
                status: refused.status, headers: [], body: Data(refused.body.utf8))
        }
        let payment = try await gateway.payments.info(uuid: uuid)
        let observed = try payment.observed()
        let verdict = try decide(
            Expected(orderId: grant.orderId, amount: 180, currency: "RUB", paymentId: uuid),
            observed)
        var credited = false
        if case .credit = verdict { credited = true }
        let view = try Checkout.view(
            orderId: grant.orderId, amount: 180, currency: "RUB", status: observed.status,
            credited: credited, owed: observed.owed, received: observed.received,
            payerCurrency: payment.payerCurrency, network: payment.network,
            address: payment.address, expiresAt: payment.expiresAt?.text)
        return TransportResponse(
            status: 200, headers: [], body: Data((view.raw?.text ?? "").utf8))
    }

    func close() async {}
}
