//! Response codes, and what comes instead of an answer (Alchemy §2, §4.7).

use serde_json::{Value, json};

use super::{CREATE, NATIVE, QUERY, REFUND, TRACE, answer, error, json_answer};
use crate::cases::{base64, repeated, text};
use crate::vectors::Case;

/// Every code of the table but 0, and what kind of error it is.
const CODES: [(&str, &str, &str, &str); 17] = [
    (
        "1",
        "gateway_unavailable",
        CREATE,
        "payment exception; also the answer while the system is under maintenance",
    ),
    ("8000", "validation", CREATE, "parameter validation failed"),
    (
        "8003",
        "validation",
        CREATE,
        "content type is not application/json",
    ),
    ("8004", "validation", CREATE, "body is not valid JSON"),
    (
        "8005",
        "authentication",
        CREATE,
        "the merchant (appId) does not exist",
    ),
    ("8007", "authentication", CREATE, "signature wrong"),
    (
        "8011",
        "duplicate",
        CREATE,
        "the order number is used; the live text reads \"order not already exists\"",
    ),
    (
        "8012",
        "forbidden",
        CREATE,
        "the caller's IP is not allowed",
    ),
    (
        "8013",
        "not_supported",
        CREATE,
        "coin or currency not supported",
    ),
    (
        "8016",
        "not_supported",
        NATIVE,
        "payment method not set up for the merchant",
    ),
    ("8029", "not_found", QUERY, "the order number is not known"),
    ("8031", "refused", REFUND, "the order has no payment"),
    (
        "8033",
        "refused",
        REFUND,
        "such an application is open already",
    ),
    (
        "8034",
        "duplicate",
        REFUND,
        "the refund number is used already",
    ),
    (
        "8035",
        "refused",
        REFUND,
        "already in the settlement account",
    ),
    ("8036", "refused", REFUND, "the payer has applied already"),
    ("8037", "validation", REFUND, "a refund must be above 1 USD"),
];

pub(super) fn codes() -> Vec<Case> {
    let mut cases = Vec::new();
    for (code, kind, name, comment) in CODES {
        let refused = |suffix: &str, status: u16, code_json: &str, note: &str| {
            let body = format!(
                "{{\"code\":{code_json},\"msg\":\"words of the gateway\",\"model\":null,\"traceId\":\"{TRACE}\",\"success\":false,\"error\":true}}"
            );
            let facts = json!({"code": kind, "http_status": status, "gateway_code": code, "gateway_message": "words of the gateway", "trace_id": TRACE});
            let comment = format!("{comment}{note}");
            error(
                &format!("code-{code}{suffix}"),
                "Alchemy §4.7",
                &comment,
                name,
                json_answer(status, &body),
                facts,
            )
        };
        cases.push(refused("", 200, &format!("\"{code}\""), ""));
        cases.push(refused("-number", 200, code, "; as a number"));
        cases.push(refused(
            "-400",
            400,
            &format!("\"{code}\""),
            "; the HTTP status of errors is not documented",
        ));
    }
    cases
}

pub(super) fn others() -> Vec<Case> {
    let mut cases = envelopes();
    cases.extend(statuses());
    cases.extend(unreadable());
    cases.extend(repeats());
    cases
}

