package com.cointill

import java.nio.Buffer
import java.nio.ByteBuffer

/** What a thread keeps at first: most webhooks and answers fit. */
private const val FIRST = 4 shl 10

/** Above this a buffer is made for one use: a thread does not keep it. */
private const val KEPT = 64 shl 10

private val buffers = ThreadLocal<ByteBuffer>()

/**
 * The bytes where native code can read them without a copy of its own. Good until this thread asks
 * again.
 */
internal fun ByteArray.direct(): ByteBuffer {
    val own = buffers.get()
    val buffer = when {
        size > KEPT -> ByteBuffer.allocateDirect(size)
        own != null && size <= own.capacity() -> own
        else -> ByteBuffer.allocateDirect(maxOf(FIRST, Integer.highestOneBit(size) * 2))
            .also(buffers::set)
    }
    buffer.empty()
    buffer.put(this)
    // As a `Buffer`, whose method every Android has; that of `ByteBuffer` is of Java 9.
    (buffer as Buffer).flip()
    return buffer
}

/** To be written from its beginning. */
internal fun ByteBuffer.empty() {
    (this as Buffer).clear()
}
