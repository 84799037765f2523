//! The reference form: writing it again changes nothing, it means what was read, and what the
//! writer wrote is read back.

use std::sync::LazyLock;

use cointill::canonical::{Document, Json, JsonErrorKind, Limits, Writer};
use cointill::gateway2328::ApiKey;

use crate::json;

static KEY: LazyLock<ApiKey> =
    LazyLock::new(|| ApiKey::new("sandbox-api-key").expect("a key of the usual form"));

/// A JSON text, and the same bytes once more as keys and values for the writer.
pub fn run(data: &[u8]) {
    rewriting(data);
    writing(data);
}

fn rewriting(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let kept = text.parse::<Json>();
    // Signing a webhook is the public face of the rewriter.
    let Ok(once) = KEY.sign_webhook(text) else {
        return;
    };
    let kept = kept.expect("what is rewritten can be kept");
    assert_eq!(kept.as_str(), text);
    let twice = KEY.sign_webhook(&once).expect("the reference form is JSON");
    assert_eq!(once, twice);

    let mut theirs = json::parse(data).expect("serde_json takes it too");
    let members = theirs.as_object_mut().expect("only objects are signed");
    assert_eq!(kept.keys().len(), members.len());
    members.shift_remove("sign");
    let empty = members.is_empty();
    let mut ours = json::parse(once.as_bytes()).expect("the reference form is JSON");
    let signed = ours.as_object_mut().expect("still an object");
    assert!(signed.shift_remove("sign").is_some());
    assert_eq!(&ours, &theirs);
    // Byte for byte what another encoder writes, up to the member that was added.
    if !json::has_exponent(&theirs) {
        let reference = json::reference_form(&theirs);
        let open = reference.strip_suffix('}').expect("an object");
        let comma = if empty { "" } else { "," };
        let rest = once.strip_prefix(open).expect("the reference form");
        assert!(rest.starts_with(&format!("{comma}\"sign\":\"")));
    }
}

/// Lines of the input in turn as keys and as values.
fn writing(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.split('\n');
    let mut body = Writer::object();
    let mut members = Vec::new();
    while let Some(key) = lines.next() {
        let value = lines.next().unwrap_or("");
        // What is JSON already goes in as it is, as numbers and nested objects do.
        let literal = Document::parse(value.as_bytes(), Limits::WEBHOOK).is_ok();
        if literal {
            body.literal(key, value);
        } else {
            body.string(key, value);
        }
        members.push((key, value, literal));
    }
    let body = body.finish();
    let repeated = members
        .iter()
        .enumerate()
        .any(|(i, (key, ..))| members[..i].iter().any(|(earlier, ..)| earlier == key));
    let limits = Limits {
        max_bytes: usize::MAX,
        max_depth: Limits::WEBHOOK.max_depth + 1,
    };
    match Document::parse(body.as_bytes(), limits) {
        Ok(document) => {
            assert!(!repeated);
            assert_eq!(document.root().members().count(), members.len());
            for ((key, read), (own_key, value, literal)) in document.root().members().zip(members) {
                assert_eq!(key, own_key);
                if literal {
                    assert_eq!(read.literal(), value.trim_matches([' ', '\n', '\r', '\t']));
                } else {
                    assert_eq!(read.as_str().as_deref(), Some(value));
                }
            }
        }
        Err(error) => {
            let duplicate = matches!(error.kind(), JsonErrorKind::DuplicateKey { .. });
            assert!(duplicate && repeated, "{error}");
        }
    }
}
