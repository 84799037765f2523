//! Every documented limit, at it and one beyond.

mod payments;
mod payouts;
mod static_wallets;

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
    let mut cases = payments::payments();
    cases.extend(payments::payment_lists());
    cases.extend(payouts::payouts());
    cases.extend(static_wallets::cases());
    cases.extend(payouts::conversions());
    cases
}
