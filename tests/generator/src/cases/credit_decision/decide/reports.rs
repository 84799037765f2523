//! Which order, which price, which status.

use serde_json::{Value, json};

use super::{CREDIT, known, reported};
use crate::vectors::Case;

/// Which order and which payment.
pub(super) fn identity() -> Vec<Case> {
    vec![
        reported(
            "paid",
            "order, payment, price, currency and what arrived: all as expected",
            json!({}),
            CREDIT,
        ),
        reported(
            "wrong-order",
            "another order's payment",
            json!({"order_id": "ORDER-2"}),
            "reject wrong_order",
        ),
        reported(
            "no-order",
            "nothing says whose payment it is",
            json!({"order_id": null}),
            "reject wrong_order",
        ),
        reported(
            "order-case",
            "ids are compared exactly",
            json!({"order_id": "order-1"}),
            "reject wrong_order",
        ),
        reported(
            "order-space",
            "ids are compared exactly",
            json!({"order_id": "ORDER-1 "}),
            "reject wrong_order",
        ),
        reported(
            "order-zeros",
            "an id is no number",
            json!({"order_id": "ORDER-01"}),
            "reject wrong_order",
        ),
        known(
            "order-empty",
            "an empty id is nobody's, not even on both sides",
            json!({"order_id": ""}),
            json!({"order_id": ""}),
            "reject wrong_order",
        ),
        reported(
            "wrong-payment",
            "another payment of the same order",
            json!({"payment_id": "p-2"}),
            "reject wrong_payment",
        ),
        reported(
            "no-payment",
            "a payment was expected, and nothing says that it is this one",
            json!({"payment_id": null}),
            "reject wrong_payment",
        ),
        known(
            "any-payment",
            "without an expected payment any of the order counts",
            json!({"payment_id": null}),
            json!({"payment_id": "p-9"}),
            CREDIT,
        ),
        known(
            "wrong-order-first",
            "another order's report says nothing about this one, stale or not",
            json!({"known": "paid", "credited": true}),
            json!({"order_id": "ORDER-2", "status": "waiting"}),
            "reject wrong_order",
        ),
    ]
}

/// The price and its currency.
pub(super) fn price() -> Vec<Case> {
    let exact =
        |id: &str, comment: &str, amount: &str, currency: &str, observed: Value, verdict: &str| {
            known(
                id,
                comment,
                json!({"price": {"amount": amount, "currency": currency}}),
                observed,
                verdict,
            )
        };
    vec![
        reported(
            "amount-by-value",
            "the same value with other zeros",
            json!({"amount": "0180"}),
            CREDIT,
        ),
        reported(
            "wrong-amount-less",
            "a cheaper order's report",
            json!({"amount": "179.99"}),
            "reject wrong_amount",
        ),
        reported(
            "wrong-amount-more",
            "a dearer order's report",
            json!({"amount": "180.01"}),
            "reject wrong_amount",
        ),
        reported(
            "wrong-amount-last-decimal",
            "a difference in the eighth decimal is one",
            json!({"amount": "180.00000001"}),
            "reject wrong_amount",
        ),
        reported(
            "wrong-amount-negative",
            "the price with a sign",
            json!({"amount": "-180"}),
            "reject wrong_amount",
        ),
        reported(
            "wrong-currency",
            "the same figure in another currency",
            json!({"currency": "USD"}),
            "reject wrong_currency",
        ),
        reported(
            "wrong-currency-coin",
            "what the payer owes is no price",
            json!({"amount": "0.95256917", "currency": "TON"}),
            "reject wrong_currency",
        ),
        reported(
            "currency-case",
            "codes differ in case only",
            json!({"currency": "rub"}),
            CREDIT,
        ),
        exact(
            "currency-renamed",
            "TON was renamed to GRAM (2328 §13 item 10)",
            "5",
            "TON",
            json!({"amount": "5.00000000", "currency": "GRAM"}),
            "credit 5 TON",
        ),
        exact(
            "currency-alike",
            "USDT is not USDC",
            "5",
            "USDT",
            json!({"amount": "5", "currency": "USDC"}),
            "reject wrong_currency",
        ),
        reported(
            "cents-for-units",
            "exactly a hundred times too much: the unit setting is wrong (Alchemy §9 item 1)",
            json!({"amount": "18000"}),
            "hold cents_for_units",
        ),
        reported(
            "units-for-cents",
            "exactly a hundred times too little",
            json!({"amount": "1.80"}),
            "hold cents_for_units",
        ),
        reported(
            "thousandfold",
            "a thousand times is no unit",
            json!({"amount": "180000"}),
            "reject wrong_amount",
        ),
        exact(
            "cents-other-currency",
            "the currency comes first",
            "100",
            "USD",
            json!({"amount": "10000", "currency": "EUR"}),
            "reject wrong_currency",
        ),
        reported(
            "amount-unknown",
            "nothing says the price",
            json!({"amount": null}),
            "hold amount_unknown",
        ),
        reported(
            "currency-unknown",
            "nothing says its currency",
            json!({"currency": null}),
            "hold amount_unknown",
        ),
        exact(
            "price-zero",
            "a shop whose own price is nothing has lost it",
            "0.00",
            "RUB",
            json!({"amount": "0"}),
            "hold amount_unknown",
        ),
        exact(
            "price-negative",
            "nor is less than nothing a price",
            "-180",
            "RUB",
            json!({"amount": "-180"}),
            "hold amount_unknown",
        ),
        exact(
            "currency-empty",
            "an empty currency is none, not even on both sides",
            "180",
            "",
            json!({"currency": ""}),
            "hold amount_unknown",
        ),
        exact(
            "long-digits",
            "more digits than any machine number",
            "123456789012345678901234567890.12",
            "RUB",
            json!({"amount": "123456789012345678901234567890.120"}),
            "credit 123456789012345678901234567890.12 RUB",
        ),
        exact(
            "long-digits-off",
            "equal as floats",
            "9007199254740993",
            "RUB",
            json!({"amount": "9007199254740992"}),
            "reject wrong_amount",
        ),
        exact(
            "as-written",
            "what is credited is the price as the shop wrote it",
            "0180.0",
            "RUB",
            json!({}),
            "credit 0180.0 RUB",
        ),
    ]
}

