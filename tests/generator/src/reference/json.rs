//! JSON as PHP, Python and others write it.

use serde_json::Value;

/// What a writer escapes beyond the minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES`: `/` and non-ASCII literal, U+2028 and
    /// U+2029 escaped (2328 §3, §10).
    Reference,
    /// The same with U+2028 and U+2029 literal, as Python, JavaScript and Rust write it.
    LiteralSeparators,
    /// PHP without flags: `\/` and `\uXXXX`.
    PhpDefault,
    /// Python's `json.dumps` with `separators=(",", ":")`: `\uXXXX`, slashes literal.
    Ascii,
}

/// `value` compactly, its members in their order.
pub(crate) fn write(value: &Value, style: Style) -> String {
    let mut out = String::new();
    push(&mut out, value, style);
    out
}

fn push(out: &mut String, value: &Value, style: Style) {
    match value {
        Value::Object(members) => {
            out.push('{');
            for (i, (key, value)) in members.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                push_string(out, key, style);
                out.push(':');
                push(out, value, style);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (i, value) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                push(out, value, style);
            }
            out.push(']');
        }
        Value::String(text) => push_string(out, text, style),
        other => {
            let text = other.to_string();
            // serde_json rewrites exponents, so a case with one states its text by hand.
            assert!(!text.contains(['e', 'E']) || !other.is_number(), "{text}");
            out.push_str(&text);
        }
    }
}

fn push_string(out: &mut String, text: &str, style: Style) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '/' if style == Style::PhpDefault => out.push_str("\\/"),
            c if escaped(c, style) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

fn escaped(c: char, style: Style) -> bool {
    c < ' '
        || match style {
            Style::Reference => matches!(c, '\u{2028}' | '\u{2029}'),
            Style::LiteralSeparators => false,
            Style::PhpDefault | Style::Ascii => !c.is_ascii(),
        }
}

/// Members of a JSON object, its order kept.
pub(crate) fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("the generator's own JSON")
}

/// `value` without the member `sign` of the outermost object.
pub(crate) fn without_sign(value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(members) = value.as_object_mut() {
        members.shift_remove("sign");
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_differ_where_they_should() {
        let value = parse(r#"{"b":"\/é\u2028","a":[null,1.50]}"#);
        let text = |style| write(&value, style);
        assert_eq!(
            text(Style::Reference),
            "{\"b\":\"/é\\u2028\",\"a\":[null,1.50]}"
        );
        assert_eq!(
            text(Style::LiteralSeparators),
            "{\"b\":\"/é\u{2028}\",\"a\":[null,1.50]}"
        );
        assert_eq!(
            text(Style::PhpDefault),
            r#"{"b":"\/\u00e9\u2028","a":[null,1.50]}"#
        );
        assert_eq!(
            text(Style::Ascii),
            r#"{"b":"/\u00e9\u2028","a":[null,1.50]}"#
        );
    }
}
