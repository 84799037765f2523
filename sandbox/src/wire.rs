//! JSON texts written in other ways: as PHP would, sorted as a middlebox would, or tampered with.

use cointill::canonical::{Document, Kind, Limits, Value};

#[derive(Clone, Copy, Default)]
struct Style {
    /// `/` as `\/` and everything beyond ASCII as `\uXXXX`.
    php: bool,
    /// Members of every object in the order of their names.
    sorted: bool,
    /// U+2028 and U+2029 as escapes, and `{}` as `[]`: PHP with its unescaping flags.
    reference: bool,
}

fn rewrite(body: &str, style: Style) -> String {
    // Only texts of the sandbox's own and bodies that were read before come here.
    match Document::parse(body.as_bytes(), Limits::WEBHOOK) {
        Ok(document) => {
            let mut out = String::with_capacity(body.len() + 16);
            write(&mut out, document.root(), style);
            out
        }
        Err(_) => body.to_owned(),
    }
}

fn write(out: &mut String, value: Value<'_>, style: Style) {
    match value.kind() {
        Kind::Object => {
            let mut members: Vec<_> = value.members().collect();
            if members.is_empty() && style.reference {
                out.push_str("[]");
                return;
            }
            if style.sorted {
                members.sort_by(|(a, _), (b, _)| a.cmp(b));
            }
            out.push('{');
            for (i, (key, value)) in members.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_string(out, &key, style);
                out.push(':');
                write(out, value, style);
            }
            out.push('}');
        }
        Kind::Array => {
            out.push('[');
            for (i, value) in value.items().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(out, value, style);
            }
            out.push(']');
        }
        Kind::String => write_string(out, &value.as_str().unwrap_or_default(), style),
        _ => out.push_str(value.literal()),
    }
}

fn write_string(out: &mut String, text: &str, style: Style) {
    let plain = serde_json::Value::from(text).to_string();
    for c in plain.chars() {
        let separator = style.reference && matches!(c, '\u{2028}' | '\u{2029}');
        if c == '/' && style.php {
            out.push_str("\\/");
        } else if (style.php && !c.is_ascii()) || separator {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
}

/// As PHP's HTTP clients write it by themselves (2328 §10).
pub(crate) fn php_escaped(body: &str) -> String {
    rewrite(
        body,
        Style {
            php: true,
            ..Style::default()
        },
    )
}

/// Members sorted by name, as a middlebox might write them.
pub(crate) fn sorted(body: &str) -> String {
    rewrite(
        body,
        Style {
            sorted: true,
            ..Style::default()
        },
    )
}

/// Decoded and encoded again with the flags of the official PHP sample (2328 §3).
pub(crate) fn reencoded(body: &str) -> String {
    rewrite(
        body,
        Style {
            reference: true,
            ..Style::default()
        },
    )
}

/// The same body with `sign` as the first member.
pub(crate) fn sign_first(body: &str) -> String {
    match body.rsplit_once(",\"sign\":") {
        Some((rest, sign)) => {
            let sign = sign.trim_end_matches('}');
            format!("{{\"sign\":{sign},{}", &rest[1..]) + "}"
        }
        None => body.to_owned(),
    }
}

/// The last digit of the signature changed.
pub(crate) fn with_tampered_signature(body: &str) -> String {
    edit(body, &["sign"], |sign| {
        let last = if sign.ends_with('0') { '1' } else { '0' };
        let kept = sign.len().saturating_sub(1);
        format!("{}{last}", sign.get(..kept).unwrap_or(""))
    })
}

/// The amount that counts made ten times as large, the signature left as it was.
pub(crate) fn with_tampered_amount(body: &str) -> String {
    let names = [
        "payment_amount",
        "amount",
        "orderAmount",
        "tokenAmount",
        "allPayCryptoVolume",
    ];
    edit(body, &names, |amount| format!("9{amount}"))
}

/// The first of the named members that holds a text, edited.
fn edit(body: &str, names: &[&str], change: impl Fn(&str) -> String) -> String {
    let Ok(document) = Document::parse(body.as_bytes(), Limits::WEBHOOK) else {
        return body.to_owned();
    };
    let root = document.root();
    for name in names {
        let Some(value) = root.get(name).filter(|value| value.kind() == Kind::String) else {
            continue;
        };
        let text = value.as_str().unwrap_or_default();
        let new = serde_json::Value::from(change(&text)).to_string();
        let before = body.get(..value.start()).unwrap_or("");
        let behind = body.get(value.end()..).unwrap_or("");
        return format!("{before}{new}{behind}");
    }
    body.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_says_the_same() {
        let body = r#"{"b":"https://a/é","a":[{},"x\u2028"],"sign":"00ff"}"#;
        assert_eq!(
            php_escaped(body),
            r#"{"b":"https:\/\/a\/\u00e9","a":[{},"x\u2028"],"sign":"00ff"}"#
        );
        assert_eq!(
            sorted(body),
            "{\"a\":[{},\"x\u{2028}\"],\"b\":\"https://a/é\",\"sign\":\"00ff\"}"
        );
        assert_eq!(
            reencoded(body),
            r#"{"b":"https://a/é","a":[[],"x\u2028"],"sign":"00ff"}"#
        );
        assert_eq!(
            sign_first(r#"{"b":"1","a":"2","sign":"00ff"}"#),
            r#"{"sign":"00ff","b":"1","a":"2"}"#
        );
    }

    #[test]
    fn tampering_changes_one_value_and_nothing_else() {
        let body = r#"{"amount":"5.00","sign":"00ff"}"#;
        assert_eq!(
            with_tampered_signature(body),
            r#"{"amount":"5.00","sign":"00f0"}"#
        );
        assert_eq!(
            with_tampered_amount(body),
            r#"{"amount":"95.00","sign":"00ff"}"#
        );
    }
}
