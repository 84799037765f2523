import Cointill
import CointillTesting
import Foundation

/// A model whose properties are shown by the core's names.
protocol Showable: Model {
    var shownFields: [String: Value] { get }
}

func shown(_ text: String) -> Value { .string(text) }
func shown(_ amount: Amount) -> Value { .string(amount.text) }
func shown(_ time: Timestamp) -> Value { .string(time.text) }
func shown(_ number: Int) -> Value { .number(String(number)) }
func shown(_ flag: Bool) -> Value { .bool(flag) }
func shown(_ json: JSON) -> Value { .string(json.text) }
func shown(_ word: some Word) -> Value { .string(word.rawValue) }
func shown(_ model: some Showable) -> Value { .object(model.shownFields) }
func shown(_ models: [some Showable]) -> Value { .array(models.map { .object($0.shownFields) }) }
func shown(_ text: String?) -> Value { text.map(shown) ?? .null }
func shown(_ amount: Amount?) -> Value { amount.map(shown) ?? .null }
func shown(_ time: Timestamp?) -> Value { time.map(shown) ?? .null }
func shown(_ number: Int?) -> Value { number.map(shown) ?? .null }
func shown(_ flag: Bool?) -> Value { flag.map(shown) ?? .null }
func shown(_ json: JSON?) -> Value { json.map(shown) ?? .null }
func shown(_ word: (some Word)?) -> Value { word.map { shown($0) } ?? .null }
func shown(_ model: (some Showable)?) -> Value { model.map { shown($0) } ?? .null }

/// A result that is not read into JSON yet, as `call` gives it.
enum Outcome {
    case one(any Showable)
    case many([any Showable])
    case page(items: [any Showable], paginate: any Showable, next: Int?)
    case rates(ExchangeRates)
    case raw(JSON)
}

func result(_ model: some Showable) -> Outcome { .one(model) }
func result(_ models: [some Showable]) -> Outcome { .many(models) }
func result(_ page: Page<some Showable>) -> Outcome {
    .page(items: page.items, paginate: page.paginate, next: page.nextPage)
}
func result(_ rates: ExchangeRates) -> Outcome { .rates(rates) }
func result(_ json: JSON) -> Outcome { .raw(json) }

extension Outcome {
    /// As `expected` of a response has it.
    func value() throws -> Value {
        switch self {
        case .one(let model):
            return ["result": try whole(model)]
        case .many(let models):
            return ["list": .array(try models.map(whole))]
        case .page(let items, let paginate, let next):
            return [
                "items": .array(try items.map(whole)),
                "paginate": .object(paginate.shownFields),
                "next_page": shown(next),
            ]
        case .rates(let rates):
            return [
                "rates": .array(
                    rates.rates.map {
                        .array([.string($0.source), .string($0.target), .string($0.rate.text)])
                    })
            ]
        case .raw(let json):
            return ["raw": .string(json.text)]
        }
    }
}

/// `fields`, and `unknown` with each further member's JSON as it came.
private func whole(_ model: any Showable) throws -> Value {
    guard let raw = model.raw else { throw Unrunnable("expected the object as it came") }
    let known = Set(type(of: model).fields.map(\.wireName))
    let unknown = try Parser.members(raw.text).filter { !known.contains($0.key) }
    return [
        "fields": .object(model.shownFields),
        "unknown": .object(unknown.mapValues { .string($0) }),
    ]
}
