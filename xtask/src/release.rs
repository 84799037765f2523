//! `cargo xtask release`: the packages as they are published. Nothing is uploaded.

use crate::args::refuse_unknown;
use crate::report::Session;
use crate::suites::{node, python};
use crate::workspace::Workspace;

type Build = fn(&Workspace, &mut Session);

/// The languages whose packages are built here, each under the name of its suite.
const LANGUAGES: &[(&str, Build)] = &[("python", python::release), ("node", node::release)];

/// Builds those of `only`, or all.
pub(crate) fn run(
    workspace: &Workspace,
    session: &mut Session,
    only: &[String],
) -> Result<(), String> {
    refuse_unknown(only, LANGUAGES.iter().map(|(name, _)| *name))?;
    for (name, release) in LANGUAGES {
        if only.is_empty() || only.iter().any(|own| own == name) {
            release(workspace, session);
        }
    }
    Ok(())
}
