internal import CointillNative

/// The limits of the repeats of one call. What may be repeated at all follows from what is called
/// and from whether the gateway may have carried it out.
public struct RetryPolicy: Sendable, Hashable {
    /// How often a request is sent at most; 0 counts as 1. Default: 4.
    public var maxAttempts: Int?
    /// Upper end of the first random delay; it doubles with each further one. Default: 250 ms.
    public var baseDelay: Duration?
    /// Upper end of any random delay. Default: 20 s.
    public var maxDelay: Duration?
    /// The longest `Retry-After` that is sat out. Default: 60 s.
    public var maxRetryAfter: Duration?
    /// Most time for one attempt. Default: 30 s.
    public var attemptTimeout: Duration?
    /// Most time for the whole call: attempts, delays and waiting for the rate limit. Default: 60 s.
    public var totalDeadline: Duration?

    /// What is nil has its default.
    public init(
        maxAttempts: Int? = nil,
        baseDelay: Duration? = nil,
        maxDelay: Duration? = nil,
        maxRetryAfter: Duration? = nil,
        attemptTimeout: Duration? = nil,
        totalDeadline: Duration? = nil
    ) {
        self.maxAttempts = maxAttempts
        self.baseDelay = baseDelay
        self.maxDelay = maxDelay
        self.maxRetryAfter = maxRetryAfter
        self.attemptTimeout = attemptTimeout
        self.totalDeadline = totalDeadline
    }

    /// One attempt and no repeat.
    public static let once = RetryPolicy(maxAttempts: 1)
}

extension RetryPolicy {
    var native: NativeRetryPolicy {
        NativeRetryPolicy(
            maxAttempts: maxAttempts.map { UInt32(clamping: $0) },
            baseDelayNs: baseDelay?.nanoseconds,
            maxDelayNs: maxDelay?.nanoseconds,
            maxRetryAfterNs: maxRetryAfter?.nanoseconds,
            attemptTimeoutNs: attemptTimeout?.nanoseconds,
            totalDeadlineNs: totalDeadline?.nanoseconds)
    }
}
