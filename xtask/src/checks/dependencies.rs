//! The dependency rule: the core knows no foreign language, no server and no I/O by default.

use crate::shell::Shell;
use crate::workspace::Workspace;

/// Families of crates: the name itself, or the name with `-` or `_` behind it.
const FORBIDDEN: &[&str] = &["pyo3", "napi", "uniffi", "tokio", "reqwest"];

/// What signs. A phone's app has no key, and needs none of it.
const SIGNING: &[&str] = &["hmac", "sha2", "digest", "subtle", "zeroize", "base64"];

/// `cargo tree -p cointill -e normal` with default features shows none of them.
pub(crate) fn core(workspace: &Workspace, shell: Shell) -> Result<(), String> {
    without(
        workspace,
        shell,
        FORBIDDEN,
        &[],
        "by default: put it behind a feature that is off",
    )
}

/// Nor, without the feature `merchant`, anything that signs.
pub(crate) fn app(workspace: &Workspace, shell: Shell) -> Result<(), String> {
    let features = ["--no-default-features", "--features", "records"];
    let forbidden = [FORBIDDEN, SIGNING].concat();
    let what_to_do = "in a phone's app: put it behind the feature merchant";
    without(workspace, shell, &forbidden, &features, what_to_do)
}

fn without(
    workspace: &Workspace,
    shell: Shell,
    forbidden: &[&str],
    features: &[&str],
    what_to_do: &str,
) -> Result<(), String> {
    let mut command = workspace.cargo();
    command.args("tree --locked -p cointill -e normal --prefix none".split(' '));
    command.args(["--format", "{p}"]).args(features);
    let tree = shell.quiet().run(command)?;
    let names: Vec<_> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| !name.is_empty())
        .collect();
    if !names.contains(&"cointill") {
        return Err("expected the tree of cointill, got another output".to_owned());
    }
    let is_one = |name: &&&str| is_of(forbidden, name);
    let Some(offender) = names.iter().find(is_one) else {
        return Ok(());
    };
    let mut command = workspace.cargo();
    command.args("tree --locked -p cointill -e normal".split(' '));
    command.args(features).arg("-i").arg(offender);
    // Only shows who brings it; what is wrong is known already.
    let _ = shell.run(command);
    Err(format!("expected the core without {offender} {what_to_do}"))
}

fn is_of(families: &[&str], name: &str) -> bool {
    families.iter().any(|family| {
        name.strip_prefix(family)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
    })
}

#[cfg(test)]
mod tests {
    use super::{FORBIDDEN, is_of};

    #[test]
    fn families_are_forbidden_and_namesakes_are_not() {
        for name in ["tokio", "tokio-util", "pyo3-ffi", "uniffi_core", "reqwest"] {
            assert!(is_of(FORBIDDEN, name), "{name}");
        }
        for name in ["tokion", "jiff", "hyper", "async-napi"] {
            assert!(!is_of(FORBIDDEN, name), "{name}");
        }
    }
}
