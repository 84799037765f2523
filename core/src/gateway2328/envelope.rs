//! The envelope `{"state": 0, "result": …}`, and what comes instead (2328 §4).
//!
//! No real error body was found anywhere, so the mapping goes by the HTTP status first, by the
//! Laravel shape (`message`, `errors`) that the clients expect second, and never fails on another.

use crate::canonical::{Document, Json, Kind, Limits, Value};
use crate::error::{Error, ErrorCode};
use crate::http::{Response, code_of_status, not_json, sentence};
use crate::text::Text;

/// Reads a successful answer with `read`, or says what came instead.
pub(super) fn read<T>(
    response: &Response,
    read: impl Fn(Value<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    let status = response.status();
    let document = Document::parse(response.body(), Limits::RESPONSE)
        .map_err(|error| not_json(response, &error))?;
    let root = document.root();
    let state = root.get("state").and_then(|state| state.as_text());
    if !response.is_success() || state.as_deref().is_some_and(|state| state != "0") {
        return Err(refusal(response, root, state.as_deref()));
    }
    // `/v1/prices` may come as a bare list (2328 §8).
    if root.kind() == Kind::Array {
        return read(root).map_err(|error| error.with_http_status(Some(status)));
    }
    match (state, root.get("result")) {
        (Some(_), Some(result)) => {
            read(result).map_err(|error| error.with_http_status(Some(status)))
        }
        (state, _) => Err(Error::new(
            ErrorCode::MalformedResponse,
            match state {
                Some(_) => "the gateway's answer: expected \"result\" beside \"state\", got none",
                None => "the gateway's answer: expected \"state\", got none",
            },
        )
        .with_http_status(Some(status))
        .with_body(response.body())),
    }
}

fn is_signature(word: &str) -> bool {
    word == "sign" || word.starts_with("signature")
}

fn refusal(response: &Response, root: Value<'_>, state: Option<&str>) -> Error {
    let status = response.status();
    let words = ["message", "error"]
        .into_iter()
        .find_map(|key| root.get(key).and_then(|value| value.as_str()));
    let errors = root
        .get("errors")
        .filter(|errors| !errors.is_null())
        .map(|errors| Json::from_text(Text::from(errors.literal())));
    let mut code = code_of_status(status);
    let by_words = matches!(
        code,
        ErrorCode::Refused | ErrorCode::Validation | ErrorCode::Forbidden
    );
    if by_words {
        let lower = words.as_deref().unwrap_or("").to_lowercase();
        // "signature error" is all that is known of a wrong key or a bad sign.
        if lower
            .split(|c: char| !c.is_alphanumeric())
            .any(is_signature)
        {
            code = ErrorCode::Authentication;
        } else if lower.contains("not found") {
            code = ErrorCode::NotFound;
        } else if errors.is_some() && code == ErrorCode::Refused {
            code = ErrorCode::Validation;
        }
    }
    Error::new(code, sentence(code))
        .with_http_status(Some(status))
        .with_gateway_code(state.map(Text::from))
        .with_gateway_message(words.as_deref())
        .with_details(errors)
}
