//! Bodies that are no JSON object with one meaning.

use serde_json::Value;

use super::{API, payment, refusal, signed, wire};
use crate::cases::{base64, repeated, text};
use crate::reference::json::Style;
use crate::reference::rule_2328 as rule;
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let case =
        |id: &str, comment: &str, body: Value| refusal(id, comment, "any", body, "malformed");
    let plain = |id: &str, comment: &str, body: &str| case(id, comment, text(body));
    let other = |id: &str, comment: &str, body: &str| {
        refusal(id, comment, "any", text(body), "not_an_object")
    };
    let page = signed(&payment(), API);
    // Most readers take the last of two members, some the first: an attacker who adds one could
    // have each side see another amount. The signature is right for the readers that take the last.
    let mut last = payment();
    last["amount"] = "1.00".into();
    let sign = rule::sign_webhook(API, &last, Style::Reference);
    let twice = wire(&last, Style::Reference, &sign).replacen(
        "\"amount\":\"1.00\"",
        "\"amount\":\"180.00000000\",\"amount\":\"1.00\"",
        1,
    );
    let twice_escaped = twice.replacen("\"amount\"", "\"\\u0061mount\"", 1);
    let latin1 = [br#"{"order_id":"caf"#, &[0xe9][..], br#"","sign":"x"}"#].concat();
    let utf16: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        plain("empty", "nothing", ""),
        plain("white-space", "nothing but white space", " \n"),
        plain("truncated", "cut off", &page[..page.len() - 1]),
        plain(
            "truncated-in-string",
            "cut off inside a string",
            &page[..20],
        ),
        plain(
            "garbage-behind",
            "something behind the object",
            &format!("{page}x"),
        ),
        plain("two-objects", "two bodies in one", &format!("{page}{page}")),
        plain(
            "garbage-before",
            "something before the object",
            &format!("x{page}"),
        ),
        plain(
            "byte-order-mark",
            "a byte-order mark is not JSON",
            &format!("\u{feff}{page}"),
        ),
        plain("form-encoded", "a form instead of JSON", "uuid=1&sign=x"),
        plain("xml", "a page instead of JSON", "<html></html>"),
        plain(
            "single-quotes",
            "quotes that JSON does not have",
            "{'uuid':'1'}",
        ),
        plain("no-quotes", "a key without quotes", "{uuid:\"1\"}"),
        plain(
            "trailing-comma",
            "a comma behind the last member",
            "{\"uuid\":\"1\",}",
        ),
        plain("comment", "a comment", "{\"uuid\":\"1\"/* paid */}"),
        plain("nan", "not a number, and no JSON", "{\"amount\":NaN}"),
        plain("infinity", "no JSON", "{\"amount\":-Infinity}"),
        plain(
            "leading-zero",
            "a number that JSON does not have",
            "{\"amount\":01}",
        ),
        plain(
            "plus",
            "a number that JSON does not have",
            "{\"amount\":+1}",
        ),
        plain(
            "point-first",
            "a number that JSON does not have",
            "{\"amount\":.5}",
        ),
        plain(
            "point-last",
            "a number that JSON does not have",
            "{\"amount\":5.}",
        ),
        plain(
            "hex",
            "a number that JSON does not have",
            "{\"amount\":0x10}",
        ),
        plain(
            "raw-control",
            "a raw line break inside a string",
            "{\"order_id\":\"a\nb\"}",
        ),
        plain(
            "raw-nul",
            "a raw zero byte inside a string",
            "{\"order_id\":\"a\u{0}b\"}",
        ),
        plain(
            "bad-escape",
            "an escape that JSON does not have",
            "{\"order_id\":\"a\\x41\"}",
        ),
        plain(
            "short-escape",
            "an escape that is cut off",
            "{\"order_id\":\"a\\u12\"}",
        ),
        plain(
            "lone-high-surrogate",
            "half a pair, which no text can hold",
            "{\"order_id\":\"\\ud800\"}",
        ),
        plain(
            "lone-low-surrogate",
            "the other half",
            "{\"order_id\":\"\\udc00\"}",
        ),
        plain(
            "high-surrogate-twice",
            "two first halves",
            "{\"order_id\":\"\\ud800\\ud800\"}",
        ),
        plain(
            "surrogates-turned",
            "the halves in the wrong order",
            "{\"order_id\":\"\\udc00\\ud800\"}",
        ),
        plain(
            "surrogate-and-text",
            "half a pair before plain text",
            "{\"order_id\":\"\\ud800x\"}",
        ),
        plain(
            "duplicate-key",
            "two amounts: readers would disagree on which counts",
            &twice,
        ),
        plain(
            "duplicate-key-escaped",
            "the same with one key escaped",
            &twice_escaped,
        ),
        plain(
            "duplicate-key-nested",
            "the same inside a member",
            "{\"a\":{\"b\":1,\"b\":2},\"sign\":\"x\"}",
        ),
        plain(
            "duplicate-sign",
            "two signatures",
            &page.replacen('{', "{\"sign\":\"x\",", 1),
        ),
        case("latin-1", "not UTF-8", base64(&latin1)),
        case("utf-16", "UTF-16", base64(&utf16)),
        case(
            "overlong",
            "an overlong form of a quote, which strict UTF-8 does not have",
            base64(b"{\"a\":\"\xc0\xa2\"}"),
        ),
        case(
            "utf8-surrogate",
            "a surrogate written as UTF-8",
            base64(b"{\"a\":\"\xed\xa0\x80\"}"),
        ),
        case(
            "cut-character",
            "cut off inside a character",
            base64(
                "{\"a\":\"é"
                    .as_bytes()
                    .split_last()
                    .map_or(&[][..], |(_, head)| head),
            ),
        ),
        case(
            "deep-33",
            "one level more than is read",
            repeated(&[("{\"a\":", 1), ("[", 32), ("]", 32), ("}", 1)]),
        ),
        case(
            "deep-100000",
            "100,000 brackets must not overflow a stack",
            repeated(&[("[", 100_000)]),
        ),
        case(
            "deep-objects",
            "the same with objects",
            repeated(&[("{\"a\":", 100_000)]),
        ),
        case(
            "bytes-1-mib-and-one",
            "one byte more than is read",
            repeated(&[(&page, 1), (" ", (1 << 20) - page.len() + 1)]),
        ),
        case(
            "bytes-64-mib",
            "64 MiB must be refused before they are read",
            repeated(&[("{\"a\":\"", 1), ("0123456789abcdef", 4 << 20), ("\"}", 1)]),
        ),
        other("list", "a list", &format!("[{page}]")),
        other("string", "a string", "\"paid\""),
        other("number", "a number", "1"),
        other("null", "null", "null"),
        other("true", "true", "true"),
    ]
}
