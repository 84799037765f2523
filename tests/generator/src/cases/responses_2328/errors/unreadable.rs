//! Bodies that are not JSON, or not the envelope.

use serde_json::{Value, json};

use super::{CREATE, INFO, answer, error, json_answer};
use crate::cases::{base64, repeated, text};
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let html = "<!DOCTYPE html><html><head><title>403 Forbidden</title></head></html>";
    let page = |id: &str, source: &str, comment: &str, status: u16, code: &str| {
        let response = answer(
            status,
            json!({"Content-Type": "text/html; charset=utf-8"}),
            text(html),
        );
        let facts = json!({"code": code, "http_status": status, "body": html});
        error(id, source, comment, CREATE, response, facts)
    };
    let bad = |id: &str, comment: &str, body: &str, shown: &str| {
        let facts = json!({"code": "malformed_response", "http_status": 200, "body": shown});
        error(id, "2328 §4", comment, INFO, json_answer(200, body), facts)
    };
    let plain = |id: &str, comment: &str, body: &str| bad(id, comment, body, body);
    let whole = r#"{"state":0,"result":{"uuid":"1","amount":"1","currency":"USD","payment_status":"paid"}}"#;
    let bytes = |id: &str, comment: &str, status: u16, body: Value, facts: Value| {
        let response = answer(status, json!({"content-type": "application/json"}), body);
        error(id, "2328 §4", comment, INFO, response, facts)
    };
    let long = "0123456789 ".repeat(40);
    vec![
        page(
            "html-403",
            "2328 §1",
            "the firewall in front of the gateway: HTML, not JSON",
            403,
            "blocked",
        ),
        page(
            "html-200",
            "2328 §1",
            "a challenge page under 200",
            200,
            "malformed_response",
        ),
        page(
            "html-503",
            "2328 §1",
            "a page of maintenance",
            503,
            "gateway_unavailable",
        ),
        page(
            "html-429",
            "2328 §1",
            "the firewall's own limit",
            429,
            "rate_limited",
        ),
        error(
            "html-403-no-type",
            "2328 §1",
            "the same without a content type",
            CREATE,
            answer(403, json!({}), text("\n<html>no</html>")),
            json!({"code": "blocked", "http_status": 403, "body": " <html>no</html>"}),
        ),
        error(
            "json-html-type",
            "2328 §4",
            "JSON under a wrong content type is read all the same",
            INFO,
            answer(
                200,
                json!({"content-type": "text/html"}),
                text(r#"{"state":1,"message":"x"}"#),
            ),
            json!({"code": "refused", "http_status": 200, "gateway_code": "1", "gateway_message": "x"}),
        ),
        error(
            "empty-403",
            "2328 §1",
            "403 and no body",
            CREATE,
            answer(403, json!({}), text("")),
            json!({"code": "blocked", "http_status": 403, "body": ""}),
        ),
        error(
            "empty-502",
            "2328 §4",
            "502 and no body",
            INFO,
            answer(502, json!({}), text("")),
            json!({"code": "gateway_unavailable", "http_status": 502, "body": ""}),
        ),
        plain("truncated", "cut off", &whole[..whole.len() - 2]),
        plain("truncated-in-string", "cut off inside a text", &whole[..30]),
        plain("empty", "nothing under 200", ""),
        plain("text", "words", "OK"),
        plain(
            "garbage-behind",
            "something behind the JSON",
            &format!("{whole}}}"),
        ),
        plain(
            "two-answers",
            "two answers in one",
            &format!("{whole}{whole}"),
        ),
        plain(
            "duplicate-state",
            "two states: readers would disagree on which counts",
            r#"{"state":1,"state":0,"result":{}}"#,
        ),
        plain(
            "duplicate-field",
            "two prices",
            r#"{"state":0,"result":{"uuid":"1","amount":"1","amount":"9","currency":"USD","payment_status":"paid"}}"#,
        ),
        plain(
            "nan",
            "not a number",
            r#"{"state":0,"result":{"amount":NaN}}"#,
        ),
        plain(
            "lone-surrogate",
            "half a character",
            r#"{"state":0,"result":{"uuid":"\ud800"}}"#,
        ),
        plain("no-state", "no state", r#"{"result":{"uuid":"1"}}"#),
        plain("no-result", "no result under state 0", r#"{"state":0}"#),
        plain(
            "state-null",
            "a state that is null",
            r#"{"state":null,"result":{}}"#,
        ),
        plain(
            "state-true",
            "a state that is true",
            r#"{"state":true,"result":{}}"#,
        ),
        plain("json-null", "null", "null"),
        plain("json-text", "a text", "\"ok\""),
        plain("json-number", "a number", "0"),
        bad(
            "echoed-key",
            "long hexadecimal is masked",
            &format!("bad sign {}", "9F".repeat(16)),
            "bad sign [masked]",
        ),
        bad(
            "long-text",
            "an error keeps the beginning of a long text",
            &long,
            &format!("{}…", &long[..300]),
        ),
        bytes(
            "not-utf8",
            "bytes that are no text are shown as far as they can be",
            200,
            base64(b"\xff\xfe{\x00}"),
            json!({"code": "malformed_response", "http_status": 200, "body": "\u{fffd}\u{fffd}{ }"}),
        ),
        bytes(
            "deep",
            "100,000 brackets must not overflow a stack",
            200,
            repeated(&[("[", 100_000)]),
            json!({"code": "malformed_response", "http_status": 200, "body": format!("{}…", "[".repeat(300))}),
        ),
        bytes(
            "too-large",
            "a byte more than 32 MiB is not read at all",
            200,
            repeated(&[
                ("{\"state\":0,\"result\":\"", 1),
                ("x", (32 << 20) - 20 - 2 + 1),
                ("\"}", 1),
            ]),
            json!({"code": "response_too_large", "http_status": 200}),
        ),
    ]
}
