//! Any JSON without the loss of a digit.

use cointill::Error;
use cointill::canonical::{Document, Limits};
use napi_derive::napi;

use crate::errors::{OrThrow as _, Thrown};
use crate::json;

/// JSON that the engine's own parser reads without losing a digit: a number that is not a whole
/// one, or too long for a number of JavaScript, becomes the text of its digits.
#[napi(catch_unwind)]
pub fn exact_json(text: String) -> Result<String, Thrown> {
    let limits = Limits::RESPONSE;
    Document::parse(text.as_bytes(), limits)
        .map_err(Error::from)
        .or_throw()?;
    Ok(json::exact(&text))
}
