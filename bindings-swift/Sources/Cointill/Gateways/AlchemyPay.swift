internal import CointillNative

/// Alchemy Pay and its twin AEON: signs calls, carries them out and reads their answers. Any number
/// of tasks may share one.
public struct AlchemyPay: Sendable {
    let client: GatewayClient

    /// Where the gateway is: one of the documented addresses, or a base URL.
    public struct Host: Sendable, Hashable, ExpressibleByStringLiteral {
        let text: String

        /// Another address, such as the sandbox's. `https`, save for loopback.
        public init(url: String) {
            text = url
        }

        public init(stringLiteral value: String) {
            text = value
        }

        public static let alchemy: Host = "alchemy"
        public static let alchemySandbox: Host = "alchemy-sandbox"
        public static let aeon: Host = "aeon"
        public static let aeonSandbox: Host = "aeon-sandbox"
    }

    /// For a server, which can keep a secret. An app cannot: see
    /// ``withSecretReadableByAnyoneWhoHasThisApp(appId:secret:host:options:settings:)``.
    ///
    /// - Parameters:
    ///   - appId: The merchant's `appId`.
    ///   - secret: Its secret.
    ///   - host: Where the gateway is.
    ///   - options: Readings of the documentation. Find out `amountUnit` with one small order before
    ///     going live.
    ///   - settings: How calls are carried out.
    /// - Throws: ``CointillError`` with `configuration`.
    @available(iOS, unavailable, message: "a secret in an app is everyone's: use CheckoutSession")
    @available(tvOS, unavailable, message: "a secret in an app is everyone's: use CheckoutSession")
    @available(
        watchOS, unavailable, message: "a secret in an app is everyone's: use CheckoutSession"
    )
    @available(
        visionOS, unavailable, message: "a secret in an app is everyone's: use CheckoutSession"
    )
    public init(
        appId: String,
        secret: String,
        host: Host,
        options: Options = Options(),
        settings: ClientSettings = ClientSettings()
    ) throws {
        client = try Self.client(appId, secret, host, options, settings)
    }

    /// Without a secret, on any platform: what has to be signed is signed by `signer`, which asks the
    /// shop's server. Which requests that server signs is for it to say.
    ///
    /// - Parameters:
    ///   - appId: The merchant's `appId`.
    ///   - signer: Asks whoever has the secret.
    ///   - host: Where the gateway is.
    ///   - options: Readings of the documentation; those of the server must be the same.
    ///   - settings: How calls are carried out. The time to sign counts against the deadline.
    /// - Throws: ``CointillError`` with `configuration`.
    public init(
        appId: String,
        signer: any Signer,
        host: Host,
        options: Options = Options(),
        settings: ClientSettings = ClientSettings()
    ) throws {
        client = try Native.carry {
            let gateway = try NativeAlchemyPay.signedElsewhere(
                appId: appId, host: host.text, userAgent: settings.userAgent,
                options: options.native)
            return GatewayClient(caller: gateway, settings: settings, signer: signer)
        }
    }

    private init(client: GatewayClient) {
        self.client = client
    }

    /// The same on a device in a customer's hand. Whoever has the app can read the secret out of it,
    /// and create orders and ask for refunds with it: for a device that never leaves the shop, at
    /// most.
    ///
    /// - Throws: ``CointillError`` with `configuration`.
    public static func withSecretReadableByAnyoneWhoHasThisApp(
        appId: String,
        secret: String,
        host: Host,
        options: Options = Options(),
        settings: ClientSettings = ClientSettings()
    ) throws -> AlchemyPay {
        AlchemyPay(client: try client(appId, secret, host, options, settings))
    }

    private static func client(
        _ appId: String, _ secret: String, _ host: Host, _ options: Options,
        _ settings: ClientSettings
    ) throws -> GatewayClient {
        try Native.carry {
            let gateway = try NativeAlchemyPay(
                appId: appId, secret: secret, host: host.text, userAgent: settings.userAgent,
                options: options.native)
            // Only 2328 documents a limit.
            return GatewayClient(caller: gateway, settings: settings)
        }
    }

    /// Calls an endpoint that this version does not know, with a signature over these fields. Never
    /// repeated after an unknown outcome.
    ///
    /// - Throws: ``CointillError``.
    public func raw(_ path: String, body: JSON, signedFields: [String]) async throws -> JSON {
        try await client.json { caller in
            guard let gateway = caller as? NativeAlchemyPay else {
                throw CointillError(unknownCaller: "Alchemy Pay")
            }
            return try gateway.raw(path: path, body: body.text, signedFields: signedFields)
        }
    }

    /// The cashier page of an order, on the hosts where its form is documented; nil elsewhere.
    ///
    /// - Throws: ``CointillError`` when the client is closed.
    public func cashierURL(orderNo: String) throws -> String? {
        try Native.carry {
            guard let gateway = try client.caller() as? NativeAlchemyPay else {
                throw CointillError(unknownCaller: "Alchemy Pay")
            }
            return try gateway.cashierUrl(orderNo: orderNo)
        }
    }

    /// Closes the connections. Calls after it throw ``CointillError`` with `configuration`.
    public func close() async {
        await client.close()
    }
}

extension NativeAlchemyPay: Caller {
    func call(_ group: String, _ name: String, _ arguments: [String?]) throws -> NativeCall {
        try call(group: group, name: name, arguments: arguments)
    }

    func pager(_ group: String, _ name: String, _ arguments: [String?]) throws -> NativePager {
        // No list of this gateway has pages, so none is generated.
        throw CointillError(unknownCaller: "2328")
    }
}
