import com.cointill.CointillException
import com.cointill.Expected
import com.cointill.Gateway2328
import com.cointill.Verdict
import com.cointill.decide
import java.math.BigDecimal
import kotlinx.coroutines.delay

/** A first payment from a terminal: creates it, shows where to pay, and waits for the money. */
suspend fun main() {
    val gateway = Gateway2328(
        project = "00000000-0000-4000-8000-000000002328",
        apiKey = System.getenv("COINTILL_2328_API_KEY") ?: "sandbox-api-key",
        baseUrl = System.getenv("COINTILL_2328_URL") ?: "http://127.0.0.1:2328/api",
    )
    gateway.use {
        try {
            val price = BigDecimal("19.99")
            val payment = it.payments.create(amount = price, currency = "USD", orderId = "ORDER-1")
            println("pay at ${payment.url}")
            // Written down before the customer leaves.
            val expected = Expected("ORDER-1", price, "USD", paymentId = payment.uuid)
            while (true) {
                val now = it.payments.info(uuid = payment.uuid).observed()
                when (val verdict = decide(expected, now)) {
                    is Verdict.Credit -> return println("credit ${verdict.amount} ${verdict.currency}")
                    is Verdict.Wait -> delay(2_000)
                    else -> return println("do not credit: $verdict")
                }
            }
        } catch (error: CointillException) {
            println("${error.message}; ${error.advice}")
        }
    }
}
