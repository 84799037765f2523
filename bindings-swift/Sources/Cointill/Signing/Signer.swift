internal import CointillNative
import Foundation

/// Signs the requests of a gateway that has no key, such as an app's: asks the shop's own server, which
/// has it.
///
/// It is asked once for each request, before the request is sent; repeats send the same bytes again.
public protocol Signer: Sendable {
    /// The signature of exactly `request.body`, in hexadecimal digits of any case, as
    /// ``Signing/sign2328(_:key:)`` or ``Signing/signAlchemyPay(_:_:secret:options:)`` makes it.
    ///
    /// When its task is cancelled, or takes longer than the call may, its answer is not waited for.
    ///
    /// - Throws: `TransportFailure` of the kind `unsigned` when it refuses, which ends the call with the
    ///   code `configuration`; of another kind when it could not be asked, which may be tried again as
    ///   any call. Any other error counts as a refusal, and only the name of its type is told.
    func sign(_ request: SigningRequest) async throws -> String
}

/// A request that is signed elsewhere before it is sent.
///
/// It can be sent to a server as JSON. The server must know what a signature gives away. One of 2328.io
/// is over the body alone, with neither a path nor a time in it: it is good for ever, and for every
/// endpoint that takes this body. So decide by ``body``, not by what the asker says of it.
public struct SigningRequest: Sendable, Hashable, Codable {
    /// Which key of the merchant signs.
    public enum Key: String, Sendable, Hashable, Codable, CaseIterable {
        /// The API key of 2328.io.
        case api
        /// The payout key of 2328.io.
        case payout
        /// The secret of an `appId` of Alchemy Pay or AEON.
        case app
    }

    public let gateway: Observed.Gateway
    /// Gateway, group and action, such as `2328.payment.create`.
    public let endpoint: String
    public let key: Key
    /// The kind of message, such as `create`, which says which fields Alchemy Pay's signature covers;
    /// nil for 2328.io, which signs the whole body.
    public let message: String?
    /// `GET` or `POST`.
    public let method: String
    /// The absolute URL. No signature covers it.
    public let url: String
    /// The exact bytes to sign; empty for a `GET` of 2328.io.
    public let body: Data

    /// The path of ``url``.
    public var path: String { URLComponents(string: url)?.path ?? "" }
}

extension SigningRequest: CustomStringConvertible {
    /// Without the body, which is the customer's business.
    public var description: String {
        "SigningRequest(\(endpoint), key: \(key), \(body.count) bytes)"
    }
}

extension SigningRequest {
    init(_ native: NativeSigningRequest) throws {
        guard let gateway = Observed.Gateway(rawValue: native.gateway),
            let key = Key(rawValue: native.key)
        else {
            throw CointillError(
                .internal, "expected a gateway and a key that this version knows",
                advice: "report it")
        }
        self.init(
            gateway: gateway, endpoint: native.endpoint, key: key, message: native.message,
            method: native.method, url: native.url, body: native.body)
    }
}
