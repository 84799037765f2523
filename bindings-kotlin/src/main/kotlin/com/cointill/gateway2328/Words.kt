// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

/** A word of 2328.io; one that this version does not know is kept as it came. */
@JvmInline
public value class PaymentStatus(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `pending` */
        public val PENDING: PaymentStatus = PaymentStatus("pending")

        /** `check` */
        public val CHECK: PaymentStatus = PaymentStatus("check")

        /** `awaiting_confirmation` */
        public val AWAITING_CONFIRMATION: PaymentStatus = PaymentStatus("awaiting_confirmation")

        /** `underpaid_check` */
        public val UNDERPAID_CHECK: PaymentStatus = PaymentStatus("underpaid_check")

        /** `paid` */
        public val PAID: PaymentStatus = PaymentStatus("paid")

        /** `overpaid` */
        public val OVERPAID: PaymentStatus = PaymentStatus("overpaid")

        /** `underpaid` */
        public val UNDERPAID: PaymentStatus = PaymentStatus("underpaid")

        /** `cancel` */
        public val CANCEL: PaymentStatus = PaymentStatus("cancel")

        /** `aml_lock` */
        public val AML_LOCK: PaymentStatus = PaymentStatus("aml_lock")

        /** `refund_process` */
        public val REFUND_PROCESS: PaymentStatus = PaymentStatus("refund_process")

        /** `refund_fail` */
        public val REFUND_FAIL: PaymentStatus = PaymentStatus("refund_fail")

        /** `refund_paid` */
        public val REFUND_PAID: PaymentStatus = PaymentStatus("refund_paid")

        /** The words that this version knows. */
        public val known: List<PaymentStatus> =
            listOf(PENDING, CHECK, AWAITING_CONFIRMATION, UNDERPAID_CHECK, PAID, OVERPAID, UNDERPAID, CANCEL, AML_LOCK, REFUND_PROCESS, REFUND_FAIL, REFUND_PAID)
    }
}

/** A word of 2328.io; one that this version does not know is kept as it came. */
@JvmInline
public value class PayoutStatus(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `pending` */
        public val PENDING: PayoutStatus = PayoutStatus("pending")

        /** `completed` */
        public val COMPLETED: PayoutStatus = PayoutStatus("completed")

        /** `failed` */
        public val FAILED: PayoutStatus = PayoutStatus("failed")

        /** `cancelled` */
        public val CANCELLED: PayoutStatus = PayoutStatus("cancelled")

        /** The words that this version knows. */
        public val known: List<PayoutStatus> =
            listOf(PENDING, COMPLETED, FAILED, CANCELLED)
    }
}

/** A word of 2328.io; one that this version does not know is kept as it came. */
@JvmInline
public value class StaticWalletStatus(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `active` */
        public val ACTIVE: StaticWalletStatus = StaticWalletStatus("active")

        /** `inactive` */
        public val INACTIVE: StaticWalletStatus = StaticWalletStatus("inactive")

        /** The words that this version knows. */
        public val known: List<StaticWalletStatus> =
            listOf(ACTIVE, INACTIVE)
    }
}

/** A word of 2328.io; one that this version does not know is kept as it came. */
@JvmInline
public value class FeeOption(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `deduct` */
        public val DEDUCT: FeeOption = FeeOption("deduct")

        /** `add` */
        public val ADD: FeeOption = FeeOption("add")

        /** The words that this version knows. */
        public val known: List<FeeOption> =
            listOf(DEDUCT, ADD)
    }
}

/** A word of 2328.io; one that this version does not know is kept as it came. */
@JvmInline
public value class AmountSide(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `from` */
        public val FROM: AmountSide = AmountSide("from")

        /** `to` */
        public val TO: AmountSide = AmountSide("to")

        /** The words that this version knows. */
        public val known: List<AmountSide> =
            listOf(FROM, TO)
    }
}

/** A word of 2328.io; one that this version does not know is kept as it came. */
@JvmInline
public value class PayoutErrorType(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `aml_risk` */
        public val AML_RISK: PayoutErrorType = PayoutErrorType("aml_risk")

        /** The words that this version knows. */
        public val known: List<PayoutErrorType> =
            listOf(AML_RISK)
    }
}
