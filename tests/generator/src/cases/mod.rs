//! The cases, one module a file.

mod amounts;
mod checkout;
mod credit_decision;
mod event_ids;
mod life_cycle;
mod requests_2328;
mod requests_alchemypay;
mod responses_2328;
mod responses_alchemypay;
mod retry;
pub(crate) mod signing_2328;
pub(crate) mod signing_alchemypay;
mod timestamps;
mod webhooks_2328;
mod webhooks_alchemypay;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::vectors::File;

/// Every file of the folder, in the order of the manifest.
pub(crate) fn all() -> Vec<File> {
    vec![
        amounts::file(),
        signing_2328::file(),
        requests_2328::file(),
        webhooks_2328::file(),
        responses_2328::file(),
        timestamps::file(),
        event_ids::file(),
        life_cycle::file(),
        credit_decision::file(),
        signing_alchemypay::file(),
        requests_alchemypay::file(),
        webhooks_alchemypay::file(),
        responses_alchemypay::file(),
        retry::file(),
        checkout::file(),
    ]
}

/// Bytes that are text.
fn text(text: &str) -> Value {
    json!({"text": text})
}

/// Bytes that are not UTF-8, or that an editor would change.
fn base64(bytes: &[u8]) -> Value {
    json!({"base64": STANDARD.encode(bytes)})
}

/// Bytes too many to write out: pieces of text, each with the number of its repetitions.
fn repeated(pieces: &[(&str, usize)]) -> Value {
    let pieces: Vec<Value> = pieces
        .iter()
        .map(|(text, times)| json!({"text": text, "times": times}))
        .collect();
    json!({"repeat": pieces})
}

/// The bytes that [`repeated`] stands for.
fn repeat(pieces: &[(&str, usize)]) -> String {
    pieces.iter().map(|(text, n)| text.repeat(*n)).collect()
}
