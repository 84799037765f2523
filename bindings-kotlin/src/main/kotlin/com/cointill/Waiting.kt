package com.cointill

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.produceIn
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.runBlocking

/** Waits for a call. An interrupt of the thread ends the request, with `InterruptedException`. */
internal fun <T> waitFor(call: suspend () -> T): T = runBlocking { call() }

/**
 * The items of a list, fetched page by page while they are taken. Each iterator is a walk of its
 * own; what has not been asked for is not fetched.
 */
internal fun <T> iterate(items: () -> Flow<T>): Iterable<T> = Iterable { Walk(items()) }

private class Walk<T>(items: Flow<T>) : Iterator<T> {
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)

    // Of no buffer: a page is fetched when its first item is wanted.
    private val channel = items.buffer(0).produceIn(scope)
    private val iterator = channel.iterator()
    private var ready: Boolean? = null

    override fun hasNext(): Boolean =
        ready ?: waitFor { iterator.hasNext() }.also {
            ready = it
            if (!it) {
                scope.cancel()
            }
        }

    override fun next(): T {
        if (!hasNext()) {
            throw NoSuchElementException("expected another item, got the end of the list")
        }
        ready = null
        return iterator.next()
    }
}
