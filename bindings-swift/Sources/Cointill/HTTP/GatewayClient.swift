internal import CointillNative
import Foundation

/// What makes calls of a gateway.
protocol Caller: Sendable {
    func call(_ group: String, _ name: String, _ arguments: [String?]) throws -> NativeCall
    func pager(_ group: String, _ name: String, _ arguments: [String?]) throws -> NativePager
}

/// Carries calls out: the core says what to send when, the transport sends it.
final class GatewayClient: Sendable {
    private let open: Locked<(caller: any Caller, transport: any Transport)?>
    private let policy: NativeRetryPolicy
    private let limiter: NativeRateLimiter?
    /// Of a client without a key.
    private let signer: (any Signer)?

    init(
        caller: any Caller, settings: ClientSettings, limiter: NativeRateLimiter? = nil,
        signer: (any Signer)? = nil
    ) {
        let transport = settings.transport ?? URLSessionTransport()
        open = Locked((caller, transport))
        policy = settings.retryPolicy.native
        self.limiter = limiter
        self.signer = signer
    }

    /// What makes the calls, while the client is not closed.
    func caller() throws -> any Caller {
        try parts().caller
    }

    private func parts() throws -> (caller: any Caller, transport: any Transport) {
        guard let parts = open.withLock({ $0 }) else {
            throw CointillError(
                .configuration, "the client is closed: expected a call before close()",
                advice: "make a new client")
        }
        return parts
    }

    func close() async {
        let parts = open.withLock { open in
            defer { open = nil }
            return open
        }
        await parts?.transport.close()
    }

    // MARK: Calls by the kind of their result

    func record<Kind: Recorded>(
        _ group: String, _ name: String, _ arguments: [String?]
    ) async throws -> Kind {
        guard case .one(let record) = try await output(group, name, arguments) else {
            throw CointillError(unexpected: "\(group).\(name)")
        }
        return Kind(record: Record(record))
    }

    func records<Kind: Recorded>(
        _ group: String, _ name: String, _ arguments: [String?]
    ) async throws -> [Kind] {
        guard case .many(let records) = try await output(group, name, arguments) else {
            throw CointillError(unexpected: "\(group).\(name)")
        }
        return records.map { Kind(record: Record($0)) }
    }

    func rates(
        _ group: String, _ name: String, _ arguments: [String?]
    ) async throws -> ExchangeRates {
        guard case .rates(let rates) = try await output(group, name, arguments) else {
            throw CointillError(unexpected: "\(group).\(name)")
        }
        return ExchangeRates(rates.map { ($0.source, $0.target, Amount(known: $0.rate)) })
    }

    func json(_ group: String, _ name: String, _ arguments: [String?]) async throws -> JSON {
        try await json { try $0.call(group, name, arguments) }
    }

    func json(_ make: (any Caller) throws -> NativeCall) async throws -> JSON {
        let call = try Native.carry { try make(try caller()) }
        guard case .json(let text) = try await carryOut(call) else {
            throw CointillError(unexpected: "a raw call")
        }
        return JSON(text: text)
    }

    func pages<Item: Recorded>(
        _ group: String, _ name: String, _ arguments: [String?]
    ) -> Pages<Item> {
        let page: @Sendable (NativeOutput) throws -> Page<Item> = { output in
            guard case .page(let records, let paginate, let next) = output else {
                throw CointillError(unexpected: "\(group).\(name)")
            }
            return Page(
                items: records.map { Item(record: Record($0)) },
                paginate: Gateway2328.Paginate(record: Record(paginate)),
                nextPage: next.map(Int.init))
        }
        return Pages(
            start: {
                let pager = try Native.carry { try self.caller().pager(group, name, arguments) }
                return {
                    guard let call = try Native.carry({ try pager.nextCall() }) else { return nil }
                    return try page(try await self.carryOut(call, pager))
                }
            },
            one: { try page(try await self.output(group, name, arguments)) })
    }

    private func output(
        _ group: String, _ name: String, _ arguments: [String?]
    ) async throws -> NativeOutput {
        let call = try Native.carry { try caller().call(group, name, arguments) }
        return try await carryOut(call)
    }

    // MARK: The drive

    private func carryOut(
        _ call: NativeCall, _ pager: NativePager? = nil
    ) async throws -> NativeOutput {
        let transport = try parts().transport
        let exchange = try Native.carry {
            try NativeExchange(call: call, policy: policy, limiter: limiter, seed: nil)
        }
        steps: while true {
            switch try Native.carry({ try exchange.step(now: .reading()) }) {
            case .done:
                break steps
            case .sign(let request, let timeout):
                let request = try SigningRequest(request)
                try await sign(request, within: Duration(nanoseconds: timeout), for: exchange)
            case .wait(let nanoseconds):
                // Cancelled while it waits: what is not done counts as cancelled.
                guard (try? await Task.sleep(for: Duration(nanoseconds: nanoseconds))) != nil
                else { break steps }
            case .send(let request, let attempt, let timeout):
                let request = TransportRequest(request, attempt: attempt, timeout: timeout)
                try await send(request, over: transport, for: exchange)
            }
        }
        return try Native.carry { try exchange.finish(pager: pager) }
    }

    private func send(
        _ request: TransportRequest, over transport: any Transport, for exchange: NativeExchange
    ) async throws {
        try await report(.other, to: exchange) {
            let response = try await transport.send(request)
            return {
                try exchange.response(
                    status: UInt16(clamping: response.status),
                    headers: response.headers.map { NativeHeader(name: $0.name, value: $0.value) },
                    body: response.body, now: .reading())
            }
        }
    }

    private func sign(
        _ request: SigningRequest, within time: Duration, for exchange: NativeExchange
    ) async throws {
        guard let signer else {
            throw CointillError(unexpected: "a call of a client with its keys")
        }
        try await report(.unsigned, to: exchange) {
            let signature: String
            do {
                signature = try await within(time) { try await signer.sign(request) }
            } catch let error as CointillError {
                // Of what the signer did: it says nothing of this call.
                throw TransportFailure(.unsigned, text: error.text)
            }
            return { try exchange.signature(signature: signature, now: .reading()) }
        }
    }

    /// Tells the exchange what came of a step, or that nothing came of it, and why.
    private func report(
        _ unknown: TransportFailure.Kind, to exchange: NativeExchange,
        _ step: () async throws -> () throws -> Void
    ) async throws {
        let failure: TransportFailure
        do {
            let tell = try await step()
            return try Native.carry(tell)
        } catch let error as CointillError {
            throw error
        } catch let error as TransportFailure {
            failure = error
        } catch is CancellationError {
            failure = TransportFailure(.cancelled)
        } catch {
            // Its words may hold anything, so only its kind is told.
            failure = TransportFailure(unknown, text: "\(type(of: error))")
        }
        try Native.carry {
            try exchange.failure(failure: failure.native, text: failure.text, now: .reading())
        }
    }
}

extension CointillError {
    /// The two sides of the border are of different versions.
    fileprivate init(unexpected operation: String) {
        self.init(
            .internal, "\(operation): expected another kind of result",
            advice: "report it; look up whether the call was carried out", outcomeUnknown: true)
    }
}
