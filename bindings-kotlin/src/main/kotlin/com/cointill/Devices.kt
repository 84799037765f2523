package com.cointill

/**
 * Marks what puts a merchant's key on a customer's device, where whoever has the device can read
 * it. An app that takes payments needs `CheckoutSession`, a till a [Signer], and neither a key.
 */
@RequiresOptIn(
    "a merchant's key on a device can be read by whoever holds the device",
    RequiresOptIn.Level.ERROR,
)
@Retention(AnnotationRetention.BINARY)
@Target(AnnotationTarget.FUNCTION, AnnotationTarget.CONSTRUCTOR)
public annotation class MerchantKeyOnDevice

/** The runtime says so itself, and did so in every version. */
internal val isAndroid: Boolean
    get() = System.getProperty("java.vm.name") == "Dalvik"

internal fun refuseKeyOnDevice() {
    check(!isAndroid) {
        "expected a server, got Android: a merchant's key on a device can be read by whoever holds " +
            "the device; use CheckoutSession, withSigner, or withMerchantKeyOnDevice when the device " +
            "is yours"
    }
}
