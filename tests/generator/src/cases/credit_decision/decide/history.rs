//! What the shop knows already, and what comes late.

use serde_json::{Value, json};

use super::{CREDIT, Case2328, known, under};
use crate::vectors::Case;

/// Payments after the invoice had ended.
pub(super) fn late() -> Vec<Case> {
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
pub(super) fn known_before() -> Vec<Case> {
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
            "overpaid-after-credit",
            "more arrived after the credit: a person has to see it, whatever the policy",
            "overpaid",
            "hold overpaid",
        ),
        known(
            "overpaid-after-credit-again",
            "the same report again",
            json!({"known": "overpaid", "credited": true}),
            json!({"status": "overpaid", "received": "2"}),
            "ignore duplicate",
        ),
        credited(
            "aml-after-credit",
            "an AML lock after a credit may come late, or be what it says: a person looks",
            "on_hold",
            "hold aml_lock",
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
            "aml-after-expiry",
            "what came in too late may be locked, too",
            json!({"known": "expired"}),
            json!({"status": "on_hold"}),
            "hold aml_lock",
        ),
        known(
            "partially-then-expired",
            "short, and never topped up: what had arrived is with the gateway",
            json!({"known": "partially_paid"}),
            json!({"status": "expired", "received": null}),
            "hold not_accepted",
        ),
        known(
            "partially-then-failed",
            "the same where the gateway calls it a failure",
            json!({"known": "partially_paid"}),
            json!({"status": "failed", "received": null}),
            "hold not_accepted",
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
            json!({"status": "expired", "received": null}),
            "reject expired",
        ),
    ]
}
