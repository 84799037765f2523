//! Why a webhook was refused, found by trying what integrators get wrong.
//!
//! Nothing here prints a signature that was computed: that would sign a forger's body.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::fields::{Fields, SIGN};
use super::message::Message;
use super::mistakes::{ENDINGS, STYLES, signed_text};
use super::options::{Options, SignedSet};
use super::signature::{AppSecret, signature_of};
use super::signed_text::{Guard, SIGNATURE_BYTES};
use super::webhook::messages;
use super::webhook_kind::WebhookKind;
use crate::canonical::{Document, Limits, Value};
use crate::text::Text;
use crate::webhook::{Explanation, Reason};

type Secrets = [(Text, AppSecret)];

pub(super) fn explain(
    secrets: &Secrets,
    options: &Options,
    kind: WebhookKind,
    body: &[u8],
    limits: Limits,
) -> Explanation {
    let mut tried = Vec::new();
    let cause = find_cause(secrets, options, kind, body, limits, &mut tried);
    Explanation { cause, tried }
}

fn find_cause(
    secrets: &Secrets,
    options: &Options,
    kind: WebhookKind,
    body: &[u8],
    limits: Limits,
    tried: &mut Vec<String>,
) -> String {
    tried.push(format!("reading {} bytes as JSON", body.len()));
    let document = match Document::parse(body, limits) {
        Ok(document) => document,
        Err(error) => {
            return format!("the body is not acceptable JSON: {error}; pass the raw bytes");
        }
    };
    let root = document.root();
    tried.push(format!("looking for {SIGN:?}"));
    let signature = match signature_of(root) {
        Ok(signature) => signature,
        Err(error) => return malformed_sign(root, error.reason()),
    };
    if secrets.is_empty() {
        return "no secret is set: add the one that belongs to the app id".to_owned();
    }
    let search = Search {
        secrets,
        root,
        signature,
    };
    let expected: Vec<Message> = messages(kind, root).collect();
    let others: Vec<Message> = messages(WebhookKind::Any, root)
        .filter(|message| !expected.contains(message))
        .collect();
    search
        .documented(options, &expected, tried)
        .or_else(|| search.other_kind(options, &others, tried))
        .or_else(|| search.other_reading(options, &expected, tried))
        .or_else(|| search.mistake(&expected, tried))
        .unwrap_or_else(|| {
            format!(
                "no secret and no usual mistake explains it: the body was changed on its way, or \
                 it was signed with a secret that is not set here ({} tried)",
                secrets.len()
            )
        })
}

struct Search<'s, 'd> {
    secrets: &'s Secrets,
    root: Value<'d>,
    signature: [u8; SIGNATURE_BYTES],
}

impl Search<'_, '_> {
    /// The id of the secret that matches under `options`, or the field that is refused although it
    /// does.
    fn matches(&self, message: Message, options: &Options, guard: Guard) -> Result<&Text, Reason> {
        let fields = Fields::of(message, self.root, options);
        let mut refused = Reason::Mismatch;
        for (id, secret) in self.secrets {
            match secret.check(&fields, &self.signature, options, guard) {
                Ok(()) => return Ok(id),
                Err(reason) => refused = reason,
            }
        }
        Err(refused)
    }

    fn documented(
        &self,
        options: &Options,
        expected: &[Message],
        tried: &mut Vec<String>,
    ) -> Option<String> {
        for message in expected {
            tried.push(format!("the rule in force for {message}"));
            match self.matches(*message, options, Guard::Webhook) {
                Ok(id) => return Some(format!("nothing is wrong: secret {id:?} matches")),
                Err(Reason::Ambiguous { field }) => {
                    let genuine = self.matches(*message, options, Guard::Open).is_ok();
                    if genuine {
                        return Some(format!(
                            "the signature is right, but {:?} holds '&', a control character or \
                             no plain value, so that the text that was signed could stand for \
                             other fields as well: ask for the order by a query instead",
                            field.as_str()
                        ));
                    }
                }
                Err(_) => {}
            }
        }
        None
    }

