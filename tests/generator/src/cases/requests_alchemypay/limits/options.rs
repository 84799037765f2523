//! Where the documentation contradicts itself: both readings (§9).

use serde_json::{Value, json};

use super::{Asked, CREATE, INVALID, NATIVE, QUERY, REFUND, TELEGRAM, least, with};
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let asked = |id, source, comment, name: &'static str, changes: Value, options: Value| {
        Asked::new(id, source, comment, name, with(least(name), changes)).under(options)
    };
    let digits = || json!({"digits_only_order_numbers": true});
    let letters = || json!({"merchantOrderNo": "to_2026"});
    let no_exchange = || json!({"payment_exchange": false});
    let exchange = || json!({"paymentExchange": "16f021b0-f220-4bbb-aa3b-82d423301957"});
    let no_number = || json!({"refund_order_no": false});
    let (item7, item8, item9) = (
        "Alchemy §9 item 7",
        "Alchemy §9 item 8",
        "Alchemy §9 item 9",
    );
    vec![
        asked(
            "digits-only-letters",
            item7,
            "digits only, as the documents say",
            CREATE,
            letters(),
            digits(),
        )
        .breaks(INVALID, "merchantOrderNo"),
        asked(
            "digits-only-other-digits",
            item7,
            "digits beyond ASCII are none",
            CREATE,
            json!({"merchantOrderNo": "١٢٣"}),
            digits(),
        )
        .breaks(INVALID, "merchantOrderNo"),
        asked(
            "digits-only-digits",
            item7,
            "digits under the same reading",
            CREATE,
            json!({}),
            digits(),
        )
        .goes_out(),
        asked(
            "digits-only-native",
            item7,
            "the native call, too",
            NATIVE,
            letters(),
            digits(),
        )
        .breaks(INVALID, "merchantOrderNo"),
        asked(
            "digits-only-telegram",
            item7,
            "the Telegram call has no such remark",
            TELEGRAM,
            letters(),
            digits(),
        )
        .goes_out(),
        asked(
            "digits-only-query",
            item7,
            "an order that exists can be asked for, whatever its number",
            QUERY,
            letters(),
            digits(),
        )
        .goes_out(),
        asked(
            "exchange-allowed",
            item8,
            "paymentExchange as the newest revision has it (the default)",
            CREATE,
            exchange(),
            json!({}),
        )
        .goes_out(),
        asked(
            "exchange-refused",
            item8,
            "several revisions do not support it",
            CREATE,
            exchange(),
            no_exchange(),
        )
        .breaks(INVALID, "paymentExchange"),
        asked(
            "exchange-not-given",
            item8,
            "without it nothing changes",
            CREATE,
            json!({}),
            no_exchange(),
        )
        .goes_out(),
        asked(
            "refund-number-allowed",
            item9,
            "refundOrderNo as newer revisions have it (the default)",
            REFUND,
            json!({"refundOrderNo": "R-1"}),
            json!({}),
        )
        .goes_out(),
        asked(
            "refund-number-refused",
            item9,
            "AEON's page has no such field",
            REFUND,
            json!({"refundOrderNo": "R-1"}),
            no_number(),
        )
        .breaks(INVALID, "refundOrderNo"),
    ]
}
