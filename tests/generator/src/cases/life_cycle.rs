//! `life_cycle.json`: what a reported status means to one that is known (design, decision 5).

use serde_json::{Value, json};

use crate::vectors::{Case, File, Group};

const DESIGN: &str = "design, decision 5";

/// Every status that the gateways share.
pub(super) const STATUSES: [&str; 16] = [
    "created",
    "waiting",
    "confirming",
    "partially_paid",
    "on_hold",
    "paid",
    "overpaid",
    "paid_late",
    "underpaid",
    "expired",
    "failed",
    "failed_late",
    "refunding",
    "refund_failed",
    "refunded",
    "unknown",
];

/// How an end may come about from any status in which nothing is decided.
const ENDS: &str =
    "paid overpaid paid_late underpaid expired failed failed_late refunding refund_failed refunded";

/// What follows on a status, apart from [`ENDS`] on an open one. Whatever is not listed is stale.
const ADVANCES: [(&str, &str); 14] = [
    ("created", "waiting confirming partially_paid on_hold"),
    ("waiting", "confirming partially_paid on_hold"),
    // A top-up is seen and confirmed again, so these two follow each other both ways.
    ("confirming", "partially_paid on_hold"),
    ("partially_paid", "confirming on_hold"),
    ("on_hold", ""),
    // A further payment makes an overpayment; nothing takes a success back, save a refund.
    ("paid", "overpaid refunding refund_failed refunded"),
    ("overpaid", "refunding refund_failed refunded"),
    ("paid_late", "refunding refund_failed refunded"),
    ("underpaid", "refunding refund_failed refunded"),
    // Alchemy §5.1: TIMEOUT, and then DELAY_FAILED. What came in late may be too little.
    (
        "expired",
        "underpaid failed_late refunding refund_failed refunded",
    ),
    ("failed", "refunding refund_failed refunded"),
    ("failed_late", "refunding refund_failed refunded"),
    ("refunding", "refund_failed refunded"),
    ("refund_failed", "refunded"),
];

/// A success after an end without one.
const SUCCESSES: [&str; 3] = ["paid", "overpaid", "paid_late"];
const TOO_LATE: [&str; 2] = ["expired", "underpaid"];
const FAILED: [&str; 2] = ["failed", "failed_late"];

fn transition(known: &str, reported: &str) -> &'static str {
    let row = ADVANCES.iter().find(|(from, _)| *from == known);
    let listed = |list: &str| list.split(' ').any(|status| status == reported);
    let open = [
        "created",
        "waiting",
        "confirming",
        "partially_paid",
        "on_hold",
    ];
    // 2328 has no word for late and goes on saying paid or overpaid: that is nothing new.
    let still_late = known == "paid_late" && ["paid", "overpaid"].contains(&reported);
    if known == reported || still_late {
        "duplicate"
    } else if reported == "unknown" {
        "unknown"
    } else if known == "unknown"
        || row.is_some_and(|(_, next)| listed(next))
        || (open.contains(&known) && listed(ENDS))
    {
        "advance"
    } else if SUCCESSES.contains(&reported) && TOO_LATE.contains(&known) {
        "late_payment"
    } else if SUCCESSES.contains(&reported) && FAILED.contains(&known) {
        "conflict"
    } else {
        "stale"
    }
}

fn kept<'s>(transition: &str, known: &'s str, reported: &'s str) -> &'s str {
    match transition {
        "advance" => reported,
        // Kept as paid, its next delivery would look like a payment that was never late.
        "late_payment" => "paid_late",
        _ => known,
    }
}

pub(crate) fn file() -> File {
    File {
        subject: "life_cycle",
        comment: "Webhooks carry neither time nor number and come repeated and out of order: the statuses themselves decide (2328 §10, Alchemy §6.4)",
        groups: vec![
            Group {
                op: "payment.status",
                comment: "From a gateway's word to the status that the gateways share, and what it implies",
                cases: statuses(),
            },
            Group {
                op: "payment.transition",
                comment: "Every pair of a known and a reported status",
                cases: pairs(),
            },
            Group {
                op: "payment.walk",
                comment: "Reports one after another, from a new payment on",
                cases: walks(),
            },
        ],
    }
}

/// Gateway, word, and what it means (2328 §9, Alchemy §5.1).
const WORDS: [(&str, &str, &str); 23] = [
    ("2328", "pending", "created"),
    ("2328", "check", "waiting"),
    ("2328", "awaiting_confirmation", "confirming"),
    ("2328", "underpaid_check", "partially_paid"),
    ("2328", "paid", "paid"),
    ("2328", "overpaid", "overpaid"),
    ("2328", "underpaid", "underpaid"),
    ("2328", "cancel", "expired"),
    ("2328", "aml_lock", "on_hold"),
    ("2328", "refund_process", "refunding"),
    ("2328", "refund_fail", "refund_failed"),
    ("2328", "refund_paid", "refunded"),
    ("2328", "brand_new", "unknown"),
    ("2328", "PAID", "unknown"),
    ("alchemypay", "INIT", "waiting"),
    ("alchemypay", "PROCESSING", "confirming"),
    ("alchemypay", "COMPLETED", "paid"),
    ("alchemypay", "CLOSE", "failed"),
    ("alchemypay", "FAILED", "failed"),
    ("alchemypay", "TIMEOUT", "expired"),
    ("alchemypay", "DELAY_SUCCESS", "paid_late"),
    ("alchemypay", "DELAY_FAILED", "failed_late"),
    // Of AEON's other products, and none of this one (Alchemy §5.1).
    ("alchemypay", "PENDING", "unknown"),
];

