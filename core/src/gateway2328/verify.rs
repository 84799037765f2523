//! Whether a webhook's `sign` covers its body (2328 §10).

use super::signature::{SIGNATURE_BYTES, SigningKey};
use super::webhook::SignedForm;
use crate::canonical::{CutMember, Document, Kind, LineSeparators, cut_member, rewrite_without};
use crate::error::{Error, ErrorCode};
use crate::hex;
use crate::webhook::{Reason, SignatureError};

/// The name of the member that carries the signature.
pub(super) const SIGN: &str = "sign";

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
    pub(super) fn matching_form(&self, key: &SigningKey) -> Option<SignedForm> {
        // The usual body is in the reference form already: nothing is written again or copied.
        if self.document.is_canonical() && !has_separators(self.document) {
            let parts = [self.cut.before.as_bytes(), self.cut.behind.as_bytes()];
            return key
                .matches(&parts, &self.signature)
                .then_some(SignedForm::Reference);
        }
        self.forms()
            .into_iter()
            .find(|(_, text)| self.is_signature_of(text, key))
            .map(|(form, _)| form)
    }

    pub(super) fn is_signature_of(&self, text: &str, key: &SigningKey) -> bool {
        key.matches(&[text.as_bytes()], &self.signature)
    }

    /// The texts that the gateway may have signed, most likely first.
    ///
    /// What is signed is the body without `sign`, written again: compact, `/` and non-ASCII
    /// literal, the order kept. PHP escapes U+2028 and U+2029 in that form and nobody else does, so
    /// both are tried. The bytes as received, with the member cut out, are a further accepted form:
    /// harmless, since the MAC must match all the same.
    fn forms(&self) -> Vec<(SignedForm, String)> {
        let escaped = rewrite_without(self.document, SIGN, LineSeparators::Escaped);
        let literal = rewrite_without(self.document, SIGN, LineSeparators::Literal);
        let received = [self.cut.before, self.cut.behind].concat();
        let mut forms = vec![(SignedForm::Reference, escaped)];
        let others = [
            (SignedForm::LiteralSeparators, literal),
            (SignedForm::AsReceived, received),
        ];
        for (form, text) in others {
            if forms.iter().all(|(_, known)| *known != text) {
                forms.push((form, text));
            }
        }
        forms
    }
}

fn has_separators(document: &Document<'_>) -> bool {
    !document.is_ascii() && document.text().contains(['\u{2028}', '\u{2029}'])
}

pub(super) fn sign_webhook(key: &SigningKey, body: &str) -> Result<String, Error> {
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
