import Foundation

/// An exact amount of money: a decimal number of any length that keeps the text it was written in.
///
/// It compares by value and keeps trailing zeros. A floating-point literal does not compile: it
/// has lost digits already.
///
/// ```swift
/// let price = try Amount("19.90")
/// price == (try Amount("19.9"))   // true
/// price.text                      // 19.90
/// let wrong: Amount = 19.90       // does not compile
/// ```
public struct Amount: Sendable {
    /// The amount as it was written, such as `19.90`.
    public let text: String

    /// What came over the border has been read there.
    package init(known text: String) {
        self.text = text
    }

    /// From text such as `19.90`: digits, at most one point, a minus sign. Nothing else.
    ///
    /// - Throws: ``CointillError`` with `invalidAmount`.
    public init(_ text: String) throws {
        self.text = try Native.amount(text)
    }

    /// From a whole number.
    public init(_ value: Int) {
        self.text = String(value)
    }

    /// From a `Decimal`. Trailing zeros of the text it came from are lost in it already.
    ///
    /// - Throws: ``CointillError`` with `invalidAmount` for what is not a number.
    public init(_ value: Decimal) throws {
        try self.init(NSDecimalNumber(decimal: value).description(withLocale: nil))
    }

    /// From a whole number of the smallest unit: 1990 with the exponent 2 is 19.90.
    public init(minorUnits: Int64, exponent: UInt8) throws {
        self.text = try Native.amountFromMinor(minorUnits, exponent: exponent)
    }

    /// The same value as a `Decimal`; nil when it has more digits than that type holds (38), since
    /// it would be rounded.
    public var decimal: Decimal? {
        guard let value = Decimal(string: text, locale: nil), (try? Amount(value)) == self else {
            return nil
        }
        return value
    }

    /// The shortest text of the value: `19.90` and `019.9` give `19.9`.
    public var normalized: Amount { Amount(known: Native.normalized(text)) }

    /// How many digits stand behind the point, trailing zeros too.
    public var scale: Int { Native.facts(text).scale }

    /// How many digits stand behind the point at least, without trailing zeros.
    public var significantScale: Int { Native.facts(text).significantScale }

    /// -1, 0 or 1.
    public var signum: Int { Native.facts(text).sign }

    /// This amount `factor` times.
    public func times(_ factor: UInt32) -> Amount {
        Amount(known: Native.times(text, factor))
    }

    /// With the point moved: by 2 to the right for cents, by -2 to the left from them.
    public func shifted(by places: Int32) -> Amount {
        Amount(known: Native.shifted(text, by: places))
    }

    public static func + (left: Amount, right: Amount) -> Amount {
        Amount(known: Native.sum(left.text, right.text))
    }

    public static func - (left: Amount, right: Amount) -> Amount {
        Amount(known: Native.difference(left.text, right.text))
    }
}

extension Amount: Hashable, Comparable {
    public static func == (left: Amount, right: Amount) -> Bool {
        left.text == right.text || Native.order(left.text, right.text) == 0
    }

    public static func < (left: Amount, right: Amount) -> Bool {
        Native.order(left.text, right.text) < 0
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(Native.normalized(text))
    }
}

extension Amount: CustomStringConvertible, ExpressibleByIntegerLiteral, Codable {
    public var description: String { text }

    public init(integerLiteral value: Int) {
        self.init(value)
    }

    /// From a string. A number of JSON has been read as a floating-point number by then.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// As a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
