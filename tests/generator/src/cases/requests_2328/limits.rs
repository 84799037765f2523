//! Every documented limit, at it and one beyond.

use serde_json::{Value, json};

use super::{refused, refused_with, sent, sent_with, with};
use crate::vectors::Case;

const INVALID: &str = "invalid_request";

/// The least request of an endpoint that has limits.
fn least(name: &str) -> Value {
    match name {
        "2328.payment.create" => json!({"amount": "1", "currency": "USD", "order_id": "1"}),
        "2328.payout.create" => {
            json!({"currency": "USDT", "network": "TRX-TRC20", "amount": "1", "to_address": "TTEST", "order_id": "1"})
        }
        "2328.payout.calc" => json!({"currency": "USDT", "network": "TRX-TRC20", "amount": "1"}),
        "2328.static_wallet.create" => {
            json!({"currency": "USDT", "network": "TRX-TRC20", "order_id": "1", "url_callback": "https://shop.example/"})
        }
        "2328.static_wallet.transactions" => json!({"uuid": "1"}),
        "2328.convert" => {
            json!({"from_currency": "USDT", "to_currency": "BTC", "amount": "1", "amount_type": "from"})
        }
        _ => json!({}),
    }
}

/// One endpoint whose cases share source and a prefix of their ids.
struct On {
    name: &'static str,
    prefix: &'static str,
    source: &'static str,
}

impl On {
    fn ok(&self, id: &str, comment: &str, changes: Value) -> Case {
        let id = format!("{}-{id}", self.prefix);
        let request = with(least(self.name), changes);
        sent(&id, self.source, comment, self.name, request)
    }

    fn bad(&self, id: &str, comment: &str, changes: Value, field: &str) -> Case {
        let id = format!("{}-{id}", self.prefix);
        let request = with(least(self.name), changes);
        refused(
            &id,
            self.source,
            comment,
            self.name,
            request,
            (INVALID, field),
        )
    }

    /// A text field of at most `most` characters: at the limit and beyond, in one, two and four
    /// bytes a character. Four bytes are two UTF-16 units, which JavaScript counts.
    fn length(&self, field: &str, most: usize) -> Vec<Case> {
        let slug = field.replace('_', "-");
        let text = |character: &str, length| json!({field: character.repeat(length)});
        vec![
            self.ok(
                &format!("{slug}-at"),
                "as many characters as allowed",
                text("a", most),
            ),
            self.ok(
                &format!("{slug}-at-two-bytes"),
                "characters count, not bytes",
                text("я", most),
            ),
            self.ok(
                &format!("{slug}-at-astral"),
                "characters count, not UTF-16 units",
                text("😀", most),
            ),
            self.bad(
                &format!("{slug}-beyond"),
                "one character too many",
                text("a", most + 1),
                field,
            ),
            self.bad(
                &format!("{slug}-beyond-two-bytes"),
                "one character too many",
                text("я", most + 1),
                field,
            ),
        ]
    }

    fn empty(&self, field: &str) -> Case {
        let slug = field.replace('_', "-");
        self.bad(
            &format!("{slug}-empty"),
            "an empty one names nothing",
            json!({field: ""}),
            field,
        )
    }

    /// A number from `least` to `most`.
    fn range(&self, field: &str, least: u32, most: u32) -> Vec<Case> {
        let slug = field.replace('_', "-");
        let number = |value: u32| json!({field: value});
        vec![
            self.ok(&format!("{slug}-least"), "the least", number(least)),
            self.ok(&format!("{slug}-most"), "the most", number(most)),
            self.bad(
                &format!("{slug}-below"),
                "one below the least",
                number(least - 1),
                field,
            ),
            self.bad(
                &format!("{slug}-beyond"),
                "one beyond the most",
                number(most + 1),
                field,
            ),
        ]
    }

    fn positive_amount(&self) -> Vec<Case> {
        let amount = |text: &str| json!({"amount": text});
        vec![
            self.ok(
                "amount-tiny",
                "just above zero",
                amount("0.000000000000000001"),
            ),
            self.bad("amount-zero", "nothing to pay", amount("0"), "amount"),
            self.bad(
                "amount-zero-decimals",
                "nothing, with decimals",
                amount("0.00"),
                "amount",
            ),
            self.bad("amount-negative", "below zero", amount("-0.01"), "amount"),
        ]
    }

