import Cointill
import CointillTesting

/// `amounts.json`.
let amountOperations: [String: Operation] = [
    "amount.parse": { input in
        let amount = try refusing { try Amount(input.get("text")) }
        return [
            "text": shown(amount), "normalized": shown(amount.normalized),
            "scale": shown(amount.scale), "significant_scale": shown(amount.significantScale),
            "sign": shown(amount.signum),
        ]
    },
    "amount.compare": { input in
        let (a, b) = (try Amount(input.get("a")), try Amount(input.get("b")))
        if a == b {
            guard a.hashValue == b.hashValue, !(a < b), !(b < a) else {
                throw Unrunnable("equal amounts differ")
            }
            return ["order": "equal"]
        }
        guard (a < b) != (b < a) else { throw Unrunnable("amounts have no order") }
        return ["order": a < b ? "less" : "greater"]
    },
    "amount.add": { input in
        ["text": shown(try Amount(input.get("a")) + Amount(input.get("b")))]
    },
    "amount.subtract": { input in
        ["text": shown(try Amount(input.get("a")) - Amount(input.get("b")))]
    },
    "amount.times": { input in
        let factor = UInt32(try input.number("factor"))
        return ["text": shown(try Amount(input.get("amount")).times(factor))]
    },
    "amount.shift": { input in
        let places = Int32(try input.number("places"))
        return ["text": shown(try Amount(input.get("amount")).shifted(by: places))]
    },
    "amount.from_minor": { input in
        guard let minor = Int64(try input.get("minor")) else { throw Unrunnable("minor") }
        let exponent = UInt8(try input.number("exponent"))
        return ["text": shown(try Amount(minorUnits: minor, exponent: exponent))]
    },
]

/// Takes an error as what the case expects.
func refusing<Result>(_ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as CointillError {
        throw Invalid(error)
    }
}
