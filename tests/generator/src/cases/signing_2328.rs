//! `signing_2328.json`: which key, which bytes, which signature (2328 §3).

use serde_json::{Value, json};

use super::{base64, repeat, repeated, text};
use crate::reference::json::{self, Style};
use crate::reference::rule_2328 as rule;
use crate::vectors::{Case, File, Group};

/// A vector that the protocol page prints: body and signature are copied, never computed.
pub(crate) struct PageVector {
    pub(crate) id: &'static str,
    key: &'static str,
    pub(crate) secret: &'static str,
    pub(crate) body: &'static str,
    pub(crate) sign: &'static str,
    comment: &'static str,
}

const fn api(
    id: &'static str,
    body: &'static str,
    sign: &'static str,
    comment: &'static str,
) -> PageVector {
    PageVector {
        id,
        key: "api",
        secret: API,
        body,
        sign,
        comment,
    }
}

const fn payout(
    id: &'static str,
    body: &'static str,
    sign: &'static str,
    comment: &'static str,
) -> PageVector {
    PageVector {
        key: "payout",
        secret: PAYOUT,
        ..api(id, body, sign, comment)
    }
}

pub(super) const API: &str = "test-api-key";
pub(super) const PAYOUT: &str = "test-payout-key";

/// The payload that §10 prints without `sign`.
pub(super) const PAGE_WEBHOOK: &str = r#"{"uuid":"11111111-2222-3333-4444-555555555555","order_id":"ORDER-1","amount":"180.00000000","currency":"RUB","url":"https://go.2328.io/11111111-2222-3333-4444-555555555555","expires_at":"2026-05-09T16:56:58+03:00","created_at":"2026-05-09T15:56:58+03:00","payer_currency":"TON","payer_amount":"0.95256917","network":"TON","address":"UQtest","payment_status":"paid","txid":"ab","payment_amount":"0.95256917","merchant_amount":"0.949711462490000000","amount_usd":"2.41324380","exchange_rate":"0.01340691"}"#;

/// The signature that §10 prints for it.
pub(super) const PAGE_WEBHOOK_SIGN: &str =
    "6175430d1bf15471b786acbfbb714b69c601eeab1af6ccd1d200938ebbbccf7a";

pub(crate) const PAGE: &[PageVector] = &[
    api(
        "v1",
        "",
        "9895e63885ce12f696537ca12d7c8577e0e532f650c5bb6dae546091d40e1cca",
        "V1: a GET signs the empty string",
    ),
    payout(
        "v2",
        "",
        "64d12f04f4e1d142a8497a1bcd4dc1781ca9af5e1a2facd26c3282f2e8517c4e",
        "V2: the empty string under the payout key, as the payout status signs it",
    ),
    api(
        "v3",
        r#"{"amount":"100.00","currency":"USD","order_id":"ORDER-1"}"#,
        "e17cea1aacabba4225633731e9fe405b3d218b782a26169812c16d2b3f485af0",
        "V3: the smallest payment",
    ),
    api(
        "v4",
        r#"{"amount":"10.00","currency":"USD","order_id":"ORDER-2","url_callback":"https://shop.example/webhook?a=1&b=2"}"#,
        "e5f40cbdd3ebc78a39d1c3ab50df4c73709d4f806f6ca0128901de1dbf40813d",
        "V4: slashes and '&' stay literal",
    ),
    api(
        "v5",
        r#"{"order_id":"ORDER-3","description":"Заказ №3 — café"}"#,
        "890db4435b79510bfe752985539fae7944fbb87a0b4b0a2a40d792eb38dc79d2",
        "V5: non-ASCII stays literal UTF-8",
    ),
    api(
        "v6",
        r#"{"order_id":"ORDER-4","description":"a\"b\\c\n\t<d>&'e'"}"#,
        "d98f6c0bd35e1197735c52720ae05409cbcbc3c2bdacaf0c9e8cea8bc1ca8d14",
        "V6: JSON escapes as written; '<', '>', '&' and quotes are not escaped for HTML",
    ),
    api(
        "v7",
        r#"{"order_id":"ORDER-5","description":"a\u2028b"}"#,
        "69152be4bd1420d3de6be3adac978074509565cb21c839b1e56a67c28b532683",
        "V7: U+2028 as the six-character escape, as PHP writes it",
    ),
    api(
        "v7b",
        "{\"order_id\":\"ORDER-5\",\"description\":\"a\u{2028}b\"}",
        "1126bb037663e002f0e921625522b99c9598549365a18fd4e81721690b339f68",
        "V7b: the same with the raw character: other bytes, another signature",
    ),
    payout(
        "v8",
        r#"{"currency":"USDT","network":"TRX-TRC20","amount":"5.00","to_address":"TTEST","order_id":"PO-1","fee_option":"add"}"#,
        "fe15b9a318a17fff462959620919668422296eb277e962edd06f2645ed30191c",
        "V8: a payout, under the payout key",
    ),
    api(
        "webhook",
        PAGE_WEBHOOK,
        PAGE_WEBHOOK_SIGN,
        "the webhook vector of §10: what is signed is the body without its member sign",
    ),
];

