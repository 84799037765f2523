// Arguments as text, by which they cross the border. What a text means is said by the parameter.

extension String {
    var argument: String { self }
}

extension Amount {
    var argument: String { text }
}

extension Int {
    var argument: String { String(self) }
}

extension Bool {
    var argument: String { self ? "true" : "false" }
}

extension JSON {
    var argument: String { text }
}

extension Word {
    var argument: String { rawValue }
}
