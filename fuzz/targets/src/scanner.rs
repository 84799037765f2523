//! The scanner against serde_json: the same texts are accepted, with the same meaning, save for
//! duplicate keys and depth, which the scanner refuses and says so.

use cointill::canonical::{Document, JsonErrorKind, Kind, Limits, Value};

use crate::json;

/// Less than the 128 levels at which serde_json stops.
const LIMITS: Limits = Limits {
    max_bytes: 1 << 20,
    max_depth: 32,
};

/// Any bytes.
pub fn run(data: &[u8]) {
    let theirs = json::parse(data);
    match Document::parse(data, LIMITS) {
        Ok(document) => {
            let theirs = theirs.expect("the scanner takes nothing that serde_json refuses");
            assert!(!json::has_duplicate_keys(data));
            json::assert_same(document.root(), &theirs);
            assert_spans(document.text(), document.root(), 0);
            // serde_json writes the reference form, but for the two separators, which are
            // literal here and there.
            if !json::has_exponent(&theirs) {
                let written = theirs.to_string();
                assert_eq!(document.is_canonical(), written == document.text());
            }
        }
        Err(error) => {
            assert!(error.offset() <= data.len());
            // An error that repeated the input would be a way to fill a log.
            assert!(error.to_string().len() < 1_000);
            match error.kind() {
                JsonErrorKind::TooLarge { .. } => assert!(data.len() > LIMITS.max_bytes),
                JsonErrorKind::TooDeep { .. } => {
                    let open = data.iter().filter(|byte| matches!(byte, b'[' | b'{'));
                    assert!(open.count() > LIMITS.max_depth);
                }
                JsonErrorKind::DuplicateKey { .. } => assert!(json::has_duplicate_keys(data)),
                kind => assert!(theirs.is_none(), "{kind:?} in what serde_json takes"),
            }
        }
    }
}

/// Every value stands where it says, inside its parent, and is found by its key.
fn assert_spans(text: &str, value: Value<'_>, from: usize) {
    assert!(value.start() >= from && value.end() <= text.len());
    assert_eq!(&text[value.start()..value.end()], value.literal());
    let mut last = value.start();
    for (i, (key, member)) in value.members().enumerate() {
        assert_spans(text, member, last);
        last = member.end();
        // To look up each of thousands would be quadratic.
        if i > 50 {
            continue;
        }
        let found = value.get(&key).expect("a member is found by its key");
        assert_eq!(found.start(), member.start());
    }
    for item in value.items() {
        assert_spans(text, item, last);
        last = item.end();
    }
    assert!(last <= value.end());
    match value.kind() {
        Kind::Number => assert_eq!(value.as_text().as_deref(), Some(value.literal())),
        Kind::String => assert_eq!(value.as_text(), value.as_str()),
        _ => assert!(value.as_text().is_none()),
    }
}
