//! Payments (2328 §5), and fields that no request can be made of.

use serde_json::{Value, json};

use super::{CREATE, UUID, page, refused, sent, with};
use crate::vectors::Case;

pub(super) fn payments() -> Vec<Case> {
    let text = |id, comment, order_id: &str, description: &str| {
        let request = json!({"amount": "1", "currency": "USD", "order_id": order_id, "description": description});
        sent(id, "2328 §3", comment, CREATE, request)
    };
    vec![
        page(
            "payment-v3",
            CREATE,
            json!({"amount": "100.00", "currency": "USD", "order_id": "ORDER-1"}),
            2,
        ),
        page(
            "payment-v4",
            CREATE,
            json!({"amount": "10.00", "currency": "USD", "order_id": "ORDER-2", "url_callback": "https://shop.example/webhook?a=1&b=2"}),
            3,
        ),
        sent(
            "payment-all",
            "2328 §5.1",
            "every field, given in another order than it is sent in",
            CREATE,
            json!({
                "ttl_seconds": 900, "description": "Two books", "price_markup": "-1.50", "fee_split": "50",
                "invite_code": "REF1", "url_callback": "https://shop.example/hooks/2328",
                "url_success": "https://shop.example/thanks", "url_return": "https://shop.example/cart",
                "network": "TRX-TRC20", "to_currency": "USDT", "order_id": "ORDER-7", "currency": "USD",
                "amount": "19.99",
            }),
        ),
        sent(
            "payment-null-left-out",
            "2328 §3",
            "null is the same as not set",
            CREATE,
            json!({"amount": "1", "currency": "USD", "order_id": "1", "description": null, "ttl_seconds": null}),
        ),
        sent(
            "payment-amount-as-written",
            "2328 §4",
            "an amount goes out as it was written",
            CREATE,
            json!({"amount": "0100.500", "currency": "USD", "order_id": "1"}),
        ),
        sent(
            "payment-amount-long",
            "2328 §4",
            "more digits than a float or a 128-bit decimal holds",
            CREATE,
            json!({"amount": "12345678901234567890123.123456789012345678901", "currency": "USDT", "order_id": "1"}),
        ),
        sent(
            "payment-unknown-currency",
            "2328 §9",
            "the set of codes is open",
            CREATE,
            json!({"amount": "1", "currency": "NEWCOIN", "order_id": "1", "to_currency": "OTHER", "network": "NEW-NET"}),
        ),
        sent(
            "payment-ton",
            "2328 §9",
            "TON goes out as written, the gateway makes GRAM of it",
            CREATE,
            json!({"amount": "1", "currency": "USD", "order_id": "1", "to_currency": "TON", "network": "TON"}),
        ),
        text(
            "payment-cyrillic",
            "non-ASCII goes out as UTF-8",
            "ORDER-3",
            "Заказ №3 — café",
        ),
        text(
            "payment-escapes",
            "quotes, backslashes and controls are escaped, '<', '>', '&', '/' and \"'\" are not",
            "ORDER-4",
            "a\"b\\c\n\t<d>&'e'/f",
        ),
        text(
            "payment-controls",
            "controls without a letter are \\u00xx in lower case; DEL is literal",
            "1",
            "\u{1}\u{1f}\u{8}\u{c}\r\u{7f}",
        ),
        text(
            "payment-separators",
            "U+2028 and U+2029 go out escaped: right whether the gateway checks raw bytes or encodes again as PHP does",
            "a\u{2028}b",
            "c\u{2029}d",
        ),
        text(
            "payment-astral",
            "a character beyond the basic plane goes out as UTF-8, not as two escapes",
            "😀",
            "𝒜",
        ),
        text(
            "payment-combining",
            "text is not normalised",
            "cafe\u{301}",
            "e\u{301}\u{327}",
        ),
        text(
            "payment-key-like",
            "a value that looks like JSON is text",
            "{\"sign\":\"x\"}",
            "\",\"amount\":\"0",
        ),
        sent(
            "payment-info-uuid",
            "2328 §5.2",
            "by the gateway's id",
            "2328.payment.info",
            json!({"uuid": UUID}),
        ),
        sent(
            "payment-info-order-id",
            "2328 §5.2",
            "by the shop's id",
            "2328.payment.info",
            json!({"order_id": "ORDER-1"}),
        ),
        sent(
            "payment-list-empty",
            "2328 §3",
            "no filter: the page is sent all the same, for {} is ambiguous",
            "2328.payment.list",
            json!({}),
        ),
        sent(
            "payment-list-all",
            "2328 §5.3",
            "every filter",
            "2328.payment.list",
            json!({"status": "paid", "date_from": "2026-05-01", "date_to": "2026-05-31", "page": 3, "per_page": 100}),
        ),
        sent(
            "payment-list-unknown-status",
            "2328 §9",
            "the set of statuses is open",
            "2328.payment.list",
            json!({"status": "brand_new"}),
        ),
    ]
}

/// Fields that no request can be made of.
pub(super) fn unreadable() -> Vec<Case> {
    let base = json!({"amount": "1", "currency": "USD", "order_id": "1"});
    let case = |id, comment, changes: Value, problem| {
        refused(
            id,
            "2328 §5.1",
            comment,
            CREATE,
            with(base.clone(), changes),
            problem,
        )
    };
    let invalid = "invalid_request";
    vec![
        case(
            "payment-no-amount",
            "a required field is missing",
            json!({"amount": null}),
            (invalid, "amount"),
        ),
        case(
            "payment-no-currency",
            "a required field is missing",
            json!({"currency": null}),
            (invalid, "currency"),
        ),
        case(
            "payment-no-order-id",
            "a required field is missing",
            json!({"order_id": null}),
            (invalid, "order_id"),
        ),
        case(
            "payment-unknown-field",
            "a misspelt field is an error, not a wish that nobody hears",
            json!({"ttl": 900}),
            (invalid, ""),
        ),
        case(
            "payment-amount-comma",
            "a decimal comma",
            json!({"amount": "1,50"}),
            ("invalid_amount", "amount"),
        ),
        case(
            "payment-amount-exponent",
            "an exponent, as a float prints it",
            json!({"amount": "1e2"}),
            ("invalid_amount", "amount"),
        ),
        case(
            "payment-amount-empty",
            "no digits",
            json!({"amount": ""}),
            ("invalid_amount", "amount"),
        ),
        case(
            "payment-amount-bool",
            "no amount at all",
            json!({"amount": true}),
            (invalid, "amount"),
        ),
        case(
            "payment-fee-split-word",
            "a word for an amount",
            json!({"fee_split": "half"}),
            ("invalid_amount", "fee_split"),
        ),
        case(
            "payment-order-id-number",
            "an id is text: a number would lose its leading zeros",
            json!({"order_id": 7}),
            (invalid, "order_id"),
        ),
        case(
            "payment-ttl-fraction",
            "a fraction of a second",
            json!({"ttl_seconds": 300.5}),
            (invalid, "ttl_seconds"),
        ),
        case(
            "payment-ttl-negative",
            "a negative time",
            json!({"ttl_seconds": -300}),
            (invalid, "ttl_seconds"),
        ),
        case(
            "payment-ttl-word",
            "a word for a number",
            json!({"ttl_seconds": "soon"}),
            (invalid, "ttl_seconds"),
        ),
    ]
}
