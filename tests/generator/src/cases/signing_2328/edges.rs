//! Bodies and keys at the edges of Base64 and HMAC.

use super::{API, PAGE, PAYOUT, computed, text};
use crate::cases::{base64, repeat, repeated};
use crate::reference::json::{self, Style};
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut plain = |id: &str, comment: &str, secret: &str, body: &str| {
        cases.push(computed(
            id,
            comment,
            "api",
            secret,
            body.as_bytes(),
            text(body),
        ));
    };
    plain(
        "empty-object",
        "an empty object is two bytes, not nothing (never sent, for being ambiguous)",
        API,
        "{}",
    );
    plain(
        "base64-no-padding",
        "three bytes: Base64 without padding",
        API,
        "{ }",
    );
    plain(
        "base64-one-pad",
        "five bytes: one '=' is part of the message",
        API,
        "{   }",
    );
    plain(
        "base64-two-pads",
        "four bytes: two '=' are part of the message",
        API,
        "{  }",
    );
    plain(
        "line-break-counts",
        "a line break behind the body changes the signature",
        API,
        "{}\n",
    );
    plain(
        "spaces-count",
        "spaces between tokens are signed when they are sent",
        API,
        r#"{ "page": 1 }"#,
    );
    plain(
        "key-order-counts",
        "the members of V3 in another order: another signature",
        API,
        r#"{"order_id":"ORDER-1","amount":"100.00","currency":"USD"}"#,
    );
    plain(
        "ascii-escapes-count",
        "V5 with \\u escapes: other bytes, another signature",
        API,
        &json::write(&json::parse(PAGE[4].body), Style::Ascii),
    );
    plain(
        "escaped-slash-counts",
        "V4 with escaped slashes: other bytes, another signature",
        API,
        &json::write(&json::parse(PAGE[3].body), Style::PhpDefault),
    );
    plain(
        "astral",
        "a character beyond the basic plane is four bytes of UTF-8",
        API,
        "{\"description\":\"😀\"}",
    );
    plain(
        "nfd",
        "a decomposed é is not composed before signing",
        API,
        "{\"description\":\"cafe\u{301}\"}",
    );
    plain(
        "byte-order-mark",
        "a byte-order mark is signed like any other byte",
        API,
        "\u{feff}{}",
    );
    plain(
        "nul-byte",
        "a zero byte does not end the body",
        API,
        "{}\0{}",
    );
    plain(
        "key-64-bytes",
        "a key as long as HMAC's block is used as it is",
        &"k".repeat(64),
        "{}",
    );
    plain(
        "key-65-bytes",
        "a key longer than HMAC's block is hashed first",
        &"k".repeat(65),
        "{}",
    );
    plain(
        "key-hex",
        "a key that looks hexadecimal is used as text, not decoded",
        "00112233445566778899aabbccddeeff",
        "{}",
    );
    plain(
        "key-base64",
        "a key that looks like Base64 is used as text, not decoded",
        "dGVzdC1hcGkta2V5",
        "{}",
    );
    plain(
        "key-uuid",
        "a key that is a UUID keeps its dashes",
        "00000000-0000-4000-8000-000000000000",
        "{}",
    );
    plain(
        "key-non-ascii",
        "a key's text counts as UTF-8",
        "ключ-é",
        "{}",
    );
    plain(
        "key-inner-space",
        "a space inside a key counts",
        "two words",
        "{}",
    );
    plain("key-case", "the key's case counts", "TEST-API-KEY", "{}");
    cases.push(computed(
        "payout-key-same-body",
        "V3 under the payout key: the endpoint decides the key, and the key the signature",
        "payout",
        PAYOUT,
        PAGE[2].body.as_bytes(),
        text(PAGE[2].body),
    ));
    let alphabet = [0xfb, 0xff, 0xbf, 0x3e, 0x3f];
    cases.push(computed(
        "base64-alphabet",
        "bytes that need '+' and '/' of the standard alphabet; also no UTF-8, and signed all the same",
        "api",
        API,
        &alphabet,
        base64(&alphabet),
    ));
    // Implementations that feed Base64 in pieces get the seams wrong first.
    for length in [47, 48, 49, 767, 768, 769, 1535, 1536, 1537, 65_536] {
        let pieces = [("{\"description\":\"", 1), ("x", length - 18), ("\"}", 1)];
        let body = repeat(&pieces);
        assert_eq!(body.len(), length);
        cases.push(computed(
            &format!("length-{length}"),
            "a body around a multiple of three bytes or of a buffer's size",
            "api",
            API,
            body.as_bytes(),
            repeated(&pieces),
        ));
    }
    cases
}
