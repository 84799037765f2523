//! The message on standard input.

use std::io::{self, IsTerminal as _, Read as _};

use cointill::canonical::Limits;

use crate::failure::Failure;
use crate::output;

/// The most bytes that are read: what the core takes for a webhook. No request comes near.
const MOST: u64 = Limits::WEBHOOK.max_bytes as u64;

/// All of standard input.
///
/// # Errors
///
/// More than 1 MiB, of which no more is read, or an input that cannot be read.
pub(crate) fn read(what: &str) -> Result<Vec<u8>, Failure> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        output::note(format!(
            "reading {what} from the keyboard; end it with Ctrl-D, or pipe a file in"
        ));
    }
    let mut bytes = Vec::new();
    stdin
        .lock()
        .take(MOST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::new(format!("standard input cannot be read: {error}")))?;
    if bytes.len() as u64 > MOST {
        return Err(Failure::new(format!(
            "standard input holds more than {MOST} bytes, which is larger than any message of \
             the gateways; pass the body alone"
        )));
    }
    Ok(bytes)
}

/// The same as text, for messages that must be JSON.
///
/// # Errors
///
/// As [`read`], and for an input that is empty or not UTF-8.
pub(crate) fn read_text(what: &str) -> Result<String, Failure> {
    let bytes = read(what)?;
    if bytes.is_empty() {
        return Err(nothing(what));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(format!(
            "standard input: expected JSON in UTF-8, got another byte at {at}"
        ))
    })
}

/// The failure of an empty input.
pub(crate) fn nothing(what: &str) -> Failure {
    Failure::new(format!(
        "standard input is empty; pipe {what} in, such as `cointill … < body.json`"
    ))
}
