//! What comes instead of an answer (2328 §1, §4). No real error body was found anywhere, so the
//! mapping goes by HTTP status, then by `state`, then by the words that clients expect.

use serde_json::{Value, json};

use super::{answer, input, json_answer, request};
use crate::cases::{base64, repeated, text};
use crate::tables::requests_2328::endpoint;
use crate::vectors::Case;

const CREATE: &str = "2328.payment.create";
const INFO: &str = "2328.payment.info";
const CONVERT: &str = "2328.convert";

/// True when the cause usually passes by itself.
fn is_transient(code: &str) -> bool {
    [
        "malformed_response",
        "rate_limited",
        "gateway_unavailable",
        "timeout",
    ]
    .contains(&code)
}

/// An error, with what follows for a repeat (design, decision 7): a definite refusal changed
/// nothing; anything else may hide a call that was carried out.
pub(super) fn error(
    id: &str,
    source: &str,
    comment: &str,
    name: &str,
    response: Value,
    mut error: Value,
) -> Case {
    let code = error["code"].as_str().unwrap_or_default().to_owned();
    let repeat = endpoint(name).repeat;
    let open = (is_transient(&code) && code != "rate_limited") || code == "response_too_large";
    let unknown = open && repeat != "harmless";
    error["endpoint"] = name.into();
    error["outcome_unknown"] = unknown.into();
    error["retry_safe"] = (is_transient(&code) && (!unknown || repeat != "unsafe")).into();
    Case::invalid(
        format!("2328-response-{id}"),
        source,
        comment,
        input(name, response),
        json!({"error": error}),
    )
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = refusals();
    cases.extend(statuses());
    cases.extend(unreadable());
    cases.extend(repeats());
    cases
}

