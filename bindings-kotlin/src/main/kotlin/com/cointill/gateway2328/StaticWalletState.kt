// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord

private val NAMES = arrayOf(
    "uuid",
    "status",
    "message",
)

/** The answer to enable and disable (2328 §7). */
public class StaticWalletState internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The gateway's id. */
    public val uuid: String
        get() = text(0)

    /** The status now. */
    public val status: StaticWalletStatus
        @JvmName("getStatus") get() = StaticWalletStatus(text(1))

    /** The gateway's words. */
    public val message: String?
        get() = textOrNull(2)
}
