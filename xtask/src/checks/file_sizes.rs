//! No source file over 600 lines: one that needs more holds more than one concept.

use std::path::Path;

use crate::workspace::Workspace;

const MOST_LINES: usize = 600;

/// Files that people write. Lock files, vectors and pictures are written by programs.
const WRITTEN_BY_HAND: &[&str] = &[
    "css", "gradle", "html", "js", "kt", "kts", "md", "mjs", "py", "rs", "sh", "swift", "toml",
    "ts", "tsx", "yaml", "yml",
];

pub(crate) fn check(workspace: &Workspace) -> Result<(), String> {
    let mut long = Vec::new();
    let mut seen = 0;
    for file in workspace.files()? {
        if !is_written_by_hand(&file) {
            continue;
        }
        seen += 1;
        let lines = workspace.read(&file)?.lines().count();
        if lines > MOST_LINES {
            long.push(format!("{} has {lines}", file.display()));
        }
    }
    if seen == 0 {
        return Err("expected source files, got none".to_owned());
    }
    if long.is_empty() {
        return Ok(());
    }
    Err(format!(
        "expected at most {MOST_LINES} lines a file: {}; split by concept",
        long.join(", ")
    ))
}

/// What uniffi makes is a file a library, and committed for those who build from the repository.
const MADE_BY_UNIFFI: &[&str] = &[
    "bindings-swift/Sources/CointillCheckoutNative",
    "bindings-swift/Sources/CointillNative",
];

fn is_written_by_hand(file: &Path) -> bool {
    if MADE_BY_UNIFFI.iter().any(|made| file.starts_with(made)) {
        return false;
    }
    file.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| WRITTEN_BY_HAND.contains(&extension))
}
