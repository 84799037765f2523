//! What the documents refer to exists: files behind links, and the tests that SECURITY.md names.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use crate::workspace::Workspace;

/// Every relative link of every document leads to a file or folder of the checkout.
pub(crate) fn links(workspace: &Workspace) -> Result<(), String> {
    let files = workspace.files()?;
    let mut known: BTreeSet<PathBuf> = files.iter().cloned().collect();
    for file in &files {
        known.extend(file.ancestors().skip(1).map(Path::to_path_buf));
    }
    let mut dead = Vec::new();
    let mut seen = 0;
    for file in files
        .iter()
        .filter(|file| file.extension() == Some("md".as_ref()))
    {
        let folder = file.parent().unwrap_or(Path::new(""));
        for target in relative_links(&workspace.read(file)?) {
            seen += 1;
            if !resolve(folder, &target).is_some_and(|path| known.contains(&path)) {
                dead.push(format!("{} links to {target}", file.display()));
            }
        }
    }
    if seen == 0 {
        return Err("expected links in the documents, got none".to_owned());
    }
    none_of(dead, "expected links to what is there")
}

/// Every `file: test` of SECURITY.md is a test of that file, in the words of its language.
pub(crate) fn tests(workspace: &Workspace) -> Result<(), String> {
    let files = workspace.files()?;
    let mut missing = Vec::new();
    let mut seen = 0;
    for line in workspace.read("SECURITY.md")?.lines() {
        let mut source = None;
        for span in code_spans(line) {
            let (path, test) = match span.split_once(": ") {
                Some((path, test)) => (Some(path), Some(test)),
                None if is_path(span) => (Some(span), None),
                None => (None, is_test_name(span).then_some(span)),
            };
            if let Some(path) = path {
                let Some(found) = files.iter().find(|file| file.ends_with(path)) else {
                    missing.push(path.to_owned());
                    continue;
                };
                source = Some(workspace.read(found)?);
                seen += 1;
            }
            let Some(test) = test else { continue };
            let declared = source.as_ref().is_some_and(|source| declares(source, test));
            if !declared {
                missing.push(format!("{}: {test}", path.unwrap_or("the same file")));
            }
        }
    }
    if seen == 0 {
        return Err("SECURITY.md: expected the names of tests, got none".to_owned());
    }
    none_of(missing, "SECURITY.md: expected tests that are there")
}

/// Rust and Swift, Kotlin, JavaScript.
fn declares(source: &str, test: &str) -> bool {
    [
        format!("fn {test}("),
        format!("func {test}("),
        format!("fun `{test}`("),
        format!("test(\"{test}\""),
    ]
    .iter()
    .any(|declared| source.contains(declared))
}

fn none_of(problems: Vec<String>, expected: &str) -> Result<(), String> {
    if problems.is_empty() {
        return Ok(());
    }
    Err(format!("{expected}; got {}", problems.join(", ")))
}

/// Targets of `[text](target)` without a scheme, their fragments cut off.
fn relative_links(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1);
    let targets = targets.filter_map(|rest| rest.split_once(')').map(|(target, _)| target));
    targets
        .filter(|target| !target.contains(':') && !target.starts_with('#'))
        .map(|target| target.split('#').next().unwrap_or(target).to_owned())
        .collect()
}

fn resolve(folder: &Path, target: &str) -> Option<PathBuf> {
    let mut path = folder.to_path_buf();
    for component in Path::new(target).components() {
        match component {
            Component::Normal(name) => path.push(name),
            Component::CurDir => {}
            Component::ParentDir if path.pop() => {}
            _ => return None,
        }
    }
    Some(path)
}

fn code_spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn is_path(span: &str) -> bool {
    let ends = [".rs", ".json", ".md", ".py", ".ts", ".mjs", ".kt", ".swift"];
    span.contains('/') && ends.iter().any(|end| span.ends_with(end))
}

/// Tests are sentences: words of a single kind, joined.
fn is_test_name(span: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    span.matches('_').count() >= 2 && span.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_and_resolved() {
        let text = "[a](b.md), [c](../d/e.md#part) [f](https://example.com) [g](#here)";
        assert_eq!(relative_links(text), ["b.md", "../d/e.md"]);
        let folder = Path::new("docs/decisions");
        assert_eq!(resolve(folder, "../d/e.md"), Some("docs/d/e.md".into()));
        assert_eq!(resolve(Path::new(""), "../x"), None);
    }

    #[test]
    fn tests_are_found_in_each_language() {
        assert!(declares("    fn a_key() {", "a_key"));
        assert!(declares("func testAKey() throws {", "testAKey"));
        assert!(declares(
            "fun `a key is never printed`() {",
            "a key is never printed"
        ));
        assert!(declares("test(\"a key\", async () => {", "a key"));
        assert!(!declares("// a key", "a key") && !declares("test(\"a key of", "a key"));
    }

    #[test]
    fn tests_are_told_from_other_code() {
        let spans: Vec<_> = code_spans("x `a/b.rs: c_d_e`, `f_g_h` and `cargo deny`").collect();
        assert_eq!(spans, ["a/b.rs: c_d_e", "f_g_h", "cargo deny"]);
        assert!(is_test_name("f_g_h") && !is_test_name("decide") && !is_test_name("cargo deny"));
        assert!(is_path("core/tests/linear.rs") && !is_path("main.rs"));
    }
}
