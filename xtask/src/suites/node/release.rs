//! The packages that go to npm, of this machine's platform.

use std::path::{Path, PathBuf};

use super::packages::{self, LIBRARY};
use super::set_up;
use crate::report::{Problem, Session};
use crate::shell::Shell;
use crate::suites::zig;
use crate::workspace::Workspace;

/// Above the limit of the tests: zig links what unwinds a panic into the module, where the machine's
/// own linker takes it from a library of the system.
const LARGEST_MODULE: u64 = 1_530_000;

/// Builds all of them into `target/release-packages/node`, and tries what was built.
pub(crate) fn release(workspace: &Workspace, session: &mut Session) {
    let Some(environment) = set_up(workspace, session) else {
        return;
    };
    let folder = workspace.target.join("release-packages").join("node");
    let packed = session.checks(
        "release: node",
        &[("packages", &|shell| {
            let (module, program) = build(workspace, shell)?;
            let mut command = environment.script(workspace, "scripts/build.mjs");
            command.arg("--native").arg(&module);
            shell.run(command)?;
            packages::check_size(&module, LARGEST_MODULE)?;
            packages::pack(&environment, workspace, &folder, &program, shell)?;
            Ok(())
        })],
    );
    if packed {
        session.checks(
            "release: node, tried",
            &[("they install and work", &|shell| {
                packages::application(&environment, workspace, &folder, shell)
            })],
        );
        println!("    {}", folder.display());
    }
}

/// The native module and the command.
fn build(workspace: &Workspace, shell: Shell) -> Result<(PathBuf, PathBuf), Problem> {
    if cfg!(target_os = "linux") {
        let tools = zig::provide(workspace, shell)?;
        let module = zig::build(workspace, &tools, "node", "cointill-node", shell)?.join(LIBRARY);
        let program = zig::build(workspace, &tools, "release", "cointill-cli", shell)?;
        let program = program.join("cointill");
        for file in [&module, &program] {
            zig::check(file)?;
            report(file)?;
        }
        Ok((module, program))
    } else {
        for (profile, package) in [("node", "cointill-node"), ("release", "cointill-cli")] {
            let mut command = workspace.cargo();
            command.args(["build", "--locked", "--profile", profile]);
            command.args(["--package", package]);
            shell.run(command)?;
        }
        let program = super::built(workspace, "release");
        Ok((workspace.target.join("node").join(LIBRARY), program))
    }
}

fn report(file: &Path) -> Result<(), String> {
    let size = std::fs::metadata(file)
        .map_err(|error| format!("{}: {error}", file.display()))?
        .len();
    println!("    {}: {} KiB", file.display(), size / 1024);
    Ok(())
}
