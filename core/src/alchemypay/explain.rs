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
use super::webhook::{WebhookKind, messages};
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
mod tests {
    use sha2::{Digest as _, Sha512};

    use super::*;
    use crate::alchemypay::Webhooks;
    use crate::hex;

    const SECRET: &str = "sandbox-secret";
    const FIELDS: &str =
        "fee=0.80&merchantOrderNo=11126&orderAmount=100&orderNo=3002&orderStatus=COMPLETED";

    fn webhooks() -> Webhooks {
        Webhooks::new().with_secret("app", AppSecret::new(SECRET).unwrap())
    }

    fn body(sign: &str) -> String {
        format!(
            r#"{{"orderNo":"3002","merchantOrderNo":"11126","orderStatus":"COMPLETED","orderAmount":100,"fee":0.80,"failReason":"","address":"T","sign":"{sign}"}}"#
        )
    }

    fn hash(text: &str) -> String {
        hex::upper(&Sha512::digest(text))
    }

    fn cause(kind: WebhookKind, body: &str) -> String {
        let explanation = webhooks().explain(kind, body.as_bytes());
        let all = format!("{} {:?}", explanation.cause, explanation.tried);
        assert!(!all.contains(SECRET));
        explanation.cause
    }

    fn cause_of(text: &str) -> String {
        cause(WebhookKind::Order, &body(&hash(text)))
    }

    #[test]
    fn each_mistake_is_found() {
        let key = "&key=sandbox-secret";
        for (text, words) in [
            (
                format!("{FIELDS}{key}"),
                "nothing is wrong: secret \"app\" matches",
            ),
            (format!("{FIELDS}&KEY={SECRET}"), "the word in upper case"),
            (format!("{FIELDS}{SECRET}"), "without &key="),
            (format!("{FIELDS}key={SECRET}"), "without the & before it"),
            (format!("{FIELDS}&secret={SECRET}"), "&secret="),
            (FIELDS.to_owned(), "the secret was left out"),
            (
                format!("address=T&{FIELDS}{key}"),
                "all fields were signed and not only the documented ones: set the option signed_set to all",
            ),
            (
                format!(
                    "orderNo=3002&merchantOrderNo=11126&orderStatus=COMPLETED&orderAmount=100&fee=0.80{key}"
                ),
                "not sorted by name",
            ),
            (
                format!("{}{key}", FIELDS.replace("0.80", "0.8")),
                "lost their trailing zeros",
            ),
            (
                format!("{}{key}", FIELDS.replace("=100&", "=100.00&")),
                "two decimals",
            ),
            (
                format!(
                    "{}{key}",
                    FIELDS.replace("0.80", "0.8").replace("=100&", "=100.0&")
                ),
                "floats, such as 100.0",
            ),
            (
                format!("failReason=&{FIELDS}{key}"),
                "empty or null were signed too",
            ),
            (
                format!("address=T&{FIELDS}&KEY={SECRET}"),
                "all fields were signed and not only the documented ones; and the secret was appended as &KEY=",
            ),
            (
                "else".to_owned(),
                "no secret and no usual mistake explains it",
            ),
        ] {
            let cause = cause_of(&text);
            assert!(cause.contains(words), "{text}: {cause}");
        }
    }

    #[test]
    fn an_hmac_is_told_from_a_hash() {
        use hmac::{Hmac, KeyInit as _, Mac as _};
        for (text, words) in [
            (FIELDS.to_owned(), "an HMAC was made with the secret"),
            (
                format!("{FIELDS}&key={SECRET}"),
                "an HMAC was made of a text with &key=",
            ),
            (
                format!("address=T&{FIELDS}"),
                "all fields were signed and not only the documented ones; and an HMAC",
            ),
        ] {
            let mut mac = Hmac::<Sha512>::new_from_slice(SECRET.as_bytes()).unwrap();
            mac.update(text.as_bytes());
            let sign = hex::upper(&mac.finalize().into_bytes());
            let cause = cause(WebhookKind::Order, &body(&sign));
            assert!(cause.contains(words), "{cause}");
        }
    }

    #[test]
    fn another_kind_and_an_ambiguous_value_are_told() {
        let options = Options::default();
        let secret = AppSecret::new(SECRET).unwrap();
        let partial = r#"{"orderNo":"1","merchantOrderNo":"2","allPayCryptoVolume":"1"}"#;
        let partial = secret
            .sign_body(Message::PartialWebhook, partial, &options)
            .unwrap();
        let cause_other = cause(WebhookKind::Order, &partial);
        assert!(cause_other.starts_with("it is a webhook of another kind, partial-webhook"));
        let odd = r#"{"orderNo":"1","userId":"a&b"}"#;
        let odd = secret
            .sign_body(Message::OrderWebhook, odd, &options)
            .unwrap();
        let cause_odd = cause(WebhookKind::Order, &odd);
        assert!(
            cause_odd.starts_with("the signature is right, but \"userId\" holds '&'"),
            "{cause_odd}"
        );
    }

    #[test]
    fn the_form_of_a_sign_says_whose_it_is() {
        for (sign, words) in [
            ("a".repeat(64), "2328.io"),
            ("a".repeat(32), "MD5"),
            ("a".repeat(40), "SHA-1"),
            (format!(" {}", "a".repeat(128)), "white space"),
            (STANDARD.encode([7; 64]), "Base64"),
            ("nothing".to_owned(), "not 128 hexadecimal digits"),
        ] {
            let cause = cause(WebhookKind::Any, &body(&sign));
            assert!(cause.contains(words), "{cause}");
        }
        for (body, words) in [
            ("", "not acceptable JSON"),
            ("[]", "no object"),
            (r#"{"a":1}"#, "there is no \"sign\""),
        ] {
            assert!(cause(WebhookKind::Any, body).contains(words), "{body}");
        }
        let none = Webhooks::new().explain(WebhookKind::Any, body(&"a".repeat(128)).as_bytes());
        assert!(none.cause.starts_with("no secret is set"));
    }
}
