//! JSON that says no, and statuses without a word that helps.

use serde_json::{Value, json};

use super::{INFO, error, json_answer};
use crate::vectors::Case;

/// JSON that says no.
pub(super) fn refusals() -> Vec<Case> {
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
            "assigned",
            "a word that holds \"sign\" is no signature error",
            200,
            r#"{"state":1,"message":"No address could be assigned"}"#,
            json!({"code": "refused", "gateway_code": "1", "gateway_message": "No address could be assigned"}),
        ),
        case(
            "signature-error-403",
            "the same under 403",
            403,
            r#"{"message":"Invalid sign"}"#,
            json!({"code": "authentication", "gateway_message": "Invalid sign"}),
        ),
        case(
            "signature-word",
            "words that only look alike say nothing of a signature",
            200,
            r#"{"state":1,"message":"Design of the assigned wallet does not allow it"}"#,
            json!({"code": "refused", "gateway_code": "1", "gateway_message": "Design of the assigned wallet does not allow it"}),
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
pub(super) fn statuses() -> Vec<Case> {
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
