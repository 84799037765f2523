//! Swift: the machine's own, or that of a Debian made for it.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::root::{PROGRAMS, Root};
use crate::debian;
use crate::shell::Shell;
use crate::workspace::Workspace;

/// The oldest compiler that knows the language mode of the package.
const OLDEST: u32 = 6;

pub(super) enum Toolchain {
    Own(PathBuf),
    Root(Root),
}

impl Toolchain {
    pub(super) fn find(workspace: &Workspace, shell: Shell) -> Result<Toolchain, String> {
        let mut seen = "none".to_owned();
        let named = std::env::var_os("COINTILL_SWIFT").map(PathBuf::from);
        let own = ["swift".into(), Path::new(PROGRAMS).join("swift")];
        for program in named.into_iter().chain(own) {
            let Some(version) = version(&program) else {
                continue;
            };
            if version >= OLDEST {
                return Ok(Toolchain::Own(program));
            }
            seen = version.to_string();
        }
        if cfg!(target_os = "linux") && debian::can_install() {
            return Ok(Toolchain::Root(Root::make(workspace, shell)?));
        }
        Err(format!(
            "expected Swift {OLDEST} or newer, got {seen}: install it from swift.org, or name one \
             in COINTILL_SWIFT (on Debian as root it is installed for you)"
        ))
    }

    /// `swift` in a folder of the checkout.
    pub(super) fn swift(
        &self,
        workspace: &Workspace,
        folder: &Path,
        environment: &[(&str, String)],
    ) -> Result<Command, String> {
        Ok(match self {
            Toolchain::Own(program) => {
                let mut command = workspace.command(program);
                command.current_dir(folder);
                command.envs(environment.iter().map(|(name, value)| (name, value)));
                command
            }
            Toolchain::Root(root) => root.command(workspace, folder, "swift", environment)?,
        })
    }
}

fn version(program: &Path) -> Option<u32> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (_, behind) = text.split_once("Swift version ")?;
    behind.split('.').next()?.parse().ok()
}
