//! The dependency rule: the core knows no foreign language, no server and no I/O by default.

use crate::shell::Shell;
use crate::workspace::Workspace;

/// Families of crates: the name itself, or the name with `-` or `_` behind it.
const FORBIDDEN: &[&str] = &["pyo3", "napi", "uniffi", "tokio", "reqwest"];

/// `cargo tree -p cointill -e normal` with default features shows none of them.
pub(crate) fn core(workspace: &Workspace, shell: Shell) -> Result<(), String> {
    let mut command = workspace.cargo();
    command.args("tree --locked -p cointill -e normal --prefix none".split(' '));
    command.args(["--format", "{p}"]);
    let tree = shell.quiet().run(command)?;
    let names: Vec<_> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| !name.is_empty())
        .collect();
    if !names.contains(&"cointill") {
        return Err("expected the tree of cointill, got another output".to_owned());
    }
    let Some(offender) = names.iter().find(|name| is_forbidden(name)) else {
        return Ok(());
    };
    let mut command = workspace.cargo();
    command.args("tree --locked -p cointill -e normal -i".split(' '));
    command.arg(offender);
    // Only shows who brings it; what is wrong is known already.
    let _ = shell.run(command);
    Err(format!(
        "expected the core without {offender} by default: put it behind a feature that is off"
    ))
}

fn is_forbidden(name: &str) -> bool {
    FORBIDDEN.iter().any(|family| {
        name.strip_prefix(family)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
    })
}

#[cfg(test)]
mod tests {
    use super::is_forbidden;

    #[test]
    fn families_are_forbidden_and_namesakes_are_not() {
        for name in ["tokio", "tokio-util", "pyo3-ffi", "uniffi_core", "reqwest"] {
            assert!(is_forbidden(name), "{name}");
        }
        for name in ["tokion", "jiff", "hyper", "async-napi"] {
            assert!(!is_forbidden(name), "{name}");
        }
    }
}
