//! Views, whole.

use serde_json::{Map, Value, json};

use super::NOW;
use crate::reference::decimal::Decimal;
use crate::vectors::Case;

pub(super) const SOURCE: &str = "docs/decisions/0012";
pub(super) const SERVER_TIME: &str = "2026-05-09T13:56:58Z";

/// Where a payment stands.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    pub(super) is_final: bool,
    pub(super) is_paid: bool,
    pub(super) is_held: bool,
    pub(super) is_payable: bool,
}

pub(super) const OPEN: Standing = Standing {
    is_final: false,
    is_paid: false,
    is_held: false,
    is_payable: true,
};

pub(super) const CLOSED: Standing = Standing {
    is_payable: false,
    ..OPEN
};

pub(super) const ENDED: Standing = Standing {
    is_final: true,
    ..CLOSED
};

pub(super) const PAID: Standing = Standing {
    is_paid: true,
    ..ENDED
};

pub(super) const HELD: Standing = Standing {
    is_held: true,
    ..CLOSED
};

/// The facts of most cases, with these on top; null takes one away.
pub(super) fn facts(further: &Value) -> Map<String, Value> {
    let mut facts = json!({"order_id": "ORDER-1", "amount": "19.99", "currency": "USD"});
    let facts = facts.as_object_mut().expect("an object");
    for (name, value) in further.as_object().expect("an object") {
        match value {
            Value::Null => facts.shift_remove(name),
            value => facts.insert(name.clone(), value.clone()),
        };
    }
    std::mem::take(facts)
}

/// The JSON of a view, in its order: the facts that are passed on as they are, and what is worked
/// out, which each case says by hand.
pub(super) fn view(
    facts: &Map<String, Value>,
    status: &str,
    standing: Standing,
    further: &Value,
) -> String {
    let mut view = Map::new();
    let mut put = |name: &str, value: &Value| {
        if !value.is_null() {
            view.insert(name.to_owned(), value.clone());
        }
    };
    let fact = |name: &str| facts.get(name).cloned().unwrap_or(Value::Null);
    put("order_id", &fact("order_id"));
    put("status", &json!(status));
    put("is_final", &json!(standing.is_final));
    put("is_paid", &json!(standing.is_paid));
    put("is_held", &json!(standing.is_held));
    put("is_payable", &json!(standing.is_payable));
    for name in ["amount", "currency", "owed", "received"] {
        put(name, &fact(name));
    }
    put("to_send", &further["to_send"]);
    for name in ["payer_currency", "network"] {
        put(name, &fact(name));
    }
    if standing.is_payable {
        put("address", &fact("address"));
        put("payment_uri", &further["payment_uri"]);
        let plain = fact("address");
        let uri = &further["payment_uri"];
        put("qr_payload", if uri.is_null() { &plain } else { uri });
    }
    for name in ["url", "telegram_url"] {
        put(name, &fact(name));
    }
    put("expires_at", &further["expires_at"]);
    put("server_time", &json!(SERVER_TIME));
    Value::Object(view).to_string()
}

fn case(
    id: &str,
    comment: &str,
    given: Value,
    status: &str,
    standing: Standing,
    further: Value,
) -> Case {
    let facts = facts(&given);
    let view = view(&facts, status, standing, &further);
    Case::valid(
        format!("view-{id}"),
        SOURCE,
        comment,
        json!({"facts": facts, "now": NOW}),
        json!({"view": view}),
    )
}

fn refused(id: &str, comment: &str, given: Value, now: i64, code: &str, field: &str) -> Case {
    let error = json!({"error": {"code": code, "field": field}});
    let input = json!({"facts": facts(&given), "now": now});
    Case::invalid(format!("view-{id}"), SOURCE, comment, input, error)
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = whole();
    cases.extend(rest());
    cases.extend(times());
    cases.extend(invalid());
    cases
}

fn whole() -> Vec<Case> {
    let tron = json!({
        "status": "waiting", "verdict": "wait", "owed": "20.10", "payer_currency": "USDT",
        "network": "TRX-TRC20", "address": "TTEST", "url": "https://pay.example/p/1",
        "telegram_url": "https://t.me/pay_bot?start=1",
        "expires_at": "2026-05-09T14:56:58Z",
    });
    let end = json!({"expires_at": "2026-05-09T14:56:58Z"});
    let mut waiting = end.clone();
    waiting["to_send"] = json!("20.10");
    let with = |name: &str, value: &str| {
        let mut facts = tron.clone();
        facts[name] = value.into();
        facts
    };
    let paid = json!({
        "status": "paid", "credited": true, "verdict": "credit", "owed": "20.10",
        "received": "20.10", "payer_currency": "USDT", "network": "TRX-TRC20",
        "address": "TTEST", "url": "https://pay.example/p/1",
    });
    let bitcoin = json!({
        "status": "waiting", "owed": "0.00125000", "payer_currency": "BTC", "network": "BTC",
        "address": "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
    });
    let uri = "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT?amount=0.00125";
    vec![
        case(
            "least",
            "an order that the gateway has not been asked for yet",
            json!({}),
            "created",
            OPEN,
            json!({}),
        ),
        case(
            "waiting",
            "all that a shop knows; the QR code holds the plain address",
            tron.clone(),
            "waiting",
            OPEN,
            waiting,
        ),
        case(
            "paid",
            "no address is shown of what is paid",
            paid,
            "paid",
            PAID,
            json!({}),
        ),
        case(
            "confirming",
            "nor of what is under way, which would be paid twice",
            with("status", "confirming"),
            "confirming",
            CLOSED,
            end.clone(),
        ),
        case(
            "expired",
            "nor of what has ended",
            with("status", "expired"),
            "expired",
            ENDED,
            end,
        ),
        case(
            "bitcoin",
            "where a standard is, the QR code holds the URI",
            bitcoin,
            "waiting",
            OPEN,
            json!({"to_send": "0.00125000", "payment_uri": uri}),
        ),
        case(
            "escaped",
            "texts are escaped as JSON demands",
            json!({"order_id": "a\"b\\c\n€", "status": "waiting"}),
            "waiting",
            OPEN,
            json!({}),
        ),
    ]
}

