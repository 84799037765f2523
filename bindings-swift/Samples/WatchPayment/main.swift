// An app's look at one payment, from a terminal: with a view token, and with nothing that signs.
//
//     cargo xtask swift -- run watch-payment URL TOKEN

import CointillCheckout

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    fatalError("expected the address of the shop's endpoint and a view token")
}
do {
    for try await view in try CheckoutSession(url: arguments[1], token: arguments[2]) {
        print(view.orderId, view.status, view.amount, view.currency, view.paymentUri ?? "")
    }
} catch let error as CointillError {
    print(error)
}
