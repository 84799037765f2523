//! The open sets of words.

use cointill::ErrorCode;
use cointill::dynamic::ENUMS;
use cointill::payment::{HoldReason, IgnoreReason, RejectReason, Status, WaitReason};

use super::Gateway;
use super::text::{capital, comment, declared, literal};

pub(super) fn text(gateway: &Gateway) -> String {
    let sets = ENUMS.iter().filter(|set| set.gateway == gateway.id);
    let all: Vec<_> = sets
        .map(|set| {
            let words: Vec<_> = set.words().into_iter().map(|word| (word, None)).collect();
            let doc =
                "A word of the gateway; one that this version does not know is kept as it came.";
            structure(set.name, doc, &words)
        })
        .collect();
    format!("extension {} {{\n{}}}\n", gateway.class, all.join("\n"))
}

/// The stable codes of errors.
pub(super) fn codes() -> String {
    let words: Vec<_> = ErrorCode::ALL
        .iter()
        .map(|code| (code.as_str(), Some(code.meaning())))
        .collect();
    let doc = "What kind of error it is: a text that never changes.";
    format!(
        "extension CointillError {{\n{}}}\n",
        structure("Code", doc, &words)
    )
}

/// The words of the life cycle, and the reasons of verdicts.
pub(super) fn payment() -> String {
    macro_rules! texts {
        ($of:ty) => {
            <$of>::ALL
                .iter()
                .map(|word| (word.as_str(), None))
                .collect::<Vec<_>>()
        };
    }
    let status = structure(
        "Status",
        "Where a payment stands, whatever gateway it is of: a text for your database.",
        &texts!(Status),
    );
    let reasons = [
        ("WaitReason", "Why to wait.", texts!(WaitReason)),
        (
            "HoldReason",
            "Why a person has to look.",
            texts!(HoldReason),
        ),
        ("RejectReason", "Why not to credit.", texts!(RejectReason)),
        (
            "IgnoreReason",
            "Why to change nothing.",
            texts!(IgnoreReason),
        ),
    ];
    let reasons: Vec<_> = reasons
        .iter()
        .map(|(name, doc, words)| structure(name, doc, words))
        .collect();
    let top_level: Vec<_> = status
        .lines()
        .map(|line| line.strip_prefix("    ").unwrap_or(line))
        .collect();
    format!(
        "{}\n\nextension Verdict {{\n{}}}\n",
        top_level.join("\n"),
        reasons.join("\n")
    )
}

/// An open set: its words, each with its meaning where that is known.
fn structure(name: &str, doc: &str, words: &[(&str, Option<&str>)]) -> String {
    let mut out = comment(doc, "    ");
    out.push_str(&format!(
        "    public struct {name}: Word {{\n        public let rawValue: String\n\n        public \
         init(rawValue: String) {{\n            self.rawValue = rawValue\n        }}\n\n"
    ));
    for (word, meaning) in words {
        if let Some(meaning) = meaning {
            out.push_str(&comment(meaning, "        "));
        }
        out.push_str(&format!(
            "        public static let {} = Self(rawValue: {})\n",
            declared(&constant(word)),
            literal(word)
        ));
    }
    out.push_str("\n        public static let known: [Self] = [\n");
    for (word, _) in words {
        out.push_str(&format!("            .{},\n", declared(&constant(word))));
    }
    out.push_str("        ]\n    }\n");
    out
}

/// `AWAITING_CONFIRMATION` and `awaiting confirmation` become `awaitingConfirmation`.
fn constant(word: &str) -> String {
    let mut pieces = word
        .split(|c: char| !c.is_alphanumeric())
        .filter(|piece| !piece.is_empty())
        .map(str::to_lowercase);
    let mut name = pieces.next().unwrap_or_default();
    for piece in pieces {
        name.push_str(&capital(&piece));
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("_{name}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::constant;

    #[test]
    fn words_become_names() {
        assert_eq!(constant("aml_lock"), "amlLock");
        assert_eq!(constant("DELAY_SUCCESS"), "delaySuccess");
        assert_eq!(constant("currency price, your"), "currencyPriceYour");
        assert_eq!(constant("2fa"), "_2fa");
    }
}
