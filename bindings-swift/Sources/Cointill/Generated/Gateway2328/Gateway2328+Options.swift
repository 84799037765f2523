// Made from the core's definitions by `cargo xtask generate`; do not edit.

internal import CointillNative

extension Gateway2328 {
    /// Readings of the documentation of 2328.io, where it contradicts itself: see `docs/gateways.md`.
    /// What is nil has its default.
    public struct Options: Sendable, Hashable {
        public var urlCallbackRequired: Bool?
        public var networkRequiredForCrypto: Bool?
        public var listByAmlLock: Bool?
        public var payoutOrderIdMax: Int?

        public init(
            urlCallbackRequired: Bool? = nil,
            networkRequiredForCrypto: Bool? = nil,
            listByAmlLock: Bool? = nil,
            payoutOrderIdMax: Int? = nil
        ) {
            self.urlCallbackRequired = urlCallbackRequired
            self.networkRequiredForCrypto = networkRequiredForCrypto
            self.listByAmlLock = listByAmlLock
            self.payoutOrderIdMax = payoutOrderIdMax
        }

        var native: [NativeOption] {
            var settings: [NativeOption] = []
            if let value = urlCallbackRequired {
                settings.append(NativeOption(name: "url_callback_required", setting: .flag(on: value)))
            }
            if let value = networkRequiredForCrypto {
                settings.append(NativeOption(name: "network_required_for_crypto", setting: .flag(on: value)))
            }
            if let value = listByAmlLock {
                settings.append(NativeOption(name: "list_by_aml_lock", setting: .flag(on: value)))
            }
            if let value = payoutOrderIdMax {
                settings.append(NativeOption(name: "payout_order_id_max", setting: .number(number: UInt64(clamping: value))))
            }
            return settings
        }
    }
}
