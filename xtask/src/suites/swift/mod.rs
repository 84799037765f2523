//! Swift: the package is built, its tests run, on the machine's Swift or one made for it.

mod root;
mod toolchain;

use toolchain::Toolchain;

use crate::report::Session;
use crate::workspace::Workspace;

const FOLDER: &str = "bindings-swift";

/// `swift` in the package, as a person would type it.
pub(crate) fn swift(workspace: &Workspace, session: &mut Session, arguments: &[String]) {
    session.checks(
        "swift",
        &[("runs to its end", &|shell| {
            let toolchain = Toolchain::find(workspace, shell)?;
            let folder = workspace.root.join(FOLDER);
            let mut command = toolchain.swift(workspace, &folder, &[])?;
            command.args(arguments);
            shell.run(command)?;
            Ok(())
        })],
    );
}
