package com.cointill

import kotlinx.coroutines.runBlocking

/** Waits for a call. An interrupt of the thread ends the request, with `InterruptedException`. */
internal fun <T> waitFor(call: suspend () -> T): T = runBlocking { call() }
