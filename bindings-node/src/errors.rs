//! Errors of the core on their way to TypeScript, which throws the class for their code.

use std::str::FromStr;

use cointill::webhook::{Explanation, SignatureError};
use cointill::{Error, ErrorCode};
use napi_derive::napi;

use crate::json::{Object, exact};

/// What every function here throws. Its code tells it from what the engine itself throws, and its
/// message is JSON: the facts of which an error of the package is made.
pub(crate) type Thrown = napi::Error<&'static str>;

pub(crate) const MARK: &str = "cointill";

pub(crate) fn thrown(error: &Error) -> Thrown {
    let mut facts = Object::new();
    facts.text("code", error.code().as_str());
    facts.text("message", &error.to_string());
    facts.text("advice", error.advice());
    facts.maybe("field", error.field());
    facts.maybe("endpoint", error.endpoint());
    if let Some(status) = error.http_status() {
        facts.literal("httpStatus", &status.to_string());
    }
    facts.maybe("gatewayCode", error.gateway_code());
    facts.maybe("gatewayMessage", error.gateway_message());
    facts.maybe("traceId", error.trace_id());
    if let Some(details) = error.details() {
        facts.literal("details", &exact(details.as_str()));
    }
    facts.maybe("body", error.body());
    if let Some(wait) = error.retry_after() {
        facts.literal("retryAfter", &wait.as_millis().to_string());
    }
    facts.flag("retrySafe", error.retry_safe());
    facts.flag("outcomeUnknown", error.outcome_unknown());
    facts.literal("attempts", &error.attempts().to_string());
    napi::Error::new(MARK, facts.finish())
}

/// A wrong argument of the package's own layer or of a shop that has no types.
pub(crate) fn wrong(message: impl Into<String>) -> Thrown {
    let mut facts = Object::new();
    facts.text("code", "type");
    facts.text("message", &message.into());
    napi::Error::new(MARK, facts.finish())
}

/// One of the core's words; any other is a mistake of whoever called.
pub(crate) fn word<T: FromStr<Err = Error>>(text: &str) -> Result<T, Thrown> {
    text.parse()
        .map_err(|error: Error| wrong(error.to_string()))
}

/// The error of a webhook that is refused.
pub(crate) fn refused(error: &SignatureError, explanation: Option<Explanation>) -> Thrown {
    let mut facts = Object::new();
    facts.text("code", ErrorCode::SignatureInvalid.as_str());
    facts.text("message", &error.to_string());
    facts.text("advice", ErrorCode::SignatureInvalid.advice());
    facts.text("reason", error.reason_code());
    if let Some(explanation) = explanation {
        facts.text("explanation", &explanation.cause);
        facts.texts("tried", &explanation.tried);
    }
    napi::Error::new(MARK, facts.finish())
}

/// Every stable code, with what to do.
#[napi(catch_unwind)]
pub fn error_codes() -> Vec<Vec<&'static str>> {
    let codes = ErrorCode::ALL.iter();
    codes
        .map(|code| vec![code.as_str(), code.advice()])
        .collect()
}

/// `result` with the core's error as one that is thrown.
pub(crate) trait OrThrow<T> {
    fn or_throw(self) -> Result<T, Thrown>;
}

impl<T> OrThrow<T> for Result<T, Error> {
    fn or_throw(self) -> Result<T, Thrown> {
        self.map_err(|error| thrown(&error))
    }
}
