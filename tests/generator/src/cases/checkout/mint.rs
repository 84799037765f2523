//! Keys and tokens.

use serde_json::json;

use super::{KEY, NOW, OLDER, TOKEN};
use crate::reference::view_token;
use crate::vectors::Case;

pub(super) fn keys() -> Vec<Case> {
    let good = |id: &str, comment: &str, secret: &str| {
        let input = json!({"secret": secret});
        Case::valid(
            format!("view-key-{id}"),
            TOKEN,
            comment,
            input,
            json!({"usable": true}),
        )
    };
    let bad = |id: &str, comment: &str, secret: &str| {
        let error = json!({"error": {"code": "configuration", "field": "view_key"}});
        let input = json!({"secret": secret});
        Case::invalid(format!("view-key-{id}"), TOKEN, comment, input, error)
    };
    vec![
        good("usual", "a text of some words", KEY.1),
        good("shortest", "32 bytes", &"k".repeat(32)),
        good("bytes", "bytes count, not characters", &"я".repeat(16)),
        good(
            "space-inside",
            "a pass phrase",
            "correct horse battery staple horse",
        ),
        bad(
            "short",
            "31 bytes can be guessed sooner than the hash",
            &"k".repeat(31),
        ),
        bad("empty", "an environment variable that is not set", ""),
        bad(
            "line-break",
            "read from a file with its line break",
            &format!("{}\n", KEY.1),
        ),
        bad(
            "space-before",
            "copied with a space",
            &format!(" {}", KEY.1),
        ),
        bad(
            "control",
            "a control character inside",
            &"k\u{7f}k".repeat(16),
        ),
    ]
}

struct Mint<'a> {
    key: (&'a str, &'a str),
    gateway: &'a str,
    order_id: &'a str,
    ttl: i64,
    now: i64,
}

const USUAL: Mint = Mint {
    key: KEY,
    gateway: "2328",
    order_id: "ORDER-1",
    ttl: 3_600,
    now: NOW,
};

impl Mint<'_> {
    fn input(&self) -> serde_json::Value {
        json!({
            "key_id": self.key.0, "secret": self.key.1, "gateway": self.gateway,
            "order_id": self.order_id, "ttl_seconds": self.ttl, "now": self.now,
        })
    }

    fn minted(&self, id: &str, comment: &str) -> Case {
        let (key_id, key) = self.key;
        let token = view_token::mint(
            key_id,
            key,
            self.gateway,
            self.now + self.ttl,
            self.order_id,
        );
        let id = format!("view-mint-{id}");
        Case::valid(id, TOKEN, comment, self.input(), json!({"token": token}))
    }

    fn refused(&self, id: &str, comment: &str, code: &str, field: &str) -> Case {
        let error = json!({"error": {"code": code, "field": field}});
        Case::invalid(
            format!("view-mint-{id}"),
            TOKEN,
            comment,
            self.input(),
            error,
        )
    }
}

pub(super) fn cases() -> Vec<Case> {
    let order = |order_id| Mint { order_id, ..USUAL };
    let life = |ttl| Mint { ttl, ..USUAL };
    let at = |now| Mint { now, ..USUAL };
    let key_id = |id| Mint {
        key: (id, KEY.1),
        ..USUAL
    };
    const LAST: i64 = 253_402_300_799;
    vec![
        USUAL.minted("usual", "an hour for an order"),
        Mint {
            gateway: "alchemypay",
            ..USUAL
        }
        .minted("alchemypay", "of the other gateway"),
        Mint {
            key: OLDER,
            ..USUAL
        }
        .minted("other-key", "another key makes another token"),
        order("Заказ/№3 €").minted("order-unicode", "an order id of any text"),
        order("a.b").minted("order-dot", "a dot in it does not part the token"),
        order(&"x".repeat(128)).minted("order-longest", "128 characters"),
        order(&"€".repeat(128)).minted("order-longest-unicode", "characters count, not bytes"),
        order("").refused("order-empty", "no order", "invalid_request", "order_id"),
        order(&"x".repeat(129)).refused(
            "order-too-long",
            "129 characters",
            "invalid_request",
            "order_id",
        ),
        life(60).minted("shortest", "a minute"),
        life(59).refused("too-short", "a second less", "invalid_request", "ttl"),
        life(0).refused("no-life", "none at all", "invalid_request", "ttl"),
        life(86_400).minted("longest", "a day"),
        life(86_401).refused(
            "too-long",
            "a second more is no short life",
            "invalid_request",
            "ttl",
        ),
        at(0).minted("clock-1970", "a clock that was never set"),
        at(-1).refused(
            "clock-before-1970",
            "a clock before its beginning",
            "configuration",
            "now",
        ),
        at(LAST - 3_600).minted("clock-last", "the last second of the year 9999"),
        at(LAST - 3_599).refused("clock-beyond", "a second beyond it", "configuration", "now"),
        at(i64::MAX).refused("clock-overflow", "no sum runs over", "configuration", "now"),
        key_id("A-z_9").minted("key-id-characters", "all kinds of characters of a key's id"),
        key_id(&"k".repeat(32)).minted("key-id-longest", "32 characters"),
        key_id(&"k".repeat(33)).refused(
            "key-id-too-long",
            "33 characters",
            "configuration",
            "key_id",
        ),
        key_id("").refused(
            "key-id-empty",
            "a key without an id",
            "configuration",
            "key_id",
        ),
        key_id("2026.11").refused(
            "key-id-dot",
            "a dot would part the token",
            "configuration",
            "key_id",
        ),
        key_id("ключ").refused(
            "key-id-unicode",
            "a token is ASCII",
            "configuration",
            "key_id",
        ),
    ]
}