    fn other_kind(
        &self,
        options: &Options,
        others: &[Message],
        tried: &mut Vec<String>,
    ) -> Option<String> {
        others.iter().find_map(|message| {
            tried.push(format!("the rule in force for {message}"));
            let id = self.matches(*message, options, Guard::Open).ok()?;
            Some(format!(
                "it is a webhook of another kind, {message}, signed with secret {id:?}: give each \
                 kind a URL of its own, or accept any kind here"
            ))
        })
    }

    fn other_reading(
        &self,
        options: &Options,
        expected: &[Message],
        tried: &mut Vec<String>,
    ) -> Option<String> {
        let set = match options.signed_set {
            SignedSet::Documented => (
                SignedSet::All,
                "all fields were signed and not only the documented ones: set the option \
                 signed_set to all, if it really is the gateway that signs so",
            ),
            SignedSet::All => (
                SignedSet::Documented,
                "only the documented fields were signed: set the option signed_set to documented",
            ),
        };
        let null = !options.null_text_is_absent;
        let readings = [
            (
                Options {
                    signed_set: set.0,
                    ..options.clone()
                },
                set.1,
            ),
            (
                Options {
                    null_text_is_absent: null,
                    ..options.clone()
                },
                "a value of the four letters null was taken otherwise: change the option \
                 null_text_is_absent",
            ),
        ];
        for (reading, sentence) in &readings {
            for message in expected {
                tried.push(format!("{message}, in case {sentence}"));
                if let Ok(id) = self.matches(*message, reading, Guard::Open) {
                    return Some(format!("{sentence} (secret {id:?})"));
                }
            }
        }
        None
    }

    fn mistake(&self, expected: &[Message], tried: &mut Vec<String>) -> Option<String> {
        let mut texts = Vec::new();
        for style in STYLES {
            for message in expected {
                let text = signed_text(self.root, message.signed_fields(), style);
                if texts.iter().all(|(_, known)| *known != text) {
                    texts.push((style, text));
                }
            }
        }
        // One mistake first, then two at a time: an older client signed all fields with an HMAC.
        for both in [false, true] {
            for (style, text) in &texts {
                for ending in ENDINGS {
                    if (style.mistake.is_some() && ending.mistake.is_some()) != both {
                        continue;
                    }
                    let mistakes: Vec<&str> = [style.mistake, ending.mistake]
                        .into_iter()
                        .flatten()
                        .collect();
                    let mistakes = mistakes.join("; and ");
                    if mistakes.is_empty() {
                        continue;
                    }
                    for (id, secret) in self.secrets {
                        tried.push(format!("secret {id:?}, in case {mistakes}"));
                        if secret.is_hash(&self.signature, |secret| ending.hash(text, secret)) {
                            return Some(format!("{mistakes} (secret {id:?})"));
                        }
                    }
                }
            }
        }
        None
    }
}

fn malformed_sign(root: Value<'_>, reason: &Reason) -> String {
    let sign = root.get(SIGN).and_then(|sign| sign.as_str());
    let (Reason::Format { .. }, Some(sign)) = (reason, sign) else {
        return match reason {
            Reason::NotAnObject => "the body is JSON but no object".to_owned(),
            _ => "there is no \"sign\" with text: it is no webhook of Alchemy Pay or AEON, or a \
                  middleware took it out"
                .to_owned(),
        };
    };
    let is_hex = sign.bytes().all(|byte| byte.is_ascii_hexdigit());
    let base64 = || {
        STANDARD
            .decode(sign.as_bytes())
            .is_ok_and(|bytes| bytes.len() == SIGNATURE_BYTES)
    };
    match sign.len() {
        64 if is_hex => "\"sign\" has 64 digits: it looks like a webhook of 2328.io",
        32 if is_hex => {
            "\"sign\" has 32 digits, as MD5 has: it looks like an older API of Alchemy Pay"
        }
        40 if is_hex => {
            "\"sign\" has 40 digits, as SHA-1 has: it looks like another API of Alchemy Pay"
        }
        _ if base64() => {
            "\"sign\" is Base64 of 64 bytes: the gateway writes 128 hexadecimal digits"
        }
        _ if sign.trim().len() == 2 * SIGNATURE_BYTES => {
            "\"sign\" has white space around it: pass the raw bytes"
        }
        _ => "\"sign\" is not 128 hexadecimal digits",
    }
    .to_owned()
}

#[cfg(test)]
mod tests;
