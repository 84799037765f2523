//! Whether a webhook's `sign` covers its body (2328 §10).

use std::borrow::Cow;

use super::signature::{SIGNATURE_BYTES, SigningKey};
use super::webhook::SignedForm;
use crate::canonical::{Document, Kind, LineSeparators, cut_member, rewrite_without};
use crate::error::{Error, ErrorCode};
use crate::hex;
use crate::webhook::{Reason, SignatureError};

/// The name of the member that carries the signature.
pub(super) const SIGN: &str = "sign";

/// The signature of a scanned body.
pub(super) fn signature_of(
    document: &Document<'_>,
) -> Result<[u8; SIGNATURE_BYTES], SignatureError> {
    if document.root().kind() != Kind::Object {
        return Err(SignatureError::new(Reason::NotAnObject));
    }
    let sign = document.root().get(SIGN).and_then(|value| value.as_str());
    let Some(sign) = sign else {
        return Err(SignatureError::new(Reason::Missing));
    };
    hex::decode(&sign).ok_or_else(|| {
        SignatureError::new(Reason::Format {
            expected: 2 * SIGNATURE_BYTES,
            got: sign.chars().count(),
        })
    })
}

/// The texts that the gateway may have signed, most likely first.
///
/// What is signed is the body without `sign`, written again: compact, `/` and non-ASCII literal,
/// the order kept. PHP escapes U+2028 and U+2029 in that form and nobody else does, so both are
/// tried. The bytes as received, with the member cut out, are a further accepted form: harmless,
/// since the MAC must match all the same.
pub(super) fn signed_forms<'d>(document: &'d Document<'_>) -> Vec<(SignedForm, Cow<'d, str>)> {
    let escaped = rewrite_without(document, SIGN, LineSeparators::Escaped);
    let literal = rewrite_without(document, SIGN, LineSeparators::Literal);
    let cut = cut_member(document, SIGN).map(|(before, behind)| format!("{before}{behind}"));
    let mut forms = vec![(SignedForm::Reference, Cow::Owned(escaped))];
    let others = [
        Some((SignedForm::LiteralSeparators, literal)),
        cut.map(|text| (SignedForm::AsReceived, text)),
    ];
    for (form, text) in others.into_iter().flatten() {
        if forms.iter().all(|(_, known)| *known != text) {
            forms.push((form, Cow::Owned(text)));
        }
    }
    forms
}

/// The form under which `key` made `signature`, if it did.
pub(super) fn matching_form(
    document: &Document<'_>,
    key: &SigningKey,
    signature: &[u8; SIGNATURE_BYTES],
) -> Option<SignedForm> {
    // The usual body is in the reference form already: nothing is written again or copied.
    if document.is_canonical() && !has_separators(document.text()) {
        let (before, behind) = cut_member(document, SIGN)?;
        return key
            .matches(&[before.as_bytes(), behind.as_bytes()], signature)
            .then_some(SignedForm::Reference);
    }
    signed_forms(document)
        .into_iter()
        .find(|(_, text)| key.matches(&[text.as_bytes()], signature))
        .map(|(form, _)| form)
}

fn has_separators(text: &str) -> bool {
    !text.is_ascii() && text.contains(['\u{2028}', '\u{2029}'])
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
