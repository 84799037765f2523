//! Why a webhook was refused, found by trying what integrators get wrong.
//!
//! Nothing here prints a signature that was computed: that would sign a forger's body.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::signature::{KeyedMac, SIGNATURE_BYTES};
use super::verify::{self, Signed};
use crate::canonical::{Document, Kind, Limits, Value};
use crate::text::Text;
use crate::webhook::{Explanation, Reason};

pub(super) struct Keys<'k> {
    /// Those that sign this kind of webhook.
    pub(super) right: Vec<(&'k Text, &'k KeyedMac)>,
    /// The other of the pair.
    pub(super) wrong: Vec<(&'k Text, &'k KeyedMac)>,
}

/// What is wrong, and the text that would then have been signed.
type Mistake = (&'static str, fn(Value<'_>) -> String);

/// What a mistaken sender or a mistaken middleware would have signed or changed.
const MISTAKES: &[Mistake] = &[
    (
        "the members were sorted by name: something parsed the body and wrote it again",
        |root| {
            rewrite(
                root,
                Style {
                    sorted: true,
                    ..Style::PLAIN
                },
            )
        },
    ),
    (
        "slashes and non-ASCII were escaped before signing, as PHP does without flags",
        |root| {
            rewrite(
                root,
                Style {
                    ascii: true,
                    slashes: true,
                    ..Style::PLAIN
                },
            )
        },
    ),
    (
        "non-ASCII was escaped before signing, as Python does without ensure_ascii=False",
        |root| {
            rewrite(
                root,
                Style {
                    ascii: true,
                    ..Style::PLAIN
                },
            )
        },
    ),
    (
        "spaces were written behind ':' and ',' before signing, as Python does without separators",
        |root| {
            rewrite(
                root,
                Style {
                    spaced: true,
                    ..Style::PLAIN
                },
            )
        },
    ),
    (
        "spaces and \\u escapes were written before signing, as Python's json.dumps does by itself",
        |root| {
            rewrite(
                root,
                Style {
                    spaced: true,
                    ascii: true,
                    ..Style::PLAIN
                },
            )
        },
    ),
    ("\"sign\" itself was part of what was signed", |root| {
        rewrite(
            root,
            Style {
                with_sign: true,
                ..Style::PLAIN
            },
        )
    }),
];

pub(super) fn explain(keys: &Keys<'_>, body: &[u8], limits: Limits) -> Explanation {
    let mut tried = Vec::new();
    let cause = find_cause(keys, body, limits, &mut tried);
    Explanation { cause, tried }
}

fn find_cause(keys: &Keys<'_>, body: &[u8], limits: Limits, tried: &mut Vec<String>) -> String {
    tried.push(format!("reading {} bytes as JSON", body.len()));
    let document = match Document::parse(body, limits) {
        Ok(document) => document,
        Err(error) => {
            return format!("the body is not acceptable JSON: {error}; pass the raw bytes");
        }
    };
    tried.push("looking for \"sign\"".to_owned());
    let signed = match Signed::of(&document) {
        Ok(signed) => signed,
        Err(error) => return malformed_sign(&document, error.reason()),
    };
    if keys.right.is_empty() && keys.wrong.is_empty() {
        return "no key is set: add the key of this kind of webhook".to_owned();
    }
    for (id, key) in &keys.right {
        tried.push(format!(
            "key {id:?} over the reference form, literal line separators and the bytes as received"
        ));
        if signed.matching_form(key).is_some() {
            return format!("nothing is wrong: key {id:?} matches");
        }
    }
    for (id, key) in &keys.wrong {
        tried.push(format!("key {id:?}, the other of the pair"));
        if signed.matching_form(key).is_some() {
            return format!(
                "it was signed with key {id:?}, the other of the pair: payouts are signed with \
                 the payout key, everything else with the API key"
            );
        }
    }
    let all: Vec<_> = keys.right.iter().chain(&keys.wrong).collect();
    for (mistake, write) in MISTAKES {
        let text = write(document.root());
        for (id, key) in &all {
            tried.push(format!("key {id:?}, in case {mistake}"));
            if signed.is_signature_of(&text, key) {
                return format!("{mistake} (key {id:?}); verify and forward the raw bytes");
            }
        }
    }
    format!(
        "no key and no usual mistake explains it: the body was changed on its way, or it was \
         signed with a key that is not set here ({} tried)",
        all.len()
    )
}

fn malformed_sign(document: &Document<'_>, reason: &Reason) -> String {
    let sign = document
        .root()
        .get(verify::SIGN)
        .and_then(|sign| sign.as_str());
    match (reason, sign) {
        (Reason::NotAnObject, _) => "the body is JSON but no object".to_owned(),
        (Reason::Format { .. }, Some(sign)) => {
            let base64 = STANDARD
                .decode(sign.as_bytes())
                .is_ok_and(|bytes| bytes.len() == SIGNATURE_BYTES);
            if base64 {
                "\"sign\" is Base64 of 32 bytes: the gateway writes 64 hexadecimal digits"
                    .to_owned()
            } else if sign.len() == 128 {
                "\"sign\" has 128 digits: it looks like a webhook of Alchemy Pay or AEON".to_owned()
            } else if sign.trim().len() == 64 {
                "\"sign\" has white space around it: pass the raw bytes".to_owned()
            } else {
                "\"sign\" is not 64 hexadecimal digits".to_owned()
            }
        }
        _ => {
            "there is no \"sign\" with text: it is no webhook of 2328, or a middleware took it out"
                .to_owned()
        }
    }
}

#[derive(Clone, Copy)]
struct Style {
    sorted: bool,
    ascii: bool,
    slashes: bool,
    spaced: bool,
    with_sign: bool,
}

impl Style {
    const PLAIN: Style = Style {
        sorted: false,
        ascii: false,
        slashes: false,
        spaced: false,
        with_sign: false,
    };
}

fn rewrite(root: Value<'_>, style: Style) -> String {
    let mut out = String::new();
    write(&mut out, root, style, true);
    out
}

fn write(out: &mut String, value: Value<'_>, style: Style, top: bool) {
    let (comma, colon) = if style.spaced {
        (", ", ": ")
    } else {
        (",", ":")
    };
    match value.kind() {
        Kind::Object => {
            let mut members: Vec<_> = value
                .members()
                .filter(|(key, _)| !top || style.with_sign || key != verify::SIGN)
                .collect();
            if style.sorted {
                members.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
            }
            out.push('{');
            for (i, (key, value)) in members.into_iter().enumerate() {
                if i > 0 {
                    out.push_str(comma);
                }
                write_string(out, &key, style);
                out.push_str(colon);
                write(out, value, style, false);
            }
            out.push('}');
        }
        Kind::Array => {
            out.push('[');
            for (i, value) in value.items().enumerate() {
                if i > 0 {
                    out.push_str(comma);
                }
                write(out, value, style, false);
            }
            out.push(']');
        }
        Kind::String => write_string(out, &value.as_str().unwrap_or_default(), style),
        _ => out.push_str(value.literal()),
    }
}

fn write_string(out: &mut String, text: &str, style: Style) {
    let mut plain = String::new();
    crate::canonical::push_string(&mut plain, text, crate::canonical::LineSeparators::Literal);
    for c in plain.chars() {
        if c == '/' && style.slashes {
            out.push_str("\\/");
        } else if style.ascii && !c.is_ascii() {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
}
