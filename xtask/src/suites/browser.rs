//! A real browser buys in the example shops: Debian's chromium, driven by `tests/browser`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::services::{self, CHROMIUM};
use super::tap::Counts;
use super::{Suite, python};
use crate::report::{Problem, Session};
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

/// They take two minutes; one that hangs must not hang CI.
const MOST: Duration = Duration::from_secs(600);

fn test(workspace: &Workspace, session: &mut Session) {
    services::provide(workspace, session, "browser: programs", &[&CHROMIUM]);
    let Some(environment) = python::installed(workspace, session) else {
        return;
    };
    let ready = session.checks(
        "browser: packages",
        &[("npm ci", &|shell| packages(workspace, shell))],
    );
    if !ready {
        return;
    }
    session.header("browser: tests");
    let start = Instant::now();
    let mut command = workspace.command("node");
    command.current_dir(workspace.root.join(FOLDER));
    command.args(["--test", "--test-reporter=tap"]);
    command.env("COINTILL_PYTHON", environment.interpreter());
    command.env("COINTILL_BIN", environment.program("cointill"));
    command.env("COINTILL_SCREENSHOTS", pictures(workspace));
    let mut counts = Counts::default();
    let finished = session
        .shell
        .finish(command, Some(MOST), &mut |line| counts.line(line));
    let mut tally = counts.tally;
    let problem = match finished {
        Err(error) => Some(error),
        Ok(finished) if !finished.success && tally.failed == 0 => Some(finished.status),
        Ok(_) if tally.passed + tally.failed == 0 => Some("no test ran".to_owned()),
        Ok(_) => None,
    };
    if let Some(problem) = problem {
        tally.failed += 1;
        session.remark(format!("FAILED browser: tests: {problem}"));
    } else if tally.failed > 0 {
        session.remark(format!("FAILED browser: tests: {}", tally.failed));
    }
    session.row("browser: tests", tally, start.elapsed());
    println!("    pictures: {}", pictures(workspace).display());
}

fn pictures(workspace: &Workspace) -> PathBuf {
    workspace.target.join("browser").join("screenshots")
}

/// Only what the lock file names, and only when that has changed.
fn packages(workspace: &Workspace, shell: Shell) -> Result<(), Problem> {
    let folder = workspace.root.join(FOLDER);
    let lock = workspace.read(PathBuf::from(FOLDER).join("package-lock.json"))?;
    let stamp = folder.join("node_modules").join("installed.txt");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut command = workspace.command("npm");
    command.current_dir(&folder);
    command.args(["ci", "--no-audit", "--no-fund"]);
    shell.run(command)?;
    std::fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(())
}
