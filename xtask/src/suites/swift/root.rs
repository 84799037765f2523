//! Swift on a Debian that has none: a small Debian of its own, in a folder.
//!
//! Debian packages Swift from trixie on. Its folder is made once by debootstrap in the cache and
//! entered by chroot. What is mounted for that is mounted in a name space of the command's own: it
//! is gone with the command, also when that was killed, and two runs at a time do not meet.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::debian;
use crate::shell::Shell;
use crate::workspace::Workspace;

const SUITE: &str = "trixie";

const PACKAGES: &str = "swiftlang,libc6-dev,libstdc++-14-dev,git,ca-certificates";

/// Where Debian keeps Swift's programs.
pub(super) const PROGRAMS: &str = "/usr/libexec/swift/bin";

pub(super) struct Root {
    folder: PathBuf,
}

impl Root {
    /// Takes the one in the cache, or makes it: about 600 MB to load, two minutes.
    pub(super) fn make(workspace: &Workspace, shell: Shell) -> Result<Root, String> {
        let folder = workspace.cache.join(format!("swift-{SUITE}"));
        if folder.is_dir() {
            return Ok(Root { folder });
        }
        if !is_there("debootstrap") {
            debian::install(workspace, "debootstrap", shell)?;
        }
        // Named by the process: one that was killed leaves its own, and no half-made root is used.
        let part = workspace
            .cache
            .join(format!("swift-{SUITE}.{}", std::process::id()));
        let refuse = |error| format!("{}: {error}", part.display());
        std::fs::create_dir_all(&workspace.cache).map_err(refuse)?;
        remove_abandoned(&workspace.cache)?;
        println!(
            "    there is no Swift: making {} (once, a few minutes)",
            folder.display()
        );
        let mut command = workspace.command("unshare");
        command.args(["--mount", "--propagation", "private", "debootstrap"]);
        command.arg("--variant=minbase");
        command.arg(format!("--include={PACKAGES}"));
        command.arg(SUITE).arg(&part).arg(mirror()?);
        shell.quiet().run(command)?;
        match std::fs::rename(&part, &folder) {
            // Another run was quicker.
            Err(_) if folder.is_dir() => remove(&part)?,
            other => other.map_err(refuse)?,
        }
        Ok(Root { folder })
    }

    /// `program` in the root, in `folder` of the machine.
    pub(super) fn command(
        &self,
        workspace: &Workspace,
        folder: &Path,
        program: impl AsRef<OsStr>,
        environment: &[(&str, String)],
    ) -> Result<Command, String> {
        let bound = std::env::join_paths([&workspace.root, &workspace.target])
            .map_err(|error| error.to_string())?;
        for path in [&workspace.root, &workspace.target] {
            std::fs::create_dir_all(path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
        }
        let mut command = workspace.command("unshare");
        // A process name space too: nothing that a test started outlives it.
        command.args("--mount --pid --fork --kill-child --propagation private".split(' '));
        command.args(["sh", "xtask/src/suites/swift/enter.sh"]);
        command.arg(&self.folder).arg(bound).arg(folder);
        command.arg("-i").arg("HOME=/root").arg("LANG=C.UTF-8");
        command.arg(format!("PATH={PROGRAMS}:/usr/sbin:/usr/bin:/sbin:/bin"));
        for (name, value) in environment {
            command.arg(format!("{name}={value}"));
        }
        command.arg(program);
        Ok(command)
    }
}

/// What a run left that was killed while it made a root.
fn remove_abandoned(cache: &Path) -> Result<(), String> {
    let refuse = |error| format!("{}: {error}", cache.display());
    for entry in std::fs::read_dir(cache).map_err(refuse)? {
        let entry = entry.map_err(refuse)?;
        let name = entry.file_name();
        let maker = name
            .to_str()
            .and_then(|name| name.strip_prefix(&format!("swift-{SUITE}.")))
            .map(str::to_owned);
        if maker.is_some_and(|maker| !Path::new("/proc").join(maker).exists()) {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// Deletes a root and nothing that is mounted below it.
fn remove(folder: &Path) -> Result<(), String> {
    let status = Command::new("rm")
        .args(["-rf", "--one-file-system", "--"])
        .arg(folder)
        .status()
        .map_err(|error| format!("rm: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{}: could not be deleted", folder.display()))
    }
}

/// The address that this machine's apt takes Debian from.
fn mirror() -> Result<String, String> {
    let output = Command::new("apt-get")
        .args(["indextargets", "--format", "$(REPO_URI)"])
        .args(["Created-By: Packages", "Origin: Debian", "Label: Debian"])
        .output()
        .map_err(|error| format!("apt-get: {error}"))?;
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .next()
        .map(str::to_owned)
        .ok_or_else(|| {
            "expected an address of Debian's packages in apt's lists, got none: run apt-get update"
                .to_owned()
        })
}

fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
