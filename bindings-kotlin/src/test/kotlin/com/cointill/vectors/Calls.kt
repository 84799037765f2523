package com.cointill.vectors

import com.cointill.AlchemyPay
import com.cointill.CointillException
import com.cointill.Page
import com.cointill.gateway2328.Paginate
import com.cointill.internal.ffi.NativeOutput
import com.cointill.internal.ffi.NativeRecord
import com.cointill.Gateway2328
import com.cointill.RateLimiter
import com.cointill.RetryPolicy
import com.cointill.Signer
import com.cointill.Signing
import com.cointill.SigningKey
import com.cointill.Transport
import com.cointill.TransportFailure
import com.cointill.TransportRequest
import com.cointill.TransportResponse
import java.lang.reflect.InvocationTargetException
import java.math.BigDecimal
import java.time.Duration
import java.time.LocalDate
import kotlin.reflect.KClass
import kotlin.reflect.KParameter
import kotlin.reflect.full.callSuspendBy
import kotlin.reflect.full.memberFunctions
import kotlin.reflect.full.memberProperties
import kotlin.reflect.full.primaryConstructor
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.booleanOrNull
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.longOrNull
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull

// Endpoints by name: the public function for a request given as JSON, over a transport that is told
// what to answer.

private val OPERATIONS = mapOf(
    "2328.payment.create" to ("payments" to "create"),
    "2328.payment.info" to ("payments" to "info"),
    "2328.payment.list" to ("payments" to "list"),
    "2328.payout.create" to ("payouts" to "create"),
    "2328.payout.calc" to ("payouts" to "calc"),
    "2328.payout.status" to ("payouts" to "status"),
    "2328.static_wallet.create" to ("staticWallets" to "create"),
    "2328.static_wallet.info" to ("staticWallets" to "info"),
    "2328.static_wallet.list" to ("staticWallets" to "list"),
    "2328.static_wallet.enable" to ("staticWallets" to "enable"),
    "2328.static_wallet.disable" to ("staticWallets" to "disable"),
    "2328.static_wallet.transactions" to ("staticWallets" to "transactions"),
    "2328.balance" to ("balance" to "get"),
    "2328.exchange_rates" to ("rates" to "exchangeRates"),
    "2328.prices" to ("rates" to "prices"),
    "2328.directions" to ("rates" to "directions"),
    "2328.convert.price" to ("conversions" to "price"),
    "2328.convert" to ("conversions" to "convert"),
    "alchemypay.payment.create" to ("payments" to "create"),
    "alchemypay.payment.create_v1" to ("payments" to "createV1"),
    "alchemypay.payment.create_telegram" to ("payments" to "createTelegram"),
    "alchemypay.payment.create_telegram_v1" to ("payments" to "createTelegramV1"),
    "alchemypay.payment.create_native" to ("payments" to "createNative"),
    "alchemypay.payment.query" to ("payments" to "query"),
    "alchemypay.refund.create" to ("refunds" to "create"),
)

private val HOSTS = mapOf(
    "alchemy_sandbox" to "alchemy-sandbox",
    "alchemy_production" to "alchemy",
    "aeon_sandbox" to "aeon-sandbox",
    "aeon_production" to "aeon",
)

/** An answer, or the failure that stands for it. */
internal typealias Told = Any

/** A transport that keeps what it is given to send, and answers as it is told. */
internal class Script(private val answers: List<Told>) : Transport {
    val sent = mutableListOf<TransportRequest>()

    override suspend fun send(request: TransportRequest): TransportResponse {
        sent += request
        return when (val answer = answers[sent.size - 1]) {
            is TransportFailure -> throw answer
            else -> answer as TransportResponse
        }
    }
}

internal fun answer(response: JsonElement): TransportResponse {
    val fields = response.jsonObject
    val headers = fields.getValue("headers").jsonObject.map { (name, value) ->
        name to value.jsonPrimitive.content
    }
    return TransportResponse(fields.number("status"), headers, bytes(fields.getValue("body")))
}

internal fun options2328(value: JsonElement?) =
    options(com.cointill.gateway2328.Options::class, value)

internal fun alchemyPayOptions(value: JsonElement?) =
    options(com.cointill.alchemypay.Options::class, value)

