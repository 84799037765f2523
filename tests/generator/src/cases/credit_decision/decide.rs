//! One report to one verdict.

use serde_json::{Value, json};

use super::{DESIGN, completed, expected, paid, verdict, with};
use crate::vectors::Case;

const CREDIT: &str = "credit 180.00 RUB";

/// A case by its differences from the paid payment of 2328's documentation.
struct Case2328<'a> {
    id: &'a str,
    comment: &'a str,
    expected: Value,
    observed: Value,
    policy: Value,
    verdict: &'a str,
}

impl Case2328<'_> {
    fn case(self) -> Case {
        let expected = with(expected(), self.expected);
        let observed = with(paid(), self.observed);
        case(
            self.id,
            self.comment,
            expected,
            observed,
            self.policy,
            self.verdict,
        )
    }
}

fn case(
    id: &str,
    comment: &str,
    expected: Value,
    observed: Value,
    policy: Value,
    text: &str,
) -> Case {
    Case::valid(
        format!("decide-{id}"),
        DESIGN,
        comment,
        json!({"expected": expected, "observed": observed, "policy": policy}),
        verdict(text),
    )
}

fn reported(id: &str, comment: &str, observed: Value, verdict: &str) -> Case {
    let (expected, policy) = (json!({}), json!({}));
    Case2328 {
        id,
        comment,
        expected,
        observed,
        policy,
        verdict,
    }
    .case()
}

fn known(id: &str, comment: &str, expected: Value, observed: Value, verdict: &str) -> Case {
    let policy = json!({});
    Case2328 {
        id,
        comment,
        expected,
        observed,
        policy,
        verdict,
    }
    .case()
}

fn under(id: &str, comment: &str, policy: Value, observed: Value, verdict: &str) -> Case {
    let expected = json!({});
    Case2328 {
        id,
        comment,
        expected,
        observed,
        policy,
        verdict,
    }
    .case()
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = identity();
    cases.extend(price());
    cases.extend(statuses());
    cases.extend(coverage());
    cases.extend(late());
    cases.extend(history());
    cases.extend(any_amount());
    cases.extend(alchemypay());
    cases
}

