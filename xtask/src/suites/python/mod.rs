//! Python: the wheel as a shop installs it, its tests, lints and types.

mod environment;
mod oldest_django;
mod release;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

pub(crate) use environment::Environment;
pub(crate) use release::release;

use super::junit;
use super::services::{self, MARIADB, OPENSSL, POSTGRESQL, REDIS};
use super::{Formatting, Suite};
use crate::report::{Problem, Session, Tally};
use crate::shell::Shell;
use crate::workspace::Workspace;

pub(super) const SUITE: Suite = Suite {
    name: "python",
    about: "the wheel and the source package, format, lints, types, tests",
    test,
    format: Some(format),
    lint: Some(lint),
    document: None,
};

const FOLDER: &str = "bindings-python";

/// The tests take a minute or two; one that hangs must not hang CI.
const MOST: Duration = Duration::from_secs(900);

/// What a shop downloads, in bytes: a wheel above it has taken something in by mistake.
const LARGEST_WHEEL: u64 = 2_621_440;

fn test(workspace: &Workspace, session: &mut Session) {
    let Some(environment) = set_up(workspace, session) else {
        return;
    };
    format_with(&environment, workspace, session, Formatting::Check);
    lint_with(&environment, workspace, session);
    services(workspace, session);
    let built = session.checks(
        "python: packages",
        &[
            ("the wheel", &|shell| {
                install_wheel(workspace, &environment, shell)
            }),
            ("the wheel of the command", &|shell| {
                install_command(workspace, &environment, shell)
            }),
            ("the command that the tests start", &|shell| {
                let mut command = workspace.cargo();
                command.args("build --locked --package cointill-cli".split(' '));
                shell.run(command)?;
                Ok(())
            }),
        ],
    );
    if built {
        run_tests(
            workspace,
            &environment,
            session,
            "python: tests",
            |command| {
                command.arg("tests");
            },
        );
        oldest_django::test(workspace, &environment, session);
    }
    session.checks(
        "python: source package",
        &[("builds", &|shell| {
            build_from_source(workspace, &environment, shell)
        })],
    );
}

/// The environment with the package and the command in it as a shop installs them, for a suite that
/// starts a shop.
pub(super) fn installed(workspace: &Workspace, session: &mut Session) -> Option<Environment> {
    let environment = set_up(workspace, session)?;
    let ready = session.checks(
        "python: packages for a shop",
        &[
            ("the wheel", &|shell| {
                install_wheel(workspace, &environment, shell)
            }),
            ("the wheel of the command", &|shell| {
                install_command(workspace, &environment, shell)
            }),
        ],
    );
    ready.then_some(environment)
}

fn format(workspace: &Workspace, session: &mut Session, formatting: Formatting) {
    if let Some(environment) = set_up(workspace, session) {
        format_with(&environment, workspace, session, formatting);
    }
}

fn lint(workspace: &Workspace, session: &mut Session) {
    if let Some(environment) = set_up(workspace, session) {
        format_with(&environment, workspace, session, Formatting::Check);
        lint_with(&environment, workspace, session);
    }
}

/// The figures beside those of other packages, of the wheel as a shop installs it.
pub(crate) fn bench(workspace: &Workspace, session: &mut Session) {
    let Some(environment) = set_up(workspace, session) else {
        return;
    };
    services::provide(
        workspace,
        session,
        "python: servers for the benchmark",
        &[&POSTGRESQL],
    );
    let program = |name: &str, shell: Shell| -> Result<(), Problem> {
        let mut command = environment.python(workspace);
        command.arg(workspace.root.join(FOLDER).join("benches").join(name));
        shell.run(command)?;
        Ok(())
    };
    session.checks(
        "bench: python",
        &[
            ("the wheel", &|shell| {
                install_wheel(workspace, &environment, shell)
            }),
            ("runs to its end", &|shell| program("bench.py", shell)),
            ("the Django app", &|shell| program("django_view.py", shell)),
        ],
    );
}

