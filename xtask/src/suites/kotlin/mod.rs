//! Kotlin: the native libraries, the package as a shop gets it, its tests.

mod border;
pub(super) mod native;
pub(super) mod signing;
mod toolchain;

use std::path::PathBuf;
use std::time::Duration;

use super::Suite;
use crate::report::{Problem, Session, Tally};
use crate::shell::Shell;
use crate::workspace::Workspace;
use native::Build;

pub(super) const SUITE: Suite = Suite {
    name: "kotlin",
    about: "the native libraries, the package for the JVM and the one for apps, tests",
    test,
    format: None,
    lint: None,
    document: None,
};

const FOLDER: &str = "bindings-kotlin";

/// The tests take three minutes; one that hangs must not hang CI.
const MOST: Duration = Duration::from_secs(900);

fn test(workspace: &Workspace, session: &mut Session) {
    let ready = session.checks(
        "kotlin: environment",
        &[("a JDK and Maven", &|shell| {
            Ok(toolchain::provide(workspace, shell)?)
        })],
    );
    if !ready {
        return;
    }
    let built = session.checks(
        "kotlin: native libraries",
        &[
            ("the one for apps holds nothing that signs", &|shell| {
                signing::check(workspace, shell)
            }),
            ("the one for servers", &|shell| merchant(workspace, shell)),
            ("the command that the tests start", &|shell| {
                let mut command = workspace.cargo();
                command.args("build --locked --package cointill-cli".split(' '));
                shell.run(command)?;
                Ok(())
            }),
        ],
    );
    if built {
        session.checks(
            "kotlin: package for apps",
            &[(
                "compiles, finds its library, and calls what Android 7 has",
                &|shell| app(workspace, shell),
            )],
        );
        tests(workspace, session);
    }
}

/// The figures beside what a shop would write itself, of the jar as a shop gets it.
pub(crate) fn bench(workspace: &Workspace, session: &mut Session) {
    session.checks(
        "bench: kotlin",
        &[
            ("a JDK and Maven", &|shell| {
                Ok(toolchain::provide(workspace, shell)?)
            }),
            ("native libraries", &|shell| {
                // Of the one for apps, only the size is told.
                native::library(workspace, Build::Checkout, shell)?;
                merchant(workspace, shell)
            }),
            ("runs to its end", &|shell| {
                let mut command = maven(workspace);
                command.args(["package", "exec:exec", "-DskipTests"]);
                shell.run_within(command, MOST)?;
                Ok(())
            }),
        ],
    );
}

fn merchant(workspace: &Workspace, shell: Shell) -> Result<(), Problem> {
    let library = native::library(workspace, Build::Merchant, shell)?;
    let folder = workspace.root.join(FOLDER);
    native::as_resource(&library, &folder)?;
    native::generate(workspace, Build::Merchant, &folder, shell)
}

/// What goes into an app, compiled by itself: nothing of it may need the server's half.
fn app(workspace: &Workspace, shell: Shell) -> Result<(), Problem> {
    let folder = workspace.root.join(FOLDER).join("checkout");
    let library = native::kept(workspace, Build::Checkout);
    native::as_resource(&library, &folder)?;
    native::generate(workspace, Build::Checkout, &folder, shell)?;
    let mut command = maven(workspace);
    command.args(["--file", "checkout/pom.xml", "verify"]);
    shell.run_within(command, MOST)?;
    Ok(())
}

fn maven(workspace: &Workspace) -> std::process::Command {
    let mut command = workspace.command("mvn");
    command.current_dir(workspace.root.join(FOLDER));
    command.args(["--batch-mode", "--quiet", "--no-transfer-progress"]);
    command
}

fn tests(workspace: &Workspace, session: &mut Session) {
    let reports = workspace.root.join(FOLDER).join("target/surefire-reports");
    // Of a test that is gone, a report would be left.
    let _ = std::fs::remove_dir_all(&reports);
    let mut command = maven(workspace);
    command.arg("verify");
    let name = format!("cointill{}", std::env::consts::EXE_SUFFIX);
    command.env("COINTILL_BIN", workspace.target.join("debug").join(name));
    session.tests("kotlin: tests", |shell| {
        let finished = shell.finish(command, Some(MOST), &mut |_| {});
        (finished, tally(&reports))
    });
}

/// The counts of all reports: there is one for each class.
fn tally(reports: &PathBuf) -> Tally {
    let mut sum = Tally::default();
    for file in std::fs::read_dir(reports).into_iter().flatten().flatten() {
        sum += Tally::reported(&file.path(), super::junit::tally);
    }
    sum
}
