//! The one error type: a stable code, what to do, and the facts.

mod code;
mod redact;

use std::fmt;
use std::time::Duration;

pub use code::ErrorCode;
pub(crate) use redact::redact;

use crate::canonical::{Json, JsonError};
use crate::money::AmountError;
use crate::text::Text;

/// What went wrong, in words, with a stable [`ErrorCode`] and the facts.
///
/// No key and no computed signature is ever part of it.
///
/// ```
/// use cointill::gateway2328::PaymentCreate;
/// use cointill::ErrorCode;
///
/// let order = PaymentCreate::new("19.99".parse::<cointill::Amount>()?, "USD", "x".repeat(129));
/// let error = order.validate(&Default::default()).unwrap_err();
/// assert_eq!(error.code(), ErrorCode::InvalidRequest);
/// assert_eq!(error.field(), Some("order_id"));
/// assert_eq!(error.to_string(), "order_id: expected 1 to 128 characters, got 129");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Error(Box<Facts>);

#[derive(Clone)]
struct Facts {
    code: ErrorCode,
    message: String,
    field: Option<&'static str>,
    endpoint: Option<&'static str>,
    http_status: Option<u16>,
    gateway_code: Option<Text>,
    gateway_message: Option<Text>,
    trace_id: Option<Text>,
    details: Option<Json>,
    body: Option<Text>,
    retry_after: Option<Duration>,
    retry_safe: Option<bool>,
    outcome_unknown: bool,
    attempts: u32,
}

macro_rules! getters {
    ($($(#[$doc:meta])* $name:ident: $kind:ty = |$facts:ident| $value:expr;)*) => {$(
        $(#[$doc])*
        pub fn $name(&self) -> $kind {
            let $facts = &self.0;
            $value
        }
    )*};
}

impl Error {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Error {
        Error(Box::new(Facts {
            code,
            message: message.into(),
            field: None,
            endpoint: None,
            http_status: None,
            gateway_code: None,
            gateway_message: None,
            trace_id: None,
            details: None,
            body: None,
            retry_after: None,
            retry_safe: None,
            outcome_unknown: false,
            attempts: 0,
        }))
    }

    /// A field of a request that is outside its limit: nothing was signed or sent.
    pub(crate) fn field_limit(
        field: &'static str,
        expected: impl fmt::Display,
        got: impl fmt::Display,
    ) -> Error {
        let mut error = Error::new(
            ErrorCode::InvalidRequest,
            format!("{field}: expected {expected}, got {got}"),
        );
        error.0.field = Some(field);
        error
    }

    /// What to do, in one sentence.
    pub fn advice(&self) -> &'static str {
        if self.outcome_unknown() && !self.retry_safe() {
            "look up whether the call was carried out before repeating it"
        } else {
            self.code().advice()
        }
    }

    getters! {
        /// The stable code, for programs.
        code: ErrorCode = |f| f.code;
        /// The field of the request or of the answer that is meant, if one is.
        field: Option<&'static str> = |f| f.field;
        /// The name of the endpoint that was called, such as `2328.payment.create`.
        endpoint: Option<&'static str> = |f| f.endpoint;
        /// The status of the HTTP answer, if there was one.
        http_status: Option<u16> = |f| f.http_status;
        /// The gateway's own code: `state` at 2328, `code` at Alchemy Pay.
        gateway_code: Option<&str> = |f| f.gateway_code.as_deref();
        /// The gateway's own words.
        gateway_message: Option<&str> = |f| f.gateway_message.as_deref();
        /// The gateway's id of the call, for its support (Alchemy Pay `traceId`).
        trace_id: Option<&str> = |f| f.trace_id.as_deref();
        /// Further details as the gateway sent them (2328 `errors`).
        details: Option<&Json> = |f| f.details.as_ref();
        /// The beginning of an answer that could not be read, with long hexadecimal runs masked.
        body: Option<&str> = |f| f.body.as_deref();
        /// How long the gateway asked to wait.
        retry_after: Option<Duration> = |f| f.retry_after;
        /// True when the call may have been carried out although no answer says so. Look it up
        /// before repeating anything that moves money.
        outcome_unknown: bool = |f| f.outcome_unknown;
        /// True when the same call may be made again without doing anything twice.
        retry_safe: bool = |f| f.retry_safe.unwrap_or(f.code.is_transient() && !f.outcome_unknown);
        /// How often the request was sent.
        attempts: u32 = |f| f.attempts;
    }
}

macro_rules! setters {
    ($($name:ident: $kind:ty => $field:ident;)*) => {$(
        #[must_use]
        pub(crate) fn $name(mut self, value: $kind) -> Error {
            self.0.$field = value;
            self
        }
    )*};
}

// Builders for the rooms of this crate.
impl Error {
    setters! {
        with_field: Option<&'static str> => field;
        with_endpoint: Option<&'static str> => endpoint;
        with_http_status: Option<u16> => http_status;
        with_gateway_code: Option<Text> => gateway_code;
        with_trace_id: Option<Text> => trace_id;
        with_details: Option<Json> => details;
        with_retry_after: Option<Duration> => retry_after;
        with_retry_safe: Option<bool> => retry_safe;
        with_outcome_unknown: bool => outcome_unknown;
        with_attempts: u32 => attempts;
    }

    /// Gateways echo what they got: a signature in their words is masked.
    #[must_use]
    pub(crate) fn with_gateway_message(mut self, text: Option<&str>) -> Error {
        self.0.gateway_message = text.map(|text| Text::from(redact(text, 500)));
        self
    }

    /// Keeps the beginning of an unreadable body.
    #[must_use]
    pub(crate) fn with_body(mut self, body: &[u8]) -> Error {
        let head = body.get(..1_000).unwrap_or(body);
        self.0.body = Some(Text::from(redact(&String::from_utf8_lossy(head), 300)));
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        if let Some(status) = self.0.http_status {
            write!(f, " (http {status}")?;
            if let Some(code) = &self.0.gateway_code {
                write!(f, ", code {code}")?;
            }
            f.write_str(")")?;
        }
        if let Some(words) = &self.0.gateway_message {
            write!(f, ": {words:?}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = &self.0;
        let mut out = f.debug_struct("Error");
        out.field("code", &facts.code.as_str());
        out.field("message", &facts.message);
        let texts = [
            ("field", facts.field),
            ("endpoint", facts.endpoint),
            ("gateway_code", facts.gateway_code.as_deref()),
            ("gateway_message", facts.gateway_message.as_deref()),
            ("trace_id", facts.trace_id.as_deref()),
            ("body", facts.body.as_deref()),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                out.field(name, &text);
            }
        }
        if let Some(status) = facts.http_status {
            out.field("http_status", &status);
        }
        out.field("retry_safe", &self.retry_safe());
        out.field("outcome_unknown", &facts.outcome_unknown);
        out.finish()
    }
}

impl std::error::Error for Error {}

impl From<AmountError> for Error {
    fn from(error: AmountError) -> Error {
        Error::new(ErrorCode::InvalidAmount, error.to_string())
    }
}

impl From<JsonError> for Error {
    fn from(error: JsonError) -> Error {
        Error::new(ErrorCode::MalformedJson, error.to_string())
    }
}
