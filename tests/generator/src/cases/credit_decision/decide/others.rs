//! Accounts that take any amount, and the other gateway.

use serde_json::{Value, json};

use super::{case, completed, with};
use crate::vectors::Case;

/// Accounts that take what comes: static wallets, `RECHARGE`.
pub(super) fn any_amount() -> Vec<Case> {
    let deposit = |id: &str, comment: &str, observed: Value, policy: Value, text: &str| {
        let expected = json!({"order_id": "customer-1", "credited": false});
        let base = json!({
            "gateway": "2328", "source": "webhook", "payment_id": "d-1", "order_id": "customer-1", "status": "paid",
            "received": "25.00000000", "received_currency": "USDT",
        });
        case(
            &format!("any-{id}"),
            comment,
            expected,
            with(base, observed),
            policy,
            text,
        )
    };
    let plain = |id: &str, comment: &str, observed: Value, verdict: &str| {
        deposit(id, comment, observed, json!({}), verdict)
    };
    vec![
        plain(
            "deposit",
            "the credit is what arrived, in the coin it arrived in",
            json!({}),
            "credit 25.00000000 USDT",
        ),
        plain(
            "deposit-price",
            "a price says nothing here",
            json!({"amount": "1", "currency": "USD"}),
            "credit 25.00000000 USDT",
        ),
        plain(
            "deposit-unknown",
            "nothing says what arrived",
            json!({"received": null}),
            "hold received_unknown",
        ),
        plain(
            "deposit-no-coin",
            "nothing says in which coin",
            json!({"received_currency": null}),
            "hold received_unknown",
        ),
        plain(
            "deposit-zero",
            "nothing arrived",
            json!({"received": "0.00"}),
            "hold received_unknown",
        ),
        plain(
            "deposit-negative",
            "less than nothing",
            json!({"received": "-1"}),
            "hold received_unknown",
        ),
        plain(
            "deposit-wrong-account",
            "another customer's",
            json!({"order_id": "customer-2"}),
            "reject wrong_order",
        ),
        plain(
            "deposit-aml",
            "held",
            json!({"status": "on_hold"}),
            "hold aml_lock",
        ),
        deposit(
            "deposit-underpaid",
            "short of what, nobody knows",
            json!({"status": "underpaid"}),
            json!({"least_percent": 50}),
            "hold underpaid",
        ),
        deposit(
            "deposit-confirm",
            "the policy asks for a query",
            json!({}),
            json!({"confirm_by_query": true}),
            "wait confirmation",
        ),
    ]
}

/// The other gateway, which never says what is owed in coins.
pub(super) fn alchemypay() -> Vec<Case> {
    let order = |id: &str, comment: &str, observed: Value, text: &str| {
        let expected = json!({
            "order_id": "11126", "payment_id": "300217236173748123456", "price": {"amount": "100.00", "currency": "USD"},
            "known": "confirming", "credited": false,
        });
        case(
            &format!("alchemypay-{id}"),
            comment,
            expected,
            with(completed(), observed),
            json!({}),
            text,
        )
    };
    vec![
        order(
            "completed",
            "its status says that the order is covered",
            json!({}),
            "credit 100.00 USD",
        ),
        order(
            "no-volume",
            "even when nothing says what arrived",
            json!({"received": null, "received_currency": null}),
            "credit 100.00 USD",
        ),
        order(
            "cents",
            "cents under a setting of units",
            json!({"amount": "10000"}),
            "hold cents_for_units",
        ),
        order(
            "units",
            "units under a setting of cents",
            json!({"amount": "1"}),
            "hold cents_for_units",
        ),
        order(
            "failed",
            "failed",
            json!({"status": "failed"}),
            "reject failed",
        ),
        order(
            "delay-success",
            "paid after expiry",
            json!({"status": "paid_late"}),
            "hold paid_late",
        ),
        order(
            "delay-failed",
            "paid after expiry and not accepted",
            json!({"status": "failed_late"}),
            "hold failed_late",
        ),
        order(
            "partial-short",
            "a partial payment says what is owed in coins",
            json!({"status": "partially_paid", "amount": null, "currency": null, "owed": "100", "received": "40"}),
            "wait partially_paid",
        ),
        order(
            "covered-less",
            "if it does say what is owed, it counts",
            json!({"owed": "100", "received": "99"}),
            "hold received_less",
        ),
    ]
}
