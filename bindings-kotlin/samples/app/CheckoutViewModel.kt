import com.cointill.CointillException
import com.cointill.checkout.CheckoutSession
import com.cointill.checkout.PaymentView
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** What a checkout screen draws. */
data class CheckoutState(val view: PaymentView? = null, val problem: String? = null)

/**
 * A checkout screen without its pixels, for Compose or anything else: no key of a gateway, only a view
 * token that the shop's server minted.
 */
class CheckoutViewModel(private val session: CheckoutSession, private val scope: CoroutineScope) {
    private val drawn = MutableStateFlow(CheckoutState())
    val state: StateFlow<CheckoutState> = drawn.asStateFlow()
    private var watching: Job? = null

    /** The screen is there: what it shows is kept up to date from now on. */
    fun start() {
        watching?.cancel()
        watching = scope.launch {
            try {
                session.views.collect { drawn.value = CheckoutState(it) }
            } catch (error: CointillException) {
                drawn.value = drawn.value.copy(problem = error.message)
            }
        }
    }

    /** The app is in the foreground again, or the network is back. */
    fun wake() = session.lookNow()

    /** For a clock on the screen: minutes and seconds that are left. */
    fun left(): String? = session.timeLeft?.let { "%d:%02d".format(it.toMinutes(), it.toSecondsPart()) }

    /** The screen is gone: nothing is asked any more. */
    fun stop() {
        watching?.cancel()
    }
}
