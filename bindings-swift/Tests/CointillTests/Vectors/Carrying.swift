@testable import Cointill
import CointillNative
import CointillTesting
import Foundation

/// A client of the gateway that a case describes.
enum Client {
    case gateway2328(Gateway2328)
    case alchemyPay(AlchemyPay)

    /// `signer` has the keys in place of the client.
    init(
        _ gateway: Value, _ settings: ClientSettings = ClientSettings(),
        signer: (any Signer)? = nil
    ) throws {
        var settings = settings
        settings.userAgent = gateway["user_agent"].text
        if let signer {
            self = try Self.keyless(gateway, settings, signer)
        } else if gateway["project"] != .null {
            try Self.knows(
                gateway, "project", "api_key", "payout_key", "base_url", "user_agent", "options")
            self = .gateway2328(
                try Gateway2328(
                    project: gateway.get("project"), apiKey: gateway.get("api_key"),
                    payoutKey: gateway["payout_key"].text, baseURL: gateway["base_url"].text,
                    options: options2328(gateway["options"]), settings: settings))
        } else {
            try Self.knows(gateway, "app_id", "secret", "host", "user_agent", "options")
            self = .alchemyPay(
                try AlchemyPay(
                    appId: gateway.get("app_id"), secret: gateway.get("secret"),
                    host: Self.host(gateway["host"]),
                    options: optionsAlchemyPay(gateway["options"]), settings: settings))
        }
    }

    private static func keyless(
        _ gateway: Value, _ settings: ClientSettings, _ signer: any Signer
    ) throws -> Client {
        if gateway["project"] != .null {
            return .gateway2328(
                try Gateway2328(
                    project: gateway.get("project"), signer: signer,
                    baseURL: gateway["base_url"].text, options: options2328(gateway["options"]),
                    settings: settings))
        }
        return .alchemyPay(
            try AlchemyPay(
                appId: gateway.get("app_id"), signer: signer, host: host(gateway["host"]),
                options: optionsAlchemyPay(gateway["options"]), settings: settings))
    }

    private static func knows(_ gateway: Value, _ names: String...) throws {
        for name in gateway.members.keys where !names.contains(name) {
            throw Unrunnable("setting \(name)")
        }
    }

    private static func host(_ value: Value) throws -> AlchemyPay.Host {
        switch value.text {
        case "alchemy_sandbox": return .alchemySandbox
        case "alchemy_production": return .alchemy
        case "aeon_sandbox": return .aeonSandbox
        case "aeon_production": return .aeon
        case nil: return AlchemyPay.Host(url: try value.get("custom"))
        case let other?: throw Unrunnable("host \(other)")
        }
    }

    var native: GatewayClient {
        switch self {
        case .gateway2328(let gateway): gateway.client
        case .alchemyPay(let gateway): gateway.client
        }
    }

    /// The call of an endpoint before it is carried out.
    func make(_ endpoint: String, _ request: Value) throws -> NativeCall {
        guard let operation = operations[endpoint] else {
            throw Unrunnable("endpoint \(endpoint)")
        }
        let arguments = operation.parameters.map { name in
            request[name].text ?? (request[name] == .null ? nil : request[name].description)
        }
        return try native.caller().call(operation.group, operation.name, arguments)
    }
}

func options2328(_ value: Value) throws -> Gateway2328.Options {
    var options = Gateway2328.Options()
    for (name, setting) in value.members {
        switch name {
        case "url_callback_required": options.urlCallbackRequired = setting == .bool(true)
        case "network_required_for_crypto":
            options.networkRequiredForCrypto = setting == .bool(true)
        case "list_by_aml_lock": options.listByAmlLock = setting == .bool(true)
        case "payout_order_id_max": options.payoutOrderIdMax = setting.int
        default: throw Unrunnable("option \(name)")
        }
    }
    return options
}

func optionsAlchemyPay(_ value: Value) throws -> AlchemyPay.Options {
    var options = AlchemyPay.Options()
    for (name, setting) in value.members {
        let text = setting.text ?? ""
        switch name {
        case "amount_unit": options.amountUnit = .init(rawValue: text)
        case "signed_set": options.signedSet = .init(rawValue: text)
        case "nested": options.nested = .init(rawValue: text)
        case "null_text_is_absent": options.nullTextIsAbsent = setting == .bool(true)
        case "digits_only_order_numbers": options.digitsOnlyOrderNumbers = setting == .bool(true)
        case "payment_exchange": options.paymentExchange = setting == .bool(true)
        case "refund_order_no": options.refundOrderNo = setting == .bool(true)
        default: throw Unrunnable("option \(name)")
        }
    }
    return options
}

func fixedGateway(_ endpoint: String, _ options: Value = .null) -> Value {
    if endpoint.hasPrefix("2328.") {
        return [
            "project": "00000000-0000-4000-8000-000000002328", "api_key": "test-api-key",
            "payout_key": "test-payout-key",
        ]
    }
    return [
        "app_id": "TEST000001", "secret": "9999", "host": "alchemy_sandbox",
        "options": options == .null ? [:] : options,
    ]
}

/// Signs with the keys of a case, as a shop's server does for its app.
struct KeyHolder: Signer {
    let gateway: Value

    func sign(_ request: SigningRequest) async throws -> String {
        switch request.key {
        case .api:
            return try Signing.sign2328(request.body, key: gateway.get("api_key")).uppercased()
        case .payout:
            return try Signing.sign2328(request.body, key: gateway.get("payout_key"))
        case .app:
            return try Signing.signAlchemyPay(
                request.message ?? "", JSON(text: String(decoding: request.body, as: UTF8.self)),
                secret: gateway.get("secret"), options: optionsAlchemyPay(gateway["options"])
            ).lowercased()
        }
    }
}

/// What came of a call.
struct Ran {
    let sent: [TransportRequest]
    var outcome: Outcome?
    var error: CointillError?
}

/// A call through the typed method of its endpoint, over a transport that is told what to answer.
func ran(
    _ gateway: Value, _ endpoint: String, _ request: Value, _ answers: [Script.Answer],
    _ policy: RetryPolicy = .once, signer: (any Signer)? = nil
) async throws -> Ran {
    let script = Script(answers)
    let settings = ClientSettings(transport: script, retryPolicy: policy)
    let outcome: Outcome
    do {
        switch try Client(gateway, settings, signer: signer) {
        case .gateway2328(let own):
            outcome = try await call(own, endpoint, Request(request))
            await own.close()
        case .alchemyPay(let own):
            outcome = try await call(own, endpoint, Request(request))
            await own.close()
        }
    } catch let error as CointillError {
        return Ran(sent: script.sent, error: error)
    }
    return Ran(sent: script.sent, outcome: outcome)
}

func answer(_ response: Value) throws -> TransportResponse {
    TransportResponse(
        status: try response.number("status"),
        headers: response["headers"].members.map {
            Header(name: $0.key, value: $0.value.text ?? "")
        },
        body: try response["body"].bytes())
}