pub(crate) fn file() -> File {
    File {
        subject: "signing_2328",
        comment: "Base64 of the exact bytes, HMAC-SHA256 with the key's text, lower-case hexadecimal (2328 §3)",
        groups: vec![
            Group {
                op: "2328.sign",
                comment: "The vectors that the protocol page prints, copied from it",
                cases: PAGE.iter().map(page_case).collect(),
            },
            Group {
                op: "2328.sign",
                comment: "Bodies and keys at the edges of Base64 and HMAC",
                cases: edges(),
            },
            Group {
                op: "2328.verify",
                comment: "Whether a signature is that of exactly these bytes",
                cases: verify(),
            },
            Group {
                op: "2328.sign_webhook",
                comment: "A body gets its sign as the gateway makes it: over the reference form of the rest",
                cases: sign_webhook(),
            },
            Group {
                op: "2328.key",
                comment: "Keys that can be used, and those that would sign everything wrong",
                cases: keys(),
            },
        ],
    }
}

fn page_case(vector: &PageVector) -> Case {
    Case::valid(
        format!("2328-sign-{}", vector.id),
        "2328 §3",
        vector.comment,
        json!({"key": vector.key, "secret": vector.secret, "body": text(vector.body)}),
        json!({"sign": vector.sign}),
    )
}

fn computed(id: &str, comment: &str, key: &str, secret: &str, body: &[u8], input: Value) -> Case {
    Case::valid(
        format!("2328-sign-{id}"),
        "2328 §3",
        comment,
        json!({"key": key, "secret": secret, "body": input}),
        json!({"sign": rule::sign(secret, body)}),
    )
}