/// Every status on a new payment.
pub(super) fn statuses() -> Vec<Case> {
    let status = |status: &str, comment: &str, verdict: &str| {
        let id = format!("status-{status}").replace('_', "-");
        known(
            &id,
            comment,
            json!({"known": "created"}),
            json!({"status": status}),
            verdict,
        )
    };
    let unpaid = |status: &str, comment: &str, verdict: &str| {
        known(
            &format!("status-{status}-unpaid"),
            comment,
            json!({"known": "created"}),
            json!({"status": status, "received": null}),
            verdict,
        )
    };
    vec![
        status(
            "waiting",
            "not paid yet, whatever the figures say",
            "wait not_paid",
        ),
        status("confirming", "seen, not certain", "wait confirming"),
        status(
            "partially_paid",
            "short so far, and may be topped up",
            "wait partially_paid",
        ),
        status("on_hold", "stopped for an AML review", "hold aml_lock"),
        status("paid", "paid", CREDIT),
        status(
            "overpaid",
            "more than asked is a success, too (2328 §9)",
            CREDIT,
        ),
        status(
            "paid_late",
            "the gateway says late, the default policy lets a person look",
            "hold paid_late",
        ),
        status(
            "underpaid",
            "ended short: what arrived is with the gateway",
            "hold underpaid",
        ),
        status(
            "expired",
            "ended, although something arrived: a person has to see it",
            "hold not_accepted",
        ),
        status(
            "failed",
            "failed, although something arrived: the wrong coin, for example",
            "hold not_accepted",
        ),
        unpaid("expired", "ended unpaid", "reject expired"),
        unpaid("failed", "failed unpaid", "reject failed"),
        known(
            "status-expired-zero",
            "nothing, written as a number",
            json!({"known": "created"}),
            json!({"status": "expired", "received": "0.00000000"}),
            "reject expired",
        ),
        status(
            "failed_late",
            "late and not accepted: what arrived is with the gateway",
            "hold failed_late",
        ),
        status("refunding", "a refund is under way", "hold refunding"),
        status("refund_failed", "a refund failed", "hold refund_failed"),
        status(
            "refunded",
            "given back before it was credited",
            "reject refunded",
        ),
        status(
            "unknown",
            "a status that is not known never credits",
            "hold unknown_status",
        ),
        known(
            "first-report",
            "nothing is known yet",
            json!({"known": null}),
            json!({}),
            CREDIT,
        ),
        known(
            "created",
            "created, and nothing more",
            json!({"known": null}),
            json!({"status": "created"}),
            "wait not_paid",
        ),
    ]
}
