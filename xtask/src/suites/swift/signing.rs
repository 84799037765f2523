//! The proof that an app holds nothing that signs: by the symbols and strings of the library that it
//! links, and of a linked program.

use super::toolchain::Toolchain;
use super::{command, native, scratch};
use crate::report::Problem;
use crate::shell::Shell;
use crate::suites::kotlin::native::Build;
use crate::suites::kotlin::signing::{self, STRINGS, SYMBOLS};
use crate::workspace::Workspace;

/// A sample over each of the libraries.
pub(super) const PROGRAMS: [(Build, &str); 2] = [
    (Build::Merchant, "first-payment"),
    (Build::Checkout, "watch-payment"),
];

pub(super) fn check(
    toolchain: &Toolchain,
    workspace: &Workspace,
    shell: Shell,
) -> Result<(), Problem> {
    for (build, name) in PROGRAMS {
        shell.run(command(
            workspace,
            toolchain,
            None,
            &["build", "--product", name],
        )?)?;
        let program = scratch(workspace).join("debug").join(name);
        for file in [native::library(workspace, build), program] {
            signing::expect(&file, SYMBOLS, build)?;
            signing::expect(&file, STRINGS, build)?;
        }
    }
    Ok(())
}
