//! Cargo subcommands that do not come with Rust: found, or built once into the cache.

use std::path::PathBuf;
use std::process::Command;

use crate::shell::Shell;
use crate::workspace::Workspace;

/// A subcommand in a version that is known to work here.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
}

pub(crate) const CARGO_DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
};

pub(crate) const CARGO_FUZZ: Tool = Tool {
    name: "cargo-fuzz",
    version: "0.13.2",
};

impl Tool {
    /// The program: the one in the cache, else one that is installed, else built now.
    pub(crate) fn find(&self, workspace: &Workspace, shell: Shell) -> Result<PathBuf, String> {
        // A folder a version, so that a newer version here does not take the old one's program.
        let folder = workspace
            .cache
            .join(format!("{}-{}", self.name, self.version));
        let own = folder
            .join("bin")
            .join(format!("{}{}", self.name, std::env::consts::EXE_SUFFIX));
        if own.is_file() {
            return Ok(own);
        }
        if starts(Command::new(self.name)) {
            return Ok(self.name.into());
        }
        println!(
            "    {} is not installed: building {} into {} (once, a minute or two)",
            self.name,
            self.version,
            folder.display()
        );
        let mut command = workspace.cargo();
        // Its hundreds of crates are of no use to this workspace's target folder.
        command.env_remove("CARGO_TARGET_DIR");
        command.args(["install", self.name, "--locked", "--version", self.version]);
        // Built in a third of the time, and it runs for a second or two.
        command
            .arg("--debug")
            .env("CARGO_PROFILE_DEV_DEBUG", "none");
        command.arg("--root").arg(&folder);
        shell
            .run(command)
            .map_err(|error| format!("{} could not be built: {error}", self.name))?;
        Ok(own)
    }
}

fn starts(mut program: Command) -> bool {
    program
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success())
}