    /// First and last day of a list.
    fn dates(&self) -> Vec<Case> {
        let days = |from: &str, to: &str| json!({"date_from": from, "date_to": to});
        vec![
            self.ok("dates-same", "one day", days("2026-05-09", "2026-05-09")),
            self.ok("dates-order", "in order", days("2026-05-09", "2026-05-10")),
            self.ok(
                "dates-from-only",
                "open at its end",
                json!({"date_from": "2026-05-09"}),
            ),
            self.ok(
                "dates-to-only",
                "open at its start",
                json!({"date_to": "2026-05-09"}),
            ),
            self.ok(
                "dates-leap-day",
                "a day that exists every fourth year",
                days("2024-02-29", "2024-02-29"),
            ),
            self.bad(
                "dates-turned",
                "the last before the first",
                days("2026-05-10", "2026-05-09"),
                "date_to",
            ),
            self.bad(
                "dates-no-leap-day",
                "a day that does not exist",
                json!({"date_from": "2026-02-29"}),
                "date_from",
            ),
            self.bad(
                "dates-time",
                "a time is no day",
                json!({"date_from": "2026-05-09T00:00:00Z"}),
                "date_from",
            ),
            self.bad(
                "dates-slashes",
                "another form",
                json!({"date_to": "09/05/2026"}),
                "date_to",
            ),
            self.bad(
                "dates-short",
                "without leading zeros",
                json!({"date_to": "2026-5-9"}),
                "date_to",
            ),
            self.bad(
                "dates-empty",
                "no day",
                json!({"date_from": ""}),
                "date_from",
            ),
        ]
    }

    fn code(&self, field: &str) -> Vec<Case> {
        let slug = field.replace('_', "-");
        let bad = |id: &str, comment, code: &str| {
            self.bad(
                &format!("{slug}-{id}"),
                comment,
                json!({field: code}),
                field,
            )
        };
        vec![
            bad("empty", "no code", ""),
            bad("space", "white space is part of no code", "USD "),
            bad("quote", "what no code holds", "USD\""),
        ]
    }

    fn url(&self, field: &str) -> Vec<Case> {
        let slug = field.replace('_', "-");
        let bad = |id: &str, comment, url: &str| {
            self.bad(&format!("{slug}-{id}"), comment, json!({field: url}), field)
        };
        vec![
            bad("relative", "no absolute URL", "/thanks"),
            bad("scheme", "neither http nor https", "javascript:alert(1)"),
            bad("no-host", "no host", "https:///thanks"),
            bad("space", "white space", "https://shop.example/a b"),
            bad("empty", "no URL", ""),
        ]
    }
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = payments();
    cases.extend(payment_lists());
    cases.extend(payouts());
    cases.extend(static_wallets());
    cases.extend(conversions());
    cases
}

fn payments() -> Vec<Case> {
    let on = On {
        name: "2328.payment.create",
        prefix: "payment",
        source: "2328 §5.1",
    };
    let network = |id, comment, changes| on.bad(id, comment, changes, "network");
    let mut cases = on.positive_amount();
    cases.extend(on.length("order_id", 128));
    cases.push(on.empty("order_id"));
    cases.extend(on.length("description", 200));
    cases.extend(on.range("ttl_seconds", 300, 86_400));
    cases.extend(on.code("currency"));
    for field in ["url_return", "url_success", "url_callback"] {
        cases.extend(on.url(field));
    }
    cases.push(on.ok(
        "url-http",
        "http is allowed for the shop's own pages",
        json!({"url_return": "http://shop.example/thanks"}),
    ));
    let percent = |id: &str, field: &str, value: &str, valid: bool| {
        let id = format!("{}-{id}", field.replace('_', "-"));
        let changes = json!({field: value});
        match valid {
            true => on.ok(&id, "inside its range, compared by value", changes),
            false => on.bad(&id, "outside its range", changes, field),
        }
    };
    cases.extend([
        percent("least", "fee_split", "0", true),
        percent("minus-zero", "fee_split", "-0.00", true),
        percent("most", "fee_split", "100", true),
        percent("most-decimals", "fee_split", "100.000", true),
        percent("fraction", "fee_split", "33.333333333333333333", true),
        percent("below", "fee_split", "-0.01", false),
        percent("beyond", "fee_split", "100.000000000000000001", false),
        percent("least", "price_markup", "-99", true),
        percent("most", "price_markup", "100", true),
        percent("negative-fraction", "price_markup", "-98.99", true),
        percent("below", "price_markup", "-99.000000000000000001", false),
        percent("beyond", "price_markup", "100.01", false),
        network(
            "to-currency-without-network",
            "network is required when to_currency is given",
            json!({"to_currency": "USDT"}),
        ),
        on.ok(
            "to-currency-with-network",
            "both given",
            json!({"to_currency": "USDT", "network": "TRX-TRC20"}),
        ),
        on.ok(
            "network-alone",
            "network without to_currency",
            json!({"currency": "USDT", "network": "TRX-TRC20"}),
        ),
        network(
            "network-empty",
            "no code",
            json!({"to_currency": "USDT", "network": ""}),
        ),
        on.bad(
            "to-currency-empty",
            "no code",
            json!({"to_currency": "", "network": "TRX-TRC20"}),
            "to_currency",
        ),
    ]);
    cases.extend(payment_options());
    cases
}

