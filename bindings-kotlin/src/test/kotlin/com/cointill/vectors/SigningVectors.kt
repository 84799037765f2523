package com.cointill.vectors

import com.cointill.AlchemyPay
import com.cointill.AlchemyPayWebhooks
import com.cointill.CointillException
import com.cointill.Gateway2328
import com.cointill.Signing
import com.cointill.Webhooks2328
import org.junit.jupiter.api.Assertions.assertEquals

internal const val PROJECT = "00000000-0000-4000-8000-000000002328"

/** Every place where a key is given must say the same. */
private fun usable(vararg makers: () -> Any?): Any {
    val problems = makers.mapNotNull { make ->
        try {
            make()
            null
        } catch (error: CointillException) {
            told(error)
        }
    }
    if (problems.isEmpty()) {
        return mapOf("usable" to true)
    }
    assertEquals(List(makers.size) { problems[0] }, problems)
    throw Invalid(problems[0])
}

private fun matches(answer: Boolean): Any {
    val told = mapOf("matches" to answer)
    return if (answer) told else throw Invalid(told)
}

internal val SIGNING_2328: Map<String, Op> = mapOf(
    "2328.sign" to { case ->
        val body = bytes(case.getValue("body"))
        mapOf("sign" to Signing.sign2328(body, case.text("secret")))
    },
    "2328.verify" to { case ->
        val body = bytes(case.getValue("body"))
        matches(Signing.verify2328(body, case.text("sign"), case.text("secret")))
    },
    "2328.sign_webhook" to { case ->
        val signed = refusing { Signing.signWebhook2328(case.text("body"), case.text("secret")) }
        mapOf("body" to signed)
    },
    "2328.key" to { case ->
        val secret = case.text("secret")
        usable(
            { Webhooks2328(secret) },
            { Webhooks2328("x", secret) },
            { Gateway2328(PROJECT, secret) },
            { Gateway2328(PROJECT, "x", payoutKey = secret) },
            { Signing.sign2328(ByteArray(0), secret) },
            { Signing.signWebhook2328("{}", secret) },
        )
    },
)

internal val SIGNING_ALCHEMYPAY: Map<String, Op> = mapOf(
    "alchemypay.sign" to { case ->
        val options = alchemyPayOptions(case["options"])
        val sign = refusing {
            Signing.signAlchemyPay(
                case.text("message"), case.text("body"), case.text("secret"), options,
            )
        }
        mapOf("sign" to sign)
    },
    "alchemypay.sign_body" to { case ->
        val options = alchemyPayOptions(case["options"])
        val body = refusing {
            Signing.signBodyAlchemyPay(
                case.text("message"), case.text("body"), case.text("secret"), options,
            )
        }
        mapOf("body" to body)
    },
    "alchemypay.verify" to { case ->
        val options = alchemyPayOptions(case["options"])
        matches(
            Signing.verifyAlchemyPay(
                case.text("message"), case.text("body"), case.text("secret"), options,
            ),
        )
    },
    "alchemypay.key" to { case ->
        val secret = case.text("secret")
        usable(
            { AlchemyPayWebhooks(secret) },
            { AlchemyPay("A", secret, "alchemy") },
            { Signing.verifyAlchemyPay("create", "{}", secret) },
        )
    },
)
