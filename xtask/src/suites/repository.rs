//! The checkout itself, whatever the language.

use super::Suite;
use crate::checks::{file_sizes, lock_files, readme, references};
use crate::generate::{GENERATORS, Generator};
use crate::report::{Check, Session};
use crate::workspace::Workspace;

pub(super) const SUITE: Suite = Suite {
    name: "repository",
    about: "file sizes, README, links, lock files, generated files",
    test,
    format: None,
    lint: None,
    document: None,
};

fn test(workspace: &Workspace, session: &mut Session) {
    session.checks(
        "repository: files",
        &[
            ("no source file is too long", &|_| {
                Ok(file_sizes::check(workspace)?)
            }),
            ("README.md shows the two commands", &|_| {
                Ok(readme::check(workspace)?)
            }),
            ("links lead to what is there", &|_| {
                Ok(references::links(workspace)?)
            }),
            ("SECURITY.md names tests that are there", &|_| {
                Ok(references::tests(workspace)?)
            }),
        ],
    );
    session.checks(
        "repository: lock files",
        &[
            ("only default registries", &|_| {
                Ok(lock_files::registries(workspace)?)
            }),
            ("no banned package", &|_| Ok(lock_files::bans(workspace)?)),
            ("fuzz/Cargo.lock is fresh", &|shell| {
                Ok(lock_files::fresh(workspace, shell)?)
            }),
        ],
    );
    generated(workspace, session);
}

fn generated(workspace: &Workspace, session: &mut Session) {
    let fresh = |generator: &'static Generator| move |_| generator.check(workspace);
    let all: Vec<_> = GENERATORS
        .iter()
        .map(|own| (own.name, fresh(own)))
        .collect();
    let checks: Vec<Check<'_>> = all
        .iter()
        .map(|(name, check)| -> Check<'_> { (name, check) })
        .collect();
    session.checks("repository: generated files", &checks);
}
