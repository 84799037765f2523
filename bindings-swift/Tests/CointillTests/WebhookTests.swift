import Cointill
import Foundation
import XCTest

/// Webhooks of all kinds, as the sandbox causes them, and as a shop's own tests sign them.
final class WebhookTests: SandboxTestCase {
    private let callback = "http://127.0.0.1:9/"

    func testEveryKindThatTheGatewaysSend() async throws {
        let sandbox = try sandbox
        try await sandbox.control("POST", "deliveries/hold")
        let gateway = try sandbox.gateway2328()
        _ = try await gateway.payments.create(
            amount: 5, currency: "USD", orderId: "ORDER-1", urlCallback: callback)
        try await sandbox.control("POST", "payments/ORDER-1/pay")
        let payout = try await gateway.payouts.create(
            currency: "USDT", network: "TRX-TRC20", amount: 50, toAddress: "TTest",
            orderId: "PO-1", urlCallback: callback)
        try await sandbox.control("POST", "payouts/\(payout.uuid)/complete")
        let wallet = try await gateway.staticWallets.create(
            currency: "USDT", network: "TRX-TRC20", orderId: "customer-1",
            urlCallback: callback)
        try await sandbox.control(
            "POST", "wallets/\(wallet.uuid)/deposits", #"{"amount":"5.00"}"#)
        await gateway.close()

        try await sandbox.control(
            "PATCH", "switches",
            """
            {"alchemypay":{"accumulation":true,"refund_callback_url":"\(callback)"}}
            """)
        let pay = try sandbox.alchemyPay()
        _ = try await pay.payments.create(
            merchantOrderNo: "1001", orderAmount: 20, payCurrency: "USD", userId: "user-1",
            callbackUrl: callback)
        try await sandbox.control("POST", "payments/1001/pay", #"{"how":"short"}"#)
        try await sandbox.control("POST", "payments/1001/pay", #"{"how":"top_up"}"#)
        await pay.close()

        let webhooks = try Webhooks2328(apiKey: "sandbox-api-key", payoutKey: "sandbox-payout-key")
        let orders = try AlchemyPayWebhooks(secret: "sandbox-secret")
        var kinds = Set<String>()
        let deliveries = try await sandbox.control("GET", "deliveries")
        for delivery in deliveries.items {
            let body = Data(try delivery.get("body").utf8)
            let event =
                try delivery.get("gateway") == "2328"
                ? webhooks.verify(body) : orders.verify(body)
            switch event.data {
            case .payment(let payment):
                XCTAssertEqual(payment.orderId, "ORDER-1")
                kinds.insert("payment")
            case .payout(let own):
                XCTAssertEqual(own.uuid, payout.uuid)
                XCTAssertEqual(event.keyId, "payout")
                kinds.insert("payout")
            case .staticWallet(let deposit):
                XCTAssertEqual(deposit.orderId, "customer-1")
                kinds.insert("static_wallet")
            case .order(let order, _):
                XCTAssertEqual(order.merchantOrderNo, "1001")
                kinds.insert("order")
            case .partial: kinds.insert("partial")
            case .refund: kinds.insert("refund")
            case .unknown(let problem): XCTFail(problem)
            }
            XCTAssertTrue(event.raw.text.contains("sign"))
            XCTAssertFalse("\(event)".contains("\"sign\""))
        }
        XCTAssertEqual(
            kinds, ["payment", "payout", "static_wallet", "order", "partial"])
    }

    func testARefundAndAForgedBody() throws {
        let orders = try AlchemyPayWebhooks(secret: "sandbox-secret")
        let fields = JSON(
            text: """
                {"refundType":"wrong_payment","merchantOrderNo":"1001","paymentOrderNo":"1",\
                "orderStatus":"COMPLETED","tokenAmount":"1.50","refundOrderNo":"2"}
                """)
        let body = try orders.signTestEvent(fields, kind: .refund)
        let event = try orders.verify(body, kind: .refund)
        guard case .refund = event.data else { return XCTFail("\(event)") }
        XCTAssertEqual(try orders.check(body, kind: .refund), "secret")

        let forged = Data(String(decoding: body, as: UTF8.self).replacing("1.50", with: "9.50").utf8)
        XCTAssertThrowsError(try orders.verify(forged, kind: .refund, explain: true)) { error in
            let error = error as? CointillError
            XCTAssertEqual(error?.code, .signatureInvalid)
            XCTAssertEqual(error?.refusal?.reason, "mismatch")
            XCTAssertNotNil(error?.refusal?.cause)
        }
        XCTAssertEqual(try orders.accepted().status, 200)
        XCTAssertNotEqual(try orders.refused().status, 200)
    }

    func testAKeyIsNeverPrinted() throws {
        let key = WebhookKey(id: "2026", secret: "test-api-key")
        for text in ["\(key)", String(reflecting: key)] {
            XCTAssertFalse(text.contains("test-api-key"), text)
        }
        var dumped = ""
        dump(key, to: &dumped)
        XCTAssertFalse(dumped.contains("test-api-key"), dumped)
    }
}
