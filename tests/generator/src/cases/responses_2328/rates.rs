//! Answers about balance, rates, prices, directions and conversions (2328 §8).

use serde_json::{Value, json};

use super::{Style, envelope, form, list, malformed, models, one, read, with, without};
use crate::tables::models_2328::{BALANCE, CONVERSION, CONVERSION_PRICE, DIRECTION, PRICE};
use crate::vectors::Case;

const SOURCE: &str = "2328 §8";

pub(super) fn cases() -> Vec<Case> {
    let mut cases = balances();
    cases.extend(rates());
    cases.extend(prices());
    cases.extend(conversions());
    cases
}

fn balances() -> Vec<Case> {
    let name = "2328.balance";
    let row = || {
        json!({
            "uuid": "0198c5b4-0000-7000-8000-0000000000b1", "status": "active", "currency_code": "USDT",
            "balance": "1250.50", "balance_usd": "1250.50", "locked_balance": "0.00",
        })
    };
    let case = |id: &str, comment: &str, rows: Value| {
        list(
            &format!("balance-{id}"),
            SOURCE,
            comment,
            name,
            BALANCE,
            rows,
        )
    };
    let wrong = |id: &str, comment: &str, result: Value, field: Option<&str>| {
        malformed(
            &format!("balance-{id}"),
            SOURCE,
            comment,
            name,
            result,
            field,
        )
    };
    let bitcoin = with(
        row(),
        json!({"currency_code": "BTC", "balance": "0.01320000", "status": "disabled", "locked_balance": "0.00100000"}),
    );
    vec![
        case(
            "two",
            "each currency with its own decimals",
            json!([row(), bitcoin]),
        ),
        case("none", "no currency at all", json!([])),
        case(
            "numbers",
            "amounts as numbers",
            json!([with(
                row(),
                json!({"balance": 1250.50, "locked_balance": 0})
            )]),
        ),
        case(
            "least",
            "nothing but what it cannot lack",
            json!([{"currency_code": "USDT", "balance": "0"}]),
        ),
        case(
            "unknown",
            "a status and a member that are not known",
            json!([with(row(), json!({"status": "review", "note": "x"}))]),
        ),
        wrong("object", "an object for a list", row(), None),
        wrong("null", "null for a list", json!(null), None),
        wrong(
            "no-balance",
            "a row without its balance",
            json!([without(row(), &["balance"])]),
            Some("balance"),
        ),
        wrong("row-text", "a row that is a text", json!(["USDT"]), None),
    ]
}

fn rates() -> Vec<Case> {
    let name = "2328.exchange_rates";
    let case = |id: &str, comment: &str, result: Value| {
        let cells: Vec<Value> = result
            .as_object()
            .into_iter()
            .flatten()
            .flat_map(|(from, row)| {
                let row = row.as_object().into_iter().flatten();
                row.map(move |(to, rate)| match rate {
                    Value::String(rate) => json!([from, to, rate]),
                    rate => json!([from, to, rate.to_string()]),
                })
            })
            .collect();
        let id = format!("exchange-rates-{id}");
        read(
            &id,
            SOURCE,
            comment,
            name,
            &envelope(&result),
            json!({"rates": cells}),
        )
    };
    let wrong = |id: &str, comment: &str, result: Value| {
        malformed(
            &format!("exchange-rates-{id}"),
            SOURCE,
            comment,
            name,
            result,
            None,
        )
    };
    vec![
        case(
            "matrix",
            "fiat and crypto both ways; the matrix need not be complete",
            json!({
                "USD": {"USDT": "0.99950000", "RUB": "74.59000000", "BTC": "0.00001050"},
                "RUB": {"USD": "0.01340691"},
                "BTC": {"USD": "95238.09523810", "USDT": "95190.47619048"},
            }),
        ),
        case(
            "numbers",
            "rates as numbers",
            json!({"USD": {"USDT": 0.9995, "RUB": 75}}),
        ),
        case(
            "empty-row",
            "a currency that is exchanged to none",
            json!({"USD": {}, "EUR": {"USD": "1.08000000"}}),
        ),
        case("empty", "no rates at all", json!({})),
        case(
            "empty-list",
            "PHP writes an empty object as an empty list",
            json!([]),
        ),
        wrong("list", "a list for an object", json!([{"from": "USD"}])),
        wrong("text", "a text for an object", json!("none")),
        wrong("null", "null for an object", json!(null)),
    ]
}