/// Where the documentation contradicts itself: both readings.
fn payment_options() -> Vec<Case> {
    let name = "2328.payment.create";
    let ok = |id: &str, source: &str, comment: &str, changes: Value, options: Value| {
        sent_with(
            id,
            source,
            comment,
            name,
            with(least(name), changes),
            options,
        )
    };
    let bad =
        |id: &str, source: &str, comment: &str, changes: Value, options: Value, field: &str| {
            let request = with(least(name), changes);
            refused_with(
                id,
                source,
                comment,
                name,
                request,
                options,
                (INVALID, field),
            )
        };
    let callback = json!({"url_callback_required": true});
    let network = json!({"network_required_for_crypto": true});
    let (item5, item6) = ("2328 §13 item 5", "2328 §13 item 6");
    vec![
        ok(
            "callback-optional",
            item5,
            "older documentation: url_callback may be left out (the default)",
            json!({}),
            json!({}),
        ),
        bad(
            "callback-required-none",
            item5,
            "newer documentation: url_callback is required",
            json!({}),
            callback.clone(),
            "url_callback",
        ),
        ok(
            "callback-required-given",
            item5,
            "required and given",
            json!({"url_callback": "https://shop.example/"}),
            callback,
        ),
        ok(
            "crypto-without-network",
            item6,
            "the live gateway took crypto without network (the default)",
            json!({"currency": "USDT"}),
            json!({}),
        ),
        bad(
            "crypto-network-required-none",
            item6,
            "the documentation requires it",
            json!({"currency": "USDT"}),
            network.clone(),
            "network",
        ),
        ok(
            "crypto-network-required-given",
            item6,
            "required and given",
            json!({"currency": "USDT", "network": "TON"}),
            network.clone(),
        ),
        ok(
            "fiat-network-not-required",
            item6,
            "fiat needs none under either reading",
            json!({}),
            network,
        ),
    ]
}

fn payment_lists() -> Vec<Case> {
    let on = On {
        name: "2328.payment.list",
        prefix: "payment-list",
        source: "2328 §5.3",
    };
    let item12 = "2328 §13 item 12";
    let lock = json!({"status": "aml_lock"});
    let refuse = json!({"list_by_aml_lock": false});
    let mut cases = on.range("per_page", 1, 5_000);
    cases.push(on.bad(
        "page-zero",
        "pages count from 1",
        json!({"page": 0}),
        "page",
    ));
    cases.push(on.ok(
        "page-large",
        "a page far behind",
        json!({"page": 1_000_000}),
    ));
    cases.extend(on.dates());
    cases.push(sent(
        "payment-list-aml-lock",
        item12,
        "older documentation: aml_lock is a filter (the default)",
        on.name,
        lock.clone(),
    ));
    cases.push(refused_with(
        "payment-list-aml-lock-refused",
        item12,
        "newer documentation: it is none",
        on.name,
        lock,
        refuse.clone(),
        (INVALID, "status"),
    ));
    cases.push(sent_with(
        "payment-list-other-status",
        item12,
        "any other status is under both readings",
        on.name,
        json!({"status": "paid"}),
        refuse,
    ));
    let info = On {
        name: "2328.payment.info",
        prefix: "payment-info",
        source: "2328 §5.2",
    };
    cases.push(info.empty("uuid"));
    cases.push(info.empty("order_id"));
    cases.push(info.ok(
        "order-id-at",
        "as long as create allows",
        json!({"order_id": "я".repeat(128)}),
    ));
    cases.push(info.bad(
        "order-id-beyond",
        "no such id can exist",
        json!({"order_id": "a".repeat(129)}),
        "order_id",
    ));
    cases
}

fn payouts() -> Vec<Case> {
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

fn static_wallets() -> Vec<Case> {
    let source = "2328 §7";
    let create = On {
        name: "2328.static_wallet.create",
        prefix: "wallet",
        source,
    };
    let mut cases = create.length("order_id", 255);
    cases.push(create.empty("order_id"));
    cases.extend(create.length("label", 255));
    cases.extend(create.code("currency"));
    cases.extend(create.code("network"));
    cases.extend(create.url("url_callback"));
    let list = On {
        name: "2328.static_wallet.list",
        prefix: "wallet-list",
        source,
    };
    cases.extend(list.range("per_page", 1, 100));
    cases.push(list.bad(
        "page-zero",
        "pages count from 1",
        json!({"page": 0}),
        "page",
    ));
    let transactions = On {
        name: "2328.static_wallet.transactions",
        prefix: "wallet-transactions",
        source,
    };
    cases.extend(transactions.range("per_page", 1, 5_000));
    cases.push(transactions.bad(
        "page-zero",
        "pages count from 1",
        json!({"page": 0}),
        "page",
    ));
    cases.extend(transactions.dates());
    cases.push(transactions.empty("uuid"));
    for (name, prefix) in [
        ("2328.static_wallet.info", "wallet-info"),
        ("2328.static_wallet.enable", "wallet-enable"),
        ("2328.static_wallet.disable", "wallet-disable"),
    ] {
        let on = On {
            name,
            prefix,
            source,
        };
        cases.push(on.empty("uuid"));
    }
    cases
}

fn conversions() -> Vec<Case> {
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
