//! What one Swift file of uniffi declares beyond another.
//!
//! The library of servers has everything that the one of apps has. uniffi describes each by itself, so
//! the shared types would come twice, as two types each. They are left out of the second file, which
//! imports the first.

use std::collections::HashSet;

/// The module of what is shared. Exported again: who imports the rest sees the whole.
const SHARED: &str = "@_exported import CointillCheckoutNative";

/// `whole` without what `shared` declares for other modules.
pub(super) fn of(whole: &str, shared: &str) -> String {
    let known: HashSet<_> = units(shared).into_iter().map(str::trim).collect();
    let mut out = String::with_capacity(whole.len());
    for unit in units(whole) {
        // Each file checks by itself that its functions are those of the library.
        let checks = unit.contains("public func uniffiEnsure");
        if known.contains(unit.trim()) && is_public(unit) && !checks {
            continue;
        }
        out.push_str(unit);
        if unit.trim_end().ends_with("import Foundation") {
            out.truncate(out.trim_end().len());
            out.push_str(&format!("\n{SHARED}\n\n"));
        }
    }
    out
}

/// True for what other modules see, and for what is said of it.
fn is_public(unit: &str) -> bool {
    unit.lines().any(|line| {
        line.trim() == "public"
            || ["public ", "open ", "extension Native"]
                .iter()
                .any(|start| line.starts_with(start))
    })
}

/// Pieces that stand by themselves: a declaration, with its comment and its attributes before it.
fn units(text: &str) -> Vec<&str> {
    let mut units = Vec::new();
    let (mut start, mut end) = (0, 0);
    let mut depth = 0_i64;
    let mut is_comment = false;
    let mut declares = false;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        end += line.len();
        if content.starts_with("/*") {
            is_comment = true;
        }
        if !is_comment && !content.is_empty() && !content.starts_with("//") {
            declares = true;
            depth += nesting(content);
        }
        // One that describes a case's value ends in the middle of a line, which goes on with code.
        if let Some((_, behind)) = content.split_once("*/") {
            is_comment = false;
            declares |= !behind.is_empty();
            depth += nesting(behind);
        }
        // A comment alone is of what follows it, behind a blank line too.
        let is_whole = content.is_empty() || line.starts_with('}');
        if is_whole && depth == 0 && !is_comment && declares {
            units.push(&text[start..end]);
            start = end;
            declares = false;
        }
    }
    units.push(&text[start..]);
    units
}

/// How many levels deeper a line leads.
fn nesting(line: &str) -> i64 {
    if line.starts_with("#if") {
        return 1;
    }
    if line.starts_with("#endif") {
        return -1;
    }
    line.chars().fold(0, |depth, c| match c {
        '{' | '(' => depth + 1,
        '}' | ')' => depth - 1,
        _ => depth,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARED_FILE: &str = "// Made.\n\nimport Foundation\n\nfileprivate struct Reader {\n    let a: \
                               Int\n\n    let b: Int\n}\n\n/**\n * What is shared.\n */\n\npublic struct \
                               NativeA {\n}\n\n#if compiler(>=6)\nextension NativeA: Sendable {}\n#endif\npublic func \
                               a() {\n}\n";

    #[test]
    fn what_both_have_is_left_to_the_first() {
        let more = "/**\n * More {.\n */\npublic func more() {\n\n}\n";
        let whole = format!("{SHARED_FILE}{more}");
        let expected = format!(
            "// Made.\n\nimport Foundation\n@_exported import CointillCheckoutNative\n\nfileprivate \
             struct Reader {{\n    let a: Int\n\n    let b: Int\n}}\n{more}"
        );
        assert_eq!(of(&whole, SHARED_FILE), expected);
    }

    #[test]
    fn a_declaration_that_differs_stays() {
        let whole = "public struct NativeA {\n    let a: Int\n}\n";
        assert_eq!(of(whole, SHARED_FILE), whole);
    }
}
