//! The signature rule: upper-case SHA-512 of the sorted fields and the secret (Alchemy §3).

use std::fmt;

use super::fields::{Fields, SIGN};
use super::message::Message;
use super::options::Options;
use super::signed_text::{self, Guard, Hashing, Refused, SIGNATURE_BYTES};
use crate::canonical::{Document, Kind, Limits, Value, Writer, cut_member};
use crate::error::{Error, ErrorCode};
use crate::hex;
use crate::secret::Secret;
use crate::text::Text;
use crate::webhook::{Reason, SignatureError};

/// The secret that belongs to an `appId`. It signs requests and webhooks alike (Alchemy §1).
///
/// ```
/// use cointill::alchemypay::{AppSecret, Message, Options};
///
/// let secret = AppSecret::new("9999")?;
/// let query = r#"{"appId":"TEST000001","merchantOrderNo":"11126"}"#;
/// let sign = secret.sign(Message::Query, query, &Options::default())?;
/// assert!(sign.starts_with("44911B5A46EBB2B99F8211E46311AE87"));
/// assert_eq!(sign.len(), 128);
/// assert_eq!(format!("{secret:?}"), "AppSecret(…)");
/// # Ok::<(), cointill::Error>(())
/// ```
#[derive(Clone)]
pub struct AppSecret(Secret);

impl AppSecret {
    /// Takes over a secret as the gateway gave it.
    ///
    /// # Errors
    ///
    /// `configuration` when it is empty, has white space at an end or holds a control character.
    pub fn new(secret: impl Into<String>) -> Result<AppSecret, Error> {
        Secret::new(secret).map(AppSecret)
    }

    /// The same from a [`Secret`].
    ///
    /// # Errors
    ///
    /// None in practice: the hash takes a secret of any length.
    pub fn from_secret(secret: &Secret) -> Result<AppSecret, Error> {
        Ok(AppSecret(secret.clone()))
    }

    /// The value of `sign` for a JSON object: 128 upper-case hexadecimal digits. A `sign` that the
    /// object has already does not count.
    ///
    /// Strings count by their decoded text, numbers by their digits as written.
    ///
    /// # Errors
    ///
    /// `malformed_json` when `body` is not a JSON object; `invalid_request` when none of the signed
    /// fields is present, or, in a request, when a signed value holds `&`, `=` or a control
    /// character: nothing in the signed text marks where a value ends (Alchemy §3.1). A webhook is
    /// signed as the gateway would, whatever it holds.
    pub fn sign(&self, message: Message, body: &str, options: &Options) -> Result<String, Error> {
        let document = parse_object(body)?;
        self.sign_object(message, document.root(), options)
    }

    /// `body` with the signature as its last member, in place of one that is there.
    ///
    /// # Errors
    ///
    /// As [`sign`](Self::sign).
    pub fn sign_body(
        &self,
        message: Message,
        body: &str,
        options: &Options,
    ) -> Result<String, Error> {
        let document = parse_object(body)?;
        let sign = self.sign_object(message, document.root(), options)?;
        Ok(with_sign(&document, &sign))
    }

    /// `body` with `appId`, if it has none, and the signature over the fields of these names.
    pub(super) fn sign_named(
        &self,
        app_id: &str,
        body: &str,
        names: &[&str],
        options: &Options,
    ) -> Result<String, Error> {
        let document = parse_object(body)?;
        let mut whole = Writer::object();
        if document.root().get("appId").is_none() {
            whole.string("appId", app_id);
        }
        for (name, value) in document.root().members() {
            whole.literal(&name, value.literal());
        }
        let whole = whole.finish();
        let document = parse_object(&whole)?;
        let fields = Fields::named(document.root(), names, options.nested, options);
        let digest = self
            .digest(&fields, options, Guard::Request)
            .map_err(|refused| refusal(refused, names.join(", "), &[]))?;
        Ok(with_sign(&document, &hex::upper(&digest)))
    }

    /// True when the member `sign` of `body` (either case) is the signature of its fields; compared
    /// in constant time.
    ///
    /// False as well for a webhook that [`Webhooks`](super::Webhooks) refuses as ambiguous.
    pub fn verify(&self, message: Message, body: &str, options: &Options) -> bool {
        let Ok(document) = Document::parse(body.as_bytes(), Limits::WEBHOOK) else {
            return false;
        };
        let root = document.root();
        let Ok(signature) = signature_of(root) else {
            return false;
        };
        // A request of somebody else's client: what the gateway takes is right.
        let guard = if message.is_webhook() {
            Guard::Webhook
        } else {
            Guard::Open
        };
        let fields = Fields::of(message, root, options);
        self.check(&fields, &signature, options, guard).is_ok()
    }