private fun <T : Any> options(kind: KClass<T>, value: JsonElement?): T {
    val constructor = kind.primaryConstructor!!
    val given = (value as? JsonObject).orEmpty().entries.associate { (name, set) ->
        val parameter = constructor.parameters.find { it.name == camel(name) }
        requireNotNull(parameter) { "option $name is not known" } to
            (set.jsonPrimitive.booleanOrNull ?: set.jsonPrimitive.longOrNull
                ?: set.jsonPrimitive.content)
    }
    return constructor.callBy(given)
}

/** A gateway as a case describes it; without [keys] it has a signer that holds them. */
internal fun gateway(
    settings: JsonElement,
    transport: Transport? = null,
    policy: RetryPolicy = RetryPolicy(maxAttempts = 1),
    keys: Boolean = true,
): AutoCloseable {
    val given = settings.jsonObject
    val shop = given.textOrNull("user_agent")
    return if ("project" in given) {
        val known = setOf("project", "api_key", "payout_key", "base_url", "user_agent", "options")
        require(known.containsAll(given.keys)) { "a setting that is not known" }
        val project = given.text("project")
        val url = given.textOrNull("base_url")
        val options = options2328(given["options"])
        val limiter = RateLimiter(1_000, 1_000)
        if (keys) {
            Gateway2328(
                project, given.text("api_key"), given.textOrNull("payout_key"), url, shop, options,
                transport, policy, limiter,
            )
        } else {
            Gateway2328.withSigner(
                project, signer2328(given), url, shop, options, transport, policy, limiter,
            )
        }
    } else {
        val known = setOf("app_id", "secret", "host", "user_agent", "options")
        require(known.containsAll(given.keys)) { "a setting that is not known" }
        val host = given.getValue("host")
        val named = if (host is JsonObject) {
            host.text("custom")
        } else {
            HOSTS.getValue(host.jsonPrimitive.content)
        }
        val options = alchemyPayOptions(given["options"])
        val appId = given.text("app_id")
        if (keys) {
            AlchemyPay(appId, given.text("secret"), named, shop, options, transport, policy)
        } else {
            AlchemyPay.withSigner(
                appId, signerAlchemyPay(given, options), named, shop, options, transport, policy,
            )
        }
    }
}

private fun signer2328(settings: JsonObject) = Signer { request ->
    assertNull(request.message)
    val key = when (request.key) {
        SigningKey.API -> settings.text("api_key")
        SigningKey.PAYOUT -> settings.text("payout_key")
        SigningKey.APP -> error("2328 has no such key")
    }
    Signing.sign2328(request.body, key)
}

private fun signerAlchemyPay(settings: JsonObject, options: com.cointill.alchemypay.Options) =
    Signer { request ->
        assertEquals(SigningKey.APP, request.key)
        val body = request.body.decodeToString()
        Signing.signAlchemyPay(request.message!!, body, settings.text("secret"), options)
    }

internal fun fixedGateway(endpoint: String, options: JsonElement? = null): JsonObject {
    fun text(value: String) = JsonPrimitive(value)
    return JsonObject(
        if (endpoint.startsWith("2328.")) {
            mapOf(
                "project" to text(PROJECT),
                "api_key" to text("test-api-key"),
                "payout_key" to text("test-payout-key"),
            )
        } else {
            mapOf(
                "app_id" to text("TEST000001"),
                "secret" to text("9999"),
                "host" to text("alchemy_sandbox"),
                "options" to (options ?: JsonObject(emptyMap())),
            )
        },
    )
}

/** What came of a call. */
internal class Ran(
    val sent: List<TransportRequest>,
    val result: Any? = null,
    val error: CointillException? = null,
)

internal fun call(
    settings: JsonElement,
    endpoint: String,
    request: JsonObject,
    answers: List<Told>,
    policy: RetryPolicy = RetryPolicy(maxAttempts = 1, baseDelay = Duration.ZERO),
    keys: Boolean = true,
): Ran {
    val script = Script(answers)
    return gateway(settings, script, policy, keys).use { own ->
        val found = Found(own, endpoint)
        val arguments = found.arguments(request)
        try {
            Ran(script.sent, runBlocking { found.carry(arguments) })
        } catch (error: CointillException) {
            Ran(script.sent, error = error)
        }
    }
}

