//! Whether what arrived covers what is owed.

use serde_json::{Value, json};

use super::{CREDIT, Case2328, known, reported, under, with};
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
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
        reported(
            "owed-nothing",
            "nobody owes nothing for a price: the figures cannot be right",
            json!({"owed": "0.00", "received": "0.00000001"}),
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
            "underpaid-unknown",
            "without figures nobody knows whether it is enough",
            95,
            json!({"status": "underpaid", "owed": null, "received": null}),
            "hold underpaid",
        ),
        Case2328 {
            id: "underpaid-late",
            comment: "enough, but after the invoice had ended",
            expected: json!({"known": "expired"}),
            observed: short("99"),
            policy: json!({"least_percent": 95}),
            verdict: "hold paid_late",
        }
        .case(),
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
