package com.cointill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cointill.gateway2328.Payment;
import com.cointill.gateway2328.PaymentsCreateRequest;
import com.cointill.gateway2328.PaymentsInfoRequest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The face that waits, from Java. */
class JavaFaceTest {
    @Test
    void aPaymentIsMadeAndDecided() {
        try (Sandbox sandbox = new Sandbox();
                Gateway2328 gateway = new Gateway2328(
                        "00000000-0000-4000-8000-000000002328", "sandbox-api-key", null,
                        sandbox.getUrl() + "/api")) {
            Payment created = gateway.getBlocking().getPayments().create(
                    new PaymentsCreateRequest(new BigDecimal("19.99"), "USD", "ORDER-1"));
            sandbox.control("POST", "payments/ORDER-1/pay", "{}");
            Payment now = gateway.getBlocking().getPayments()
                    .info(new PaymentsInfoRequest().uuid(created.getUuid()));
            assertEquals("paid", now.getPaymentStatus());
            Expected expected = new Expected("ORDER-1", new BigDecimal("19.99"), "USD");
            Verdict verdict = PaymentsKt.decide(expected, now.observed());
            assertInstanceOf(Verdict.Credit.class, verdict);
            assertThrows(NotFoundException.class, () -> gateway.getBlocking().getPayments()
                    .info(new PaymentsInfoRequest().orderId("another")));
        }
    }

    @Test
    void aTillHasItsRequestsSigned() {
        try (Sandbox sandbox = new Sandbox();
                Gateway2328 till = Gateway2328.withSigner(
                        "00000000-0000-4000-8000-000000002328",
                        Signer.blocking(request -> Signing.sign2328(request.getBody(), "sandbox-api-key")),
                        sandbox.getUrl() + "/api")) {
            Payment created = till.getBlocking().getPayments().create(
                    new PaymentsCreateRequest(new BigDecimal("19.99"), "USD", "ORDER-1"));
            assertEquals("ORDER-1", created.getOrderId());
        }
    }
}