fn prices() -> Vec<Case> {
    let price = json!([{"from": "BTC", "to": "USDT", "price": "95190.47619048"}, {"from": "USDT", "to": "BTC", "price": "0.00001050"}]);
    let bare = form::write(&price, Style::PhpDefault);
    let bare_answer = json!({"list": models(PRICE, &price)});
    let name = "2328.prices";
    let wrong = |id: &str, comment: &str, name: &str, result: Value, field: Option<&str>| {
        malformed(id, SOURCE, comment, name, result, field)
    };
    let direction = json!({
        "network": "Tron", "network_code": "TRX-TRC20", "currency": "USDT", "deposit_status": "active",
        "withdrawal_status": "active", "min_deposit": "1.00", "max_deposit": "100000.00", "min_withdrawal": "5.00",
        "max_withdrawal": "50000.00", "deposit_fee_percent": "0.30", "withdrawal_fee": "1.50",
        "withdrawal_fee_type": "fixed",
    });
    let directions = |id: &str, comment: &str, rows: Value| {
        list(
            &format!("directions-{id}"),
            SOURCE,
            comment,
            "2328.directions",
            DIRECTION,
            rows,
        )
    };
    vec![
        read(
            "prices-bare",
            "2328 §13 item 14",
            "a bare list without an envelope",
            name,
            &bare,
            bare_answer,
        ),
        list(
            "prices-envelope",
            "2328 §13 item 14",
            "the same in an envelope",
            name,
            PRICE,
            price,
        ),
        read(
            "prices-bare-empty",
            "2328 §13 item 14",
            "a bare list with nothing in it",
            name,
            "[]",
            json!({"list": []}),
        ),
        list(
            "prices-number",
            SOURCE,
            "a price as a number, and a member that is not known",
            name,
            PRICE,
            json!([{"from": "BTC", "to": "USDT", "price": 95190, "at": "2026-05-09T12:56:58Z"}]),
        ),
        wrong(
            "prices-no-price",
            "a pair without its price",
            name,
            json!([{"from": "BTC", "to": "USDT"}]),
            Some("price"),
        ),
        wrong(
            "prices-object",
            "an object for a list",
            name,
            json!({"BTC": "1"}),
            None,
        ),
        directions("all", "every field", json!([direction.clone()])),
        directions(
            "nulls",
            "limits that are not set",
            json!([with(
                direction.clone(),
                json!({"max_deposit": null, "max_withdrawal": null, "withdrawal_fee": null, "withdrawal_fee_type": null})
            )]),
        ),
        directions(
            "least",
            "nothing but what it cannot lack",
            json!([{"currency": "USDT"}]),
        ),
        wrong(
            "directions-no-currency",
            "a row without its coin",
            "2328.directions",
            json!([without(direction, &["currency"])]),
            Some("currency"),
        ),
    ]
}

fn conversions() -> Vec<Case> {
    let price = || {
        json!({
            "success": true, "from_currency": "USDT", "to_currency": "BTC", "amount_type": "from", "from_amount": "10.00000000",
            "to_amount": "0.00010450", "effective_rate": "0.00001045", "from_amount_usd": "10.00", "to_amount_usd": "9.95",
        })
    };
    let conversion = || {
        json!({
            "id": 4711, "type": "market", "status": "completed", "from_currency": "USDT", "to_currency": "BTC",
            "from_amount": "10.00000000", "requested_from_amount": "10.00000000", "refund_amount": "0.00000000",
            "to_amount": "0.00010450", "exchange_rate": "0.00001045", "fee_amount": "0.05000000",
            "from_amount_usd": "10.00", "to_amount_usd": "9.95", "processed_at": "2026-05-09T15:56:59+03:00",
            "created_at": "2026-05-09T15:56:58+03:00",
        })
    };
    let look = |id: &str, comment: &str, changes: Value| {
        one(
            &format!("convert-price-{id}"),
            SOURCE,
            comment,
            "2328.convert.price",
            CONVERSION_PRICE,
            with(price(), changes),
        )
    };
    let done = |id: &str, comment: &str, changes: Value| {
        one(
            &format!("convert-{id}"),
            SOURCE,
            comment,
            "2328.convert",
            CONVERSION,
            with(conversion(), changes),
        )
    };
    vec![
        look("from", "the amount that is given", json!({})),
        look(
            "to",
            "the amount that is received",
            json!({"amount_type": "to"}),
        ),
        look(
            "none",
            "no price now, and a word that is not known",
            json!({"success": false, "amount_type": "both", "from_amount": "0", "to_amount": "0"}),
        ),
        done(
            "number-id",
            "the id is a number, and kept as text",
            json!({}),
        ),
        done(
            "text-id",
            "should it become a text",
            json!({"id": "c-4711"}),
        ),
        done(
            "large-id",
            "an id past 2^53 keeps its digits",
            json!({"id": 9_007_199_254_740_993_u64}),
        ),
        done(
            "pending",
            "not yet done",
            json!({"status": "pending", "to_amount": null, "processed_at": null, "exchange_rate": null}),
        ),
        malformed(
            "convert-price-success-text",
            SOURCE,
            "a flag that is a word",
            "2328.convert.price",
            with(price(), json!({"success": "true"})),
            Some("success"),
        ),
        malformed(
            "convert-price-no-to",
            SOURCE,
            "what is received is missing",
            "2328.convert.price",
            without(price(), &["to_amount"]),
            Some("to_amount"),
        ),
        malformed(
            "convert-no-id",
            SOURCE,
            "carried out, and nothing says as what: not to be repeated",
            "2328.convert",
            without(conversion(), &["id"]),
            Some("id"),
        ),
    ]
}