fn envelopes() -> Vec<Case> {
    let case = |id: &str, comment: &str, status: u16, body: &str, facts: Value| {
        let mut facts = facts;
        facts["http_status"] = status.into();
        error(
            id,
            "Alchemy §2",
            comment,
            QUERY,
            json_answer(status, body),
            facts,
        )
    };
    let mut contradictory = Vec::new();
    for (id, flag) in [
        ("success-false", "\"success\":false"),
        ("error-true", "\"error\":true"),
    ] {
        let body = format!(
            "{{\"code\":\"0\",{flag},\"model\":{{\"orderNo\":\"1\",\"orderStatus\":\"COMPLETED\"}}}}"
        );
        contradictory.push(case(
            &format!("code-0-{id}"),
            "code 0 beside a flag that says the opposite: not to be believed",
            200,
            &body,
            json!({"code": "malformed_response", "gateway_code": "0"}),
        ));
    }
    let mut cases = vec![
        case(
            "code-unknown",
            "a code that is not known",
            200,
            r#"{"code":"9999","msg":"new"}"#,
            json!({"code": "refused", "gateway_code": "9999", "gateway_message": "new"}),
        ),
        case(
            "code-zeros",
            "0000 is another product's code, and no success here",
            200,
            r#"{"code":"0000","msg":"success","model":{"orderNo":"1","orderStatus":"INIT"}}"#,
            json!({"code": "refused", "gateway_code": "0000", "gateway_message": "success"}),
        ),
        case(
            "code-unknown-429",
            "a code that is not known under a status that is",
            429,
            r#"{"code":"9999","msg":"slow down"}"#,
            json!({"code": "rate_limited", "gateway_code": "9999", "gateway_message": "slow down"}),
        ),
        case(
            "code-1-msg-null",
            "no words",
            200,
            r#"{"code":"1","msg":null,"model":null}"#,
            json!({"code": "gateway_unavailable", "gateway_code": "1"}),
        ),
        case(
            "code-8005-app-id",
            "the text ends with the appId",
            200,
            r#"{"code":"8005","msg":"merchant does not exist:TEST000001"}"#,
            json!({"code": "authentication", "gateway_code": "8005", "gateway_message": "merchant does not exist:TEST000001"}),
        ),
        case(
            "model-beside-error",
            "a payload beside an error is ignored",
            200,
            r#"{"code":"8029","msg":"x","model":{"orderNo":"1","orderStatus":"COMPLETED"}}"#,
            json!({"code": "not_found", "gateway_code": "8029", "gateway_message": "x"}),
        ),
        case(
            "echoed-signature",
            "a gateway may echo what it got: long hexadecimal is masked",
            200,
            &format!(
                "{{\"code\":\"8007\",\"msg\":\"expected {}\"}}",
                "AB".repeat(64)
            ),
            json!({"code": "authentication", "gateway_code": "8007", "gateway_message": "expected [masked]"}),
        ),
        case(
            "message-line-breaks",
            "a log line stays one line",
            200,
            r#"{"code":"8000","msg":"a\r\nb"}"#,
            json!({"code": "validation", "gateway_code": "8000", "gateway_message": "a  b"}),
        ),
        case(
            "code-0-under-500",
            "a status that fails beats a code that does not",
            500,
            r#"{"code":"0","model":{"orderNo":"1","orderStatus":"COMPLETED"}}"#,
            json!({"code": "gateway_unavailable", "gateway_code": "0"}),
        ),
    ];
    cases.extend(contradictory);
    cases
}

/// Statuses whose body has no code: the firewall, a proxy, another server.
fn statuses() -> Vec<Case> {
    const STATUSES: [(u16, &str); 12] = [
        (302, "unexpected_redirect"),
        (400, "validation"),
        (401, "authentication"),
        (403, "forbidden"),
        (404, "not_found"),
        (405, "refused"),
        (408, "timeout"),
        (409, "duplicate"),
        (429, "rate_limited"),
        (500, "gateway_unavailable"),
        (502, "gateway_unavailable"),
        (503, "gateway_unavailable"),
    ];
    let body = r#"{"status":0,"path":"/x"}"#;
    STATUSES
        .iter()
        .map(|(status, code)| {
            let facts = json!({"code": code, "http_status": status, "body": body});
            error(
                &format!("status-{status}"),
                "Alchemy §2",
                "JSON of somebody else: the status tells",
                QUERY,
                json_answer(*status, body),
                facts,
            )
        })
        .collect()
}

