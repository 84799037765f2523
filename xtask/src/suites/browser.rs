//! A real browser buys in the example shops: Debian's chromium, driven by `tests/browser`.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::node::environment::Environment;
use super::node::{self, tap};
use super::services::{self, CHROMIUM};
use super::{Suite, python};
use crate::report::{Session, Tally};
use crate::shell::Shell;
use crate::workspace::Workspace;

pub(super) const SUITE: Suite = Suite {
    name: "browser",
    about: "buying in the example shops with a real browser",
    test,
    format: None,
    lint: None,
    document: None,
};

const FOLDER: &str = "tests/browser";

/// They take three minutes; one that hangs must not hang CI.
const MOST: Duration = Duration::from_secs(900);

fn test(workspace: &Workspace, session: &mut Session) {
    services::provide(workspace, session, "browser: programs", &[&CHROMIUM]);
    let Some(python) = python::installed(workspace, session) else {
        return;
    };
    if !node::provided(workspace, session) {
        return;
    }
    let ready = session.checks(
        "browser: packages and shops",
        &[
            ("what drives the browser", &|shell| {
                Environment::make(workspace, workspace.root.join(FOLDER), shell)?;
                Ok(())
            }),
            ("format and lints of tests and shops", &|shell| {
                shell.run(biome(workspace))?;
                Ok(())
            }),
            ("the Express shop", &|shell| {
                Ok(shop(workspace, "express-shop", shell)?)
            }),
            ("the Next shop", &|shell| {
                Ok(shop(workspace, "next-shop", shell)?)
            }),
        ],
    );
    if !ready {
        return;
    }
    let report = output(workspace).join("tests.tap");
    let _ = std::fs::create_dir_all(output(workspace));
    let _ = std::fs::remove_file(&report);
    let mut command = workspace.command("node");
    command.current_dir(workspace.root.join(FOLDER));
    // One shop after the other: the browser alone keeps two processors busy.
    command.args(["--test", "--test-concurrency=1"]);
    command.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
    command.arg("--test-reporter=tap");
    command.arg(format!("--test-reporter-destination={}", report.display()));
    command.env("COINTILL_PYTHON", python.interpreter());
    command.env("COINTILL_BIN", python.program("cointill"));
    command.env(
        "COINTILL_SCREENSHOTS",
        output(workspace).join("screenshots"),
    );
    session.tests("browser: tests", |shell| {
        let finished = shell.finish(command, Some(MOST), &mut |_| {});
        (finished, Tally::reported(&report, tap::tally))
    });
}

/// The report and the pictures: looked at by people, and never committed.
fn output(workspace: &Workspace) -> PathBuf {
    workspace.target.join("browser")
}

/// In the style of `bindings-node`, by its tool.
fn biome(workspace: &Workspace) -> Command {
    let mut command = workspace.command("node");
    command.arg("bindings-node/node_modules/@biomejs/biome/bin/biome");
    command.args(["check", "--error-on-warnings"]);
    command.arg(format!("--config-path={FOLDER}/biome.shops.json"));
    command.args([FOLDER, "examples/express-shop", "examples/next-shop"]);
    command
}

/// Installs what a shop wants and compiles it, types included.
fn shop(workspace: &Workspace, name: &str, shell: Shell) -> Result<(), String> {
    let folder = workspace.root.join("examples").join(name);
    // The Next shop holds a copy of the package, which may be an older one.
    let _ = std::fs::remove_file(folder.join("node_modules/installed.txt"));
    let environment = Environment::make(workspace, folder, shell)?;
    let mut command = environment.npm(workspace);
    command
        .args(["run", "build"])
        .env("NEXT_TELEMETRY_DISABLED", "1");
    shell.run(command).map(|_| ())
}
