internal import CointillNative
import Foundation

/// Signatures by themselves, for a shop that sends its requests by other means.
public enum Signing {
    /// The value of the header `sign` of 2328.io for exactly these bytes. Both keys sign alike.
    ///
    /// - Throws: ``CointillError`` with `configuration` for a key that is none.
    public static func sign2328(_ body: Data, key: String) throws -> String {
        try Native.carry { try CointillNative.sign2328(body: body, key: key) }
    }

    /// True when `sign` is that of exactly these bytes, compared in constant time.
    ///
    /// - Throws: ``CointillError`` with `configuration` for a key that is none.
    public static func verify2328(_ body: Data, sign: String, key: String) throws -> Bool {
        try Native.carry { try CointillNative.verify2328(body: body, sign: sign, key: key) }
    }

    /// The object with `sign` behind its members, as 2328.io writes a webhook.
    ///
    /// - Throws: ``CointillError`` for a key that is none, or a text that is no object.
    public static func signWebhook2328(_ body: JSON, key: String) throws -> JSON {
        try Native.carry {
            JSON(text: try CointillNative.signWebhook2328(body: body.text, key: key))
        }
    }

    /// The signature over the signed fields of an object, in the vendor's upper case.
    ///
    /// - Parameter message: Which fields are signed: `create`, `query`, `order-webhook` and so on.
    /// - Throws: ``CointillError``.
    public static func signAlchemyPay(
        _ message: String, _ body: JSON, secret: String, options: AlchemyPay.Options = .init()
    ) throws -> String {
        try Native.carry {
            try CointillNative.signAlchemypay(
                name: message, body: body.text, secret: secret, options: options.native)
        }
    }

    /// The object with the signature as its last member, in place of one that is there.
    ///
    /// - Throws: ``CointillError``.
    public static func signBodyAlchemyPay(
        _ message: String, _ body: JSON, secret: String, options: AlchemyPay.Options = .init()
    ) throws -> JSON {
        try Native.carry {
            JSON(
                text: try CointillNative.signBodyAlchemypay(
                    name: message, body: body.text, secret: secret, options: options.native))
        }
    }

    /// True when the member `sign` is the signature of the object's fields, compared in constant
    /// time.
    ///
    /// - Throws: ``CointillError``.
    public static func verifyAlchemyPay(
        _ message: String, _ body: JSON, secret: String, options: AlchemyPay.Options = .init()
    ) throws -> Bool {
        try Native.carry {
            try CointillNative.verifyAlchemypay(
                name: message, body: body.text, secret: secret, options: options.native)
        }
    }
}
