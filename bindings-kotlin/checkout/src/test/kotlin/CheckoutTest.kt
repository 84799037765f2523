import com.cointill.InvalidRequestException
import com.cointill.checkout.CheckoutSession
import com.cointill.checkout.paymentUri
import com.cointill.checkout.readView
import java.math.BigDecimal
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test

/** The package for apps, over the library without anything that signs. */
internal class CheckoutTest {
    @Test
    fun `a view is read, and says what to pay`() {
        val view = readView(
            (
                """{"order_id":"ORDER-1","status":"waiting","is_final":false,"is_paid":false,""" +
                    """"is_held":false,"is_payable":true,"amount":"19.990","currency":"USD",""" +
                    """"server_time":"2026-05-09T13:56:58Z"}"""
                ).toByteArray(),
        )
        assertEquals(BigDecimal("19.990"), view.amount)
        assertEquals(1_778_335_018, view.serverTime?.epochSecond)
        val uri = paymentUri("BTC", "BTC", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", BigDecimal("0.00125"))
        assertEquals("bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT?amount=0.00125", uri)
    }

    @Test
    fun `a text that is no token is refused`() {
        assertThrows(InvalidRequestException::class.java) {
            CheckoutSession("https://shop.example/view", "two words")
        }
    }
}
