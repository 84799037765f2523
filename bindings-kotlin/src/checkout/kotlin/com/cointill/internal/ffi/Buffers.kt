package com.cointill.internal.ffi

import com.cointill.empty
import com.sun.jna.Native
import com.sun.jna.Pointer
import java.nio.Buffer
import java.nio.ByteBuffer
import java.nio.ByteOrder

// What uniffi makes of JNA's structures, under its names. A structure costs JNA some microseconds each
// time it is made or passed, and one call takes up to ten of them; `cargo xtask` has the generated
// code use these instead, which cross as numbers in a piece of memory that each thread keeps.

/** Memory of Rust's. Whoever is given one has to pass it back or to free it. */
internal open class RustBuffer {
    @JvmField var capacity: Long = 0
    @JvmField var len: Long = 0
    @JvmField var data: Pointer? = null

    /** uniffi's name for one that is passed itself. */
    internal class ByValue : RustBuffer()

    fun asByteBuffer(): ByteBuffer? = data?.getByteBuffer(0, len)?.order(ByteOrder.BIG_ENDIAN)

    internal companion object {
        fun alloc(size: ULong): ByValue {
            val status = UniffiRustCallStatus()
            val buffer =
                UniffiLib.uniffi_cointill_uniffi_fn_func_new_buffer(size.toLong(), status)
            check(status.isSuccess()) { "no memory for $size bytes" }
            return buffer
        }

        fun free(buffer: ByValue) {
            // Without memory there is nothing to free.
            if (buffer.capacity == 0L) return
            // As an empty text: what the bytes were does not matter any more.
            buffer.len = 0
            UniffiLib.uniffi_cointill_uniffi_fn_func_free_buffer(buffer, UniffiRustCallStatus())
        }
    }
}

/** Memory of ours that Rust reads during a call. */
internal open class ForeignBytes {
    @JvmField var len: Int = 0
    @JvmField var data: Pointer? = null

    /** uniffi's name for one that is passed itself. */
    internal class ByValue : ForeignBytes()
}

/** How a call ended. */
internal open class UniffiRustCallStatus {
    @JvmField var code: Byte = UNIFFI_CALL_SUCCESS
    @JvmField var error_buf: RustBuffer.ByValue = NO_BUFFER

    fun isSuccess(): Boolean = code == UNIFFI_CALL_SUCCESS

    fun isError(): Boolean = code == UNIFFI_CALL_ERROR

    fun isPanic(): Boolean = code == UNIFFI_CALL_UNEXPECTED_ERROR

    private companion object {
        // Only read where a call ended with an error, which brings one of its own.
        val NO_BUFFER = RustBuffer.ByValue()
    }
}

/**
 * A thread's place for arguments and results of one call after another, in the form of uniffi's
 * `FfiBufferElement`: eight bytes for each number or pointer, several of them for what has parts.
 */
internal class Slots private constructor() {
    private val arguments = memory()
    private val results = memory()

    /** Where the arguments lie. */
    @JvmField val given: Pointer = Native.getDirectBufferPointer(arguments)

    /** Where the results lie. */
    @JvmField val got: Pointer = Native.getDirectBufferPointer(results)

    fun put(number: Long) {
        arguments.putLong(number)
    }

    fun put(number: Int) {
        arguments.putInt(number).skip(Int.SIZE_BYTES)
    }

    fun put(number: Short) {
        arguments.putShort(number).skip(Short.SIZE_BYTES)
    }

    fun put(number: Byte) {
        arguments.put(number).skip(Byte.SIZE_BYTES)
    }

    fun put(buffer: RustBuffer) {
        put(buffer.capacity)
        put(buffer.len)
        put(buffer.data)
    }

    fun put(bytes: ForeignBytes) {
        put(bytes.len)
        put(bytes.data)
    }

    private fun put(pointer: Pointer?) {
        val address = Pointer.nativeValue(pointer)
        if (Native.POINTER_SIZE == Long.SIZE_BYTES) put(address) else put(address.toInt())
    }

    fun long(): Long = results.getLong()

    fun int(): Int = results.getInt().also { results.skip(Int.SIZE_BYTES) }

    fun short(): Short = results.getShort().also { results.skip(Short.SIZE_BYTES) }

    fun byte(): Byte = results.get().also { results.skip(Byte.SIZE_BYTES) }

    fun buffer(): RustBuffer.ByValue {
        val buffer = RustBuffer.ByValue()
        buffer.capacity = long()
        buffer.len = long()
        val address = if (Native.POINTER_SIZE == Long.SIZE_BYTES) long() else int().toLong()
        // As JNA does: no pointer of 32 bits has a sign.
        buffer.data = Pointer(if (Native.POINTER_SIZE == Long.SIZE_BYTES) address else address and LOW)
        return buffer
    }

    /** Behind the result. */
    fun status(into: UniffiRustCallStatus) {
        into.code = byte()
        if (into.code != UNIFFI_CALL_SUCCESS) {
            into.error_buf = buffer()
        }
    }

    /** Of a call that is given [got] to write its status to, as the first byte. */
    fun code(into: UniffiRustCallStatus) {
        into.code = results.get(0)
    }

    internal companion object {
        private const val SLOT = Long.SIZE_BYTES
        private const val SLOTS = 64
        private const val LOW = 0xffff_ffffL

        private val own = ThreadLocal<Slots>()

        /** This thread's, empty. */
        fun own(): Slots {
            val slots = own.get() ?: Slots().also(own::set)
            slots.arguments.empty()
            slots.results.empty()
            // Some calls write a status only where something went wrong.
            slots.results.put(0, UNIFFI_CALL_SUCCESS)
            return slots
        }

        private fun memory() = ByteBuffer.allocateDirect(SLOTS * SLOT).order(ByteOrder.nativeOrder())

        /** The rest of a slot of which so many bytes are taken. */
        private fun ByteBuffer.skip(taken: Int) {
            (this as Buffer).position(position() + SLOT - taken)
        }
    }
}
