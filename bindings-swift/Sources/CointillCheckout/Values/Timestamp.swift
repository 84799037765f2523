import Foundation

/// A time as the gateway wrote it, and what it means.
public struct Timestamp: Sendable, Hashable, CustomStringConvertible {
    /// The text that came.
    public let text: String

    package init(text: String) {
        self.text = text
    }

    /// The time, to the second; nil when the text means none.
    public var date: Date? {
        Native.unixSeconds(text).map { Date(timeIntervalSince1970: TimeInterval($0)) }
    }

    public var description: String { text }
}
