/// The matrix of exchange rates; it need not be complete.
public struct ExchangeRates: Sendable, Hashable {
    /// One unit of `source` is so much of `target`.
    public struct Rate: Sendable, Hashable {
        public let source: String
        public let target: String
        public let rate: Amount
    }

    /// All rates, in the gateway's order.
    public let rates: [Rate]
    private let bySource: [String: [String: Amount]]

    init(_ rates: [(source: String, target: String, rate: Amount)]) {
        self.rates = rates.map { Rate(source: $0.source, target: $0.target, rate: $0.rate) }
        var bySource: [String: [String: Amount]] = [:]
        for (source, target, rate) in rates {
            bySource[source, default: [:]][target] = rate
        }
        self.bySource = bySource
    }

    /// How much of `target` one unit of `source` is; nil when the gateway does not say.
    public subscript(source: String, target: String) -> Amount? {
        bySource[source]?[target]
    }
}
