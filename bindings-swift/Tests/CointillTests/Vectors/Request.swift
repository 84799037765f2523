import Cointill

/// Why an operation was refused, as an invalid case's `expected` has it.
struct Invalid: Error {
    let told: Value

    init(_ told: Value) {
        self.told = told
    }

    /// The code and the field of an error.
    init(_ error: CointillError) {
        var facts: [String: Value] = ["code": .string(error.code.rawValue)]
        facts["field"] = error.field.map { .string($0) }
        told = ["error": .object(facts)]
    }

    init(_ code: String, field: String? = nil) {
        var facts: [String: Value] = ["code": .string(code)]
        facts["field"] = field.map { .string($0) }
        told = ["error": .object(facts)]
    }
}

/// The members of a request, as arguments of the types that the methods take. What those types do
/// not let in is refused here as the core would.
struct Request {
    let members: [String: Value]

    init(_ value: Value) {
        members = value.members
    }

    /// A method has no other parameters.
    func takes(_ names: [String]) throws {
        guard members.keys.allSatisfy(names.contains) else { throw unknown }
    }

    /// The name of the one argument of a method that takes exactly one.
    func only() throws -> String {
        guard members.count == 1, let name = members.keys.first else { throw unknown }
        return name
    }

    var unknown: Invalid { Invalid("invalid_request") }

    func textIfAny(_ name: String) throws -> String? {
        try value(name) { $0.text }
    }

    func amountIfAny(_ name: String) throws -> Amount? {
        guard let text = try textIfAny(name) else { return nil }
        do {
            return try Amount(text)
        } catch let error as CointillError {
            throw Invalid(error.code.rawValue, field: name)
        }
    }

    func integerIfAny(_ name: String) throws -> Int? { try value(name) { $0.int } }

    func booleanIfAny(_ name: String) throws -> Bool? {
        try value(name) { value in
            guard case .bool(let flag) = value else { return nil }
            return flag
        }
    }

    func jsonIfAny(_ name: String) throws -> JSON? {
        try value(name) { JSON(text: $0.description) }
    }

    func wordIfAny<Kind: Word>(_ name: String) throws -> Kind? {
        try textIfAny(name).map { Kind(rawValue: $0) }
    }

    func text(_ name: String) throws -> String { try there(name, try textIfAny(name)) }
    func amount(_ name: String) throws -> Amount { try there(name, try amountIfAny(name)) }
    func integer(_ name: String) throws -> Int { try there(name, try integerIfAny(name)) }
    func boolean(_ name: String) throws -> Bool { try there(name, try booleanIfAny(name)) }
    func json(_ name: String) throws -> JSON { try there(name, try jsonIfAny(name)) }
    func word<Kind: Word>(_ name: String) throws -> Kind { try there(name, try wordIfAny(name)) }

    private func value<Kind>(_ name: String, _ read: (Value) -> Kind?) throws -> Kind? {
        guard let value = members[name], value != .null else { return nil }
        guard let kind = read(value) else { throw Invalid("invalid_request", field: name) }
        return kind
    }

    private func there<Kind>(_ name: String, _ value: Kind?) throws -> Kind {
        guard let value else { throw Invalid("invalid_request", field: name) }
        return value
    }
}
