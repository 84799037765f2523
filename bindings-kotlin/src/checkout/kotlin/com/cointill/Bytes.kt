package com.cointill

import java.nio.ByteBuffer

/** Above this a buffer is made for one use: a thread does not keep it. */
private const val KEPT = 64 shl 10

private val buffers = ThreadLocal<ByteBuffer>()

/**
 * The bytes where native code can read them without a copy of its own. Good until this thread asks
 * again.
 */
internal fun ByteArray.direct(): ByteBuffer {
    val buffer = when {
        size > KEPT -> ByteBuffer.allocateDirect(size)
        else -> buffers.get() ?: ByteBuffer.allocateDirect(KEPT).also(buffers::set)
    }
    buffer.clear()
    buffer.put(this)
    buffer.flip()
    return buffer
}
