package com.cointill

import java.io.File
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What the page shows is a part of a sample, and those are compiled with the tests. */
internal class DocumentationTest {
    @Test
    fun `every snippet of the page is in a sample`() {
        val samples = listOf(File("samples"), File("src/test/java")).flatMap { folder ->
            folder.walk().filter { it.isFile }.map { it.readText() }
        }
        val page = File("../docs/kotlin.md").readText()
        val snippets = Regex("```(?:kotlin|java)\n(.*?)```", RegexOption.DOT_MATCHES_ALL)
            .findAll(page).map { it.groupValues[1] }.toList()
        assertTrue(snippets.size >= 4) { "expected the page's snippets, got ${snippets.size}" }
        // A snippet from within a class has lost its margin.
        fun String.plain() = lines().joinToString("\n") { it.trim() }
        for (snippet in snippets) {
            assertTrue(samples.any { snippet.plain() in it.plain() }) { "in no sample:\n$snippet" }
        }
    }
}
