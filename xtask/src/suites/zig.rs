//! Libraries and programs for the oldest Linux that the packages run on, whatever this machine has.

use std::path::{Path, PathBuf};

use super::python::Environment;
use crate::shell::Shell;
use crate::workspace::Workspace;

/// What pip of every Python from 3.10 and every Node from 20 takes: glibc of the year 2012.
const OLDEST_GLIBC: (u32, u32) = (2, 17);

/// Zig and what makes it cargo's linker, each in one version.
const REQUIREMENTS: &str = "xtask/requirements-zig.txt";

/// The tools, in a virtual environment of their own.
pub(super) fn provide(workspace: &Workspace, shell: Shell) -> Result<Environment, String> {
    Environment::of(
        workspace,
        workspace.target.join("zig"),
        &workspace.root.join(REQUIREMENTS),
        shell,
    )
}

/// Builds a package of the workspace; where the results are.
pub(super) fn build(
    workspace: &Workspace,
    zig: &Environment,
    profile: &str,
    package: &str,
    shell: Shell,
) -> Result<PathBuf, String> {
    let machine = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let (major, minor) = OLDEST_GLIBC;
    let mut command = workspace.cargo();
    command.env("PATH", zig.path());
    command.args(["zigbuild", "--locked", "--profile", profile]);
    command.args(["--package", package, "--target"]);
    command.arg(format!("{machine}.{major}.{minor}"));
    shell.run(command)?;
    Ok(workspace.target.join(machine).join(profile))
}

/// Fails for a file that needs a newer glibc than the oldest.
pub(super) fn check(file: &Path) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    match newest_glibc(&bytes) {
        None => Err(format!(
            "{}: expected a file that names its versions of glibc, got none",
            file.display()
        )),
        Some(newest) if newest > OLDEST_GLIBC => Err(format!(
            "{}: expected symbols of glibc {OLDEST_GLIBC:?} or older, got one of {newest:?}",
            file.display()
        )),
        Some(_) => Ok(()),
    }
}

/// The newest of the versions that a file's table of symbols names.
fn newest_glibc(bytes: &[u8]) -> Option<(u32, u32)> {
    const NAME: &[u8] = b"\0GLIBC_";
    let starts = bytes.windows(NAME.len()).enumerate();
    let starts = starts.filter(|(_, window)| *window == NAME);
    starts
        .filter_map(|(start, _)| {
            let rest = bytes.get(start + NAME.len()..)?;
            let end = rest.iter().position(|byte| *byte == 0)?;
            let text = std::str::from_utf8(rest.get(..end)?).ok()?;
            let mut numbers = text.split('.').map(str::parse);
            Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
        })
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_counts() {
        let table = b"\0x\0GLIBC_2.2.5\0GLIBC_2.9\0GLIBC_2.17\0GLIBC_PRIVATE\0GLIBC_2";
        assert_eq!(newest_glibc(table), Some((2, 17)));
        assert_eq!(newest_glibc(b"GLIBC_2.36\0"), None);
    }
}
