//! Tokens that are taken, and headers.

use serde_json::{Value, json};

use super::{KEY, NOW, OLDER, TOKEN};
use crate::reference::view_token::mint;
use crate::vectors::Case;

/// Both keys, the minting one first.
pub(super) fn keys() -> Value {
    json!([{"id": KEY.0, "secret": KEY.1}, {"id": OLDER.0, "secret": OLDER.1}])
}

const EXPIRES: i64 = NOW + 3_600;

fn grant(key_id: &str, gateway: &str, expires: i64, order_id: &str) -> Value {
    json!({"gateway": gateway, "order_id": order_id, "expires": expires, "key_id": key_id})
}

fn taken(id: &str, comment: &str, token: &str, now: i64, expected: Value) -> Case {
    let input = json!({"keys": keys(), "token": {"text": token}, "now": now});
    Case::valid(format!("view-verify-{id}"), TOKEN, comment, input, expected)
}

pub(super) fn cases() -> Vec<Case> {
    let usual = mint(KEY.0, KEY.1, "2328", EXPIRES, "ORDER-1");
    let of_usual = || grant(KEY.0, "2328", EXPIRES, "ORDER-1");
    let order = |id: &str, comment: &str, order_id: &str| {
        let token = mint(KEY.0, KEY.1, "2328", EXPIRES, order_id);
        taken(
            id,
            comment,
            &token,
            NOW,
            grant(KEY.0, "2328", EXPIRES, order_id),
        )
    };
    vec![
        taken("usual", "an hour before its end", &usual, NOW, of_usual()),
        taken(
            "last-second",
            "a second before its end",
            &usual,
            EXPIRES - 1,
            of_usual(),
        ),
        taken(
            "clock-behind",
            "a server whose clock is behind that of the one that minted",
            &usual,
            NOW - 86_400,
            of_usual(),
        ),
        taken(
            "clock-1970",
            "a clock that was never set",
            &usual,
            0,
            of_usual(),
        ),
        taken(
            "clock-negative",
            "or is before its beginning",
            &usual,
            -1,
            of_usual(),
        ),
        taken(
            "older-key",
            "a key that no longer mints still verifies",
            &mint(OLDER.0, OLDER.1, "2328", EXPIRES, "ORDER-1"),
            NOW,
            grant(OLDER.0, "2328", EXPIRES, "ORDER-1"),
        ),
        taken(
            "alchemypay",
            "of the other gateway",
            &mint(KEY.0, KEY.1, "alchemypay", EXPIRES, "1126"),
            NOW,
            grant(KEY.0, "alchemypay", EXPIRES, "1126"),
        ),
        order("order-unicode", "an order id of any text", "Заказ/№3 €"),
        order("order-dot", "a dot in it does not part the token", "a.b"),
        order(
            "order-longest",
            "128 characters of three bytes",
            &"€".repeat(128),
        ),
        taken(
            "expires-first",
            "the first second there is",
            &mint(KEY.0, KEY.1, "2328", 1, "ORDER-1"),
            0,
            grant(KEY.0, "2328", 1, "ORDER-1"),
        ),
        taken(
            "expires-last",
            "the last second of the year 9999",
            &mint(KEY.0, KEY.1, "2328", 253_402_300_799, "ORDER-1"),
            NOW,
            grant(KEY.0, "2328", 253_402_300_799, "ORDER-1"),
        ),
    ]
}

pub(super) fn headers() -> Vec<Case> {
    let token = mint(KEY.0, KEY.1, "2328", EXPIRES, "ORDER-1");
    let input = |header: Value| json!({"keys": keys(), "header": header, "now": NOW});
    let good = |id: &str, comment: &str, header: String| {
        let id = format!("view-header-{id}");
        let expected = grant(KEY.0, "2328", EXPIRES, "ORDER-1");
        Case::valid(
            id,
            "RFC 9110 §11.4",
            comment,
            input(header.into()),
            expected,
        )
    };
    let bad = |id: &str, comment: &str, header: Value, refused: &str| {
        let id = format!("view-header-{id}");
        let expected = json!({"refused": refused});
        Case::invalid(id, "RFC 9110 §11.4", comment, input(header), expected)
    };
    let malformed = |id, comment, header: String| bad(id, comment, header.into(), "malformed");
    vec![
        good("usual", "as apps send it", format!("Bearer {token}")),
        good(
            "small",
            "the scheme in small letters",
            format!("bearer {token}"),
        ),
        good("capitals", "or capitals", format!("BEARER {token}")),
        good("spaces", "more than one space", format!("Bearer   {token}")),
        bad(
            "absent",
            "a request without the header",
            Value::Null,
            "malformed",
        ),
        malformed("empty", "an empty header", String::new()),
        malformed("bare", "the token alone", token.clone()),
        malformed("no-token", "the scheme alone", "Bearer".to_owned()),
        malformed("no-token-space", "and a space", "Bearer ".to_owned()),
        malformed("tab", "a tab is no space", format!("Bearer\t{token}")),
        malformed("basic", "another scheme", format!("Basic {token}")),
        malformed(
            "prefix",
            "a scheme that begins alike",
            format!("Bearerx {token}"),
        ),
        malformed(
            "leading-space",
            "a space before it",
            format!(" Bearer {token}"),
        ),
        malformed(
            "trailing-space",
            "a space behind it",
            format!("Bearer {token} "),
        ),
        malformed(
            "two",
            "two of them",
            format!("Bearer {token}, Bearer {token}"),
        ),
        malformed(
            "non-ascii",
            "letters that look alike",
            format!("Веarer {token}"),
        ),
        bad(
            "wrong",
            "a token that is refused",
            format!(
                "Bearer {}",
                mint(KEY.0, OLDER.1, "2328", EXPIRES, "ORDER-1")
            )
            .into(),
            "wrong_signature",
        ),
    ]
}
