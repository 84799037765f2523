//! Files, groups and cases, and their one form on disk.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// One thing that every language must do alike.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// Never changes and is never used again for another case.
    pub(crate) id: String,
    /// Where the rule stands, such as "2328 §3".
    pub(crate) source: String,
    /// Why the case exists.
    pub(crate) comment: String,
    pub(crate) valid: bool,
    pub(crate) input: Value,
    pub(crate) expected: Value,
}

impl Case {
    pub(crate) fn valid(
        id: impl Into<String>,
        source: &str,
        comment: impl Into<String>,
        input: Value,
        expected: Value,
    ) -> Case {
        Case {
            id: id.into(),
            source: source.to_owned(),
            comment: comment.into(),
            valid: true,
            input,
            expected,
        }
    }

    pub(crate) fn invalid(
        id: impl Into<String>,
        source: &str,
        comment: impl Into<String>,
        input: Value,
        expected: Value,
    ) -> Case {
        Case {
            valid: false,
            ..Case::valid(id, source, comment, input, expected)
        }
    }
}

/// Cases of one operation.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) op: &'static str,
    pub(crate) comment: &'static str,
    pub(crate) cases: Vec<Case>,
}

/// A file of the folder.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) subject: &'static str,
    pub(crate) comment: &'static str,
    pub(crate) groups: Vec<Group>,
}

impl File {
    pub(crate) fn name(&self) -> String {
        format!("{}.json", self.subject)
    }

    pub(crate) fn cases(&self) -> impl Iterator<Item = &Case> {
        self.groups.iter().flat_map(|group| &group.cases)
    }

    pub(crate) fn render(&self) -> String {
        let groups: Vec<Value> = self
            .groups
            .iter()
            .map(|group| {
                let cases: Vec<Value> = group.cases.iter().map(case_to_json).collect();
                json!({"op": group.op, "comment": group.comment, "cases": cases})
            })
            .collect();
        render(&json!({
            "$schema": "schema.json",
            "subject": self.subject,
            "comment": self.comment,
            "groups": groups,
        }))
    }

    fn counts(&self) -> Value {
        let mut ops: BTreeMap<&str, usize> = BTreeMap::new();
        for group in &self.groups {
            *ops.entry(group.op).or_default() += group.cases.len();
        }
        let cases = self.cases().count();
        let valid = self.cases().filter(|case| case.valid).count();
        json!({"cases": cases, "valid": valid, "invalid": cases - valid, "ops": ops})
    }
}

fn case_to_json(case: &Case) -> Value {
    json!({
        "id": case.id,
        "source": case.source,
        "comment": case.comment,
        "valid": case.valid,
        "input": case.input,
        "expected": case.expected,
    })
}

/// The count of cases a file and an operation: a loader that skips something does not reach it.
pub(crate) fn manifest(files: &[File]) -> String {
    let counts: Map<String, Value> = files
        .iter()
        .map(|file| (file.name(), file.counts()))
        .collect();
    let total: usize = files.iter().map(|file| file.cases().count()).sum();
    render(&json!({"$schema": "schema.json", "total": total, "files": counts}))
}

fn render(value: &Value) -> String {
    // Value's alternate form is serde_json's pretty printer and cannot fail.
    let mut out = String::new();
    for c in format!("{value:#}\n").chars() {
        // All of these stand inside strings only. Written as escapes a reader sees them, and no
        // editor or version-control filter changes them.
        if invisible(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

fn invisible(c: char) -> bool {
    matches!(
        c,
        '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}'
    )
}