/// JSON that says no.
fn refusals() -> Vec<Case> {
    let case = |id: &str, comment: &str, status: u16, body: &str, facts: Value| {
        let mut facts = facts;
        facts["http_status"] = status.into();
        error(
            id,
            "2328 §4",
            comment,
            INFO,
            json_answer(status, body),
            facts,
        )
    };
    let errors = r#"{"amount":["The amount field is required."]}"#;
    let laravel = format!(r#"{{"message":"The given data was invalid.","errors":{errors}}}"#);
    vec![
        case(
            "state-1",
            "state 1 under 200: result must be ignored",
            200,
            r#"{"state":1,"message":"Payment cannot be created","result":{"uuid":"1","amount":"1","currency":"USD","payment_status":"paid"}}"#,
            json!({"code": "refused", "gateway_code": "1", "gateway_message": "Payment cannot be created"}),
        ),
        case(
            "state-text",
            "state as text",
            200,
            r#"{"state":"1","message":"No"}"#,
            json!({"code": "refused", "gateway_code": "1", "gateway_message": "No"}),
        ),
        case(
            "state-negative",
            "any state but 0 is a failure",
            200,
            r#"{"state":-1}"#,
            json!({"code": "refused", "gateway_code": "-1"}),
        ),
        case(
            "state-word",
            "a state that is a word",
            200,
            r#"{"state":"error","error":"No"}"#,
            json!({"code": "refused", "gateway_code": "error", "gateway_message": "No"}),
        ),
        case(
            "error-member",
            "clients read message, then error",
            200,
            r#"{"state":1,"error":"No such thing"}"#,
            json!({"code": "refused", "gateway_code": "1", "gateway_message": "No such thing"}),
        ),
        case(
            "message-before-error",
            "message counts before error",
            200,
            r#"{"error":"b","message":"a","state":1}"#,
            json!({"code": "refused", "gateway_code": "1", "gateway_message": "a"}),
        ),
        case(
            "message-object",
            "a message that is no text is no message",
            200,
            r#"{"state":1,"message":{"en":"No"},"error":"b"}"#,
            json!({"code": "refused", "gateway_code": "1", "gateway_message": "b"}),
        ),
        case(
            "signature-error",
            "all that is documented of a wrong key: a signature error",
            200,
            r#"{"state":1,"message":"Signature error"}"#,
            json!({"code": "authentication", "gateway_code": "1", "gateway_message": "Signature error"}),
        ),
        case(
            "signature-error-403",
            "the same under 403",
            403,
            r#"{"message":"Invalid sign"}"#,
            json!({"code": "authentication", "gateway_message": "Invalid sign"}),
        ),
        case(
            "not-found-words",
            "a mock of another team: 200, state 1 and words",
            200,
            r#"{"state":1,"message":"Payment not found"}"#,
            json!({"code": "not_found", "gateway_code": "1", "gateway_message": "Payment not found"}),
        ),
        case(
            "validation-200",
            "errors beside state 1",
            200,
            &format!(r#"{{"state":1,"errors":{errors}}}"#),
            json!({"code": "validation", "gateway_code": "1", "details": errors}),
        ),
        case(
            "validation-422",
            "the shape of Laravel, which clients expect",
            422,
            &laravel,
            json!({"code": "validation", "gateway_message": "The given data was invalid.", "details": errors}),
        ),
        case(
            "validation-400",
            "the same under 400",
            400,
            &laravel,
            json!({"code": "validation", "gateway_message": "The given data was invalid.", "details": errors}),
        ),
        case(
            "errors-list",
            "errors may be any JSON",
            422,
            r#"{"message":"No","errors":["a",1]}"#,
            json!({"code": "validation", "gateway_message": "No", "details": r#"["a",1]"#}),
        ),
        case(
            "errors-null",
            "errors that are null are none",
            200,
            r#"{"state":1,"message":"No","errors":null}"#,
            json!({"code": "refused", "gateway_code": "1", "gateway_message": "No"}),
        ),
        case(
            "echoed-signature",
            "a gateway may echo what it got: long hexadecimal is masked",
            401,
            &format!(r#"{{"message":"sign {} does not match"}}"#, "ab".repeat(32)),
            json!({"code": "authentication", "gateway_message": "sign [masked] does not match"}),
        ),
        case(
            "message-line-breaks",
            "a log line stays one line",
            200,
            r#"{"state":1,"message":"a\r\nb\u0000c"}"#,
            json!({"code": "refused", "gateway_code": "1", "gateway_message": "a  b c"}),
        ),
        case(
            "success-body-under-500",
            "a status that fails beats a body that does not",
            500,
            r#"{"state":0,"result":{"uuid":"1","amount":"1","currency":"USD","payment_status":"paid"}}"#,
            json!({"code": "gateway_unavailable", "gateway_code": "0"}),
        ),
    ]
}

/// Statuses without a word that helps.
fn statuses() -> Vec<Case> {
    const STATUSES: [(u16, &str, &str); 18] = [
        (
            301,
            "unexpected_redirect",
            "a redirect is not followed with a signed request",
        ),
        (
            302,
            "unexpected_redirect",
            "a redirect is not followed with a signed request",
        ),
        (
            307,
            "unexpected_redirect",
            "not even one that would repeat the body",
        ),
        (400, "validation", "a bad request"),
        (401, "authentication", "the project or the key"),
        (402, "refused", "a status of which nothing is known"),
        (403, "forbidden", "JSON: the gateway itself says no"),
        (404, "not_found", "one client reads it as \"not found yet\""),
        (405, "refused", "another method"),
        (408, "timeout", "the gateway gave up waiting"),
        (409, "duplicate", "a conflict"),
        (418, "refused", "a status of which nothing is known"),
        (422, "validation", "probably validation"),
        (
            429,
            "rate_limited",
            "more than 10 requests a second and project (§11)",
        ),
        (500, "gateway_unavailable", "a fault of the gateway"),
        (502, "gateway_unavailable", "a fault in front of it"),
        (503, "gateway_unavailable", "maintenance"),
        (504, "gateway_unavailable", "too slow"),
    ];
    STATUSES
        .iter()
        .map(|(status, code, comment)| {
            let facts = json!({"code": code, "http_status": status, "gateway_message": "x"});
            let response = json_answer(*status, r#"{"message":"x"}"#);
            error(
                &format!("status-{status}"),
                "2328 §4",
                comment,
                INFO,
                response,
                facts,
            )
        })
        .collect()
}

/// Bodies that are not JSON, or not the envelope.
fn unreadable() -> Vec<Case> {
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

/// The same failures on endpoints of which a repeat does another thing (design, decision 7).
fn repeats() -> Vec<Case> {
    let source = "design, decision 7";
    let with_body = |status: u16| json_answer(status, r#"{"message":"x"}"#);
    let down = |id: &str, comment: &str, name: &str, status: u16, code: &str| {
        let facts = json!({"code": code, "http_status": status, "gateway_message": "x"});
        error(id, source, comment, name, with_body(status), facts)
    };
    let cut = r#"{"state":0,"result":{"id":47"#;
    let facts = json!({"code": "malformed_response", "http_status": 200, "body": cut});
    let mut no_id = down(
        "repeat-payout-no-id-503",
        "a payout without an order_id may have been sent: not to be repeated",
        "2328.payout.create",
        503,
        "gateway_unavailable",
    );
    let mut least = request("2328.payout.create");
    if let Some(least) = least.as_object_mut() {
        least.shift_remove("order_id");
    }
    no_id.input["request"] = least;
    no_id.expected["error"]["retry_safe"] = false.into();
    vec![
        down(
            "repeat-info-503",
            "a query may be repeated",
            INFO,
            503,
            "gateway_unavailable",
        ),
        down(
            "repeat-create-503",
            "a create with its order_id may be repeated, though it may have been carried out",
            CREATE,
            503,
            "gateway_unavailable",
        ),
        down(
            "repeat-payout-503",
            "a payout with its order_id may be repeated",
            "2328.payout.create",
            503,
            "gateway_unavailable",
        ),
        no_id,
        down(
            "repeat-convert-503",
            "a conversion may have been carried out: not to be repeated",
            CONVERT,
            503,
            "gateway_unavailable",
        ),
        down(
            "repeat-convert-408",
            "the same when the gateway gave up waiting",
            CONVERT,
            408,
            "timeout",
        ),
        down(
            "repeat-convert-429",
            "a conversion that was refused for its rate was not carried out",
            CONVERT,
            429,
            "rate_limited",
        ),
        down(
            "repeat-convert-422",
            "a refusal is definite: nothing was done, and a repeat is refused again",
            CONVERT,
            422,
            "validation",
        ),
        down(
            "repeat-convert-price-503",
            "a look at the price may be repeated",
            "2328.convert.price",
            503,
            "gateway_unavailable",
        ),
        error(
            "repeat-convert-truncated",
            source,
            "carried out, and the answer was cut off: not to be repeated",
            CONVERT,
            json_answer(200, cut),
            facts,
        ),
    ]
}
