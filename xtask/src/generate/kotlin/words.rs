//! The open sets of words.

use cointill::dynamic::ENUMS;

use super::text::kdoc;
use super::{Gateway, header};

pub(super) fn text(gateway: &Gateway) -> String {
    let mut out = header(gateway.package, &[]);
    for set in ENUMS.iter().filter(|set| set.gateway == gateway.id) {
        let doc = format!(
            "A word of {}; one that this version does not know is kept as it came.",
            gateway.title
        );
        let name = set.name;
        out.push('\n');
        out.push_str(&kdoc(&doc, ""));
        out.push_str(&format!(
            "@JvmInline\npublic value class {name}(\n    /** The gateway's own word. */\n    public \
             val value: String,\n) {{\n    override fun toString(): String = value\n\n    public \
             companion object {{\n"
        ));
        let mut constants = Vec::new();
        for word in set.words() {
            let constant = constant(word);
            out.push_str(&format!(
                "        /** `{word}` */\n        public val {constant}: {name} = \
                 {name}({word:?})\n\n"
            ));
            constants.push(format!("{constant}, "));
        }
        out.push_str(&format!(
            "        /** The words that this version knows. */\n        public val known: \
             List<{name}> =\n            listOf({})\n    }}\n}}\n",
            constants.concat().trim_end_matches(", ")
        ));
    }
    out
}

/// The name of a word's constant.
fn constant(word: &str) -> String {
    let upper = word.to_uppercase();
    let name: String = upper
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '_' })
        .collect();
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("_{name}");
    }
    name
}