    /// Whether `signature` is that of `fields`; compared in constant time.
    pub(super) fn check(
        &self,
        fields: &Fields<'_>,
        signature: &[u8; SIGNATURE_BYTES],
        options: &Options,
        guard: Guard,
    ) -> Result<(), Reason> {
        let digest = self
            .digest(fields, options, guard)
            .map_err(|refused| match refused {
                Refused::Empty => Reason::Mismatch,
                Refused::Field { name, .. } => Reason::Ambiguous {
                    field: Text::from(name),
                },
            })?;
        if hex::same(&digest, signature) {
            Ok(())
        } else {
            Err(Reason::Mismatch)
        }
    }

    /// Whether `signature` is what `hash` makes of the secret; for explanations. Compared in
    /// constant time.
    pub(super) fn is_hash(
        &self,
        signature: &[u8; SIGNATURE_BYTES],
        hash: impl FnOnce(&[u8]) -> Option<[u8; SIGNATURE_BYTES]>,
    ) -> bool {
        hash(self.0.expose()).is_some_and(|made| hex::same(&made, signature))
    }

    fn sign_object(
        &self,
        message: Message,
        root: Value<'_>,
        options: &Options,
    ) -> Result<String, Error> {
        let guard = if message.is_webhook() {
            Guard::Open
        } else {
            Guard::Request
        };
        let fields = Fields::of(message, root, options);
        let listed = message.signed_fields();
        self.digest(&fields, options, guard)
            .map(|digest| hex::upper(&digest))
            .map_err(|refused| refusal(refused, listed.join(", "), listed))
    }

    fn digest(
        &self,
        fields: &Fields<'_>,
        options: &Options,
        guard: Guard,
    ) -> Result<[u8; SIGNATURE_BYTES], Refused> {
        let mut hashing = Hashing::new();
        signed_text::write(&mut hashing, fields, options, guard)?;
        Ok(hashing.finish(self.0.expose()))
    }
}

/// The errors of signing, without a secret: what a request holds is refused before anybody is asked to
/// sign it.
pub(super) fn check_signable(message: Message, body: &str, options: &Options) -> Result<(), Error> {
    let document = parse_object(body)?;
    let fields = Fields::of(message, document.root(), options);
    let listed = message.signed_fields();
    signed_text::write(&mut Hashing::new(), &fields, options, Guard::Request)
        .map_err(|refused| refusal(refused, listed.join(", "), listed))
}

/// A body of this library's own with the signature as its last member.
pub(super) fn put_sign(body: &[u8], sign: &str) -> Vec<u8> {
    let open = body.strip_suffix(b"}").unwrap_or(body);
    [open, format!(",\"{SIGN}\":\"{sign}\"}}").as_bytes()].concat()
}

fn refusal(refused: Refused, signed: String, listed: &'static [&'static str]) -> Error {
    match refused {
        Refused::Empty => Error::new(
            ErrorCode::InvalidRequest,
            format!("expected at least one signed field with a value: {signed}"),
        ),
        Refused::Field { name, expected } => Error::new(
            ErrorCode::InvalidRequest,
            format!("{name}: expected {expected} in a signed field"),
        )
        .with_field(listed.iter().copied().find(|listed| *listed == name)),
    }
}

/// The text with the signature as its last member, in place of one that is there.
fn with_sign(document: &Document<'_>, sign: &str) -> String {
    let whole = match cut_member(document, SIGN) {
        Some(cut) => [cut.before, cut.behind].concat(),
        None => document.text().to_owned(),
    };
    let open = whole.trim();
    let open = open.strip_suffix('}').unwrap_or(open).trim_end();
    // At least one signed field stands before it, so the comma is always right.
    format!("{open},\"{SIGN}\":\"{sign}\"}}")
}

fn parse_object(body: &str) -> Result<Document<'_>, Error> {
    let document = Document::parse(body.as_bytes(), Limits::WEBHOOK)?;
    if document.root().kind() != Kind::Object {
        return Err(Error::new(
            ErrorCode::MalformedJson,
            "expected a JSON object to sign, got another JSON value",
        ));
    }
    Ok(document)
}

/// The signature in a scanned body.
pub(super) fn signature_of(root: Value<'_>) -> Result<[u8; SIGNATURE_BYTES], SignatureError> {
    if root.kind() != Kind::Object {
        return Err(SignatureError::new(Reason::NotAnObject));
    }
    let sign = root.get(SIGN).and_then(|value| value.as_str());
    let sign = sign.ok_or_else(|| SignatureError::new(Reason::Missing))?;
    hex::decode(&sign).ok_or_else(|| {
        SignatureError::new(Reason::Format {
            expected: 2 * SIGNATURE_BYTES,
            got: sign.chars().count(),
        })
    })
}

impl fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AppSecret(…)")
    }
}

#[cfg(test)]
mod tests;
