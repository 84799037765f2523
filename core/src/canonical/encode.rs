//! Writing JSON in the reference form: compact, the order kept, `/` and non-ASCII literal.

use super::scan::Document;
use super::value::{Kind, Value};

/// What becomes of U+2028 and U+2029, the only characters on which the reference encoder (PHP with
/// unescaped slashes and Unicode) and all others disagree (2328 §10, "U+2028/U+2029").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineSeparators {
    /// As six-character escapes, as PHP writes them.
    Escaped,
    /// As themselves, as everything else writes them.
    Literal,
}

/// Appends `text` as a JSON string.
pub(crate) fn push_string(out: &mut String, text: &str, separators: LineSeparators) {
    out.push('"');
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        let escape = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{2028}' if separators == LineSeparators::Escaped => "\\u2028",
            '\u{2029}' if separators == LineSeparators::Escaped => "\\u2029",
            '\0'..='\u{1f}' => "",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        plain = at + c.len_utf8();
        if escape.is_empty() {
            let low = c as u32;
            out.push_str("\\u00");
            for nibble in [low >> 4, low & 15] {
                out.push(char::from_digit(nibble, 16).unwrap_or('0'));
            }
        } else {
            out.push_str(escape);
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

/// Writes one flat or nested JSON object, compactly.
///
/// ```
/// use cointill::canonical::Writer;
///
/// let mut body = Writer::object();
/// body.string("order_id", "ORDER-1");
/// body.literal("ttl_seconds", "3600");
/// assert_eq!(body.finish(), r#"{"order_id":"ORDER-1","ttl_seconds":3600}"#);
/// ```
#[derive(Debug)]
pub struct Writer {
    out: String,
}

impl Writer {
    /// Starts an object.
    pub fn object() -> Writer {
        Writer {
            out: String::from("{"),
        }
    }

    fn key(&mut self, key: &str) {
        if self.out.len() > 1 {
            self.out.push(',');
        }
        push_string(&mut self.out, key, LineSeparators::Escaped);
        self.out.push(':');
    }

    /// A member with a string. U+2028 and U+2029 go out escaped: right whether the gateway checks
    /// the raw bytes or encodes again as PHP does (2328 §3).
    pub fn string(&mut self, key: &str, value: &str) {
        self.key(key);
        push_string(&mut self.out, value, LineSeparators::Escaped);
    }

    /// A member whose value is JSON already: a number, `true`, a nested object.
    pub fn literal(&mut self, key: &str, json: &str) {
        self.key(key);
        self.out.push_str(json);
    }

    /// The finished object.
    pub fn finish(mut self) -> String {
        self.out.push('}');
        self.out
    }
}

/// The reference form of a whole document, without the member `skip` of the outermost object.
pub(crate) fn rewrite_without(
    document: &Document<'_>,
    skip: &str,
    separators: LineSeparators,
) -> String {
    let mut out = String::with_capacity(document.text().len());
    let root = document.root();
    if root.kind() != Kind::Object {
        rewrite(&mut out, root, separators);
        return out;
    }
    out.push('{');
    for (key, value) in root.members() {
        if key == skip {
            continue;
        }
        if out.len() > 1 {
            out.push(',');
        }
        push_string(&mut out, &key, separators);
        out.push(':');
        rewrite(&mut out, value, separators);
    }
    out.push('}');
    out
}

// Recursion is bounded: the scanner refused anything deeper than its limit.
fn rewrite(out: &mut String, value: Value<'_>, separators: LineSeparators) {
    match value.kind() {
        Kind::Object => {
            out.push('{');
            for (i, (key, value)) in value.members().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                push_string(out, &key, separators);
                out.push(':');
                rewrite(out, value, separators);
            }
            out.push('}');
        }
        Kind::Array => {
            out.push('[');
            for (i, value) in value.items().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                rewrite(out, value, separators);
            }
            out.push(']');
        }
        Kind::String => push_string(out, &value.as_str().unwrap_or_default(), separators),
        Kind::Number | Kind::True | Kind::False | Kind::Null => out.push_str(value.literal()),
    }
}

/// A member of the outermost object, and the text before and behind it with one comma less.
pub(crate) struct CutMember<'d> {
    pub(crate) value: Value<'d>,
    pub(crate) before: &'d str,
    pub(crate) behind: &'d str,
}

/// Cuts the member `name` out of the text; `None` when there is none.
pub(crate) fn cut_member<'d>(document: &'d Document<'_>, name: &str) -> Option<CutMember<'d>> {
    let text = document.text();
    let place = document.root().find(name)?;
    let value = document.value(place.key + 1)?;
    let (before_end, behind_start) = match place.before {
        // `…,"x":1,"sign":"…"`: cut from the comma before it.
        Some(end) => (end as usize, value.end()),
        // It stands first: cut up to the next member, or to the closing brace.
        None => {
            let key = document.value(place.key)?;
            let next = document
                .value(value.next())
                .filter(|next| next.end() < document.root().end());
            let end = next.map_or(document.root().end() - 1, |next| next.start());
            (key.start(), end)
        }
    };
    Some(CutMember {
        value,
        before: text.get(..before_end)?,
        behind: text.get(behind_start..)?,
    })
}
