import Cointill
import CointillTesting
import Foundation

/// JSON as the vectors mean it: numbers keep their digits, members their order.
enum Value: Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([Value])
    case ordered(Members)

    /// Members by name; two objects are the same whatever their order.
    struct Members: Equatable {
        var byName: [String: Value] = [:]
        var names: [String] = []

        static func == (left: Members, right: Members) -> Bool { left.byName == right.byName }
    }

    static func object(_ members: [String: Value]) -> Value {
        .ordered(Members(byName: members, names: members.keys.sorted()))
    }

    subscript(name: String) -> Value {
        members[name] ?? .null
    }

    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var int: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits)
    }

    var items: [Value] {
        guard case .array(let items) = self else { return [] }
        return items
    }

    var members: [String: Value] {
        guard case .ordered(let members) = self else { return [:] }
        return members.byName
    }

    /// A text that must be there.
    func get(_ name: String) throws -> String {
        guard let text = self[name].text else {
            throw Unrunnable("expected a text for \(name)")
        }
        return text
    }

    func number(_ name: String) throws -> Int {
        guard let number = self[name].int else {
            throw Unrunnable("expected a number for \(name)")
        }
        return number
    }

    func flag(_ name: String) -> Bool { self[name] == .bool(true) }

    /// Bytes in one of their three forms.
    func bytes() throws -> Data {
        if let text = self["text"].text { return Data(text.utf8) }
        if let text = self["base64"].text, let data = Data(base64Encoded: text) { return data }
        guard case .array(let pieces) = self["repeat"] else {
            throw Unrunnable("expected bytes")
        }
        var all = Data()
        for piece in pieces {
            let one = Data(try piece.get("text").utf8)
            for _ in 0..<(try piece.number("times")) { all.append(one) }
        }
        return all
    }
}

extension Value: CustomStringConvertible {
    var description: String {
        switch self {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number(let digits): digits
        case .string(let text): text.debugDescription
        case .array(let items): "[\(items.map(\.description).joined(separator: ","))]"
        case .ordered(let members):
            "{"
                + members.names.map { "\($0.debugDescription):\(self[$0])" }
                .joined(separator: ",") + "}"
        }
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .number(String(value)) }
    init(nilLiteral: ()) { self = .null }
    init(dictionaryLiteral elements: (String, Value)...) {
        self = .object(Dictionary(uniqueKeysWithValues: elements))
    }
}
