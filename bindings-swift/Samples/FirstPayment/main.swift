// A payment at the sandbox, from its creation to its end.
//
//     cargo run --release -p cointill-cli -- sandbox
//     cargo xtask swift -- run first-payment

import Cointill
import Foundation

let environment = ProcessInfo.processInfo.environment
let gateway = try Gateway2328(
    project: "00000000-0000-4000-8000-000000002328",
    apiKey: environment["COINTILL_2328_API_KEY"] ?? "sandbox-api-key",
    // Leave it out to take real money.
    baseURL: environment["COINTILL_2328_URL"] ?? "http://127.0.0.1:2328/api",
    settings: ClientSettings(userAgent: "MyShop/1.0 (+https://shop.example)"))

// Safe to repeat: the same order id gives the same payment.
let payment = try await gateway.payments.create(
    amount: Amount("19.99"),  // 19.99 without the quotes does not compile
    currency: "USD",
    orderId: "ORDER-1",
    urlCallback: "http://127.0.0.1:8000/webhooks/2328")
print("send the customer to", payment.url ?? "")

for try await one in gateway.payments.list(perPage: 100) {
    print(one.orderId ?? one.uuid, one.amount, one.currency, one.paymentStatus)
}

do {
    _ = try await gateway.payments.info(orderId: "NONE")
} catch let error as CointillError where error.code == .notFound {
    print(error)
}
await gateway.close()
