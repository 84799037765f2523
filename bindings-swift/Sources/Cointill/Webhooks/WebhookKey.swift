/// A key that verifies webhooks, with an id that the event will name: so that one can be changed
/// while webhooks signed with the older one are still under way.
public struct WebhookKey: Sendable, CustomStringConvertible, CustomReflectable {
    let id: String
    let secret: String

    public init(id: String, secret: String) {
        self.id = id
        self.secret = secret
    }

    public var description: String { "WebhookKey(id: \(id))" }
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}

/// The HTTP answer to a webhook, exactly as the gateway wants it.
public struct WebhookAnswer: Sendable, Hashable {
    public let status: Int
    public let contentType: String
    public let body: String
}
