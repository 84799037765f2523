package com.cointill.benches

import java.io.BufferedInputStream
import java.io.File
import java.io.InputStream
import java.net.InetAddress
import java.net.ServerSocket
import java.net.Socket
import kotlin.concurrent.thread

private const val PAYMENT =
    """{"state":0,"result":{"uuid":"0198c5b4-0000-7000-8000-000000000001","order_id":"ORDER-1",""" +
        """"amount":"19.99","currency":"USD",""" +
        """"url":"https://pay.2328.io/0198c5b4-0000-7000-8000-000000000001",""" +
        """"expires_at":"2026-05-09T13:56:58Z","created_at":"2026-05-09T12:56:58Z",""" +
        """"payment_status":"check"}}"""

private val ANSWER =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${PAYMENT.length}\r\n\r\n$PAYMENT"

/** Answers every request with the same payment, in a process of its own; it ends with its input. */
internal object Server {
    @JvmStatic
    fun main(arguments: Array<String>) {
        val listener = ServerSocket(0, 50, InetAddress.getLoopbackAddress())
        thread(isDaemon = true) {
            while (true) {
                val connection = listener.accept()
                thread(isDaemon = true) { connection.use(::serve) }
            }
        }
        println(listener.localPort)
        System.`in`.read()
    }

    private fun serve(connection: Socket) {
        connection.tcpNoDelay = true
        val input = BufferedInputStream(connection.getInputStream())
        val output = connection.getOutputStream()
        while (true) {
            var length = 0
            while (true) {
                val line = line(input) ?: return
                if (line.isEmpty()) break
                if (line.startsWith("content-length:", ignoreCase = true)) {
                    length = line.substringAfter(':').trim().toInt()
                }
            }
            input.skipNBytes(length.toLong())
            output.write(ANSWER.toByteArray())
        }
    }

    private fun line(input: InputStream): String? {
        val text = StringBuilder()
        while (true) {
            when (val byte = input.read()) {
                -1 -> return null
                '\n'.code -> return text.toString().trimEnd('\r')
                else -> text.append(byte.toChar())
            }
        }
    }
}

/** A program of this class path in a JVM of its own. */
internal fun jvm(program: String, classPath: String = System.getProperty("java.class.path")): Process {
    val java = File(System.getProperty("java.home"), "bin/java").path
    return ProcessBuilder(java, "-cp", classPath, program)
        .redirectError(ProcessBuilder.Redirect.INHERIT).start()
}