/// What is still to be sent.
fn rest() -> Vec<Case> {
    let case = |id: &str,
                comment: &str,
                owed: Option<&str>,
                received: Option<&str>,
                left: Option<&str>| {
        if let (Some(owed), Some(received), Some(left)) = (owed, received, left) {
            let parsed = |text: &str| Decimal::parse(text);
            assert_eq!(parsed(owed).subtract(&parsed(received)).text(), left);
        }
        let given = json!({
            "status": "partially_paid", "owed": owed, "received": received,
            "payer_currency": "USDT", "network": "TRX", "address": "TTEST",
        });
        case(
            &format!("rest-{id}"),
            comment,
            given,
            "partially_paid",
            OPEN,
            json!({"to_send": left}),
        )
    };
    vec![
        case(
            "part",
            "a part has come",
            Some("20.10"),
            Some("5.00"),
            Some("15.10"),
        ),
        case(
            "digits",
            "the digits of both count",
            Some("20.10"),
            Some("5.000000000000000001"),
            Some("15.099999999999999999"),
        ),
        case(
            "nothing",
            "nothing has come",
            Some("20.10"),
            None,
            Some("20.10"),
        ),
        case(
            "zero",
            "or nought",
            Some("20.10"),
            Some("0.00"),
            Some("20.10"),
        ),
        case(
            "all",
            "all has come, whatever the status says",
            Some("20.10"),
            Some("20.1000"),
            None,
        ),
        case("more", "or more", Some("20.10"), Some("21"), None),
        case(
            "unknown",
            "nobody says what is owed",
            None,
            Some("5.00"),
            None,
        ),
    ]
}

fn times() -> Vec<Case> {
    let case = |id: &str, comment: &str, expires: &str, standing, shown: Option<&str>| {
        let given = json!({"status": "waiting", "expires_at": expires, "address": "TTEST"});
        let id = format!("expires-{id}");
        case(
            &id,
            comment,
            given,
            "waiting",
            standing,
            json!({"expires_at": shown}),
        )
    };
    vec![
        case(
            "offset",
            "a time with an offset is shown in UTC",
            "2026-05-09T17:56:58+03:00",
            OPEN,
            Some("2026-05-09T14:56:58Z"),
        ),
        case(
            "beijing",
            "Alchemy Pay's times are in UTC+8",
            "2026-05-09 22:56:58",
            OPEN,
            Some("2026-05-09T14:56:58Z"),
        ),
        case(
            "fraction",
            "fractions of a second are cut off",
            "2026-05-09T14:56:58.9Z",
            OPEN,
            Some("2026-05-09T14:56:58Z"),
        ),
        case(
            "next-second",
            "a second is left",
            "2026-05-09T13:56:59Z",
            OPEN,
            Some("2026-05-09T13:56:59Z"),
        ),
        case(
            "now",
            "its time is up, though the gateway has not said so yet",
            "2026-05-09T13:56:58Z",
            CLOSED,
            Some("2026-05-09T13:56:58Z"),
        ),
        case(
            "past",
            "long ago",
            "2020-01-01T00:00:00Z",
            CLOSED,
            Some("2020-01-01T00:00:00Z"),
        ),
        case(
            "word",
            "a text that is no time says no end",
            "soon",
            OPEN,
            None,
        ),
    ]
}

fn invalid() -> Vec<Case> {
    let bad =
        |id, comment, given, field| refused(id, comment, given, NOW, "invalid_request", field);
    vec![
        bad(
            "status-gateway",
            "a gateway's own word is none of the common ones",
            json!({"status": "check"}),
            "status",
        ),
        bad(
            "status-empty",
            "nor is an empty one",
            json!({"status": ""}),
            "status",
        ),
        bad(
            "verdict-word",
            "a verdict with its reason",
            json!({"verdict": "hold (paid_late)"}),
            "verdict",
        ),
        bad("amount-none", "no price", json!({"amount": null}), "amount"),
        bad(
            "order-none",
            "no order",
            json!({"order_id": null}),
            "order_id",
        ),
        refused(
            "clock-beyond",
            "a clock beyond the year 9999",
            json!({}),
            253_402_300_800,
            "configuration",
            "now",
        ),
    ]
}
