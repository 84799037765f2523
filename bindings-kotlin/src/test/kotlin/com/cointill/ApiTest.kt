package com.cointill

import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import kotlinx.validation.ExperimentalBCVApi
import kotlinx.validation.api.dump
import kotlinx.validation.api.filterOutNonPublic
import kotlinx.validation.api.loadApiFromJvmClasses
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** What a shop's compiled code may rely on is written down, and changes only on purpose. */
internal class ApiTest {
    @OptIn(ExperimentalBCVApi::class)
    @Test
    fun `the public API is as written down`() {
        val classes = File("target/classes").walk().filter { it.extension == "class" }
        val api = classes.sortedBy { it.path }.map { it.inputStream() }
            .loadApiFromJvmClasses().filterOutNonPublic()
        val out = ByteArrayOutputStream()
        PrintStream(out).use { api.dump(it) }
        val made = out.toString().trimEnd() + "\n"
        File("target/cointill.api").writeText(made)
        val written = File("api/cointill.api").takeIf { it.exists() }?.readText().orEmpty()
        assertEquals(written, made) {
            "the public API has changed; when that is meant, copy target/cointill.api to api/"
        }
    }
}
