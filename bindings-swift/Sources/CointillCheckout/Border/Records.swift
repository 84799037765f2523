package import CointillCheckoutNative

extension Record {
    /// Takes a model over as it crossed.
    package convenience init(_ native: NativeRecord) {
        var parts: [Int: [Record]] = [:]
        for part in native.parts {
            // A list and a single model cross alike; which it is, is known to who reads it.
            parts[Int(part.place)] = part.records.map(Record.init)
        }
        self.init(name: native.model, texts: native.values, parts: parts, raw: native.raw)
    }

    /// The same as it would cross, for what the core works out of a model.
    package var native: NativeRecord {
        let parts = parts.sorted { $0.key < $1.key }.map { place, records in
            NativePart(place: UInt32(place), records: records.map { $0.native })
        }
        return NativeRecord(model: name, values: texts, parts: parts, raw: raw)
    }
}
