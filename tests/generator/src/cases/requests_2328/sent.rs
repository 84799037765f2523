//! Requests that go out: the exact bytes, and under which key.

use serde_json::{Value, json};

use super::{PROJECT, expected, input, refused, sent};
use crate::cases::signing_2328::{API, PAGE};
use crate::tables::requests_2328::endpoint;
use crate::vectors::Case;

const CREATE: &str = "2328.payment.create";
const PAYOUT: &str = "2328.payout.create";
const WALLET: &str = "2328.static_wallet.create";
const UUID: &str = "0198c5b4-0000-7000-8000-000000000001";

pub(super) fn cases() -> Vec<Case> {
    let mut cases = payments();
    cases.extend(payouts());
    cases.extend(static_wallets());
    cases.extend(balance_and_rates());
    cases.extend(unreadable());
    cases
}

/// A body that the protocol page prints with its signature.
fn page(id: &str, name: &str, request: Value, vector: usize) -> Case {
    let page = &PAGE[vector];
    let mut expected = expected(endpoint(name), &request);
    expected["body"] = page.body.into();
    expected["headers"]["sign"] = page.sign.into();
    Case::valid(
        format!("2328-request-{id}"),
        "2328 §3",
        format!(
            "the page's own vector {}, from its fields",
            page.id.to_uppercase()
        ),
        input(name, &request, json!({})),
        expected,
    )
}