/// Thousands of webhooks to a Django shop, and its workers killed meanwhile.
pub(crate) fn soak(workspace: &Workspace, session: &mut Session, arguments: &[String]) {
    let Some(environment) = set_up(workspace, session) else {
        return;
    };
    services(workspace, session);
    session.checks(
        "soak: python",
        &[
            ("the wheel", &|shell| {
                install_wheel(workspace, &environment, shell)
            }),
            ("the sandbox", &|shell| {
                let mut command = workspace.cargo();
                command.args("build --locked --release --package cointill-cli".split(' '));
                shell.run(command)?;
                Ok(())
            }),
            ("every order is credited once", &|shell| {
                let mut command = environment.python(workspace);
                command.arg(workspace.root.join(FOLDER).join("soak/soak.py"));
                command.args(arguments);
                command.env("COINTILL_BIN", built(workspace, "release"));
                shell.run(command)?;
                Ok(())
            }),
        ],
    );
}

/// The command `cointill` of a profile.
fn built(workspace: &Workspace, profile: &str) -> PathBuf {
    let name = format!("cointill{}", std::env::consts::EXE_SUFFIX);
    workspace.target.join(profile).join(name)
}

/// The virtual environment, or a row that says what is missing.
fn set_up(workspace: &Workspace, session: &mut Session) -> Option<Environment> {
    let made = std::cell::RefCell::new(None);
    session.checks(
        "python: environment",
        &[("python and its packages", &|shell| {
            let environment = Environment::make(workspace, &workspace.root.join(FOLDER), shell)?;
            made.replace(Some(environment));
            Ok(())
        })],
    );
    made.into_inner()
}

fn services(workspace: &Workspace, session: &mut Session) {
    let all = [&REDIS, &OPENSSL, &POSTGRESQL, &MARIADB];
    services::provide(workspace, session, "python: servers for the tests", &all);
}

fn format_with(
    environment: &Environment,
    workspace: &Workspace,
    session: &mut Session,
    formatting: Formatting,
) {
    session.checks(
        "python: format",
        &[("ruff", &|shell| {
            let mut command = environment.tool(workspace, "ruff");
            command.arg("format").arg("--quiet");
            if formatting == Formatting::Check {
                command.arg("--diff");
            }
            // The examples are written in the same style.
            command.args([
                "--config",
                "bindings-python/pyproject.toml",
                FOLDER,
                "examples",
            ]);
            shell.run(command)?;
            Ok(())
        })],
    );
}

fn lint_with(environment: &Environment, workspace: &Workspace, session: &mut Session) {
    session.checks(
        "python: lints",
        &[("ruff", &|shell| {
            let mut command = environment.tool(workspace, "ruff");
            command.current_dir(workspace.root.join(FOLDER));
            command.args("check --quiet --config pyproject.toml . ../examples".split(' '));
            shell.run(command)?;
            Ok(())
        })],
    );
}

fn output(workspace: &Workspace) -> PathBuf {
    workspace.target.join("python")
}

/// Builds the wheel and installs it: what is tested is what a shop gets.
fn install_wheel(
    workspace: &Workspace,
    environment: &Environment,
    shell: Shell,
) -> Result<(), Problem> {
    let folder = output(workspace).join("wheels");
    empty(&folder)?;
    let mut command = environment.tool(workspace, "maturin");
    command.args("build --release --locked --quiet --manifest-path".split(' '));
    command.arg(workspace.root.join(FOLDER).join("Cargo.toml"));
    command.arg("--out").arg(&folder);
    shell.run(command)?;
    let wheel = only_file(&folder)?;
    let size = std::fs::metadata(&wheel)
        .map_err(|error| format!("{}: {error}", wheel.display()))?
        .len();
    println!("    {} KiB", size / 1024);
    let mut command = environment.python(workspace);
    command.args("-m pip install --quiet --force-reinstall --no-deps".split(' '));
    command.arg(&wheel);
    shell.run(command)?;
    if size > LARGEST_WHEEL {
        return Err(Problem::Failed(format!(
            "expected a wheel of at most {LARGEST_WHEEL} bytes, got {size}"
        )));
    }
    Ok(())
}

