import Cointill
import CointillTesting
import Foundation

/// `signing_2328.json`.
let signing2328: [String: Operation] = [
    "2328.sign": { input in
        let sign = try Signing.sign2328(input["body"].bytes(), key: input.get("secret"))
        return ["sign": shown(sign)]
    },
    "2328.verify": { input in
        let matches = try Signing.verify2328(
            input["body"].bytes(), sign: input.get("sign"), key: input.get("secret"))
        guard matches else { throw Invalid(["matches": false]) }
        return ["matches": true]
    },
    "2328.sign_webhook": { input in
        let body = JSON(text: try input.get("body"))
        return [
            "body": shown(
                try refusing { try Signing.signWebhook2328(body, key: input.get("secret")) })
        ]
    },
    "2328.key": { input in
        let secret = try input.get("secret")
        return try usable([
            { _ = try Webhooks2328(apiKey: secret) },
            { _ = try Webhooks2328(payoutKey: secret) },
            { _ = try Gateway2328(project: project, apiKey: secret) },
            { _ = try Gateway2328(project: project, apiKey: "x", payoutKey: secret) },
            { _ = try Signing.sign2328(Data(), key: secret) },
            { _ = try Signing.signWebhook2328(JSON(text: "{}"), key: secret) },
        ])
    },
]

/// `signing_alchemypay.json`.
let signingAlchemyPay: [String: Operation] = [
    "alchemypay.sign": { input in
        let sign = try refusing {
            try Signing.signAlchemyPay(
                input.get("message"), JSON(text: input.get("body")), secret: input.get("secret"),
                options: optionsAlchemyPay(input["options"]))
        }
        return ["sign": shown(sign)]
    },
    "alchemypay.sign_body": { input in
        let body = try refusing {
            try Signing.signBodyAlchemyPay(
                input.get("message"), JSON(text: input.get("body")), secret: input.get("secret"),
                options: optionsAlchemyPay(input["options"]))
        }
        return ["body": shown(body)]
    },
    "alchemypay.verify": { input in
        let matches = try Signing.verifyAlchemyPay(
            input.get("message"), JSON(text: input.get("body")), secret: input.get("secret"),
            options: optionsAlchemyPay(input["options"]))
        guard matches else { throw Invalid(["matches": false]) }
        return ["matches": true]
    },
    "alchemypay.key": { input in
        let secret = try input.get("secret")
        return try usable([
            { _ = try AlchemyPayWebhooks(secret: secret) },
            { _ = try AlchemyPay(appId: "A", secret: secret, host: .alchemy) },
            {
                _ = try Signing.verifyAlchemyPay("create", JSON(text: "{}"), secret: secret)
            },
        ])
    },
]

private let project = "00000000-0000-4000-8000-000000002328"

/// The places where a key is given agree.
private func usable(_ makers: [() throws -> Void]) throws -> Value {
    var problems: [Value] = []
    for make in makers {
        do {
            try refusing(make)
        } catch let refused as Invalid {
            problems.append(refused.told)
        }
    }
    guard let first = problems.first else { return ["usable": true] }
    guard problems == Array(repeating: first, count: makers.count) else {
        throw Unrunnable("the places where a key is given disagree: \(problems)")
    }
    throw Invalid(first)
}
