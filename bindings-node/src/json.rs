//! JSON across the border, in both directions.

use cointill::canonical::{Document, Kind, Limits, Value};

/// Bytes that are looked at together.
const CHUNK: usize = 16;

fn is_plain(byte: u8) -> bool {
    byte >= 0x20 && byte != b'"' && byte != b'\\'
}

/// How many bytes at the front need no escape. In chunks without a way out, of which the compiler
/// makes instructions over many bytes at once: most text has nothing to escape.
fn plain_bytes(bytes: &[u8]) -> usize {
    let mut plain = 0;
    for chunk in bytes.chunks_exact(CHUNK) {
        let all = chunk.iter().fold(true, |all, byte| all & is_plain(*byte));
        if !all {
            break;
        }
        plain += CHUNK;
    }
    let rest = &bytes[plain..];
    plain
        + rest
            .iter()
            .position(|byte| !is_plain(*byte))
            .unwrap_or(rest.len())
}

/// Appends `text` as a JSON string.
pub(crate) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    loop {
        // What is escaped is a character of one byte, so both ends are whole characters.
        let (plain, behind) = rest.split_at(plain_bytes(rest.as_bytes()));
        out.push_str(plain);
        let Some(byte) = behind.bytes().next() else {
            break;
        };
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ => {
                out.push_str("\\u00");
                for nibble in [byte >> 4, byte & 15] {
                    out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
                }
            }
        }
        rest = &behind[1..];
    }
    out.push('"');
}

/// Appends text or `null`.
pub(crate) fn push_maybe(out: &mut String, text: Option<&str>) {
    match text {
        Some(text) => push_string(out, text),
        None => out.push_str("null"),
    }
}

/// Writes one object.
pub(crate) struct Object {
    out: String,
}

impl Object {
    pub(crate) fn new() -> Object {
        Object {
            out: String::from("{"),
        }
    }

    pub(crate) fn literal(&mut self, key: &str, json: &str) {
        if self.out.len() > 1 {
            self.out.push(',');
        }
        push_string(&mut self.out, key);
        self.out.push(':');
        self.out.push_str(json);
    }

    pub(crate) fn text(&mut self, key: &str, value: &str) {
        self.literal(key, "");
        push_string(&mut self.out, value);
    }

    /// Leaves out what is not there.
    pub(crate) fn maybe(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    /// Writes `null` for what is not there.
    pub(crate) fn nullable(&mut self, key: &str, value: Option<&str>) {
        self.literal(key, "");
        push_maybe(&mut self.out, value);
    }

    pub(crate) fn flag(&mut self, key: &str, value: bool) {
        self.literal(key, if value { "true" } else { "false" });
    }

    pub(crate) fn texts(&mut self, key: &str, values: &[String]) {
        self.literal(key, "[");
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            push_string(&mut self.out, value);
        }
        self.out.push(']');
    }

    pub(crate) fn finish(mut self) -> String {
        self.out.push('}');
        self.out
    }
}

/// JSON in which JavaScript loses no digit: a number that is not a whole one, or too long for a
/// number of JavaScript, becomes the text of its digits.
pub(crate) fn exact(json: &str) -> String {
    let limits = Limits {
        max_bytes: usize::MAX,
        max_depth: Limits::DEEPEST,
    };
    let mut out = String::with_capacity(json.len());
    match Document::parse(json.as_bytes(), limits) {
        Ok(document) => push_exact(&mut out, document.root()),
        // It was scanned when it came.
        Err(_) => out.push_str("null"),
    }
    out
}

// Recursion is bounded: the scanner refused anything deeper than its limit.
fn push_exact(out: &mut String, value: Value<'_>) {
    match value.kind() {
        Kind::Number if !is_exact(value.literal()) => push_string(out, value.literal()),
        Kind::Array => {
            out.push('[');
            for (index, item) in value.items().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push_exact(out, item);
            }
            out.push(']');
        }
        Kind::Object => {
            out.push('{');
            for (index, (key, item)) in value.members().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push_string(out, &key);
                out.push(':');
                push_exact(out, item);
            }
            out.push('}');
        }
        _ => out.push_str(value.literal()),
    }
}

/// A whole number of at most fifteen digits is the same in JavaScript; -0 is not.
fn is_exact(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    digits.len() <= 15 && digits.bytes().all(|byte| byte.is_ascii_digit()) && number != "-0"
}
