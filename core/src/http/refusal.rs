//! What an HTTP status says when the body does not: the same for every gateway.

use super::Response;
use crate::canonical::{JsonError, JsonErrorKind};
use crate::error::{Error, ErrorCode};

/// Codes for an HTTP status whose body says nothing.
pub(crate) fn code_of_status(status: u16) -> ErrorCode {
    match status {
        300..=399 => ErrorCode::UnexpectedRedirect,
        401 => ErrorCode::Authentication,
        403 => ErrorCode::Forbidden,
        404 => ErrorCode::NotFound,
        408 => ErrorCode::Timeout,
        409 => ErrorCode::Duplicate,
        400 | 422 => ErrorCode::Validation,
        429 => ErrorCode::RateLimited,
        500..=599 => ErrorCode::GatewayUnavailable,
        _ => ErrorCode::Refused,
    }
}

/// What a body means that the scanner refused.
pub(crate) fn not_json(response: &Response, error: &JsonError) -> Error {
    if !response.is_success() || response.is_html() {
        return unreadable(response);
    }
    let status = Some(response.status());
    // Nothing of it was read, and asking again would only bring as much again.
    if matches!(error.kind(), JsonErrorKind::TooLarge { .. }) {
        let text = format!("the gateway's answer: {error}");
        return Error::new(ErrorCode::ResponseTooLarge, text).with_http_status(status);
    }
    let text = format!("the gateway's answer is not JSON: {error}");
    Error::new(ErrorCode::MalformedResponse, text)
        .with_http_status(status)
        .with_body(response.body())
}

/// What came instead of JSON.
fn unreadable(response: &Response) -> Error {
    let status = response.status();
    let (code, text) = match code_of_status(status) {
        // The firewall before the gateway answers so, for example to a callback URL on loopback.
        ErrorCode::Forbidden => (
            ErrorCode::Blocked,
            "a firewall before the gateway refused the request",
        ),
        ErrorCode::Refused => (
            ErrorCode::MalformedResponse,
            "the gateway's answer: expected JSON, got a page",
        ),
        code => (code, sentence(code)),
    };
    Error::new(code, text)
        .with_http_status(Some(status))
        .with_body(response.body())
}

/// What a code means when the gateway says it.
pub(crate) fn sentence(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Authentication => {
            "the gateway does not know the merchant or refuses the signature"
        }
        ErrorCode::Forbidden => "the gateway refuses this caller",
        ErrorCode::NotFound => "the gateway does not know the object",
        ErrorCode::Duplicate => "the gateway has such an object already",
        ErrorCode::Validation => "the gateway refuses a field",
        ErrorCode::RateLimited => "too many requests",
        ErrorCode::GatewayUnavailable => "the gateway fails",
        ErrorCode::UnexpectedRedirect => {
            "the gateway answered with a redirect, which a signed request does not follow"
        }
        ErrorCode::Timeout => "the gateway gave up waiting for the request",
        _ => "the gateway refuses the call",
    }
}
