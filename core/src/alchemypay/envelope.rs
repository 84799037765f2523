//! The envelope `{"code", "msg", "model", "traceId", "success", "error"}`, and what comes instead
//! (Alchemy §2, §4.7).

use crate::canonical::{Document, Limits, Value};
use crate::error::{Error, ErrorCode};
use crate::http::{Response, code_of_status, not_json, sentence};
use crate::text::Text;

/// Documented and seen response codes (Alchemy §4.7), save for `0`, which is success.
const CODES: &[(&str, ErrorCode, &str)] = &[
    (
        "1",
        // Also the answer while the system is under maintenance.
        ErrorCode::GatewayUnavailable,
        "the gateway reports an exception or is under maintenance",
    ),
    (
        "8000",
        ErrorCode::Validation,
        "the gateway refuses a parameter",
    ),
    (
        "8003",
        ErrorCode::Validation,
        "the gateway did not get Content-Type: application/json",
    ),
    (
        "8004",
        ErrorCode::Validation,
        "the gateway could not read the body as JSON",
    ),
    (
        "8005",
        ErrorCode::Authentication,
        "the gateway does not know the app id",
    ),
    (
        "8007",
        ErrorCode::Authentication,
        "the gateway refuses the signature",
    ),
    (
        DUPLICATE,
        ErrorCode::Duplicate,
        "the order number is used already",
    ),
    (
        "8012",
        ErrorCode::Forbidden,
        "the gateway refuses the caller's IP address",
    ),
    (
        "8013",
        ErrorCode::NotSupported,
        "the coin or currency is not supported",
    ),
    (
        "8016",
        ErrorCode::NotSupported,
        "the payment method is not switched on for the merchant",
    ),
    (
        "8029",
        ErrorCode::NotFound,
        "the gateway does not know the order number",
    ),
    ("8031", ErrorCode::Refused, "the order has no payment"),
    (
        "8033",
        ErrorCode::Refused,
        "such an application is open already",
    ),
    (
        "8034",
        ErrorCode::Duplicate,
        "the refund order number is used already",
    ),
    (
        "8035",
        ErrorCode::Refused,
        "the payment is in the settlement account already",
    ),
    (
        "8036",
        ErrorCode::Refused,
        "the payer has applied for a refund already",
    ),
    (
        "8037",
        ErrorCode::Validation,
        "the refund must be above 1 USD",
    ),
];

/// What a repeated create is answered with (Alchemy §9 item 15).
pub(super) const DUPLICATE: &str = "8011";

