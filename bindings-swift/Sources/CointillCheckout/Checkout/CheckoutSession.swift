internal import CointillCheckoutNative
import Foundation

/// An app's look at one payment: the views that the shop's endpoint answers with, as they change.
///
/// It asks with a view token that the shop's server minted, slows down while nothing happens, waits
/// longer after failures, and goes on through any loss of network until the payment is final. To
/// stop earlier, cancel the task that walks over it. One walk at a time.
///
/// ```swift
/// let session = try CheckoutSession(url: url, token: token) { try await shop.newToken() }
/// for try await view in session { show(view) }
/// ```
public final class CheckoutSession: AsyncSequence, Sendable {
    public typealias Element = Checkout.PaymentView

    /// How often the shop is asked. What is nil has its default.
    public struct Policy: Sendable, Hashable {
        /// Between the first questions, and after every change; at least 1 s. Default: 2 s.
        public var interval: Duration?
        /// Each answer that says nothing new makes the interval a quarter longer, up to this.
        /// Default: 15 s.
        public var maxInterval: Duration?
        /// Upper end of the random delay after the first failure. Default: 1 s.
        public var baseDelay: Duration?
        /// Upper end of any random delay. Default: 60 s.
        public var maxDelay: Duration?
        /// The longest `Retry-After` that is sat out. Default: 5 minutes.
        public var maxRetryAfter: Duration?
        /// Most time for one question and its answer. Default: 15 s.
        public var timeout: Duration?

        public init(
            interval: Duration? = nil, maxInterval: Duration? = nil, baseDelay: Duration? = nil,
            maxDelay: Duration? = nil, maxRetryAfter: Duration? = nil, timeout: Duration? = nil
        ) {
            self.interval = interval
            self.maxInterval = maxInterval
            self.baseDelay = baseDelay
            self.maxDelay = maxDelay
            self.maxRetryAfter = maxRetryAfter
            self.timeout = timeout
        }

        var native: NativeWatchPolicy {
            NativeWatchPolicy(
                intervalNs: interval?.nanoseconds, maxIntervalNs: maxInterval?.nanoseconds,
                baseDelayNs: baseDelay?.nanoseconds, maxDelayNs: maxDelay?.nanoseconds,
                maxRetryAfterNs: maxRetryAfter?.nanoseconds, timeoutNs: timeout?.nanoseconds)
        }
    }

    private let watch: NativeWatch
    private let transport: any Transport
    private let newToken: (@Sendable () async throws -> String)?
    private let rest = Locked(Rest())

    /// The wait that is under way, and how often one was to be ended.
    private struct Rest {
        var sleeper: Task<Void, any Error>?
        var wakes = 0
    }

    /// - Parameters:
    ///   - url: The shop's endpoint; `https` save for loopback, without a query.
    ///   - token: What the shop's server minted.
    ///   - policy: How often the shop is asked.
    ///   - transport: What sends; ``URLSessionTransport`` when nil.
    ///   - newToken: Asks the shop for another token when the time of this one is up. Without it
    ///     the walk ends with an error then.
    /// - Throws: ``CointillError`` with `configuration` or `invalidRequest`.
    public init(
        url: String, token: String, policy: Policy = Policy(), transport: (any Transport)? = nil,
        newToken: (@Sendable () async throws -> String)? = nil
    ) throws {
        watch = try Native.carry {
            try NativeWatch(url: url, token: token, policy: policy.native, seed: nil)
        }
        // A view has about 600 bytes, and one above 64 KiB is not read.
        self.transport = transport ?? URLSessionTransport(maxBytes: 64 << 10)
        self.newToken = newToken
    }

    /// Asks as soon as it may: for an app that comes to the foreground, or hears that the network is
    /// back.
    public func lookNow() {
        try? watch.lookNow(now: .reading())
        rest.withLock { rest in
            rest.wakes += 1
            rest.sleeper?.cancel()
        }
    }

    /// How long the payer still has, by the shop's own times; nil without a view, or when it says no
    /// end.
    public var timeLeft: Duration? {
        ((try? watch.timeLeft(now: .reading())) ?? nil).map { Duration(nanoseconds: $0) }
    }

    /// Why the last question got no view; nil when it did. The view that is shown may then be old.
    public var trouble: CointillError? {
        ((try? watch.trouble()) ?? nil).map { CointillError($0) }
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(session: self)
    }

    public struct Iterator: AsyncIteratorProtocol {
        let session: CheckoutSession

        /// The next view that says something new; nil behind a final one.
        ///
        /// - Throws: `CancellationError` when the task is cancelled; ``CointillError`` with
        ///   `authentication` when the token is no longer taken and there is no other, or with what
        ///   the shop's server refuses.
        public mutating func next() async throws -> Checkout.PaymentView? {
            try await session.next()
        }
    }

    private func next() async throws -> Checkout.PaymentView? {
        while true {
            try Task.checkCancellation()
            let wakes = rest.withLock { $0.wakes }
            switch try Native.carry({ try watch.step(now: .reading()) }) {
            case .changed(let view):
                return Checkout.PaymentView(record: Record(view))
            case .final:
                return nil
            case .refused(let why):
                throw CointillError(why)
            case .unauthorized:
                guard let newToken else {
                    throw CointillError(
                        .authentication, "the shop does not take the token: its time is up",
                        advice: "ask the shop's server for another one")
                }
                let token = try await newToken()
                try Native.carry { try watch.renew(token: token, now: .reading()) }
            case .wait(let nanoseconds):
                await sleep(Duration(nanoseconds: nanoseconds), unlessWokenSince: wakes)
            case .send(let request, let timeout):
                try await send(TransportRequest(request, attempt: 1, timeout: timeout))
            }
        }
    }

    /// Until the time is over, or ``lookNow()`` ends it.
    private func sleep(_ time: Duration, unlessWokenSince wakes: Int) async {
        let sleeper = Task { try await Task.sleep(for: time) }
        rest.withLock { rest in
            rest.sleeper = sleeper
            // It was woken before there was something to wake.
            if rest.wakes != wakes { sleeper.cancel() }
        }
        await withTaskCancellationHandler {
            _ = await sleeper.result
        } onCancel: {
            sleeper.cancel()
        }
        rest.withLock { $0.sleeper = nil }
    }

    private func send(_ request: TransportRequest) async throws {
        do {
            let answer = try await transport.send(request)
            try Native.carry {
                try watch.response(
                    status: UInt16(clamping: answer.status),
                    headers: answer.headers.map { NativeHeader(name: $0.name, value: $0.value) },
                    body: answer.body, now: .reading())
            }
        } catch let error as CointillError {
            throw error
        } catch {
            // Cancelled: the walk is over, and a later one asks anew.
            try Task.checkCancellation()
            let failure = error as? TransportFailure ?? TransportFailure(.other)
            try Native.carry {
                try watch.failure(
                    failure: failure.native, text: failure.text, now: .reading())
            }
        }
    }
}
