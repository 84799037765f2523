internal import CointillNative

/// 2328.io: signs calls, carries them out and reads their answers. Any number of tasks may share one.
///
/// ```swift
/// let gateway = try Gateway2328(project: project, apiKey: key)
/// let payment = try await gateway.payments.create(
///     amount: Amount("19.99"), currency: "USD", orderId: "ORDER-1")
/// ```
public struct Gateway2328: Sendable {
    let client: GatewayClient

    /// For a server, which can keep a key. An app cannot: see
    /// ``withKeyReadableByAnyoneWhoHasThisApp(project:apiKey:payoutKey:baseURL:options:settings:)``.
    ///
    /// - Parameters:
    ///   - project: The project's UUID, from the gateway's panel.
    ///   - apiKey: The API key.
    ///   - payoutKey: The payout key; payouts need it.
    ///   - baseURL: Another address, such as the sandbox's. `https`, save for loopback.
    ///   - options: Readings of the documentation.
    ///   - settings: How calls are carried out.
    /// - Throws: ``CointillError`` with `configuration`.
    @available(iOS, unavailable, message: "a key in an app is everyone's: use CheckoutSession")
    @available(tvOS, unavailable, message: "a key in an app is everyone's: use CheckoutSession")
    @available(watchOS, unavailable, message: "a key in an app is everyone's: use CheckoutSession")
    @available(visionOS, unavailable, message: "a key in an app is everyone's: use CheckoutSession")
    public init(
        project: String,
        apiKey: String,
        payoutKey: String? = nil,
        baseURL: String? = nil,
        options: Options = Options(),
        settings: ClientSettings = ClientSettings()
    ) throws {
        client = try Self.client(project, apiKey, payoutKey, baseURL, options, settings)
    }

    /// Without a key, on any platform: what has to be signed is signed by `signer`, which asks the
    /// shop's server. Which requests that server signs is for it to say.
    ///
    /// - Parameters:
    ///   - project: The project's UUID, from the gateway's panel.
    ///   - signer: Asks whoever has the keys.
    ///   - baseURL: Another address, such as the sandbox's. `https`, save for loopback.
    ///   - options: Readings of the documentation.
    ///   - settings: How calls are carried out. The time to sign counts against the deadline.
    /// - Throws: ``CointillError`` with `configuration`.
    public init(
        project: String,
        signer: any Signer,
        baseURL: String? = nil,
        options: Options = Options(),
        settings: ClientSettings = ClientSettings()
    ) throws {
        client = try Native.carry {
            let gateway = try NativeGateway2328.signedElsewhere(
                project: project, baseUrl: baseURL, userAgent: settings.userAgent,
                options: options.native)
            return GatewayClient(
                caller: gateway, settings: settings, limiter: try Self.limiter(settings),
                signer: signer)
        }
    }

    private init(client: GatewayClient) {
        self.client = client
    }

    /// The same on a device in a customer's hand. Whoever has the app can read the key out of it,
    /// and take payments and pay out with it: for a device that never leaves the shop, at most.
    ///
    /// - Throws: ``CointillError`` with `configuration`.
    public static func withKeyReadableByAnyoneWhoHasThisApp(
        project: String,
        apiKey: String,
        payoutKey: String? = nil,
        baseURL: String? = nil,
        options: Options = Options(),
        settings: ClientSettings = ClientSettings()
    ) throws -> Gateway2328 {
        Gateway2328(
            client: try client(project, apiKey, payoutKey, baseURL, options, settings))
    }

    private static func client(
        _ project: String, _ apiKey: String, _ payoutKey: String?, _ baseURL: String?,
        _ options: Options, _ settings: ClientSettings
    ) throws -> GatewayClient {
        try Native.carry {
            let gateway = try NativeGateway2328(
                project: project, apiKey: apiKey, payoutKey: payoutKey, baseUrl: baseURL,
                userAgent: settings.userAgent, options: options.native)
            return GatewayClient(
                caller: gateway, settings: settings, limiter: try Self.limiter(settings))
        }
    }

    private static func limiter(_ settings: ClientSettings) throws -> NativeRateLimiter? {
        guard settings.rateLimit != 0 else { return nil }
        return try NativeRateLimiter(
            rate: settings.rateLimit.map { UInt32(clamping: $0) }, burst: nil, windowNs: nil)
    }

    /// Calls an endpoint that this version does not know; the answer's payload as it came. Never
    /// repeated after an unknown outcome.
    ///
    /// - Parameters:
    ///   - method: `GET` or `POST`.
    ///   - path: The path behind the base URL, such as `/v1/payment/info`.
    ///   - body: The JSON to sign and send.
    /// - Throws: ``CointillError``.
    public func raw(_ method: String, _ path: String, body: JSON? = nil) async throws -> JSON {
        try await client.json { caller in
            guard let gateway = caller as? NativeGateway2328 else {
                throw CointillError(unknownCaller: "2328")
            }
            return try gateway.raw(method: method, path: path, body: body?.text)
        }
    }

    /// Closes the connections. Calls after it throw ``CointillError`` with `configuration`.
    public func close() async {
        await client.close()
    }
}

extension NativeGateway2328: Caller {
    func call(_ group: String, _ name: String, _ arguments: [String?]) throws -> NativeCall {
        try call(group: group, name: name, arguments: arguments)
    }

    func pager(_ group: String, _ name: String, _ arguments: [String?]) throws -> NativePager {
        try pages(group: group, name: name, arguments: arguments)
    }
}

extension CointillError {
    /// A client of one gateway that holds the calls of another.
    init(unknownCaller gateway: String) {
        self.init(.internal, "expected a client of \(gateway)", advice: "report it")
    }
}
