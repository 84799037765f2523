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
    // What is recorded, and a deposit `d-1`.
    let recorded = |id: &str, comment: &str, expected: Value, verdict: &str| {
        let account = json!({"order_id": "customer-1", "credited": false});
        case(
            &format!("any-{id}"),
            comment,
            with(account, expected),
            json!({
                "gateway": "2328", "source": "webhook", "payment_id": "d-1", "order_id": "customer-1",
                "status": "paid", "received": "25.00000000", "received_currency": "USDT",
            }),
            json!({}),
            verdict,
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
        recorded(
            "deposit-again",
            "the record is of this deposit",
            json!({"payment_id": "d-1", "known": "paid", "credited": true}),
            "ignore duplicate",
        ),
        recorded(
            "deposit-another",
            "the record is of another deposit: look this one up by its own id",
            json!({"payment_id": "d-0", "known": "paid", "credited": true}),
            "reject wrong_payment",
        ),
        recorded(
            "deposit-which",
            "an account was credited, and nothing says for which deposit: this may be a further one",
            json!({"known": "paid", "credited": true}),
            "hold payment_unknown",
        ),
        recorded(
            "deposit-which-uncredited",
            "a deposit was recorded, and nothing says which",
            json!({"known": "paid"}),
            "hold payment_unknown",
        ),
        recorded(
            "deposit-which-credited",
            "nor does it help that no status was",
            json!({"credited": true}),
            "hold payment_unknown",
        ),
        recorded(
            "deposit-first",
            "an account that waits for its first deposit",
            json!({"known": "waiting"}),
            "credit 25.00000000 USDT",
        ),
    ]
}

/// The other gateway, which never says what is owed in coins.
pub(super) fn alchemypay() -> Vec<Case> {
    let history = |id: &str, comment: &str, expected: Value, observed: Value, text: &str| {
        let base = json!({
            "order_id": "11126", "payment_id": "300217236173748123456", "price": {"amount": "100.00", "currency": "USD"},
            "known": "confirming", "credited": false,
        });
        case(
            &format!("alchemypay-{id}"),
            comment,
            with(base, expected),
            with(completed(), observed),
            json!({}),
            text,
        )
    };
    let order = |id: &str, comment: &str, observed: Value, text: &str| {
        history(id, comment, json!({}), observed, text)
    };
    // Its webhook names the order, and no payment by the number that orders have (Alchemy §6.2).
    let refund = |status: &str| {
        json!({
            "status": status, "payment_id": null, "amount": null, "currency": null, "received": null,
            "received_currency": null,
        })
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
            "failed with nothing paid",
            json!({"status": "failed", "received": null}),
            "reject failed",
        ),
        order(
            "failed-reason",
            "every documented reason of a failure is a payment that was not accepted (Alchemy §5.2)",
            json!({"status": "failed", "received": null, "reason": "crypto or network inconsistent"}),
            "hold not_accepted",
        ),
        order(
            "failed-short",
            "short: unless the payer asks for it back, it goes to the merchant (Alchemy §4.6)",
            json!({"status": "failed", "received": "40"}),
            "hold not_accepted",
        ),
        order(
            "refunded-before-credit",
            "a refund may be of a part, such as what was too much: the rest may be the price",
            refund("refunded"),
            "hold refunded_before_credit",
        ),
        order(
            "refund-failed-before-credit",
            "a refund failed",
            refund("refund_failed"),
            "hold refund_failed",
        ),
        history(
            "refunded-after-failed",
            "a failed order's payment went back",
            json!({"known": "failed"}),
            refund("refunded"),
            "reject refunded",
        ),
        history(
            "refunded-then-paid",
            "the refund overtook the success",
            json!({"known": "refunded"}),
            json!({}),
            "hold refunded_before_credit",
        ),
        history(
            "refunded-after-credit",
            "all of it or a part",
            json!({"known": "paid", "credited": true}),
            refund("refunded"),
            "hold refunded_after_credit",
        ),
        history(
            "refunded-again",
            "a second part looks like the first: it is the event's id that tells a repeat",
            json!({"known": "refunded", "credited": true}),
            refund("refunded"),
            "hold refunded_after_credit",
        ),
        history(
            "refund-failed-after-refund",
            "a second part that failed",
            json!({"known": "refunded", "credited": true}),
            refund("refund_failed"),
            "hold refund_failed",
        ),
        history(
            "refunded-other-payment",
            "when it does say of which payment it is, that counts",
            json!({"known": "paid", "credited": true}),
            json!({"status": "refunded", "payment_id": "3003"}),
            "reject wrong_payment",
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