fn unreadable() -> Vec<Case> {
    let html = "<html><head><title>Attention</title></head></html>";
    let page = |id: &str, comment: &str, status: u16, code: &str| {
        let response = answer(status, json!({"Content-Type": "text/html"}), text(html));
        error(
            id,
            "Alchemy §2",
            comment,
            CREATE,
            response,
            json!({"code": code, "http_status": status, "body": html}),
        )
    };
    let plain = |id: &str, comment: &str, body: &str| {
        let facts = json!({"code": "malformed_response", "http_status": 200, "body": body});
        error(
            id,
            "Alchemy §2",
            comment,
            QUERY,
            json_answer(200, body),
            facts,
        )
    };
    let bytes = |id: &str, comment: &str, body: Value, facts: Value| {
        let response = answer(200, json!({"content-type": "application/json"}), body);
        error(id, "Alchemy §2", comment, QUERY, response, facts)
    };
    let whole = r#"{"code":"0","model":{"orderNo":"1","orderStatus":"COMPLETED"}}"#;
    vec![
        page("html-403", "a firewall's page", 403, "blocked"),
        page("html-200", "a page under 200", 200, "malformed_response"),
        page("html-502", "a proxy's page", 502, "gateway_unavailable"),
        plain("truncated", "cut off", &whole[..whole.len() - 2]),
        plain("empty", "nothing under 200", ""),
        plain(
            "garbage-behind",
            "something behind the JSON",
            &format!("{whole}x"),
        ),
        plain(
            "duplicate-code",
            "two codes: readers would disagree on which counts",
            r#"{"code":"8029","code":"0","model":{"orderNo":"1","orderStatus":"COMPLETED"}}"#,
        ),
        plain(
            "duplicate-status",
            "two statuses",
            r#"{"code":"0","model":{"orderNo":"1","orderStatus":"INIT","orderStatus":"COMPLETED"}}"#,
        ),
        plain(
            "no-code",
            "no code under 200",
            r#"{"msg":"success","model":{"orderNo":"1","orderStatus":"COMPLETED"}}"#,
        ),
        plain(
            "bare-order",
            "the fields bare, as the documents list them and no real answer has them (§4.5)",
            r#"{"orderNo":"1","orderStatus":"COMPLETED"}"#,
        ),
        plain("code-null", "a code that is null", r#"{"code":null}"#),
        plain("code-true", "a code that is true", r#"{"code":true}"#),
        plain("list", "a list", "[]"),
        plain("text", "a text", "\"success\""),
        bytes(
            "not-utf8",
            "bytes that are no text",
            base64(b"\xff{"),
            json!({"code": "malformed_response", "http_status": 200, "body": "\u{fffd}{"}),
        ),
        bytes(
            "deep",
            "100,000 brackets must not overflow a stack",
            repeated(&[("[", 100_000)]),
            json!({"code": "malformed_response", "http_status": 200, "body": format!("{}…", "[".repeat(300))}),
        ),
        bytes(
            "too-large",
            "a byte more than 32 MiB is not read at all",
            repeated(&[
                ("{\"code\":\"0\",\"model\":\"", 1),
                ("x", (32 << 20) - 21 - 2 + 1),
                ("\"}", 1),
            ]),
            json!({"code": "response_too_large", "http_status": 200}),
        ),
    ]
}

/// The same failure on endpoints of which a repeat does another thing (design, decision 7).
fn repeats() -> Vec<Case> {
    let maintenance = |id: &str, comment: &str, name: &str| {
        let body = r#"{"code":"1","msg":"system maintenance"}"#;
        let facts = json!({"code": "gateway_unavailable", "http_status": 200, "gateway_code": "1", "gateway_message": "system maintenance"});
        error(
            &format!("repeat-{id}"),
            "design, decision 7",
            comment,
            name,
            json_answer(200, body),
            facts,
        )
    };
    let mut numbered = maintenance(
        "refund-numbered",
        "a refund with a number of its own may be repeated: 8034 tells",
        REFUND,
    );
    numbered.input["request"]["refundOrderNo"] = "R-1".into();
    numbered.expected["error"]["retry_safe"] = true.into();
    let cut = r#"{"code":"0","mod"#;
    let facts = json!({"code": "malformed_response", "http_status": 200, "body": cut});
    vec![
        maintenance(
            "create",
            "an order may exist now; a repeat is refused as a duplicate, and then found by a query",
            CREATE,
        ),
        maintenance("query", "a query changes nothing", QUERY),
        maintenance(
            "refund",
            "a refund may be under way: not to be repeated",
            REFUND,
        ),
        numbered,
        error(
            "repeat-refund-truncated",
            "design, decision 7",
            "applied for, and the answer was cut off: not to be repeated",
            REFUND,
            json_answer(200, cut),
            facts,
        ),
    ]
}
