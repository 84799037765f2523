//! `cargo deny`: licences, bans and sources, by `deny.toml`.

use crate::report::Problem;
use crate::shell::Shell;
use crate::tools::CARGO_DENY;
use crate::workspace::Workspace;

/// The workspaces, each with a lock file of its own.
const MANIFESTS: &[&str] = &["Cargo.toml", "fuzz/Cargo.toml"];

pub(crate) fn check(workspace: &Workspace, shell: Shell) -> Result<(), Problem> {
    let program = CARGO_DENY.find(workspace, shell).map_err(|error| {
        Problem::Skipped(format!(
            "{error}. Licences were NOT checked; install it with `cargo install {} --locked`",
            CARGO_DENY.name
        ))
    })?;
    for manifest in MANIFESTS {
        let mut command = workspace.command(&program);
        command.args(["--locked", "--manifest-path", manifest, "check"]);
        // An exception for a package of one workspace is unused in the other.
        command.args(["--allow", "license-exception-not-encountered"]);
        command.args(["--hide-inclusion-graph", "licenses", "bans", "sources"]);
        shell.run(command)?;
    }
    Ok(())
}
