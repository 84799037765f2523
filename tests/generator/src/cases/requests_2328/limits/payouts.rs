//! Limits of payouts and conversions (2328 §6, §8).

use serde_json::json;

use super::{INVALID, On, least, refused, refused_with, sent, sent_with, with};
use crate::vectors::Case;

pub(super) fn payouts() -> Vec<Case> {
    let on = On {
        name: "2328.payout.create",
        prefix: "payout",
        source: "2328 §6.1",
    };
    let mut cases = on.positive_amount();
    cases.extend(on.length("memo", 255));
    cases.extend(on.code("currency"));
    cases.extend(on.code("network"));
    cases.extend(on.code("from_currency"));
    cases.extend(on.url("url_callback"));
    let address =
        |id, comment, text: &str| on.bad(id, comment, json!({"to_address": text}), "to_address");
    cases.extend([
        on.empty("to_address"),
        address("to-address-blank", "nothing but white space", "   "),
        address(
            "to-address-space",
            "pasted with a space: another address, or none",
            "TTEST ",
        ),
        on.bad(
            "fee-option-unknown",
            "an unknown option might fall back to the other meaning of the amount",
            json!({"fee_option": "sender"}),
            "fee_option",
        ),
    ]);
    let item21 = "2328 §13 item 21";
    let id = |length: usize| with(least(on.name), json!({"order_id": "a".repeat(length)}));
    let longer = json!({"payout_order_id_max": 255});
    let problem = (INVALID, "order_id");
    cases.extend([
        sent(
            "payout-order-id-128",
            item21,
            "no limit is documented: that of payments by default",
            on.name,
            id(128),
        ),
        refused(
            "payout-order-id-129",
            item21,
            "beyond it",
            on.name,
            id(129),
            problem,
        ),
        sent_with(
            "payout-order-id-255-of-255",
            item21,
            "a larger limit by option",
            on.name,
            id(255),
            longer.clone(),
        ),
        refused_with(
            "payout-order-id-256-of-255",
            item21,
            "beyond the larger limit",
            on.name,
            id(256),
            longer,
            problem,
        ),
    ]);
    let calc = On {
        name: "2328.payout.calc",
        prefix: "payout-calc",
        source: "2328 §6.2",
    };
    cases.extend(calc.positive_amount());
    cases.extend(calc.code("currency"));
    cases.extend(calc.code("network"));
    cases.extend(calc.code("from_currency"));
    cases.push(calc.bad(
        "fee-option-unknown",
        "an unknown option might fall back to the other meaning of the amount",
        json!({"fee_option": "sender"}),
        "fee_option",
    ));
    let status = On {
        name: "2328.payout.status",
        prefix: "payout-status",
        source: "2328 §6.3",
    };
    cases.push(status.empty("uuid"));
    cases
}

pub(super) fn conversions() -> Vec<Case> {
    let on = On {
        name: "2328.convert",
        prefix: "convert",
        source: "2328 §8",
    };
    let pair = |from: &str, to: &str| json!({"from_currency": from, "to_currency": to});
    let mut cases = on.positive_amount();
    cases.extend([
        on.bad(
            "same",
            "the two must differ",
            pair("USDT", "USDT"),
            "to_currency",
        ),
        on.bad(
            "same-renamed",
            "TON and GRAM are one currency (§9)",
            pair("TON", "GRAM"),
            "to_currency",
        ),
        on.bad(
            "from-lower-case",
            "codes are upper case",
            pair("usdt", "BTC"),
            "from_currency",
        ),
        on.bad(
            "to-lower-case",
            "codes are upper case",
            pair("USDT", "btc"),
            "to_currency",
        ),
        on.bad("from-empty", "no code", pair("", "BTC"), "from_currency"),
        on.bad(
            "side-unknown",
            "from or to, nothing else",
            json!({"amount_type": "both"}),
            "amount_type",
        ),
        on.bad(
            "side-missing",
            "required",
            json!({"amount_type": null}),
            "amount_type",
        ),
    ]);
    cases
}
