//! The figures beside what a shop would write itself, and what the libraries add to a program.

use std::path::Path;

use super::signing::PROGRAMS;
use super::toolchain::Toolchain;
use super::{command_over, native, scratch};
use crate::report::Problem;
use crate::shell::Shell;
use crate::suites::kotlin::native::Build;
use crate::workspace::Workspace;

/// What a library may add to a program, in kilobytes.
fn aim(build: Build) -> u32 {
    match build {
        Build::Merchant => 1_200,
        Build::Checkout => 700,
    }
}

pub(super) fn run(
    toolchain: &Toolchain,
    workspace: &Workspace,
    shell: Shell,
) -> Result<(), Problem> {
    let arguments = ["run", "-c", "release", "benchmarks"];
    shell.run(command_over(
        workspace,
        toolchain,
        &native::folder(workspace),
        None,
        &arguments,
    )?)?;
    Ok(())
}

/// How much larger a stripped program is with the library in it than with the library beside it.
pub(super) fn sizes(
    toolchain: &Toolchain,
    workspace: &Workspace,
    shell: Shell,
) -> Result<(), Problem> {
    let dynamic = native::apart(workspace, shell)?;
    println!("| the library in a stripped program | size | aim |");
    println!("| --- | ---: | ---: |");
    for (build, program) in PROGRAMS {
        let size = |libraries: &Path| -> Result<u64, Problem> {
            let built = scratch(workspace).join("release").join(program);
            // One over the other library is not linked anew by itself.
            let _ = std::fs::remove_file(&built);
            let arguments = [
                "build",
                "-c",
                "release",
                "-Xlinker",
                "-s",
                "--product",
                program,
            ];
            let command = command_over(workspace, toolchain, libraries, None, &arguments)?;
            shell.quiet().run(command)?;
            let data = std::fs::metadata(&built).map_err(|error| format!("{program}: {error}"))?;
            Ok(data.len())
        };
        let (whole, rest) = (size(&native::folder(workspace))?, size(&dynamic)?);
        println!(
            "| {}, in {program} | {} KB | ≤ {} KB |",
            build.feature(),
            whole.saturating_sub(rest) / 1_000,
            aim(build)
        );
    }
    Ok(())
}
