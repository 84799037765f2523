//! Kotlin: the native libraries, the package as a shop gets it, its tests.

mod native;
mod signing;
mod toolchain;

use std::path::PathBuf;
use std::time::{Duration, Instant};

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
            &[("compiles, and finds its library", &|shell| {
                app(workspace, shell)
            })],
        );
        tests(workspace, session);
    }
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
    // `cargo run` puts its own folders where libraries are looked for, and JNA would find the one of
    // a debug build there before that of the package.
    for name in ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"] {
        if let Some(folders) = std::env::var_os(name) {
            let others =
                std::env::split_paths(&folders).filter(|own| !own.starts_with(&workspace.target));
            command.env(name, std::env::join_paths(others).unwrap_or_default());
        }
    }
    command
}

fn tests(workspace: &Workspace, session: &mut Session) {
    session.header("kotlin: tests");
    let start = Instant::now();
    let reports = workspace.root.join(FOLDER).join("target/surefire-reports");
    // Of a test that is gone, a report would be left.
    let _ = std::fs::remove_dir_all(&reports);
    let mut command = maven(workspace);
    command.arg("verify");
    let name = format!("cointill{}", std::env::consts::EXE_SUFFIX);
    command.env("COINTILL_BIN", workspace.target.join("debug").join(name));
    let finished = session.shell.finish(command, Some(MOST), &mut |_| {});
    let mut tally = tally(&reports);
    let problem = match finished {
        Err(error) => Some(error),
        Ok(finished) if !finished.success && tally.failed == 0 => Some(finished.status),
        Ok(_) if tally.passed + tally.failed == 0 => Some("no test ran".to_owned()),
        Ok(_) => None,
    };
    if let Some(problem) = problem {
        tally.failed += 1;
        session.remark(format!("FAILED kotlin: tests: {problem}"));
    } else if tally.failed > 0 {
        session.remark(format!("FAILED kotlin: tests: {}", tally.failed));
    }
    session.row("kotlin: tests", tally, start.elapsed());
}

/// The counts of all reports: there is one for each class.
fn tally(reports: &PathBuf) -> Tally {
    let mut sum = Tally::default();
    for file in std::fs::read_dir(reports).into_iter().flatten().flatten() {
        let text = std::fs::read_to_string(file.path()).unwrap_or_default();
        if let Some(own) = super::junit::tally(&text) {
            sum.passed += own.passed;
            sum.failed += own.failed;
            sum.skipped += own.skipped;
        }
    }
    sum
}
