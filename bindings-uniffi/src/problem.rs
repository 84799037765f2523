//! Errors of the core, with their facts.

use std::fmt;

use cointill::Error;

/// Why nothing came of a call. Field names keep away from `message` and `cause`, which exceptions
/// of Kotlin have already.
#[derive(Debug, Clone, uniffi::Error)]
pub enum NativeProblem {
    /// An error of the core.
    Failed {
        /// The stable code.
        code: String,
        /// The core's own sentence.
        text: String,
        /// What to do.
        advice: String,
        /// The field that is meant.
        field_name: Option<String>,
        /// The endpoint that was called.
        endpoint: Option<String>,
        /// The status of the answer.
        http_status: Option<u16>,
        /// The gateway's own code.
        gateway_code: Option<String>,
        /// The gateway's own words.
        gateway_message: Option<String>,
        /// The gateway's id of the call.
        trace_id: Option<String>,
        /// What the gateway said beyond that, as JSON.
        details: Option<String>,
        /// The beginning of an answer that could not be read.
        body: Option<String>,
        /// How long the gateway asked to wait, in milliseconds.
        retry_after_ms: Option<u64>,
        /// Whether the same call may be made again.
        retry_safe: bool,
        /// Whether the call may have been carried out.
        outcome_unknown: bool,
        /// How often something was sent.
        attempts: u32,
    },
    /// A webhook that is refused.
    Refused {
        /// The core's own sentence.
        text: String,
        /// A stable text for the reason.
        reason: String,
        /// The likely cause, for a developer's eyes.
        explanation: Option<String>,
        /// What was tried to find it.
        tried: Vec<String>,
    },
    /// The library is used in a way that it has no meaning for.
    Misused {
        /// What was expected, and what came.
        text: String,
    },
}

/// One of the core's words; any other is a mistake of whoever called.
#[cfg(feature = "merchant")]
pub(crate) fn word<T: std::str::FromStr<Err = Error>>(text: &str) -> Result<T, NativeProblem> {
    text.parse()
        .map_err(|error: Error| NativeProblem::misused(error.to_string()))
}

impl NativeProblem {
    pub(crate) fn misused(text: impl Into<String>) -> NativeProblem {
        NativeProblem::Misused { text: text.into() }
    }
}

impl fmt::Display for NativeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (NativeProblem::Failed { text, .. }
        | NativeProblem::Refused { text, .. }
        | NativeProblem::Misused { text }) = self;
        f.write_str(text)
    }
}

impl std::error::Error for NativeProblem {}

impl From<Error> for NativeProblem {
    fn from(error: Error) -> NativeProblem {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let milliseconds = |wait: std::time::Duration| {
            // Rounded up: who asks a moment too early is refused again.
            u64::try_from(wait.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX)
        };
        NativeProblem::Failed {
            code: error.code().as_str().to_owned(),
            text: error.to_string(),
            advice: error.advice().to_owned(),
            field_name: owned(error.field()),
            endpoint: owned(error.endpoint()),
            http_status: error.http_status(),
            gateway_code: owned(error.gateway_code()),
            gateway_message: owned(error.gateway_message()),
            trace_id: owned(error.trace_id()),
            details: error.details().map(|details| details.as_str().to_owned()),
            body: owned(error.body()),
            retry_after_ms: error.retry_after().map(milliseconds),
            retry_safe: error.retry_safe(),
            outcome_unknown: error.outcome_unknown(),
            attempts: error.attempts(),
        }
    }
}
