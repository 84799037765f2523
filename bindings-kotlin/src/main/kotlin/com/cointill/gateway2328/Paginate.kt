// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord

private val NAMES = arrayOf(
    "count",
    "currentPage",
    "perPage",
    "total",
    "totalPages",
    "hasMore",
    "page",
    "perPageOther",
    "hasPages",
)

/**
 * Where a page stands in its list. Payments and static wallets write `current_page`, `total_pages`
 * and `has_more` (2328 §5.3); wallet transactions write `page`, `perPage` and `hasPages` (§7). Both
 * are read into this.
 */
public class Paginate internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** Items on this page. */
    public val count: Long?
        get() = textOrNull(0)?.toLong()

    /** Number of this page, from 1. */
    public val currentPage: Long?
        get() = textOrNull(1)?.toLong()

    /** Most items a page. */
    public val perPage: Long?
        get() = textOrNull(2)?.toLong()

    /** Items in the whole list. */
    public val total: Long?
        get() = textOrNull(3)?.toLong()

    /** Pages in the whole list. */
    public val totalPages: Long?
        get() = textOrNull(4)?.toLong()

    /** True when another page follows. */
    public val hasMore: Boolean?
        get() = textOrNull(5)?.toBoolean()

    /** The number of this page in the other shape. */
    public val page: Long?
        get() = textOrNull(6)?.toLong()

    /** Most items a page in the other shape. */
    public val perPageOther: Long?
        get() = textOrNull(7)?.toLong()

    /** In the other shape; read as "another page follows". */
    public val hasPages: Boolean?
        get() = textOrNull(8)?.toBoolean()
}