fn statuses() -> Vec<Case> {
    WORDS
        .iter()
        .map(|(gateway, word, status)| {
            let source = match *gateway {
                "2328" => "2328 §9",
                _ => "Alchemy §5.1",
            };
            let success = SUCCESSES.contains(status);
            let failure = TOO_LATE.contains(status) || FAILED.contains(status);
            let refund = ["refunding", "refund_failed", "refunded"].contains(status);
            let slug = word.replace('_', "-");
            let slug = match slug.chars().all(|c| c.is_ascii_uppercase() || c == '-') && *gateway == "2328" {
                true => format!("{}-upper", slug.to_lowercase()),
                false => slug.to_lowercase(),
            };
            Case::valid(
                format!("status-{gateway}-{slug}"),
                source,
                "a word that is not known, or in another case, is kept and means \"unknown\"; a success alone never credits",
                json!({"gateway": gateway, "status": word}),
                json!({
                    "status": status, "success": success, "failure": failure, "refund": refund,
                    "final": success || failure || *status == "refunded",
                }),
            )
        })
        .collect()
}

fn pairs() -> Vec<Case> {
    let why = |transition: &str| match transition {
        "advance" => "the payment has moved on",
        "late_payment" => "it had ended unpaid or short, and was paid after all",
        "duplicate" => "it says what is known already",
        "stale" => "it was overtaken, or would run backwards",
        "conflict" => "success after failure: both cannot be",
        _ => "a status that is not known changes nothing",
    };
    let pair = |known: &str, reported: &str| {
        let transition = transition(known, reported);
        Case::valid(
            format!("transition-{known}-{reported}").replace('_', "-"),
            DESIGN,
            why(transition),
            json!({"known": known, "reported": reported}),
            json!({"transition": transition, "status": kept(transition, known, reported)}),
        )
    };
    STATUSES
        .iter()
        .flat_map(|known| STATUSES.iter().map(|reported| pair(known, reported)))
        .collect()
}

fn walks() -> Vec<Case> {
    let walk = |id: &str, comment: &str, reports: &str, path: &str| {
        let reports: Vec<&str> = reports.split(' ').collect();
        let path: Vec<&str> = path.split(' ').collect();
        let mut known = "created";
        for (reported, stated) in reports.iter().zip(&path) {
            known = kept(transition(known, reported), known, reported);
            assert_eq!(known, *stated, "{id}");
        }
        assert_eq!(reports.len(), path.len(), "{id}");
        let path: Vec<Value> = path.into_iter().map(Value::from).collect();
        Case::valid(
            format!("walk-{id}"),
            DESIGN,
            comment,
            json!({"reports": reports}),
            json!({"path": path}),
        )
    };
    vec![
        walk(
            "paid",
            "as it should be",
            "waiting confirming paid",
            "waiting confirming paid",
        ),
        walk(
            "duplicate",
            "every report twice",
            "waiting waiting paid paid",
            "waiting waiting paid paid",
        ),
        walk(
            "reordered",
            "the success overtakes the rest",
            "paid confirming waiting",
            "paid paid paid",
        ),
        walk(
            "topped-up",
            "short, topped up, paid",
            "waiting partially_paid confirming partially_paid confirming paid",
            "waiting partially_paid confirming partially_paid confirming paid",
        ),
        walk(
            "underpaid",
            "short to the end",
            "waiting partially_paid underpaid partially_paid",
            "waiting partially_paid underpaid underpaid",
        ),
        walk(
            "overpaid-after-paid",
            "paid, and then more",
            "paid overpaid paid",
            "paid overpaid overpaid",
        ),
        walk(
            "late",
            "expired, and paid after all",
            "waiting expired paid_late expired",
            "waiting expired paid_late paid_late",
        ),
        walk(
            "late-plain",
            "2328 has no word for late, and a late payment stays late",
            "waiting expired paid paid overpaid",
            "waiting expired paid_late paid_late paid_late",
        ),
        walk(
            "late-underpaid",
            "ended short, and paid in full after all",
            "partially_paid underpaid overpaid paid",
            "partially_paid underpaid paid_late paid_late",
        ),
        walk(
            "late-refused",
            "expired, paid late, not accepted",
            "expired failed_late paid",
            "expired failed_late failed_late",
        ),
        walk(
            "failed-then-paid",
            "a contradiction changes nothing by itself",
            "failed paid",
            "failed failed",
        ),
        walk(
            "refund",
            "paid and given back",
            "paid refunding refunded paid",
            "paid refunding refunded refunded",
        ),
        walk(
            "refund-retried",
            "a refund that failed and was made again",
            "paid refunding refund_failed refunded",
            "paid refunding refund_failed refunded",
        ),
        walk(
            "aml",
            "held, and released",
            "waiting confirming on_hold paid",
            "waiting confirming on_hold paid",
        ),
        walk(
            "aml-reordered",
            "held; what led there comes late",
            "on_hold confirming waiting",
            "on_hold on_hold on_hold",
        ),
        walk(
            "unknown-between",
            "a word that is not known does not stop the rest",
            "waiting unknown paid",
            "waiting waiting paid",
        ),
        walk(
            "unknown-first",
            "nor at the beginning",
            "unknown waiting paid",
            "created waiting paid",
        ),
        walk(
            "success-never-back",
            "nothing takes a success back but a refund",
            "paid expired failed underpaid failed_late on_hold",
            "paid paid paid paid paid paid",
        ),
    ]
}
