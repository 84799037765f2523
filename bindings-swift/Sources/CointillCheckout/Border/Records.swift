package import CointillCheckoutNative

extension Record {
    /// Takes a model over as it crossed.
    package convenience init(_ native: NativeRecord) {
        var values = native.values.map { text in text.map { Value.text($0) } ?? .none }
        for part in native.parts {
            // A list and a single model cross alike; which it is, is known to who reads it.
            values[Int(part.place)] = .records(part.records.map(Record.init))
        }
        self.init(name: native.model, values: values, raw: native.raw)
    }

    /// The same as it would cross, for what the core works out of a model.
    package var native: NativeRecord {
        var texts: [String?] = []
        var parts: [NativePart] = []
        for (place, value) in values.enumerated() {
            switch value {
            case .none:
                texts.append(nil)
            case .text(let text):
                texts.append(text)
            case .records(let records):
                texts.append(nil)
                parts.append(
                    NativePart(place: UInt32(place), records: records.map { $0.native }))
            }
        }
        return NativeRecord(model: name, values: texts, parts: parts, raw: raw)
    }
}
