/// What a gateway sent, read into its fields.
///
/// It compares by what was sent. Fields that this version does not know are in ``raw``.
public protocol Model: Sendable, Hashable, CustomStringConvertible {
    /// The whole object as it came; nil for a part of one. Of a webhook it carries the signature:
    /// keep it out of logs.
    var raw: JSON? { get }

    /// The fields, in the order of the gateway's documentation.
    static var fields: [ModelField] { get }
}

/// What a model says of a field.
public struct ModelField: Sendable, Hashable {
    /// Its name in this package.
    public let name: String
    /// Its name in the gateway's JSON.
    public let wireName: String

    package init(name: String, wireName: String) {
        self.name = name
        self.wireName = wireName
    }
}

/// A model over what came over the border.
package protocol Recorded: Model {
    init(record: Record)
    var record: Record { get }
}

extension Recorded {
    public var raw: JSON? { record.raw.map { JSON(text: $0) } }

    public var description: String {
        let told = Self.fields.enumerated().compactMap { place, field in
            record.shown(place).map { "\(field.name): \($0)" }
        }
        return "\(record.name)(\(told.joined(separator: ", ")))"
    }
}