/// Reads the payload of a successful answer with `read`, or says what came instead. The payload is
/// `None` when the envelope has none.
pub(super) fn read<T>(
    response: &Response,
    read: impl Fn(Option<Value<'_>>) -> Result<T, Error>,
) -> Result<T, Error> {
    let document = Document::parse(response.body(), Limits::RESPONSE)
        .map_err(|error| not_json(response, &error))?;
    let root = document.root();
    let text = |name: &str| root.get(name).and_then(|value| value.as_text());
    let flag = |name: &str| root.get(name).and_then(|value| value.as_bool());
    // Both are short; a stranger's answer must not flood a log.
    let short = |name: &str| {
        let text = text(name).filter(|text| !text.is_empty())?;
        Some(Text::from(text.chars().take(64).collect::<String>()))
    };
    let trace_id = short("traceId");
    let refuse = |code: ErrorCode, sentence: &str| {
        Error::new(code, sentence)
            .with_http_status(Some(response.status()))
            .with_gateway_code(short("code"))
            .with_gateway_message(text("msg").as_deref())
            .with_trace_id(trace_id.clone())
    };
    // The documents say nothing of the HTTP status of an error (Alchemy §2): the code comes first,
    // and the status where there is no code that says more.
    match text("code").as_deref() {
        Some("0") if response.is_success() => {
            // Both are optional (Alchemy §2), and no answer is known to contradict itself.
            if flag("success") == Some(false) || flag("error") == Some(true) {
                return Err(refuse(
                    ErrorCode::MalformedResponse,
                    "the gateway's answer: expected success beside code 0, got an error",
                ));
            }
            read(root.get("model").filter(|model| !model.is_null())).map_err(|error| {
                error
                    .with_http_status(Some(response.status()))
                    .with_trace_id(trace_id.clone())
            })
        }
        Some(code) => Err(match CODES.iter().find(|(known, ..)| *known == code) {
            Some((_, code, sentence)) => refuse(*code, sentence),
            None => {
                let code = code_of_status(response.status());
                refuse(code, sentence(code))
            }
        }),
        None if !response.is_success() => {
            let code = code_of_status(response.status());
            Err(refuse(code, sentence(code)).with_body(response.body()))
        }
        None => Err(malformed(
            response,
            "the gateway's answer: expected \"code\", got none".to_owned(),
        )),
    }
}

fn malformed(response: &Response, text: String) -> Error {
    Error::new(ErrorCode::MalformedResponse, text)
        .with_http_status(Some(response.status()))
        .with_body(response.body())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Result<String, Error> {
        let response = Response::new(status, Vec::new(), body.as_bytes().to_vec());
        read(&response, |model| {
            Ok(model.map_or("none".to_owned(), |model| model.literal().to_owned()))
        })
    }

    #[test]
    fn a_success_needs_code_0_and_nothing_else() {
        for (body, model) in [
            (
                r#"{"code":"0","msg":"success","model":{"a":1},"traceId":"t","success":true,"error":false}"#,
                r#"{"a":1}"#,
            ),
            (r#"{"code":0,"model":""}"#, r#""""#),
            (r#"{"code":"0","model":null}"#, "none"),
            (r#"{"code":"0"}"#, "none"),
        ] {
            assert_eq!(answer(200, body).unwrap(), model, "{body}");
        }
    }

    #[test]
    fn every_code_has_its_error() {
        for (code, kind, _) in CODES {
            for body in [
                format!(
                    r#"{{"code":"{code}","msg":"words","model":null,"traceId":"abc","success":false,"error":true}}"#
                ),
                format!(r#"{{"code":{code},"msg":"words","model":null,"traceId":"abc"}}"#),
            ] {
                for status in [200, 400, 500] {
                    let error = answer(status, &body).unwrap_err();
                    assert_eq!(error.code(), *kind);
                    assert_eq!(error.gateway_code(), Some(*code));
                    assert_eq!(error.gateway_message(), Some("words"));
                    assert_eq!(error.trace_id(), Some("abc"));
                    assert_eq!(error.http_status(), Some(status));
                }
            }
        }
        let error = answer(200, r#"{"code":"8011","msg":"order not already exists"}"#).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the order number is used already (http 200, code 8011): \"order not already exists\""
        );
    }

    #[test]
    fn unknown_codes_and_other_answers_are_told_by_the_status() {
        for (status, body, code) in [
            (200, r#"{"code":"9999"}"#, ErrorCode::Refused),
            (429, r#"{"code":"9999"}"#, ErrorCode::RateLimited),
            (
                503,
                r#"{"code":"0","model":{}}"#,
                ErrorCode::GatewayUnavailable,
            ),
            (
                404,
                r#"{"status":404,"error":"Not Found"}"#,
                ErrorCode::NotFound,
            ),
            (200, r#"{"msg":"x"}"#, ErrorCode::MalformedResponse),
            (200, r#"{"code":null}"#, ErrorCode::MalformedResponse),
            (200, "[]", ErrorCode::MalformedResponse),
            (
                200,
                r#"{"code":"0","success":false}"#,
                ErrorCode::MalformedResponse,
            ),
            (
                200,
                r#"{"code":"0","error":true}"#,
                ErrorCode::MalformedResponse,
            ),
            (200, r#"{"code":"0","#, ErrorCode::MalformedResponse),
            (200, "<html>", ErrorCode::MalformedResponse),
            (403, "<html>", ErrorCode::Blocked),
            (502, "<html>", ErrorCode::GatewayUnavailable),
            (302, "", ErrorCode::UnexpectedRedirect),
            (429, "", ErrorCode::RateLimited),
        ] {
            let error = answer(status, body).unwrap_err();
            assert_eq!(error.code(), code, "{status} {body}");
            assert_eq!(error.http_status(), Some(status));
        }
    }
}