fn edges() -> Vec<Case> {
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

fn verify() -> Vec<Case> {
    let body = PAGE[2].body;
    let right = PAGE[2].sign;
    let case = |id: &str, comment: &str, body: &str, sign: &str, valid: bool| Case {
        valid,
        ..Case::valid(
            format!("2328-verify-{id}"),
            "2328 §10",
            comment,
            json!({"key": "api", "secret": API, "body": text(body), "sign": sign}),
            json!({"matches": valid}),
        )
    };
    let no = |id, comment, sign: &str| case(id, comment, body, sign, false);
    let mut flipped = right.to_owned();
    flipped.replace_range(63.., if right.ends_with('0') { "1" } else { "0" });
    let mut first = right.to_owned();
    first.replace_range(..1, if right.starts_with('0') { "1" } else { "0" });
    vec![
        case("right", "V3 as printed", body, right, true),
        case(
            "upper-case",
            "hexadecimal of either case is accepted: two clients lower it first",
            body,
            &right.to_uppercase(),
            true,
        ),
        case(
            "empty-body",
            "V1: a signature over nothing",
            "",
            PAGE[0].sign,
            true,
        ),
        no("last-digit", "one digit differs at the end", &flipped),
        no("first-digit", "one digit differs at the start", &first),
        no("empty", "no signature at all", ""),
        no("one-digit-short", "63 digits", &right[..63]),
        no("one-digit-long", "65 digits", &format!("{right}0")),
        no("twice", "the right signature twice over", &right.repeat(2)),
        no(
            "space-before",
            "white space around it is no part of a signature",
            &format!(" {right}"),
        ),
        no(
            "line-break-behind",
            "white space around it is no part of a signature",
            &format!("{right}\n"),
        ),
        no(
            "0x",
            "a prefix is no part of a signature",
            &format!("0x{}", &right[2..]),
        ),
        no(
            "base64",
            "the right MAC as Base64",
            &rule::sign_as_base64(API, body.as_bytes()),
        ),
        no(
            "without-base64",
            "a MAC over the body itself, the Base64 step left out",
            &rule::sign_without_base64(API, body.as_bytes()),
        ),
        no(
            "other-key",
            "the same body under the payout key",
            &rule::sign(PAYOUT, body.as_bytes()),
        ),
        no(
            "full-width-digits",
            "digits that are not ASCII: 64 characters, more bytes",
            &"０".repeat(64),
        ),
        no(
            "non-ascii-64-bytes",
            "64 bytes of which none is a digit",
            &"é".repeat(32),
        ),
        no("not-hex", "64 letters beyond f", &"g".repeat(64)),
        case(
            "changed-body",
            "one digit of the amount changed",
            &body.replace("100.00", "900.00"),
            right,
            false,
        ),
        case(
            "space-added",
            "one space added",
            &body.replace(",\"currency", ", \"currency"),
            right,
            false,
        ),
        case(
            "line-break-added",
            "a line break behind the body",
            &format!("{body}\n"),
            right,
            false,
        ),
    ]
}

fn sign_webhook() -> Vec<Case> {
    let signed = |body: &str, sign: &str| {
        let rest = json::write(&json::without_sign(&json::parse(body)), Style::Reference);
        let open = rest.strip_suffix('}').expect("an object").to_owned();
        let comma = if open.len() > 1 { "," } else { "" };
        format!("{open}{comma}\"sign\":\"{sign}\"}}")
    };
    let case = |id: &str, comment: &str, key: &str, secret: &str, body: &str| {
        let sign = rule::sign_webhook(secret, &json::parse(body), Style::Reference);
        Case::valid(
            format!("2328-sign-webhook-{id}"),
            "2328 §10",
            comment,
            json!({"key": key, "secret": secret, "body": body}),
            json!({"body": signed(body, &sign)}),
        )
    };
    let bad = |id: &str, comment: &str, body: &str| {
        Case::invalid(
            format!("2328-sign-webhook-{id}"),
            "2328 §10",
            comment,
            json!({"key": "api", "secret": API, "body": body}),
            json!({"error": {"code": "malformed_json"}}),
        )
    };
    vec![
        Case::valid(
            "2328-sign-webhook-page",
            "2328 §10",
            "the page's own webhook vector",
            json!({"key": "api", "secret": API, "body": PAGE_WEBHOOK}),
            json!({"body": signed(PAGE_WEBHOOK, PAGE_WEBHOOK_SIGN)}),
        ),
        case(
            "payout",
            "a payout's webhook is signed with the payout key",
            "payout",
            PAYOUT,
            r#"{"uuid":"1","status":"completed","to_address":"TTEST"}"#,
        ),
        case("empty-object", "nothing but sign", "api", API, "{}"),
        case(
            "replaces",
            "an earlier sign is replaced, not signed",
            "api",
            API,
            r#"{"sign":"old","uuid":"1"}"#,
        ),
        case(
            "nested-sign",
            "only the outermost sign is left out",
            "api",
            API,
            r#"{"a":{"sign":"x"},"b":[{"sign":"y"}]}"#,
        ),
        case(
            "php-wire",
            "escapes of PHP's default form are undone before signing",
            "api",
            API,
            r#"{"url":"https:\/\/a.example\/b","order_id":"\u0417\u0430\u043a\u0430\u0437"}"#,
        ),
        case(
            "pretty",
            "white space is taken out before signing",
            "api",
            API,
            "{\n  \"uuid\": \"1\",\n  \"items\": [ 1, 2 ]\n}\n",
        ),
        case(
            "separators",
            "U+2028 and U+2029 are signed escaped, as PHP writes them",
            "api",
            API,
            "{\"order_id\":\"a\u{2028}b\u{2029}c\"}",
        ),
        case(
            "controls",
            "control characters: a letter where JSON has one, \\u00xx in lower case otherwise",
            "api",
            API,
            r#"{"order_id":"\b\f\n\r\t\u0001\u001F\u007f"}"#,
        ),
        case(
            "numbers",
            "numbers keep their text",
            "api",
            API,
            r#"{"block_number":70123456,"rate":1.50,"big":123456789012345678901234567890.10}"#,
        ),
        case(
            "null-kept",
            "null is signed as it is sent",
            "api",
            API,
            r#"{"txid":null,"ok":true,"no":false}"#,
        ),
        case(
            "integer-like-keys",
            "members keep their order although JavaScript would sort these",
            "api",
            API,
            r#"{"10":"a","2":"b","1":"c"}"#,
        ),
        bad("list", "a list has no member sign", "[]"),
        bad("text", "a string has no member sign", "\"x\""),
        bad("empty", "nothing at all", ""),
        bad("truncated", "a body cut off", r#"{"uuid":"1""#),
        bad(
            "duplicate-key",
            "the same key twice has no single meaning",
            r#"{"uuid":"1","uuid":"2"}"#,
        ),
    ]
}

fn keys() -> Vec<Case> {
    let case = |id: &str, comment: &str, secret: &str, valid: bool| {
        let expected = match valid {
            true => json!({"usable": true}),
            false => json!({"error": {"code": "configuration", "field": "key"}}),
        };
        Case {
            valid,
            ..Case::valid(
                format!("2328-key-{id}"),
                "2328 §10",
                comment,
                json!({"secret": secret}),
                expected,
            )
        }
    };
    vec![
        case("one-character", "short, yet a key", "k", true),
        case(
            "inner-space",
            "a space inside may be part of the key",
            "two words",
            true,
        ),
        case("non-ascii", "a key is text", "ключ", true),
        case("long", "a key of 200 characters", &"k".repeat(200), true),
        case(
            "empty",
            "an empty key would accept what anyone signs: step 6",
            "",
            false,
        ),
        case(
            "line-break",
            "read from a file with its line break, it signs everything wrong",
            "test-api-key\n",
            false,
        ),
        case(
            "carriage-return",
            "the same from a file of Windows",
            "test-api-key\r\n",
            false,
        ),
        case(
            "space-before",
            "pasted with a space",
            " test-api-key",
            false,
        ),
        case(
            "space-behind",
            "pasted with a space",
            "test-api-key ",
            false,
        ),
        case("only-space", "nothing but white space", "  ", false),
        case(
            "inner-nul",
            "a control character is no part of a key",
            "test\u{0}key",
            false,
        ),
        case(
            "inner-line-break",
            "two lines are no key",
            "test\nkey",
            false,
        ),
    ]
}
