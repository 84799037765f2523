import Cointill
import CointillTesting
import Foundation
import XCTest

/// Whole payments at the sandbox.
final class MerchantTests: SandboxTestCase {
    func testAPaymentOf2328FromItsCreationToItsEnd() async throws {
        let sandbox = try sandbox
        let gateway = try sandbox.gateway2328()
        let created = try await gateway.payments.create(
            amount: Amount("180.00"), currency: "RUB", orderId: "ORDER-1", toCurrency: "TON",
            network: "TON")
        XCTAssertEqual(created.orderId, "ORDER-1")
        XCTAssertEqual(created.amount, 180)
        XCTAssertNotNil(created.url)
        XCTAssertFalse(try created.observed().status.isFinal)
        let again = try await gateway.payments.create(
            amount: 180, currency: "RUB", orderId: "ORDER-1", toCurrency: "TON", network: "TON")
        XCTAssertEqual(again.uuid, created.uuid)

        var expected = Expected(
            orderId: "ORDER-1", amount: 180, currency: "RUB", paymentId: created.uuid)
        XCTAssertEqual(try decide(expected, created.observed()), .wait(.notPaid))
        async let paid: Value = sandbox.control("POST", "payments/ORDER-1/pay")
        let final = try await eventually("the payment is final") {
            let now = try await gateway.payments.info(uuid: created.uuid)
            return try now.observed().status.isFinal ? now : nil
        }
        _ = try await paid
        XCTAssertEqual(final.paymentStatus, .paid)
        XCTAssertEqual(final.paymentAmount, final.payerAmount)
        let observed = try final.observed()
        XCTAssertEqual(
            try decide(expected, observed), .credit(amount: 180, currency: "RUB"))
        expected.known = try expected.nextStatus(observed)
        expected.credited = true
        guard case .ignore = try decide(expected, observed) else {
            return XCTFail("a second report credits nothing")
        }
        XCTAssertNotNil(final.createdAt?.date)
        XCTAssertTrue(try XCTUnwrap(final.raw).text.contains(final.uuid))
        await gateway.close()
    }

    func testAnOrderOfAlchemyPayFromItsCreationToItsEnd() async throws {
        let sandbox = try sandbox
        let gateway = try sandbox.alchemyPay()
        let created = try await gateway.payments.create(
            merchantOrderNo: "1001", orderAmount: Amount("25.50"), payCurrency: "USD",
            userId: "user-1")
        XCTAssertNotNil(created.webUrl)
        try await sandbox.control("POST", "payments/1001/pay")
        let order = try await gateway.payments.query(merchantOrderNo: "1001")
        XCTAssertEqual(order.orderStatus, .completed)
        let verdict = try decide(
            Expected(orderId: "1001", amount: Amount("25.50"), currency: "USD"), order.observed())
        XCTAssertEqual(verdict, .credit(amount: try Amount("25.50"), currency: "USD"))
        let missing = try await failing { try await gateway.payments.query(merchantOrderNo: "2") }
        XCTAssertEqual(missing.code, .notFound)
        await gateway.close()
    }

    func testTheOtherGroups() async throws {
        let gateway = try sandbox.gateway2328()
        let balances = try await gateway.balance.get()
        XCTAssertTrue(balances.contains { $0.currencyCode == "USDT" })
        let rates = try await gateway.rates.exchangeRates()
        XCTAssertEqual(rates["USDT", "USD"], 1)
        let payout = try await gateway.payouts.create(
            currency: "USDT", network: "TRX-TRC20", amount: 50, toAddress: "TTest",
            orderId: "PO-1")
        let found = try await gateway.payouts.status(uuid: payout.uuid)
        XCTAssertEqual(found.uuid, payout.uuid)
        let wallet = try await gateway.staticWallets.create(
            currency: "USDT", network: "TRX-TRC20", orderId: "customer-1",
            urlCallback: "http://127.0.0.1:9/")
        let state = try await gateway.staticWallets.disable(uuid: wallet.uuid)
        XCTAssertEqual(state.status, Gateway2328.StaticWalletStatus.inactive)
        let payment = try await gateway.payments.create(
            amount: 1, currency: "USD", orderId: "ORDER-1")
        let raw = try await gateway.raw(
            "POST", "/v1/payment/info", body: try JSON(encoding: ["uuid": payment.uuid]))
        XCTAssertTrue(raw.text.contains(payment.uuid), raw.text)
        await gateway.close()
    }

    func testErrorsAreThoseOfTheCore() async throws {
        let sandbox = try sandbox
        let gateway = try Gateway2328(
            project: "00000000-0000-4000-8000-000000002328", apiKey: "another-key",
            baseURL: "\(sandbox.url)/api")
        let refused = try await failing { try await gateway.payments.info(orderId: "x") }
        XCTAssertEqual(refused.code, .authentication)
        XCTAssertEqual(refused.httpStatus, 401)
        XCTAssertEqual(refused.endpoint, "2328.payment.info")
        XCTAssertFalse(refused.retrySafe)
        XCTAssertFalse(refused.text.contains("another-key"))
        let long = try await failing {
            try await gateway.payments.create(
                amount: 1, currency: "USD", orderId: String(repeating: "x", count: 129))
        }
        XCTAssertEqual(long.text, "order_id: expected 1 to 128 characters, got 129")
        XCTAssertEqual(long.field, "order_id")
        XCTAssertEqual(long.attempts, 0)
        await gateway.close()
    }

    func testAClosedClientIsAnErrorAndNoCrash() async throws {
        let gateway = try sandbox.gateway2328()
        _ = try await gateway.balance.get()
        let list = gateway.payments.list()
        await gateway.close()
        await gateway.close()
        let error = try await failing { try await gateway.balance.get() }
        XCTAssertEqual(error.code, .configuration)
        XCTAssertEqual(error.text, "the client is closed: expected a call before close()")
        let walk = try await failing { try await list.first() }
        XCTAssertEqual(walk.code, .configuration)
        let pay = try sandbox.alchemyPay()
        await pay.close()
        XCTAssertThrowsError(try pay.cashierURL(orderNo: "1"))
    }

    func testAListOfFiveThousandAndAWalkThatIsCancelled() async throws {
        let sandbox = try sandbox
        let gateway = try sandbox.gateway2328()
        let total = 5_000
        try await withThrowingTaskGroup(of: Void.self) { group in
            for start in 0..<8 {
                group.addTask {
                    for number in stride(from: start, to: total, by: 8) {
                        _ = try await gateway.payments.create(
                            amount: 1, currency: "USD", orderId: "ORDER-\(number)")
                    }
                }
            }
            try await group.waitForAll()
        }
        let whole = try await gateway.payments.list(perPage: 5_000).page()
        XCTAssertEqual(whole.items.count, total)
        XCTAssertNil(whole.nextPage)

        _ = try await sandbox.requests()
        var seen = Set<String>()
        for try await payment in gateway.payments.list(perPage: 500) {
            seen.insert(payment.uuid)
        }
        XCTAssertEqual(seen.count, total)
        let asked = try await sandbox.requests()
        XCTAssertEqual(asked, 10)

        // In the middle of the third page, while it is under way.
        let walk = Task {
            var count = 0
            for try await _ in gateway.payments.list(perPage: 500) {
                count += 1
                if count == 1_000 { withUnsafeCurrentTask { $0?.cancel() } }
            }
            return count
        }
        let error = try await failing { try await walk.value }
        XCTAssertEqual(error.code, .cancelled)
        let until = try await sandbox.requests()
        XCTAssertLessThanOrEqual(until, 3)
        await gateway.close()
    }
}
