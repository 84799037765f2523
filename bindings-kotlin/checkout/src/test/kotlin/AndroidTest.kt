import java.io.File
import java.nio.ByteBuffer
import org.codehaus.mojo.animal_sniffer.ClassListBuilder
import org.codehaus.mojo.animal_sniffer.SignatureChecker
import org.codehaus.mojo.animal_sniffer.logging.PrintWriterLogger
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/**
 * Every class and method of the platform that the package calls is there in Android 7 (API 24), with
 * the library that Android's build tools add for `java.time`. The classes that are checked are those
 * compiled for the JVM: an app's are made of the same Kotlin.
 */
internal class AndroidTest {
    private val path = System.getProperty("surefire.test.class.path").split(File.pathSeparator)
    private val ours = listOf(File("target/classes"), File("target/test-classes"))

    // Kotlin, coroutines and JNA are there for Android too.
    private val known = ClassListBuilder(PrintWriterLogger(System.err)).apply {
        (path.map(::File).filter { it.extension == "jar" } + ours).forEach { process(it) }
    }

    /** What [files] call and Android lacks. */
    private fun lacking(files: List<File>): List<String> {
        val lacking = mutableListOf<String>()
        val logger = object : org.codehaus.mojo.animal_sniffer.logging.Logger {
            override fun info(message: String) = Unit
            override fun info(message: String, problem: Throwable) = Unit
            override fun debug(message: String) = Unit
            override fun debug(message: String, problem: Throwable) = Unit
            override fun warn(message: String) = Unit
            override fun warn(message: String, problem: Throwable) = Unit
            override fun error(message: String) { lacking += message }
            override fun error(message: String, problem: Throwable) { lacking += message }
        }
        // uniffi looks whether there is a cleaner of Java's, and takes JNA's where there is none.
        val ignored = known.packages + "java.lang.ref.Cleaner" + "java.lang.ref.Cleaner\$Cleanable"
        val signatures = File(System.getProperty("cointill.android"))
        val checker = signatures.inputStream().use { SignatureChecker(it, ignored, logger) }
        checker.setSourcePath(emptyList())
        files.forEach { checker.process(it) }
        return lacking
    }

    @Test
    fun `the package calls only what Android has`() {
        val classes = File("target/classes").walk().filter { it.extension == "class" }.toList()
        assertTrue(classes.size > 100) { "expected the package's classes, got ${classes.size}" }
        assertEquals(emptyList<String>(), lacking(classes))
    }

    @Test
    fun `so does the sample of a screen`() {
        val classes = File("target/test-classes").listFiles().orEmpty()
            .filter { it.name.startsWith("CheckoutViewModel") }
        assertFalse(classes.isEmpty())
        assertEquals(emptyList<String>(), lacking(classes))
    }

    /** Of Java 9, which the compiler takes and Android 7 lacks. */
    internal class Newer {
        fun flipped(buffer: ByteBuffer): ByteBuffer = buffer.flip()

        fun process(): ProcessHandle = ProcessHandle.current()
    }

    @Test
    fun `what Android lacks is found`() {
        val found = lacking(listOf(File("target/test-classes/AndroidTest\$Newer.class")))
        assertTrue(found.any { "ProcessHandle" in it } && found.any { "flip()" in it }) {
            found.toString()
        }
    }
}
