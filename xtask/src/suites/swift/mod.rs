//! Swift: the package is built and its tests run, on the machine's Swift or one made for it.

mod native;
mod root;
mod toolchain;

use std::process::Command;

use toolchain::Toolchain;

use crate::report::Session;
use crate::workspace::Workspace;

const FOLDER: &str = "bindings-swift";

/// `swift` in the package, as a person would type it.
pub(crate) fn swift(workspace: &Workspace, session: &mut Session, arguments: &[String]) {
    session.checks(
        "swift",
        &[
            ("the native library", &|shell| {
                native::build(workspace, shell)
            }),
            ("the code over it", &|shell| native::write(workspace, shell)),
            ("runs to its end", &|shell| {
                let toolchain = Toolchain::find(workspace, shell)?;
                let words: Vec<_> = arguments.iter().map(String::as_str).collect();
                shell.run(command(workspace, &toolchain, &words)?)?;
                Ok(())
            }),
        ],
    );
}

/// A subcommand of `swift`, such as `test`, with its arguments.
fn command(
    workspace: &Workspace,
    toolchain: &Toolchain,
    arguments: &[&str],
) -> Result<Command, String> {
    let path = |path: std::path::PathBuf| path.display().to_string();
    let environment = [
        ("COINTILL_LIBRARY", path(native::folder(workspace))),
        (
            "COINTILL_BIN",
            path(workspace.target.join("debug").join("cointill")),
        ),
    ];
    let folder = workspace.root.join(FOLDER);
    let mut command = toolchain.swift(workspace, &folder, &environment)?;
    let (name, rest) = arguments.split_first().unwrap_or((&"test", &[]));
    command.arg(name);
    if ["build", "run", "test"].contains(name) {
        // Beside what Cargo builds: the checkout holds sources alone.
        command.arg("--scratch-path");
        command.arg(workspace.target.join("swift").join("build"));
    }
    command.args(rest);
    Ok(command)
}
