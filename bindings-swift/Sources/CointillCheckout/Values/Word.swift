/// A word of an open set, such as a status. One that this version does not know is kept as it
/// came, so a `switch` over words needs a `default`.
public protocol Word:
    RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible,
    ExpressibleByStringLiteral
where RawValue == String, StringLiteralType == String {
    /// The word as the gateway writes it.
    init(rawValue: String)

    /// The words that this version knows.
    static var known: [Self] { get }
}

extension Word {
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    /// True for a word that this version knows.
    public var isKnown: Bool { Self.known.contains(self) }

    public var description: String { rawValue }
}
