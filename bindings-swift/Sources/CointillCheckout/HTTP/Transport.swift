import Foundation

/// What a client sends with: ``URLSessionTransport``, or one of your own for a proxy, for tracing
/// or for tests.
public protocol Transport: Sendable {
    /// Sends the request once: exactly these bytes, following no redirect.
    ///
    /// When its task is cancelled it ends the request.
    ///
    /// - Throws: ``TransportFailure`` when there is no answer. Any other error counts as one of
    ///   which nobody knows how far the request came.
    func send(_ request: TransportRequest) async throws -> TransportResponse

    /// Closes the connections; called once, when the client is closed.
    func close() async
}

/// A header of a request or an answer.
public struct Header: Sendable, Hashable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// One request, signed and ready.
public struct TransportRequest: Sendable, CustomStringConvertible {
    /// `GET` or `POST`.
    public let method: String
    public let url: String
    /// They carry the signature: keep them out of logs.
    public let headers: [Header]
    public let body: Data
    /// Most time until the last byte of the answer.
    public let timeout: Duration
    /// How often something was sent for this call with this one, from 1.
    public let attempt: Int

    /// For a transport over another that sends something of its own.
    public init(
        method: String, url: String, headers: [Header], body: Data, timeout: Duration,
        attempt: Int = 1
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.attempt = attempt
    }

    public var description: String { "TransportRequest(\(method) \(url))" }
}

/// An answer, whatever its status.
public struct TransportResponse: Sendable, CustomStringConvertible {
    public let status: Int
    public let headers: [Header]
    public let body: Data

    public init(status: Int, headers: [Header], body: Data) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    public var description: String { "TransportResponse(\(status), \(body.count) bytes)" }
}

/// Why there is no answer, or no signature.
public struct TransportFailure: Error, Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// No connection: nothing was sent. When in doubt say `other`: a call that did go out may
        /// be carried out twice.
        case connect
        /// The certificate is not trusted.
        case untrusted
        /// The request could not be made from what it is.
        case unsendable
        case connectTimeout = "connect_timeout"
        case readTimeout = "read_timeout"
        case timeout
        /// The connection broke after the request may have been sent.
        case broken
        /// The answer is larger than the limit.
        case tooLarge = "too_large"
        case cancelled
        /// A signer gave no signature and will not give one.
        case unsigned
        case other
    }

    public let kind: Kind
    /// More, for people. It must hold no secret.
    public let text: String
    /// The limit in bytes of an answer that is too large.
    public let limit: Int

    public init(_ kind: Kind, text: String = "", limit: Int = 0) {
        self.kind = kind
        self.text = text
        self.limit = limit
    }
}
