//! Whether a webhook's `sign` covers its body (2328 §10).

use super::event::SignedForm;
use super::signature::{KeyedMac, SIGNATURE_BYTES};
use crate::canonical::{CutMember, Document, Kind, LineSeparators, cut_member, rewrite_without};
use crate::error::{Error, ErrorCode};
use crate::hex;
use crate::webhook::{Reason, SignatureError};

/// The name of the member that carries the signature.
pub(super) const SIGN: &str = "sign";

/// A body that ends with its signature, as the gateway writes it: all before that is what was
/// signed, so the MAC can be taken of bytes that nothing has parsed yet.
pub(super) struct Sealed<'b> {
    before: &'b [u8],
    signature: [u8; SIGNATURE_BYTES],
}

impl<'b> Sealed<'b> {
    /// `None` for a body that is written in another way: it has to be scanned.
    pub(super) fn of(body: &'b [u8]) -> Option<Sealed<'b>> {
        let rest = body.strip_prefix(b"{")?.strip_suffix(b"\"}")?;
        let (rest, digits) = rest.split_last_chunk::<{ 2 * SIGNATURE_BYTES }>()?;
        let members = rest.strip_suffix(b",\"sign\":\"")?;
        Some(Sealed {
            before: &body[..=members.len()],
            signature: hex::decode(str::from_utf8(digits).ok()?)?,
        })
    }

    pub(super) fn is_signed_by(&self, key: &KeyedMac) -> bool {
        key.matches(&[self.before, b"}"], &self.signature)
    }
}

/// A body that was scanned and has a signature of the right form.
pub(super) struct Signed<'d> {
    document: &'d Document<'d>,
    cut: CutMember<'d>,
    signature: [u8; SIGNATURE_BYTES],
}

impl<'d> Signed<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Result<Signed<'d>, SignatureError> {
        if document.root().kind() != Kind::Object {
            return Err(SignatureError::new(Reason::NotAnObject));
        }
        let missing = || SignatureError::new(Reason::Missing);
        let cut = cut_member(document, SIGN).ok_or_else(missing)?;
        let sign = cut.value.as_str().ok_or_else(missing)?;
        let signature = hex::decode(&sign).ok_or_else(|| {
            SignatureError::new(Reason::Format {
                expected: 2 * SIGNATURE_BYTES,
                got: sign.chars().count(),
            })
        })?;
        Ok(Signed {
            document,
            cut,
            signature,
        })
    }

    /// The form under which `key` made the signature, if it did.
    pub(super) fn matching_form(&self, key: &KeyedMac) -> Option<SignedForm> {
        // The usual body is in the reference form already: nothing is written again or copied.
        if is_in_reference_form(self.document) {
            let parts = [self.cut.before.as_bytes(), self.cut.behind.as_bytes()];
            return key
                .matches(&parts, &self.signature)
                .then_some(SignedForm::Reference);
        }
        self.other_form(key)
    }

    /// The same for a body that has to be written again: compact, `/` and non-ASCII literal, the
    /// order kept. PHP escapes U+2028 and U+2029 in that form and nobody else does, so both are
    /// tried. The bytes as received, with the member cut out, are a further accepted form: harmless,
    /// since the MAC must match all the same.
    fn other_form(&self, key: &KeyedMac) -> Option<SignedForm> {
        let reference = rewrite_without(self.document, SIGN, LineSeparators::Escaped);
        if self.is_signature_of(&reference, key) {
            return Some(SignedForm::Reference);
        }
        let literal = rewrite_without(self.document, SIGN, LineSeparators::Literal);
        if literal != reference && self.is_signature_of(&literal, key) {
            return Some(SignedForm::LiteralSeparators);
        }
        let received = [self.cut.before.as_bytes(), self.cut.behind.as_bytes()];
        key.matches(&received, &self.signature)
            .then_some(SignedForm::AsReceived)
    }

    pub(super) fn is_signature_of(&self, text: &str, key: &KeyedMac) -> bool {
        key.matches(&[text.as_bytes()], &self.signature)
    }
}

/// True when writing the body again as PHP does would give the same bytes.
pub(super) fn is_in_reference_form(document: &Document<'_>) -> bool {
    let has_separators =
        || !document.is_ascii() && document.text().contains(['\u{2028}', '\u{2029}']);
    document.is_canonical() && !has_separators()
}

pub(super) fn sign_webhook(key: &KeyedMac, body: &str) -> Result<String, Error> {
    let document = Document::parse(body.as_bytes(), crate::canonical::Limits::WEBHOOK)?;
    if document.root().kind() != Kind::Object {
        return Err(Error::new(
            ErrorCode::MalformedJson,
            "expected a JSON object to sign, got another JSON value",
        ));
    }
    let text = rewrite_without(&document, SIGN, LineSeparators::Escaped);
    let signature = hex::lower(&key.mac(&[text.as_bytes()]));
    let comma = if text.len() > 2 { "," } else { "" };
    let open = text.strip_suffix('}').unwrap_or(&text);
    Ok(format!("{open}{comma}\"{SIGN}\":\"{signature}\"}}"))
}
