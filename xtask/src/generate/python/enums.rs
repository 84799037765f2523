//! The open sets of words.

use cointill::dynamic::ENUMS;

use super::{Gateway, header};

/// The longest line that ruff leaves as it is.
const LINE: usize = 100;

pub(super) fn text(gateway: &Gateway) -> String {
    let mut out = header(&format!("Words of {}.", gateway.title));
    out.push_str("from typing import ClassVar\n\nfrom .._open import OpenStr\n");
    let mut names = Vec::new();
    for set in ENUMS.iter().filter(|set| set.gateway == gateway.id) {
        names.push(set.name);
        out.push_str(&format!(
            "\n\nclass {}(OpenStr):\n    \"\"\"A word of the gateway; one that this version does \
             not know is kept as it came.\"\"\"\n\n    __slots__ = ()\n\n",
            set.name
        ));
        for word in set.words() {
            let (name, kind) = (constant(word), format!("ClassVar[{}]", set.name));
            // As ruff lays out what is longer than a line.
            if 4 + name.len() + 2 + kind.len() > LINE {
                out.push_str(&format!("    {name}: (\n        {kind}\n    )\n"));
            } else {
                out.push_str(&format!("    {name}: {kind}\n"));
            }
        }
    }
    out.push_str("\n\n");
    for set in ENUMS.iter().filter(|set| set.gateway == gateway.id) {
        let words: Vec<_> = set
            .words()
            .iter()
            .map(|word| format!("    {word:?},\n"))
            .collect();
        out.push_str(&format!("{}._define(\n{})\n", set.name, words.concat()));
    }
    names.sort_unstable();
    let names: Vec<_> = names
        .iter()
        .map(|name| format!("    {name:?},\n"))
        .collect();
    out.push_str(&format!("\n__all__ = [\n{}]\n", names.concat()));
    out
}

/// The name of a word's constant, as `OpenStr._define` makes it.
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
