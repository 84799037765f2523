import CointillTesting
import Foundation

/// Reads JSON without rounding a number, which Foundation's does.
struct Parser {
    private let bytes: [UInt8]
    private var at = 0

    init(_ text: some Sequence<UInt8>) {
        bytes = Array(text)
    }

    static func parse(_ text: some Sequence<UInt8>) throws -> Value {
        var parser = Parser(text)
        let value = try parser.value()
        parser.skip()
        guard parser.at == parser.bytes.count else { throw parser.wrong() }
        return value
    }

    /// The members of an object with their JSON as it came.
    static func members(_ text: String) throws -> [String: String] {
        var parser = Parser(text.utf8)
        var members: [String: String] = [:]
        try parser.object { parser, name in
            parser.skip()
            let start = parser.at
            _ = try parser.value()
            members[name] = String(decoding: parser.bytes[start..<parser.at], as: UTF8.self)
        }
        return members
    }

    private func wrong() -> Unrunnable { Unrunnable("no JSON at byte \(at)") }

    private mutating func skip() {
        while at < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[at]) { at += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skip()
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func value() throws -> Value {
        skip()
        guard at < bytes.count else { throw wrong() }
        switch bytes[at] {
        case UInt8(ascii: "{"):
            var members = Value.Members()
            try object { parser, name in
                members.names.append(name)
                members.byName[name] = try parser.value()
            }
            return .ordered(members)
        case UInt8(ascii: "["):
            at += 1
            var items: [Value] = []
            if take(UInt8(ascii: "]")) { return .array(items) }
            repeat { items.append(try value()) } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw wrong() }
            return .array(items)
        case UInt8(ascii: "\""):
            return .string(try string())
        default:
            let start = at
            while at < bytes.count, !",]} \t\r\n".utf8.contains(bytes[at]) { at += 1 }
            let word = String(decoding: bytes[start..<at], as: UTF8.self)
            switch word {
            case "null": return .null
            case "true": return .bool(true)
            case "false": return .bool(false)
            default:
                guard Double(word) != nil else { throw wrong() }
                return .number(word)
            }
        }
    }

    private mutating func object(
        _ member: (inout Parser, String) throws -> Void
    ) throws {
        guard take(UInt8(ascii: "{")) else { throw wrong() }
        if take(UInt8(ascii: "}")) { return }
        repeat {
            skip()
            let name = try string()
            guard take(UInt8(ascii: ":")) else { throw wrong() }
            try member(&self, name)
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw wrong() }
    }

    private mutating func string() throws -> String {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw wrong() }
        at += 1
        let start = at
        var escaped = false
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            if bytes[at] == UInt8(ascii: "\\") {
                escaped = true
                at += 1
            }
            at += 1
        }
        guard at < bytes.count else { throw wrong() }
        let inner = bytes[start..<at]
        at += 1
        guard escaped else { return String(decoding: inner, as: UTF8.self) }
        // Of a string alone Foundation loses nothing.
        let whole = Data([UInt8(ascii: "[")] + bytes[(start - 1)..<at] + [UInt8(ascii: "]")])
        guard let text = (try? JSONSerialization.jsonObject(with: whole) as? [String])?.first
        else { throw wrong() }
        return text
    }
}
