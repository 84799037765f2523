import Foundation

/// JSON as text, exactly as it came or will go out: numbers keep their digits.
public struct JSON: Sendable, Hashable, CustomStringConvertible {
    /// The text.
    public let text: String

    /// From text. What is no JSON is refused by the call that takes it.
    public init(text: String) {
        self.text = text
    }

    /// From a value. Money in it belongs into a `Decimal` or a `String`: a `Double` loses digits.
    ///
    /// - Throws: What `JSONEncoder` throws.
    public init(encoding value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        self.text = String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Reads a value from it.
    ///
    /// - Throws: What `JSONDecoder` throws.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    public var description: String { text }
}