fn payments() -> Vec<Case> {
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

fn payouts() -> Vec<Case> {
    let v8 = json!({"currency": "USDT", "network": "TRX-TRC20", "amount": "5.00", "to_address": "TTEST", "order_id": "PO-1", "fee_option": "add"});
    let calc = json!({"currency": "USDT", "network": "TRX-TRC20", "amount": "5.00"});
    let status = |id, comment, uuid: &str| {
        sent(
            id,
            "2328 §6.3",
            comment,
            "2328.payout.status",
            json!({"uuid": uuid}),
        )
    };
    let mut no_key = input(PAYOUT, &v8, json!({}));
    no_key["gateway"] = json!({"project": PROJECT, "api_key": API});
    vec![
        page("payout-v8", PAYOUT, v8, 8),
        sent(
            "payout-least",
            "2328 §6.1",
            "no order_id: nothing tells a repeat from a second payout, so it is never repeated",
            PAYOUT,
            json!({"currency": "USDT", "network": "TRX-TRC20", "amount": "5.00", "to_address": "TTEST"}),
        ),
        sent(
            "payout-all",
            "2328 §6.1",
            "every field",
            PAYOUT,
            json!({
                "fee_option": "deduct", "from_currency": "BTC", "memo": "12345", "url_callback": "https://shop.example/hooks/payout",
                "order_id": "PO-2", "to_address": "UQTEST", "amount": "0.000000000000000001", "network": "TON", "currency": "TON",
            }),
        ),
        Case::invalid(
            "2328-request-payout-without-key",
            "2328 §3",
            "without the payout key nothing is signed, least of all with the API key",
            no_key,
            json!({"error": {"code": "configuration", "field": "payout_key"}}),
        ),
        sent(
            "payout-calc-least",
            "2328 §6.2",
            "under the payout key, although it pays nothing",
            "2328.payout.calc",
            calc,
        ),
        sent(
            "payout-calc-all",
            "2328 §6.2",
            "every field",
            "2328.payout.calc",
            json!({"fee_option": "add", "from_currency": "BTC", "order_id": "PO-2", "amount": "1", "network": "SOL", "currency": "USDC"}),
        ),
        status(
            "payout-status",
            "a GET signs the empty string with the payout key (V2)",
            UUID,
        ),
        status(
            "payout-status-encoded",
            "an id stays one segment of the path",
            "../payment?a=b#c d%2F",
        ),
        status("payout-status-dots", "two dots would climb", ".."),
        status("payout-status-utf8", "an id that is not ASCII", "é"),
    ]
}

fn static_wallets() -> Vec<Case> {
    let by_uuid = |id, name| {
        sent(
            id,
            "2328 §7",
            "by the gateway's id",
            name,
            json!({"uuid": UUID}),
        )
    };
    vec![
        sent(
            "wallet-least",
            "2328 §7",
            "the required fields",
            WALLET,
            json!({"currency": "USDT", "network": "TRX-TRC20", "order_id": "customer-1", "url_callback": "https://shop.example/hooks/wallet"}),
        ),
        sent(
            "wallet-all",
            "2328 §7",
            "every field",
            WALLET,
            json!({
                "invite_code": "REF1", "label": "Customer №1", "url_callback": "https://shop.example/hooks/wallet",
                "order_id": "customer-1", "network": "BSC-BEP20", "currency": "USDC",
            }),
        ),
        by_uuid("wallet-info-uuid", "2328.static_wallet.info"),
        sent(
            "wallet-info-address",
            "2328 §7",
            "by the address",
            "2328.static_wallet.info",
            json!({"address": "TTEST"}),
        ),
        sent(
            "wallet-list-empty",
            "2328 §3",
            "no filter: the page is sent all the same",
            "2328.static_wallet.list",
            json!({}),
        ),
        sent(
            "wallet-list-all",
            "2328 §7",
            "every filter",
            "2328.static_wallet.list",
            json!({"status": "inactive", "currency": "USDT", "network": "TRX-TRC20", "order_id": "customer-1", "page": 2, "per_page": 20}),
        ),
        by_uuid("wallet-enable", "2328.static_wallet.enable"),
        by_uuid("wallet-disable", "2328.static_wallet.disable"),
        by_uuid(
            "wallet-transactions-least",
            "2328.static_wallet.transactions",
        ),
        sent(
            "wallet-transactions-all",
            "2328 §7",
            "every filter",
            "2328.static_wallet.transactions",
            json!({"uuid": UUID, "date_from": "2026-05-01", "date_to": "2026-05-01", "page": 1, "per_page": 5000}),
        ),
    ]
}

fn balance_and_rates() -> Vec<Case> {
    let conversion = json!({"from_currency": "USDT", "to_currency": "BTC", "amount": "10.5", "amount_type": "from"});
    let other = json!({"from_currency": "BTC", "to_currency": "USDT", "amount": "100", "amount_type": "to"});
    vec![
        sent(
            "balance",
            "2328 §8",
            "a GET signs the empty string with the API key (V1)",
            "2328.balance",
            json!({}),
        ),
        sent(
            "exchange-rates",
            "2328 §2",
            "public: neither project nor sign",
            "2328.exchange_rates",
            json!({}),
        ),
        sent(
            "prices",
            "2328 §8",
            "signed with the API key",
            "2328.prices",
            json!({}),
        ),
        sent(
            "directions",
            "2328 §8",
            "signed with the API key",
            "2328.directions",
            json!({}),
        ),
        sent(
            "convert-price",
            "2328 §8",
            "a look at the price",
            "2328.convert.price",
            conversion.clone(),
        ),
        sent(
            "convert-price-to",
            "2328 §8",
            "the amount is of the other side",
            "2328.convert.price",
            other.clone(),
        ),
        sent(
            "convert",
            "2328 §8",
            "no idempotency key is known: never repeated",
            "2328.convert",
            conversion,
        ),
        sent(
            "convert-to",
            "2328 §8",
            "the amount is of the other side",
            "2328.convert",
            other,
        ),
    ]
}

/// Fields that no request can be made of.
fn unreadable() -> Vec<Case> {
    let base = json!({"amount": "1", "currency": "USD", "order_id": "1"});
    let case = |id, comment, changes: Value, problem| {
        refused(
            id,
            "2328 §5.1",
            comment,
            CREATE,
            super::with(base.clone(), changes),
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
