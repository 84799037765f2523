//! Packages of Debian: installed where that is possible, since a new machine has none of them.

use std::path::Path;
use std::process::Command;

use crate::shell::Shell;
use crate::workspace::Workspace;

/// On Debian as root; anyone else's machine is not ours to change.
pub(crate) fn can_install() -> bool {
    let is_root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    is_root && Path::new("/etc/debian_version").is_file()
}

pub(crate) fn install(workspace: &Workspace, package: &str, shell: Shell) -> Result<(), String> {
    let apt = |arguments: &[&str]| {
        let mut command = workspace.command("apt-get");
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        shell.quiet().run(command)
    };
    let install = ["install", "--yes", "--no-install-recommends", package];
    // A machine that is new has no lists yet, or old ones.
    if apt(&install).is_err() {
        apt(&["update"])?;
        apt(&install)?;
    }
    Ok(())
}
