package com.cointill.benches

import com.cointill.WebhookKind2328
import com.cointill.Webhooks2328
import java.io.File

/** The first webhook of a JVM: the native library is unpacked, loaded and asked. */
internal object ColdOwn {
    @JvmStatic
    fun main(arguments: Array<String>) = cold {
        val webhooks = Webhooks2328(KEY);
        { body -> webhooks.verify(body, WebhookKind2328.PAYMENT) }
    }
}

/** The same by hand. */
internal object ColdPeer {
    @JvmStatic
    fun main(arguments: Array<String>) = cold { ByHand(KEY)::verify }
}

private fun cold(make: () -> (ByteArray) -> Any?) {
    val body = System.`in`.readBytes()
    val began = System.nanoTime()
    kept = make()(body)
    println(System.nanoTime() - began)
}

/** Median nanoseconds from nothing to the first event. */
internal fun coldStart(body: ByteArray) {
    // As shops have it: the library in a jar, from where JNA unpacks it.
    val jar = File("target").listFiles().orEmpty()
        .single { Regex("cointill-[0-9.]+\\.jar").matches(it.name) }
    val path = System.getProperty("java.class.path").split(File.pathSeparator)
        .joinToString(File.pathSeparator) { if (it.endsWith("target${File.separator}classes")) jar.path else it }
    val programs = listOf(ColdOwn::class, ColdPeer::class)
    val times = List(programs.size) { mutableListOf<Long>() }
    repeat(11) {
        for ((at, program) in programs.withIndex()) {
            val process = jvm(program.java.name, path)
            process.outputStream.use { it.write(body) }
            times[at] += process.inputStream.bufferedReader().readText().trim().toLong()
            process.waitFor()
        }
    }
    val (own, peer) = times.map { it.sorted()[it.size / 2] }
    line("first webhook of a JVM", own, "javax.crypto, kotlinx.serialization", peer)
}
