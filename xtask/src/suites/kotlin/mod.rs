//! Kotlin: the native library, the package as a shop gets it, its tests.

mod native;

use crate::report::{Problem, Session};
use crate::shell::Shell;
use crate::workspace::Workspace;

use super::Suite;
use native::Build;

pub(super) const SUITE: Suite = Suite {
    name: "kotlin",
    about: "the native libraries, the package, its tests",
    test,
    format: None,
    lint: None,
    document: None,
};

fn test(workspace: &Workspace, session: &mut Session) {
    session.checks(
        "kotlin: native",
        &[("library", &|shell| prepare(workspace, shell))],
    );
}

fn prepare(workspace: &Workspace, shell: Shell) -> Result<(), Problem> {
    let library = native::library(workspace, Build::Merchant, shell)?;
    native::as_resource(workspace, &library)?;
    native::generate(
        workspace,
        Build::Merchant,
        &workspace.root.join("bindings-kotlin"),
        shell,
    )
}
