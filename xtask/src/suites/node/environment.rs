//! Node, and the packages that the suite works with.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::Shell;
use crate::suites::installed;
use crate::workspace::Workspace;

/// The oldest Node that the package runs on.
const OLDEST: (u32, u32) = (20, 3);

pub(crate) struct Environment {
    folder: PathBuf,
}

impl Environment {
    /// Installs the packages of the lock file beside it, or takes those that are there.
    pub(crate) fn make(
        workspace: &Workspace,
        folder: PathBuf,
        shell: Shell,
    ) -> Result<Environment, String> {
        node(workspace)?;
        let lock = folder.join("package-lock.json");
        let environment = Environment { folder };
        let stamp = environment.folder.join("node_modules/installed.txt");
        installed::once(&lock, &stamp, || {
            let mut command = environment.npm(workspace);
            command.args(["ci", "--no-audit", "--no-fund"]);
            shell.run(command).map(|_| ())
        })?;
        Ok(environment)
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A script of the package's folder.
    pub(crate) fn script(&self, workspace: &Workspace, path: &str) -> Command {
        let mut command = workspace.command("node");
        command.current_dir(&self.folder).arg(path);
        command.env("CARGO_TARGET_DIR", &workspace.target);
        command
    }

    pub(crate) fn npm(&self, workspace: &Workspace) -> Command {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let mut command = workspace.command(npm);
        command.current_dir(&self.folder);
        command
    }
}

/// Fails without a Node that is new enough.
fn node(workspace: &Workspace) -> Result<(), String> {
    let output = workspace.command("node").arg("--version").output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let got = text.unwrap_or_else(|_| "none".to_owned());
    if version(&got).is_some_and(|version| version >= OLDEST) {
        return Ok(());
    }
    let (major, minor) = OLDEST;
    Err(format!(
        "expected Node {major}.{minor} or newer, got {got}; install it with npm, as \
         https://nodejs.org says"
    ))
}

/// Of `v20.20.2`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_are_read() {
        assert_eq!(version("v20.20.2"), Some((20, 20)));
        assert_eq!(version("none"), None);
    }
}
