//! Node: the packages as a shop installs them, their tests, lints and types.

pub(super) mod environment;
mod packages;
mod release;
pub(super) mod tap;

use std::path::PathBuf;
use std::time::Duration;

use environment::Environment;
pub(crate) use release::release;

use super::services::{self, POSTGRESQL, REDIS};
use super::{Formatting, Suite};
use crate::report::{Session, Tally};
use crate::workspace::Workspace;

pub(super) const SUITE: Suite = Suite {
    name: "node",
    about: "the npm packages, format, lints, types, tests",
    test,
    format: Some(format),
    lint: Some(lint),
    document: None,
};

const FOLDER: &str = "bindings-node";

/// The tests take a minute or two; one that hangs must not hang CI.
const MOST: Duration = Duration::from_secs(900);

fn test(workspace: &Workspace, session: &mut Session) {
    let Some(environment) = set_up(workspace, session) else {
        return;
    };
    lint_with(&environment, workspace, session, Formatting::Check);
    let servers = [&REDIS, &POSTGRESQL];
    services::provide(workspace, session, "node: servers for the tests", &servers);
    if packages::check(&environment, workspace, session) {
        tests(&environment, workspace, session);
    }
}

/// Builds the package, for a suite that starts a shop.
pub(super) fn provided(workspace: &Workspace, session: &mut Session) -> bool {
    let Some(environment) = set_up(workspace, session) else {
        return false;
    };
    session.checks(
        "node: the package for a shop",
        &[("builds", &|shell| {
            shell.run(environment.script(workspace, "scripts/build.mjs"))?;
            Ok(())
        })],
    )
}

fn format(workspace: &Workspace, session: &mut Session, formatting: Formatting) {
    if let Some(environment) = set_up(workspace, session) {
        lint_with(&environment, workspace, session, formatting);
    }
}

fn lint(workspace: &Workspace, session: &mut Session) {
    format(workspace, session, Formatting::Check);
}

/// The figures beside those of other packages.
pub(crate) fn bench(workspace: &Workspace, session: &mut Session) {
    let Some(environment) = set_up(workspace, session) else {
        return;
    };
    session.checks(
        "bench: node",
        &[
            ("the package", &|shell| {
                let command = environment.script(workspace, "scripts/build.mjs");
                shell.run(command)?;
                Ok(())
            }),
            ("runs to its end", &|shell| {
                let command = environment.script(workspace, "benches/bench.mjs");
                shell.run(command)?;
                Ok(())
            }),
        ],
    );
}

/// Thousands of webhooks to an Express shop, and its processes killed meanwhile.
pub(crate) fn soak(workspace: &Workspace, session: &mut Session, arguments: &[String]) {
    let Some(environment) = set_up(workspace, session) else {
        return;
    };
    services::provide(
        workspace,
        session,
        "node: servers for the soak",
        &[&POSTGRESQL],
    );
    session.checks(
        "soak: node",
        &[
            ("the package", &|shell| {
                let command = environment.script(workspace, "scripts/build.mjs");
                shell.run(command)?;
                Ok(())
            }),
            ("the sandbox", &|shell| {
                let mut command = workspace.cargo();
                command.args("build --locked --release --package cointill-cli".split(' '));
                shell.run(command)?;
                Ok(())
            }),
            ("every order is credited once", &|shell| {
                let mut command = environment.script(workspace, "soak/soak.mjs");
                command.args(arguments);
                command.env("COINTILL_BIN", built(workspace, "release"));
                shell.run(command)?;
                Ok(())
            }),
        ],
    );
}

/// Node and the packages of the tools, or a row that says what is missing.
fn set_up(workspace: &Workspace, session: &mut Session) -> Option<Environment> {
    let made = std::cell::RefCell::new(None);
    session.checks(
        "node: environment",
        &[("node and its packages", &|shell| {
            let environment = Environment::make(workspace, workspace.root.join(FOLDER), shell)?;
            made.replace(Some(environment));
            Ok(())
        })],
    );
    made.into_inner()
}

/// Layout and lints, which are one run of one tool.
fn lint_with(
    environment: &Environment,
    workspace: &Workspace,
    session: &mut Session,
    formatting: Formatting,
) {
    session.checks(
        "node: format and lints",
        &[("biome", &|shell| {
            let mut command =
                environment.script(workspace, "node_modules/@biomejs/biome/bin/biome");
            match formatting {
                Formatting::Write => command.args(["format", "--write"]),
                Formatting::Check => command.args(["check", "--error-on-warnings"]),
            };
            command.arg(".");
            shell.run(command)?;
            Ok(())
        })],
    );
}

fn output(workspace: &Workspace) -> PathBuf {
    workspace.target.join("node-packages")
}

/// The command `cointill`, which the tests start.
fn program(workspace: &Workspace) -> PathBuf {
    built(workspace, "debug")
}

/// The command `cointill` of a profile.
fn built(workspace: &Workspace, profile: &str) -> PathBuf {
    let name = format!("cointill{}", std::env::consts::EXE_SUFFIX);
    workspace.target.join(profile).join(name)
}

fn tests(environment: &Environment, workspace: &Workspace, session: &mut Session) {
    let report = output(workspace).join("tests.tap");
    let _ = std::fs::remove_file(&report);
    let mut command = environment.script(workspace, "scripts/test.mjs");
    command.arg("--report").arg(&report);
    command.env("COINTILL_BIN", program(workspace));
    command.env("COINTILL_DEBUG_MODULE", packages::debug_module(workspace));
    session.tests("node: tests", |shell| {
        let finished = shell.finish(command, Some(MOST), &mut |_| {});
        (finished, Tally::reported(&report, tap::tally))
    });
}
