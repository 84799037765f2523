//! Every status with every decision.

use serde_json::{Value, json};

use super::NOW;
use super::view::{CLOSED, ENDED, HELD, OPEN, PAID, SOURCE, Standing, facts, view};
use crate::vectors::Case;

/// The status; how it stands when nothing else is known; when the shop has rejected it.
const STATUSES: &[(&str, Standing, Standing)] = &[
    ("created", OPEN, OPEN),
    ("waiting", OPEN, OPEN),
    ("confirming", CLOSED, CLOSED),
    ("partially_paid", OPEN, OPEN),
    ("on_hold", HELD, CLOSED),
    // Paid at the gateway is not credited by the shop: it may still have to ask.
    ("paid", CLOSED, HELD),
    ("overpaid", CLOSED, HELD),
    ("paid_late", CLOSED, HELD),
    ("underpaid", ENDED, ENDED),
    ("expired", ENDED, ENDED),
    ("failed", ENDED, ENDED),
    ("failed_late", ENDED, ENDED),
    ("refunding", CLOSED, CLOSED),
    ("refund_failed", CLOSED, CLOSED),
    ("refunded", ENDED, ENDED),
    ("unknown", CLOSED, CLOSED),
];

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (status, alone, rejected) in STATUSES {
        let credited = match *status {
            // Money that is on its way back is still of interest.
            "refunding" | "refund_failed" => Standing {
                is_final: false,
                ..PAID
            },
            _ => PAID,
        };
        cases.push(case(status, "alone", "no decision yet", json!({}), *alone));
        let held = json!({"verdict": "hold"});
        cases.push(case(
            status,
            "held",
            "the shop has to look at it",
            held,
            HELD,
        ));
        let verdict = json!({"verdict": "reject"});
        cases.push(case(
            status,
            "rejected",
            "the shop does not take it",
            verdict,
            *rejected,
        ));
        let paid = json!({"verdict": "hold", "credited": true});
        let comment = "credited, whatever was decided since";
        cases.push(case(status, "credited", comment, paid, credited));
    }
    cases
}

fn case(status: &str, id: &str, comment: &str, mut given: Value, standing: Standing) -> Case {
    given["status"] = status.into();
    given["address"] = "TTEST".into();
    let facts = facts(&given);
    let view = view(&facts, status, standing, &json!({}));
    let id = format!("view-{}-{id}", status.replace('_', "-"));
    let input = json!({"facts": facts, "now": NOW});
    Case::valid(id, SOURCE, comment, input, json!({"view": view}))
}
