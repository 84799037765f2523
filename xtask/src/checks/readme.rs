//! The two commands that the README promises a newcomer.

use crate::workspace::Workspace;

/// The command as the README writes it, and the alias in `.cargo/config.toml` that makes it work.
const PROMISED: &[(&str, &str)] = &[("cargo demo", "demo = "), ("cargo xtask test", "xtask = ")];

/// "Near the top": what a reader sees without scrolling much.
const TOP_LINES: usize = 60;

pub(crate) fn check(workspace: &Workspace) -> Result<(), String> {
    let readme = workspace.read("README.md")?;
    let aliases = workspace.read(".cargo/config.toml")?;
    for (command, alias) in PROMISED {
        if !readme
            .lines()
            .take(TOP_LINES)
            .any(|line| line.contains(command))
        {
            return Err(format!(
                "README.md: expected `{command}` within the first {TOP_LINES} lines, got none"
            ));
        }
        if !aliases.lines().any(|line| line.starts_with(alias)) {
            return Err(format!(
                ".cargo/config.toml: expected the alias for `{command}`, got none"
            ));
        }
    }
    Ok(())
}