/** The function of an endpoint, and what is beneath it. */
private class Found(own: AutoCloseable, private val endpoint: String) {
    private val names = OPERATIONS.getValue(endpoint)
    private val carrier = (own as? Gateway2328)?.carrier ?: (own as AlchemyPay).carrier
    private val group =
        own::class.memberProperties.first { it.name == names.first }.getter.call(own)!!
    private val function = group::class.memberFunctions.first { it.name == names.second }
    private val parameters = function.parameters.drop(1)

    /** The gateway's names as Kotlin's parameters. */
    fun arguments(request: JsonObject): Map<KParameter, JsonElement> {
        val camel = endpoint.startsWith("alchemypay")
        val arguments = request.entries.filter { it.value !is JsonNull }.associate { (wire, value) ->
            val parameter = parameters.find { wire in wireNames(it.name!!, camel) }
            (parameter ?: throw doesNotCompile()) to value
        }
        for ((parameter, value) in arguments) {
            if (!compiles(parameter, value)) {
                throw doesNotCompile(wireNames(parameter.name!!, camel).first())
            }
        }
        parameters.find { !it.isOptional && it !in arguments }?.let {
            throw doesNotCompile(wireNames(it.name!!, camel).first())
        }
        return arguments
    }

    suspend fun carry(arguments: Map<KParameter, JsonElement>): Any? {
        val walks = function.returnType.classifier == Flow::class
        // A walk asks for pages by their number, and some texts are no amounts of Kotlin's; both are
        // carried by what is beneath the function.
        if (walks || arguments.any { (parameter, value) -> convert(parameter, value) == null }) {
            val texts = parameters.map { arguments[it]?.let(::text) }
            return page(carrier.output(snake(names.first), snake(names.second), texts.toTypedArray()))
        }
        val given = arguments.mapValues { (parameter, value) -> convert(parameter, value) }
        return try {
            function.callSuspendBy(given + (function.parameters[0] to group))
        } catch (problem: InvocationTargetException) {
            throw problem.targetException
        }
    }

    private fun page(output: NativeOutput): Any? {
        val page = output as? NativeOutput.Page ?: return null
        val make = { record: NativeRecord ->
            val type = Class.forName("com.cointill.gateway2328.${record.model}")
            type.getDeclaredConstructor(NativeRecord::class.java).newInstance(record)
        }
        return Page(page.records.map(make), Paginate(page.paginate), page.nextPage?.toInt())
    }
}

/** What the type of a parameter refuses is a mistake that Kotlin's compiler finds. */
internal fun doesNotCompile(field: String? = null) = Invalid(
    mapOf("error" to listOfNotNull("code" to "invalid_request", field?.let { "field" to it }).toMap()),
)

private fun compiles(parameter: KParameter, value: JsonElement): Boolean {
    val text = value as? JsonPrimitive
    return when {
        parameter.name in JSON -> true
        parameter.type.classifier == Int::class ->
            text != null && !text.isString && text.content.toIntOrNull() != null
        parameter.type.classifier == LocalDate::class ->
            text != null && text.isString && runCatching { LocalDate.parse(text.content) }.isSuccess
        else -> text != null && text.isString
    }
}

/** The argument; null for an amount that Kotlin would write in another way. */
private fun convert(parameter: KParameter, value: JsonElement): Any? {
    val kind = parameter.type.classifier as KClass<*>
    return when {
        kind == Int::class -> text(value).toInt()
        kind == BigDecimal::class ->
            text(value).toBigDecimalOrNull()?.takeIf { it.toPlainString() == text(value) }
        kind == LocalDate::class -> LocalDate.parse(text(value))
        kind.isValue -> kind.primaryConstructor!!.call(text(value))
        parameter.name in JSON -> value.toString()
        else -> text(value)
    }
}

private fun text(value: JsonElement): String =
    (value as? JsonPrimitive)?.content ?: value.toString()

/** Parameters that take JSON text. */
private val JSON = setOf("customize")

internal fun camel(name: String): String {
    val parts = name.split("_")
    return parts[0] + parts.drop(1).joinToString("") { it.replaceFirstChar(Char::uppercase) }
}

private fun wireNames(name: String, camel: Boolean): List<String> =
    if (camel) {
        listOf(name.replace("Url", "URL"))
    } else {
        val snake = snake(name)
        listOf(if (snake == "kind") "type" else snake, snake)
    }

internal fun snake(name: String): String =
    name.replace(Regex("([a-z0-9])([A-Z])"), "$1_$2").lowercase()
