//! `event_ids.json`: the id that is the same for every delivery of an event (design, decision 5).

use serde_json::json;

use crate::reference::event_id::event_id;
use crate::vectors::{Case, File, Group};

pub(crate) fn file() -> File {
    File {
        subject: "event_ids",
        comment: "gateway:kind:part:part, with '%', ':', white space and control characters of a part as %XX; beyond 191 bytes the SHA-256 of that",
        groups: vec![Group {
            op: "event.id",
            comment: "From parts to an id that fits an indexed column; what an event's parts are stands in the files on webhooks",
            cases: cases(),
        }],
    }
}

fn cases() -> Vec<Case> {
    let case = |id: &str, comment: &str, gateway: &str, kind: &str, parts: &[&str]| {
        Case::valid(
            format!("event-id-{id}"),
            "design, decision 5",
            comment,
            json!({"gateway": gateway, "kind": kind, "parts": parts}),
            json!({"id": event_id(gateway, kind, parts)}),
        )
    };
    let by_hand = |id: &str, comment: &str, parts: &[&str], expected: &str| {
        let made = case(id, comment, "2328", "payment", parts);
        assert_eq!(made.expected["id"], expected);
        made
    };
    let room = 191 - "2328:payment:".len();
    vec![
        by_hand(
            "plain",
            "what most ids look like",
            &["0198", "paid"],
            "2328:payment:0198:paid",
        ),
        by_hand(
            "colon",
            "a colon in a part does not start another",
            &["a:b"],
            "2328:payment:a%3Ab",
        ),
        by_hand(
            "two-parts",
            "so these two differ from the one before",
            &["a", "b"],
            "2328:payment:a:b",
        ),
        by_hand(
            "percent",
            "nor can an escape be imitated",
            &["a%3Ab"],
            "2328:payment:a%253Ab",
        ),
        by_hand(
            "space",
            "an id holds no white space",
            &["a b"],
            "2328:payment:a%20b",
        ),
        by_hand(
            "controls",
            "nor control characters",
            &["a\n\t\u{0}\u{7f}b"],
            "2328:payment:a%0A%09%00%7Fb",
        ),
        by_hand(
            "unicode-space",
            "nor white space beyond ASCII, by its code point",
            &["a\u{a0}\u{2028}b"],
            "2328:payment:a%A0%2028b",
        ),
        by_hand(
            "unicode-control",
            "nor control characters beyond ASCII",
            &["\u{85}"],
            "2328:payment:%85",
        ),
        by_hand(
            "cyrillic",
            "other text stays as it is",
            &["Заказ/№3"],
            "2328:payment:Заказ/№3",
        ),
        by_hand(
            "empty-part",
            "an empty part is a part",
            &["", "paid"],
            "2328:payment::paid",
        ),
        by_hand("no-parts", "no part at all", &[], "2328:payment"),
        case(
            "alchemypay",
            "the other gateway",
            "alchemypay",
            "order",
            &["300217236173748123456", "COMPLETED"],
        ),
        case(
            "longest",
            "191 bytes stay as they are",
            "2328",
            "payment",
            &[&"x".repeat(room)],
        ),
        case(
            "too-long",
            "192 bytes become a hash",
            "2328",
            "payment",
            &[&"x".repeat(room + 1)],
        ),
        case(
            "too-long-bytes",
            "bytes count, not characters",
            "2328",
            "payment",
            &[&"я".repeat(100)],
        ),
        case(
            "too-long-escaped",
            "the escaped length counts",
            "2328",
            "payment",
            &[&":".repeat(64)],
        ),
        case(
            "too-long-boundary",
            "the hash covers where parts begin",
            "2328",
            "payment",
            &[&"x".repeat(100), &"x".repeat(100)],
        ),
        case(
            "too-long-boundary-moved",
            "so these two differ from the ones before",
            "2328",
            "payment",
            &[&"x".repeat(101), &"x".repeat(99)],
        ),
    ]
}
