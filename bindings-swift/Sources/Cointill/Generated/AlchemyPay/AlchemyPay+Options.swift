// Made from the core's definitions by `cargo xtask generate`; do not edit.

internal import CointillNative

extension AlchemyPay {
    /// Readings of the documentation of Alchemy Pay and AEON, where it contradicts itself: see `docs/gateways.md`.
    /// What is nil has its default.
    public struct Options: Sendable, Hashable {
        public enum AmountUnit: String, Sendable, Hashable, CaseIterable {
            case cents = "cents"
            case asSent = "as_sent"
        }

        public enum SignedSet: String, Sendable, Hashable, CaseIterable {
            case documented = "documented"
            case all = "all"
        }

        public enum Nested: String, Sendable, Hashable, CaseIterable {
            case recurse = "recurse"
            case flatten = "flatten"
        }

        public var amountUnit: AmountUnit?
        public var signedSet: SignedSet?
        public var nested: Nested?
        public var nullTextIsAbsent: Bool?
        public var digitsOnlyOrderNumbers: Bool?
        public var paymentExchange: Bool?
        public var refundOrderNo: Bool?

        public init(
            amountUnit: AmountUnit? = nil,
            signedSet: SignedSet? = nil,
            nested: Nested? = nil,
            nullTextIsAbsent: Bool? = nil,
            digitsOnlyOrderNumbers: Bool? = nil,
            paymentExchange: Bool? = nil,
            refundOrderNo: Bool? = nil
        ) {
            self.amountUnit = amountUnit
            self.signedSet = signedSet
            self.nested = nested
            self.nullTextIsAbsent = nullTextIsAbsent
            self.digitsOnlyOrderNumbers = digitsOnlyOrderNumbers
            self.paymentExchange = paymentExchange
            self.refundOrderNo = refundOrderNo
        }

        var native: [NativeOption] {
            var settings: [NativeOption] = []
            if let value = amountUnit {
                settings.append(NativeOption(name: "amount_unit", setting: .word(word: value.rawValue)))
            }
            if let value = signedSet {
                settings.append(NativeOption(name: "signed_set", setting: .word(word: value.rawValue)))
            }
            if let value = nested {
                settings.append(NativeOption(name: "nested", setting: .word(word: value.rawValue)))
            }
            if let value = nullTextIsAbsent {
                settings.append(NativeOption(name: "null_text_is_absent", setting: .flag(on: value)))
            }
            if let value = digitsOnlyOrderNumbers {
                settings.append(NativeOption(name: "digits_only_order_numbers", setting: .flag(on: value)))
            }
            if let value = paymentExchange {
                settings.append(NativeOption(name: "payment_exchange", setting: .flag(on: value)))
            }
            if let value = refundOrderNo {
                settings.append(NativeOption(name: "refund_order_no", setting: .flag(on: value)))
            }
            return settings
        }
    }
}