/// The command in a wheel of its own, for `pip install "cointill[sandbox]"`.
fn install_command(
    workspace: &Workspace,
    environment: &Environment,
    shell: Shell,
) -> Result<(), Problem> {
    let folder = output(workspace).join("command");
    empty(&folder)?;
    let mut command = environment.tool(workspace, "maturin");
    command
        .args("build --release --locked --quiet --manifest-path cli/Cargo.toml --out".split(' '));
    command.arg(&folder);
    shell.run(command)?;
    let mut command = environment.python(workspace);
    command.args("-m pip install --quiet --force-reinstall --no-deps".split(' '));
    command.arg(only_file(&folder)?);
    shell.run(command)?;
    let mut command = environment.tool(workspace, "cointill");
    command.arg("--version");
    let version = shell.run(command)?;
    let expected = format!("cointill {}", env!("CARGO_PKG_VERSION"));
    if version.trim() != expected {
        return Err(Problem::Failed(format!(
            "expected {expected:?} of the installed command, got {:?}",
            version.trim()
        )));
    }
    Ok(())
}

/// What a platform without a wheel does: unpacks the source package and builds it there.
fn build_from_source(
    workspace: &Workspace,
    environment: &Environment,
    shell: Shell,
) -> Result<(), Problem> {
    let folder = output(workspace).join("source");
    empty(&folder)?;
    let mut command = environment.tool(workspace, "maturin");
    command.args("sdist --manifest-path".split(' '));
    command.arg(workspace.root.join(FOLDER).join("Cargo.toml"));
    command.arg("--out").arg(&folder);
    shell.run(command)?;
    let package = only_file(&folder)?;
    let built = output(workspace).join("from-source");
    empty(&built)?;
    let mut command = environment.python(workspace);
    // With the tools that are there: an isolated build would download them once more.
    command.args("-m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir".split(' '));
    command.arg(&built).arg(package);
    // pip starts the build backend by its name.
    command.env("PATH", environment.path());
    shell.run(command)?;
    only_file(&built)?;
    Ok(())
}

/// Runs pytest in the package's folder; `which` says of what, and where.
fn run_tests(
    workspace: &Workspace,
    environment: &Environment,
    session: &mut Session,
    title: &str,
    which: impl FnOnce(&mut Command),
) {
    let report = output(workspace).join("tests.xml");
    let _ = std::fs::remove_file(&report);
    let mut command = environment.python(workspace);
    command.current_dir(workspace.root.join(FOLDER));
    command.args("-m pytest -q -p no:cacheprovider".split(' '));
    which(&mut command);
    command.arg(format!("--junitxml={}", report.display()));
    command.env("COINTILL_BIN", built(workspace, "debug"));
    session.tests(title, |shell| {
        let finished = shell.finish(command, Some(MOST), &mut |_| {});
        (finished, Tally::reported(&report, junit::tally))
    });
}

fn empty(folder: &Path) -> Result<(), String> {
    let refuse = |error| format!("{}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(refuse)?;
    }
    std::fs::create_dir_all(folder).map_err(refuse)
}

fn only_file(folder: &Path) -> Result<PathBuf, String> {
    let refuse = |error| format!("{}: {error}", folder.display());
    let mut files = std::fs::read_dir(folder).map_err(refuse)?;
    match (files.next(), files.next()) {
        (Some(file), None) => Ok(file.map_err(refuse)?.path()),
        (None, _) => Err(format!("{}: expected a file, got none", folder.display())),
        _ => Err(format!(
            "{}: expected one file, got several",
            folder.display()
        )),
    }
}