/// Which order and which payment.
fn identity() -> Vec<Case> {
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
fn price() -> Vec<Case> {
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
fn statuses() -> Vec<Case> {
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
        status("expired", "ended unpaid", "reject expired"),
        status("failed", "failed", "reject failed"),
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

/// Whether what arrived covers what is owed.
fn coverage() -> Vec<Case> {
    let arrived = |id: &str, comment: &str, received: &str, verdict: &str| {
        reported(id, comment, json!({"received": received}), verdict)
    };
    let percent = |id: &str, comment: &str, percent: u8, observed: Value, verdict: &str| {
        under(
            id,
            comment,
            json!({"least_percent": percent}),
            observed,
            verdict,
        )
    };
    let short =
        |received: &str| json!({"status": "underpaid", "owed": "100", "received": received});
    let hold = || json!({"overpaid": "hold"});
    vec![
        arrived(
            "received-less",
            "called paid, yet less arrived than is owed",
            "0.95256916",
            "hold received_less",
        ),
        arrived(
            "received-nothing",
            "called paid, and nothing arrived",
            "0",
            "hold received_less",
        ),
        arrived(
            "received-negative",
            "called paid, and less than nothing arrived",
            "-1",
            "hold received_less",
        ),
        arrived(
            "received-more",
            "called paid, and more arrived",
            "1",
            CREDIT,
        ),
        reported(
            "received-unknown",
            "2328 says what arrived when it calls a payment paid",
            json!({"received": null}),
            "hold received_unknown",
        ),
        reported(
            "owed-unknown",
            "and what is owed",
            json!({"owed": null}),
            "hold received_unknown",
        ),
        under(
            "overpaid-hold",
            "the policy lets a person look at overpayments",
            hold(),
            json!({"status": "overpaid", "received": "1"}),
            "hold overpaid",
        ),
        under(
            "overpaid-hold-by-figures",
            "called paid, and more arrived than is owed",
            hold(),
            json!({"received": "0.95256918"}),
            "hold overpaid",
        ),
        under(
            "overpaid-hold-exact",
            "exactly what is owed is no overpayment",
            hold(),
            json!({}),
            CREDIT,
        ),
        percent(
            "underpaid-enough",
            "95 of 100 where 95 per cent are enough",
            95,
            short("95"),
            CREDIT,
        ),
        percent(
            "underpaid-just-not",
            "a hair less",
            95,
            short("94.999999999999999999"),
            "hold underpaid",
        ),
        percent(
            "underpaid-zero-percent",
            "nothing at all is never enough",
            0,
            short("0"),
            "hold underpaid",
        ),
        percent(
            "underpaid-zero-percent-some",
            "anything is",
            0,
            short("0.00000001"),
            CREDIT,
        ),
        percent(
            "underpaid-hundred",
            "all of it, the default",
            100,
            short("99.99"),
            "hold underpaid",
        ),
        percent(
            "underpaid-over-hundred",
            "more than all is all",
            200,
            json!({"owed": "100", "received": "100"}),
            CREDIT,
        ),
        percent(
            "underpaid-wrong-amount",
            "enough of another price is not enough",
            95,
            with(short("99"), json!({"amount": "170"})),
            "reject wrong_amount",
        ),
        percent(
            "paid-enough",
            "the same tolerance when it is called paid",
            95,
            json!({"owed": "100", "received": "99"}),
            CREDIT,
        ),
        percent(
            "paid-not-enough",
            "and its end",
            95,
            json!({"owed": "100", "received": "94"}),
            "hold received_less",
        ),
        percent(
            "partially-enough",
            "as long as it may be topped up, it waits",
            50,
            json!({"status": "partially_paid", "owed": "100", "received": "99"}),
            "wait partially_paid",
        ),
        known(
            "topped-up",
            "short, topped up, paid",
            json!({"known": "partially_paid"}),
            json!({}),
            CREDIT,
        ),
    ]
}

/// Payments after the invoice had ended.
fn late() -> Vec<Case> {
    let credit = || json!({"paid_late": "credit"});
    let after = |id: &str, comment: &str, known: &str, policy: Value, verdict: &str| {
        Case2328 {
            id,
            comment,
            expected: json!({"known": known}),
            observed: json!({}),
            policy,
            verdict,
        }
        .case()
    };
    vec![
        after(
            "late",
            "expired, and then paid: price and stock may have moved",
            "expired",
            json!({}),
            "hold paid_late",
        ),
        after(
            "late-credit",
            "the policy takes it",
            "expired",
            credit(),
            CREDIT,
        ),
        after(
            "late-underpaid",
            "ended short, and then paid",
            "underpaid",
            json!({}),
            "hold paid_late",
        ),
        after(
            "late-underpaid-credit",
            "the policy takes it",
            "underpaid",
            credit(),
            CREDIT,
        ),
        after(
            "late-after-failed",
            "failed for good, and then paid: both cannot be, under any policy",
            "failed",
            credit(),
            "hold conflict",
        ),
        after(
            "late-after-failed-late",
            "the same after a late failure",
            "failed_late",
            credit(),
            "hold conflict",
        ),
        after(
            "late-again",
            "held as late, and delivered again: still late",
            "paid_late",
            json!({}),
            "hold paid_late",
        ),
        after(
            "late-again-credit",
            "the policy has changed since: the next delivery credits",
            "paid_late",
            credit(),
            CREDIT,
        ),
        known(
            "late-credited-again",
            "credited as late, and delivered again",
            json!({"known": "paid_late", "credited": true}),
            json!({}),
            "ignore duplicate",
        ),
        under(
            "late-status-credit",
            "the gateway's own word for late",
            credit(),
            json!({"status": "paid_late"}),
            CREDIT,
        ),
        under(
            "late-wrong-amount",
            "late, and for another price",
            credit(),
            json!({"status": "paid_late", "amount": "1"}),
            "reject wrong_amount",
        ),
        known(
            "late-held-again",
            "the same late report again, still held",
            json!({"known": "paid_late"}),
            json!({"status": "paid_late"}),
            "hold paid_late",
        ),
        known(
            "late-then-overpaid",
            "a late payment with more on top stays late",
            json!({"known": "paid_late"}),
            json!({"status": "overpaid", "received": "2"}),
            "hold paid_late",
        ),
    ]
}

/// What the shop knows already.
fn history() -> Vec<Case> {
    let credited = |id: &str, comment: &str, status: &str, verdict: &str| {
        known(
            id,
            comment,
            json!({"known": "paid", "credited": true}),
            json!({"status": status}),
            verdict,
        )
    };
    let confirm = || json!({"confirm_by_query": true});
    vec![
        credited(
            "duplicate",
            "the same report again",
            "paid",
            "ignore duplicate",
        ),
        credited(
            "already-credited",
            "a further success of a credited order",
            "overpaid",
            "ignore already_credited",
        ),
        credited(
            "stale-waiting",
            "an earlier report comes late",
            "waiting",
            "ignore stale",
        ),
        credited(
            "stale-partially",
            "an earlier report comes late",
            "partially_paid",
            "ignore stale",
        ),
        credited(
            "stale-expired",
            "a success is not taken back",
            "expired",
            "ignore stale",
        ),
        credited(
            "stale-failed",
            "a success is not taken back",
            "failed",
            "ignore stale",
        ),
        credited(
            "refunded-after-credit",
            "given back after it was credited: take the credit back",
            "refunded",
            "hold refunded_after_credit",
        ),
        credited(
            "refunding-after-credit",
            "about to be given back",
            "refunding",
            "hold refunding",
        ),
        credited(
            "unknown-after-credit",
            "a word that is not known, after a credit",
            "unknown",
            "hold unknown_status",
        ),
        known(
            "paid-not-credited",
            "paid was recorded and the shop stopped before it credited: the next delivery does",
            json!({"known": "paid"}),
            json!({}),
            CREDIT,
        ),
        known(
            "overpaid-not-credited",
            "the same with more on top",
            json!({"known": "paid"}),
            json!({"status": "overpaid", "received": "1"}),
            CREDIT,
        ),
        known(
            "paid-not-credited-wrong",
            "and it is looked at as closely as the first time",
            json!({"known": "paid"}),
            json!({"amount": "1"}),
            "reject wrong_amount",
        ),
        known(
            "credited-unknown-status",
            "credited by hand, then paid",
            json!({"known": "waiting", "credited": true}),
            json!({}),
            "ignore already_credited",
        ),
        known(
            "duplicate-waiting",
            "the same open status again",
            json!({"known": "waiting"}),
            json!({"status": "waiting"}),
            "ignore duplicate",
        ),
        known(
            "duplicate-expired",
            "the same end again",
            json!({"known": "expired"}),
            json!({"status": "expired"}),
            "ignore duplicate",
        ),
        known(
            "duplicate-unknown",
            "a word that is not known, again: a person still has to look",
            json!({"known": "unknown"}),
            json!({"status": "unknown"}),
            "hold unknown_status",
        ),
        known(
            "stale-confirming",
            "an earlier report comes late",
            json!({"known": "on_hold"}),
            json!({"status": "confirming"}),
            "ignore stale",
        ),
        under(
            "confirm-webhook",
            "the policy asks for a query before it credits",
            confirm(),
            json!({}),
            "wait confirmation",
        ),
        under(
            "confirm-query",
            "the answer to a query is one",
            confirm(),
            json!({"source": "query"}),
            CREDIT,
        ),
        under(
            "confirm-wrong-amount",
            "what is wrong needs no confirmation",
            confirm(),
            json!({"amount": "1"}),
            "reject wrong_amount",
        ),
        under(
            "confirm-expired",
            "nor does what is unpaid",
            confirm(),
            json!({"status": "expired"}),
            "reject expired",
        ),
    ]
}

/// Accounts that take what comes: static wallets, `RECHARGE`.
fn any_amount() -> Vec<Case> {
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
fn alchemypay() -> Vec<Case> {
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
