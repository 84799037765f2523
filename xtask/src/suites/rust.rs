//! Rust: formatting, lints, tests, documentation, the dependency rule, licences.
//!
//! The order is by cost: what is quick fails first. Lints and documentation share the metadata of
//! all dependencies, so they follow each other; the tests build the same dependencies in full, once,
//! with one set of features for the whole workspace.

use std::time::{Duration, Instant};

use super::{Formatting, Suite};
use crate::checks::dependencies;
use crate::demo;
use crate::deny;
use crate::libtest::Parser;
use crate::report::{Session, Tally};
use crate::workspace::Workspace;

pub(super) const SUITE: Suite = Suite {
    name: "rust",
    about: "format, lints, docs, tests, fuzz corpus, dependency rule, licences",
    test,
    format: Some(format),
    lint: Some(lint),
    document: Some(document),
};

/// Tests that must be among those that ran. One that is gone by mistake would otherwise pass
/// unseen: `cargo test` is content with no tests at all.
const EXPECTED: &[&str] = &[
    "client",
    "checkout",
    "cointill",
    "cointill_sandbox",
    "command",
    "corpus",
    "exchange",
    "linear",
    "vectors",
    "xtask",
    "Doc-tests cointill",
    "Doc-tests cointill_sandbox",
];

fn test(workspace: &Workspace, session: &mut Session) {
    session.checks(
        "rust: dependency rule",
        &[
            ("the core by default", &|shell| {
                Ok(dependencies::core(workspace, shell)?)
            }),
            ("the core in a phone's app", &|shell| {
                Ok(dependencies::app(workspace, shell)?)
            }),
        ],
    );
    lint(workspace, session);
    document(workspace, session);
    tests(workspace, session);
    licences(workspace, session);
    demo::with_checks(workspace, |checks| {
        session.checks("rust: demo", checks);
    });
}

fn format(workspace: &Workspace, session: &mut Session, formatting: Formatting) {
    let cargo_fmt = |arguments: &[&str]| {
        let mut command = workspace.cargo();
        command.arg("fmt").args(arguments);
        if formatting == Formatting::Check {
            command.arg("--check");
        }
        command
    };
    session.checks(
        "rust: format",
        &[
            ("the workspace", &|shell| {
                shell.run(cargo_fmt(&["--all"]))?;
                Ok(())
            }),
            ("the programs of cargo-fuzz", &|shell| {
                shell.run(cargo_fmt(&["--manifest-path", "fuzz/Cargo.toml"]))?;
                Ok(())
            }),
        ],
    );
}

fn lint(workspace: &Workspace, session: &mut Session) {
    format(workspace, session, Formatting::Check);
    let clippy = |arguments: &str| {
        let mut command = workspace.cargo();
        command.args(["clippy", "--locked"]);
        command.args(arguments.split(' '));
        command.args(["--", "-D", "warnings"]);
        command
    };
    session.checks(
        "rust: lints",
        &[
            ("all targets and features", &|shell| {
                shell.run(clippy("--workspace --all-targets --all-features"))?;
                Ok(())
            }),
            // Code that only a feature uses is unused without it.
            ("the core by default", &|shell| {
                shell.run(clippy("-p cointill --all-targets"))?;
                Ok(())
            }),
            ("the core in a phone's app", &|shell| {
                shell.run(clippy(
                    "-p cointill --no-default-features --features records",
                ))?;
                Ok(())
            }),
        ],
    );
}

fn document(workspace: &Workspace, session: &mut Session) {
    session.checks(
        "rust: documentation",
        &[("without a warning", &|shell| {
            let mut command = workspace.cargo();
            command.args("doc --locked --workspace --no-deps --all-features".split(' '));
            // The command is called `cointill` as the library is: its page would take the place.
            command.args(["--exclude", "cointill-cli"]);
            command.env("RUSTDOCFLAGS", "-D warnings");
            shell.run(command)?;
            Ok(())
        })],
    );
}

pub(crate) fn licences(workspace: &Workspace, session: &mut Session) {
    session.checks(
        "rust: licences and bans",
        &[("cargo deny", &|shell| deny::check(workspace, shell))],
    );
}

fn tests(workspace: &Workspace, session: &mut Session) {
    let built = session.checks(
        "rust: build",
        &[("all targets and features", &|shell| {
            let mut command = workspace.cargo();
            command.args("test --locked --workspace --all-features --no-run".split(' '));
            shell.run(command)?;
            Ok(())
        })],
    );
    session.header("rust: tests");
    if !built {
        return failed(session, "they were not run: they do not build".to_owned());
    }
    let mut command = workspace.cargo();
    command.args("test --locked --workspace --all-features --no-fail-fast".split(' '));
    let mut parser = Parser::default();
    let finished = session
        .shell
        .finish(command, None, &mut |line| parser.line(line));
    let finished = match finished {
        Ok(finished) => finished,
        Err(error) => return failed(session, error),
    };
    let sections = parser.finish();
    let mut rows = [
        Row::new("rust: tests"),
        Row::new("rust: corpus of the fuzz targets"),
        Row::new("rust: doc tests"),
    ];
    for section in &sections {
        let row = match section.name.as_str() {
            "corpus" => 1,
            name if name.starts_with("Doc-tests ") => 2,
            _ => 0,
        };
        rows[row].tally += section.tally;
        rows[row].time += section.time;
        if section.tally.failed > 0 {
            session.remark(format!(
                "FAILED {}: {} in {}",
                rows[row].name, section.tally.failed, section.name
            ));
        }
    }
    for expected in EXPECTED {
        let ran = sections
            .iter()
            .any(|section| section.name == *expected && section.tally.passed > 0);
        if !ran {
            rows[0].tally.failed += 1;
            session.remark(format!(
                "FAILED rust: tests: expected tests of {expected}, got none"
            ));
        }
    }
    if !finished.success && rows.iter().all(|row| row.tally.failed == 0) {
        rows[0].tally.failed += 1;
        session.remark(format!("FAILED rust: tests: {}", finished.status));
    }
    for row in rows {
        session.row(row.name, row.tally, row.time);
    }
}

fn failed(session: &mut Session, why: String) {
    let start = Instant::now();
    session.remark(format!("FAILED rust: tests: {why}"));
    let tally = Tally {
        failed: 1,
        ..Tally::default()
    };
    session.row("rust: tests", tally, start.elapsed());
}

struct Row {
    name: &'static str,
    tally: Tally,
    time: Duration,
}

impl Row {
    fn new(name: &'static str) -> Row {
        Row {
            name,
            tally: Tally::default(),
            time: Duration::ZERO,
        }
    }
}
