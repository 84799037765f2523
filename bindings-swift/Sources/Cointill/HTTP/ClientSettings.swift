/// How a client carries its calls out.
public struct ClientSettings: Sendable {
    /// What sends; ``URLSessionTransport`` when nil. The client closes it with itself.
    public var transport: (any Transport)?
    /// How often and how long a call is repeated.
    public var retryPolicy: RetryPolicy
    /// Requests a second to 2328.io, 10 when nil; 0 for no limit. It holds for this client. Alchemy
    /// Pay documents none.
    public var rateLimit: Int?
    /// Names the shop, such as `MyShop/1.0 (+https://shop.example)`.
    public var userAgent: String?

    public init(
        transport: (any Transport)? = nil,
        retryPolicy: RetryPolicy = RetryPolicy(),
        rateLimit: Int? = nil,
        userAgent: String? = nil
    ) {
        self.transport = transport
        self.retryPolicy = retryPolicy
        self.rateLimit = rateLimit
        self.userAgent = userAgent
    }
}
