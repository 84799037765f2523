//! The suites of `cargo xtask test`: the checkout itself, then one for each language.
//!
//! A further language is a file here and a line in [`ALL`].

mod browser;
mod installed;
mod junit;
pub(crate) mod kotlin;
pub(crate) mod node;
pub(crate) mod python;
pub(crate) mod repository;
pub(crate) mod rust;
mod services;
pub(crate) mod swift;
mod zig;

use crate::report::Session;
use crate::workspace::Workspace;

/// What is done for one language. A part that the language does not have is `None`.
pub(crate) struct Suite {
    /// As in `--only`.
    pub(crate) name: &'static str,
    /// For the help.
    pub(crate) about: &'static str,
    /// Everything that must hold; includes formatting, lints and documentation.
    pub(crate) test: fn(&Workspace, &mut Session),
    pub(crate) format: Option<fn(&Workspace, &mut Session, Formatting)>,
    pub(crate) lint: Option<fn(&Workspace, &mut Session)>,
    pub(crate) document: Option<fn(&Workspace, &mut Session)>,
}

/// Whether to change the files or only to say which would change.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Formatting {
    Write,
    Check,
}

/// All suites, the quickest first.
pub(crate) const ALL: &[Suite] = &[
    repository::SUITE,
    rust::SUITE,
    python::SUITE,
    node::SUITE,
    kotlin::SUITE,
    swift::SUITE,
    browser::SUITE,
];
