//! What is not signed.

use serde_json::{Value, json};

use super::{DOCUMENTED, Reading, input};
use crate::vectors::Case;

fn refused(
    id: &str,
    comment: &str,
    message: &str,
    body: &str,
    reading: Reading,
    error: Value,
) -> Case {
    Case::invalid(
        format!("alchemypay-sign-{id}"),
        "Alchemy §3.1",
        comment,
        input(message, body, reading),
        json!({"error": error}),
    )
}

pub(super) fn cases() -> Vec<Case> {
    let field = |id: &str, comment: &str, value: &str| {
        let body = format!(r#"{{"appId":"A","merchantOrderNo":"{value}"}}"#);
        refused(
            id,
            comment,
            "query",
            &body,
            DOCUMENTED,
            json!({"code": "invalid_request", "field": "merchantOrderNo"}),
        )
    };
    let json_error = |id: &str, comment: &str, body: &str| {
        refused(
            id,
            comment,
            "query",
            body,
            DOCUMENTED,
            json!({"code": "malformed_json"}),
        )
    };
    let nothing = |id: &str, comment: &str, message: &str, body: &str| {
        refused(
            id,
            comment,
            message,
            body,
            DOCUMENTED,
            json!({"code": "invalid_request"}),
        )
    };
    let customize = |id: &str, comment: &str, customize: &str| {
        let body = format!(r#"{{"appId":"A","merchantOrderNo":"1","customize":{customize}}}"#);
        let flatten = Reading {
            flatten: true,
            ..DOCUMENTED
        };
        [
            refused(
                id,
                comment,
                "native",
                &body,
                DOCUMENTED,
                json!({"code": "invalid_request"}),
            ),
            refused(
                &format!("{id}-flatten"),
                comment,
                "native",
                &body,
                flatten,
                json!({"code": "invalid_request"}),
            ),
        ]
    };
    let mut cases = vec![
        field(
            "ampersand",
            "'&' in a signed value could start another field",
            "1&orderAmount=9",
        ),
        field("equals", "'=' could end a name", "1=2"),
        field("line-break", "a control character", "1\\n2"),
        field("nul", "a control character", "1\\u00002"),
        field("del", "a control character", "1\\u007f2"),
        field(
            "c1-control",
            "a control character beyond ASCII",
            "1\\u00852",
        ),
        refused(
            "list",
            "a list has no plain value",
            "query",
            r#"{"appId":"A","merchantOrderNo":["1"]}"#,
            DOCUMENTED,
            json!({"code": "invalid_request", "field": "merchantOrderNo"}),
        ),
        json_error("body-empty", "nothing", ""),
        json_error("body-list", "a list has no fields", "[]"),
        json_error("body-text", "a text has no fields", "\"x\""),
        json_error("body-truncated", "cut off", r#"{"appId":"A""#),
        json_error(
            "body-duplicate",
            "two values: readers would disagree on which is signed",
            r#"{"appId":"A","appId":"B"}"#,
        ),
        nothing(
            "no-fields",
            "without a signed field the signature would be the same for any body",
            "query",
            "{}",
        ),
        nothing(
            "only-unsigned",
            "the same with unsigned fields only",
            "order-webhook",
            r#"{"address":"T","customParam":"x"}"#,
        ),
        nothing(
            "only-empty",
            "the same with fields without a value",
            "order-webhook",
            r#"{"orderNo":"","fee":null}"#,
        ),
    ];
    cases.extend(
        customize(
            "nested-ampersand",
            "the same inside an object",
            r#"{"token":"a&b"}"#,
        )
        .map(|mut case| {
            if case.input["options"] == json!({}) {
                case.expected["error"]["field"] = Value::Null;
            }
            case
        }),
    );
    for case in &mut cases {
        if let Some(error) = case.expected["error"].as_object_mut() {
            error.retain(|_, fact| !fact.is_null());
        }
    }
    cases
}
