//! Reports one after another: at most one credit, whatever their order.

use serde_json::{Value, json};

use super::{DESIGN, expected, paid, verdict, with};
use crate::vectors::Case;

/// Reports as changes to the paid payment, each with its verdict.
fn scenario(id: &str, comment: &str, policy: Value, steps: &[(Value, &str)]) -> Case {
    let reports: Vec<Value> = steps
        .iter()
        .map(|(changes, _)| with(paid(), changes.clone()))
        .collect();
    let verdicts: Vec<Value> = steps.iter().map(|(_, text)| verdict(text)).collect();
    let credits = steps
        .iter()
        .filter(|(_, text)| text.starts_with("credit"))
        .count();
    assert!(credits <= 1, "{id}");
    Case::valid(
        format!("scenario-{id}"),
        DESIGN,
        comment,
        json!({"expected": with(expected(), json!({"known": "created"})), "policy": policy, "reports": reports}),
        json!({"verdicts": verdicts, "credited": credits == 1}),
    )
}

const CREDIT: &str = "credit 180.00 RUB";

pub(super) fn cases() -> Vec<Case> {
    let plain =
        |id: &str, comment: &str, steps: &[(Value, &str)]| scenario(id, comment, json!({}), steps);
    let status = |status: &str| json!({"status": status});
    let short = |received: &str| json!({"status": "partially_paid", "received": received});
    let unpaid = |status: &str| json!({"status": status, "received": null});
    let query = |changes: Value| with(json!({"source": "query"}), changes);
    vec![
        plain(
            "paid",
            "as it should be",
            &[
                (status("waiting"), "wait not_paid"),
                (status("confirming"), "wait confirming"),
                (json!({}), CREDIT),
            ],
        ),
        plain(
            "duplicates",
            "every report twice",
            &[
                (status("waiting"), "wait not_paid"),
                (status("waiting"), "ignore duplicate"),
                (json!({}), CREDIT),
                (json!({}), "ignore duplicate"),
            ],
        ),
        plain(
            "reordered",
            "the success overtakes the rest",
            &[
                (json!({}), CREDIT),
                (status("confirming"), "ignore stale"),
                (status("waiting"), "ignore stale"),
            ],
        ),
        plain(
            "topped-up",
            "short, topped up twice, paid",
            &[
                (short("0.3"), "wait partially_paid"),
                (short("0.6"), "ignore duplicate"),
                (status("confirming"), "wait confirming"),
                (json!({}), CREDIT),
            ],
        ),
        plain(
            "underpaid",
            "short to the end",
            &[
                (short("0.3"), "wait partially_paid"),
                (
                    json!({"status": "underpaid", "received": "0.3"}),
                    "hold underpaid",
                ),
                (
                    json!({"status": "underpaid", "received": "0.3"}),
                    "ignore duplicate",
                ),
            ],
        ),
        plain(
            "overpaid",
            "paid, then more on top",
            &[
                (json!({}), CREDIT),
                (
                    json!({"status": "overpaid", "received": "2"}),
                    "hold overpaid",
                ),
                (
                    json!({"status": "overpaid", "received": "2"}),
                    "ignore duplicate",
                ),
            ],
        ),
        plain(
            "short-then-expired",
            "short, and the invoice ends",
            &[
                (short("0.3"), "wait partially_paid"),
                (unpaid("expired"), "hold not_accepted"),
                (unpaid("expired"), "ignore duplicate"),
            ],
        ),
        plain(
            "another-order",
            "reports of other orders and payments leave no trace",
            &[
                (
                    json!({"order_id": "ORDER-2", "status": "refunded"}),
                    "reject wrong_order",
                ),
                (
                    json!({"payment_id": "p-2", "status": "failed"}),
                    "reject wrong_payment",
                ),
                (json!({}), CREDIT),
            ],
        ),
        plain(
            "overpaid-first",
            "more on top, and the first report comes late",
            &[
                (json!({"status": "overpaid", "received": "2"}), CREDIT),
                (json!({}), "ignore stale"),
            ],
        ),
        plain(
            "late-held",
            "expired, then paid: held until a person decides",
            &[
                (unpaid("expired"), "reject expired"),
                (json!({}), "hold paid_late"),
                (json!({}), "hold paid_late"),
                (status("expired"), "ignore stale"),
                (json!({}), "hold paid_late"),
            ],
        ),
        plain(
            "late-overpaid-held",
            "the same with more on top: a further delivery must not look punctual",
            &[
                (
                    json!({"status": "underpaid", "received": "0.3"}),
                    "hold underpaid",
                ),
                (
                    json!({"status": "overpaid", "received": "2"}),
                    "hold paid_late",
                ),
                (
                    json!({"status": "overpaid", "received": "2"}),
                    "hold paid_late",
                ),
                (json!({}), "hold paid_late"),
            ],
        ),
        scenario(
            "late-confirmed",
            "late, under a policy that takes it once a query confirms it",
            json!({"paid_late": "credit", "confirm_by_query": true}),
            &[
                (unpaid("expired"), "reject expired"),
                (json!({}), "wait confirmation"),
                (query(json!({})), CREDIT),
                (json!({}), "ignore duplicate"),
            ],
        ),
        scenario(
            "late-credited",
            "the same under a policy that takes it",
            json!({"paid_late": "credit"}),
            &[
                (unpaid("expired"), "reject expired"),
                (json!({}), CREDIT),
                (json!({}), "ignore duplicate"),
                (status("expired"), "ignore stale"),
            ],
        ),
        plain(
            "lost-webhook",
            "no webhook came: a query finds the payment",
            &[(query(json!({})), CREDIT), (json!({}), "ignore duplicate")],
        ),
        scenario(
            "confirmed",
            "a webhook says paid, a query confirms it",
            json!({"confirm_by_query": true}),
            &[
                (json!({}), "wait confirmation"),
                (query(json!({})), CREDIT),
                (json!({}), "ignore duplicate"),
            ],
        ),
        scenario(
            "not-confirmed",
            "a webhook says paid, a query does not",
            json!({"confirm_by_query": true}),
            &[
                (json!({}), "wait confirmation"),
                (query(json!({"status": "waiting"})), "ignore stale"),
            ],
        ),
        plain(
            "aml",
            "held and released",
            &[(status("on_hold"), "hold aml_lock"), (json!({}), CREDIT)],
        ),
        plain(
            "refunded",
            "credited and given back",
            &[
                (json!({}), CREDIT),
                (status("refunding"), "hold refunding"),
                (status("refunded"), "hold refunded_after_credit"),
                (status("refunded"), "ignore duplicate"),
            ],
        ),
        plain(
            "forged-then-right",
            "a report with another price does not spoil the right one",
            &[
                (json!({"amount": "1"}), "reject wrong_amount"),
                (json!({}), CREDIT),
            ],
        ),
        plain(
            "conflict",
            "failed, then paid: held, and no later delivery credits",
            &[
                (unpaid("failed"), "reject failed"),
                (json!({}), "hold conflict"),
                (json!({}), "hold conflict"),
            ],
        ),
        plain(
            "unknown-between",
            "a word that is not known does not stop the rest",
            &[
                (status("unknown"), "hold unknown_status"),
                (json!({}), CREDIT),
            ],
        ),
    ]
}
