package com.cointill

import com.cointill.gateway2328.Paginate
import com.cointill.internal.ffi.NativeCall
import com.cointill.internal.ffi.NativeExchange
import com.cointill.internal.ffi.NativeOutput
import com.cointill.internal.ffi.NativePager
import com.cointill.internal.ffi.NativeRecord
import com.cointill.internal.ffi.NativeStep
import kotlin.time.Duration.Companion.nanoseconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.withContext

/** Makes the calls of a gateway. */
internal interface Maker : AutoCloseable {
    fun call(group: String, name: String, arguments: List<String?>): NativeCall

    fun pages(group: String, name: String, arguments: List<String?>): NativePager
}

/** Carries the calls of one gateway out: does as the core's exchange says. */
internal class Carrier(
    private val maker: Maker,
    private val transport: Transport?,
    private val policy: RetryPolicy,
    private val limiter: RateLimiter?,
    private val signer: Signer?,
) : AutoCloseable {
    /** A transport of the shop's own stays open. */
    private val sender = transport ?: ownTransport()

    @Volatile
    private var closed = false

    suspend fun <T> one(
        group: String,
        name: String,
        arguments: Array<String?>,
        make: (NativeRecord) -> T,
    ): T = make(unexpectedUnless<NativeOutput.One>(output(group, name, arguments)).record)

    suspend fun <T> many(
        group: String,
        name: String,
        arguments: Array<String?>,
        make: (NativeRecord) -> T,
    ): List<T> =
        unexpectedUnless<NativeOutput.Many>(output(group, name, arguments)).records.map(make)

    suspend fun rates(group: String, name: String, arguments: Array<String?>): ExchangeRates =
        ExchangeRates(unexpectedUnless<NativeOutput.Rates>(output(group, name, arguments)).rates)

    suspend fun json(group: String, name: String, arguments: Array<String?>): String =
        unexpectedUnless<NativeOutput.Json>(output(group, name, arguments)).text

    /** Every collection is a walk of its own, from the first page. */
    fun <T> pages(
        group: String,
        name: String,
        arguments: Array<String?>,
        make: (NativeRecord) -> T,
    ): Flow<Page<T>> = flow {
        val pager = opened { maker.pages(group, name, arguments.asList()) }
        pager.use {
            while (true) {
                val call = opened { pager.nextCall() } ?: break
                val page = unexpectedUnless<NativeOutput.Page>(call.use { carry(it, pager) })
                emit(Page(page.records.map(make), Paginate(page.paginate), page.nextPage?.toInt()))
            }
        }
    }

    fun <T> items(
        group: String,
        name: String,
        arguments: Array<String?>,
        make: (NativeRecord) -> T,
    ): Flow<T> = flow {
        pages(group, name, arguments, make).collect { page -> page.items.forEach { emit(it) } }
    }

    /** The same for code that waits: a page is fetched when its first item is asked for. */
    fun <T> iterate(
        group: String,
        name: String,
        arguments: Array<String?>,
        make: (NativeRecord) -> T,
    ): Iterable<T> = Iterable {
        val pager = opened { maker.pages(group, name, arguments.asList()) }
        iterator {
            while (true) {
                val call = opened { pager.nextCall() } ?: break
                val output = waitFor { call.use { carry(it, pager) } }
                yieldAll(unexpectedUnless<NativeOutput.Page>(output).records.map(make))
            }
            pager.close()
        }
    }

    /** The result of a call that is made by [make]. */
    suspend fun raw(make: () -> NativeCall): String =
        unexpectedUnless<NativeOutput.Json>(opened(make).use { carry(it, null) }).text

    suspend fun output(
        group: String,
        name: String,
        arguments: Array<String?>,
    ): NativeOutput =
        opened { maker.call(group, name, arguments.asList()) }.use { carry(it, null) }

    // The thread that asks may be one that draws: neither a signature nor a page is read on it.
    private suspend fun carry(call: NativeCall, pager: NativePager?): NativeOutput =
        withContext(Dispatchers.Default) {
            val exchange = native { NativeExchange(call, policy.native, limiter?.native, null) }
            exchange.use { drive(it, pager) }
        }

    private suspend fun drive(exchange: NativeExchange, pager: NativePager?): NativeOutput {
        var unsigned: Exception? = null
        while (true) {
            when (val step = native { exchange.step(now()) }) {
                is NativeStep.Sign ->
                    unsigned = checkNotNull(signer).answer(exchange, step)
                is NativeStep.Wait -> delay(step.waitNs.toLong().nanoseconds)
                is NativeStep.Send -> sender.attempt(
                    step.request, step.timeoutNs, exchange::response, exchange::failure,
                )
                is NativeStep.Done -> return finished(exchange, pager, unsigned)
            }
        }
    }

    /** The result; its error has [unsigned] for its cause, where that is what the signer threw last. */
    private fun finished(
        exchange: NativeExchange,
        pager: NativePager?,
        unsigned: Exception?,
    ): NativeOutput =
        try {
            native { exchange.finish(pager) }
        } catch (error: CointillException) {
            throw if (unsigned == null) error else error.apply { initCause(unsigned) }
        }

    private inline fun <T> opened(call: () -> T): T {
        check(!closed) { CLOSED }
        return native(call)
    }

    override fun close() {
        if (!closed) {
            closed = true
            maker.close()
            if (transport == null) {
                sender.close()
            }
        }
    }
}

private const val CLOSED = "expected an open gateway, got one that was closed"

private inline fun <reified T : NativeOutput> unexpectedUnless(output: NativeOutput): T =
    output as? T ?: error("a bug in cointill: expected ${T::class}, got ${output.javaClass}")
