#if canImport(SwiftUI)
    import CointillCheckout
    import SwiftUI

    /// A payment as the customer sees it. On Linux, which has no SwiftUI, it is type-checked against
    /// the few declarations of Tests/SwiftUI.
    public struct CheckoutScreen: View {
        let url: String
        let token: String
        let newToken: @Sendable () async throws -> String
        @State private var view: Checkout.PaymentView?
        @State private var problem: String?

        public init(
            url: String, token: String, newToken: @escaping @Sendable () async throws -> String
        ) {
            self.url = url
            self.token = token
            self.newToken = newToken
        }

        public var body: some View {
            VStack(spacing: 16) {
                if let view {
                    Text(verbatim: "\(view.amount) \(view.currency)").font(.title)
                    if view.isPaid {
                        Label("Paid", systemImage: "checkmark.circle")
                    } else if let owed = view.toSend, let coin = view.payerCurrency {
                        Text(verbatim: "Send \(owed) \(coin) on \(view.network ?? "")")
                        Text(verbatim: view.address ?? "").textSelection(.enabled)
                    }
                } else {
                    ProgressView()
                }
                if let problem { Text(verbatim: problem).foregroundStyle(.red) }
            }
            .task {
                do {
                    try await watch(
                        url: url, token: token, show: { now, _ in view = now },
                        newToken: newToken)
                } catch is CancellationError {
                } catch {
                    problem = error.localizedDescription
                }
            }
        }
    }
#endif
