/// The fields of a model by their place, as text. What a text means is said by the model's
/// properties, which are generated from the core's definitions.
package final class Record: Sendable, Hashable {
    package let name: String
    /// Nil for a field that is absent, or that holds models.
    package let texts: [String?]
    /// The models of each field that holds one or a list of them.
    package let parts: [Int: [Record]]
    package let raw: String?

    package init(
        name: String, texts: [String?] = [], parts: [Int: [Record]] = [:], raw: String? = nil
    ) {
        self.name = name
        self.texts = texts
        self.parts = parts
        self.raw = raw
    }

    package static func == (left: Record, right: Record) -> Bool {
        left === right
            || (left.name == right.name && left.raw == right.raw && left.texts == right.texts
                && left.parts == right.parts)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(texts)
    }

    /// What a description tells of a field; nil for one that is not there.
    package func shown(_ place: Int) -> String? {
        textIfAny(place)?.debugDescription ?? parts[place].map { "[\($0.count)]" }
    }
}

// The core has read every field by its kind: one that is required is there, and a number is one.
// What is read here in spite of that is the nearest that is not there.
extension Record {
    package func textIfAny(_ place: Int) -> String? {
        place < texts.count ? texts[place] : nil
    }

    package func amountIfAny(_ place: Int) -> Amount? { textIfAny(place).map { Amount(known: $0) } }
    package func timestampIfAny(_ place: Int) -> Timestamp? {
        textIfAny(place).map { Timestamp(text: $0) }
    }
    package func integerIfAny(_ place: Int) -> Int? { textIfAny(place).flatMap { Int($0) } }
    package func booleanIfAny(_ place: Int) -> Bool? { textIfAny(place).map { $0 == "true" } }
    package func jsonIfAny(_ place: Int) -> JSON? { textIfAny(place).map { JSON(text: $0) } }

    package func wordIfAny<Kind: Word>(_ place: Int) -> Kind? {
        textIfAny(place).map { Kind(rawValue: $0) }
    }

    package func modelIfAny<Kind: Recorded>(_ place: Int) -> Kind? {
        parts[place]?.first.map { Kind(record: $0) }
    }

    package func modelsIfAny<Kind: Recorded>(_ place: Int) -> [Kind]? {
        parts[place]?.map { Kind(record: $0) }
    }

    package func text(_ place: Int) -> String { textIfAny(place) ?? "" }
    package func amount(_ place: Int) -> Amount { Amount(known: textIfAny(place) ?? "0") }
    package func timestamp(_ place: Int) -> Timestamp { Timestamp(text: text(place)) }
    package func integer(_ place: Int) -> Int { integerIfAny(place) ?? 0 }
    package func boolean(_ place: Int) -> Bool { booleanIfAny(place) ?? false }
    package func json(_ place: Int) -> JSON { JSON(text: textIfAny(place) ?? "null") }
    package func word<Kind: Word>(_ place: Int) -> Kind { Kind(rawValue: text(place)) }
    package func models<Kind: Recorded>(_ place: Int) -> [Kind] { modelsIfAny(place) ?? [] }

    package func model<Kind: Recorded>(_ place: Int) -> Kind {
        modelIfAny(place) ?? Kind(record: Record(name: ""))
    }
}
