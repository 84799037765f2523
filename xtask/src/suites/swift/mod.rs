//! Swift: the package is built and its tests run, on the machine's Swift or one made for it.

mod bench;
mod border;
mod native;
mod rest;
mod root;
mod signing;
mod toolchain;
mod xctest;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use toolchain::Toolchain;

use super::kotlin::native::Build;
use super::{Formatting, Suite};
use crate::report::{Session, Tally};
use crate::workspace::Workspace;

pub(super) const SUITE: Suite = Suite {
    name: "swift",
    about: "the packages for servers and for apps, format, tests",
    test,
    format: Some(format),
    lint: None,
    document: None,
};

const FOLDER: &str = "bindings-swift";

/// Written by hand; what is generated has its generator.
const BY_HAND: &[&str] = &[
    "Benchmarks",
    "Package.swift",
    "Samples",
    "Sources/Cointill/Border",
    "Sources/Cointill/Checkout",
    "Sources/Cointill/Cointill.swift",
    "Sources/Cointill/Gateways",
    "Sources/Cointill/HTTP",
    "Sources/Cointill/Payment",
    "Sources/Cointill/Signing",
    "Sources/Cointill/Values",
    "Sources/Cointill/Webhooks",
    "Sources/CointillCheckout/Border",
    "Sources/CointillCheckout/Checkout",
    "Sources/CointillCheckout/HTTP",
    "Sources/CointillCheckout/Values",
    "Sources/CointillCheckoutLibrary",
    "Tests/CointillCheckoutTests",
    "Tests/CointillTests/Support",
    "Tests/CointillTests/Vectors",
    "Tests/Support",
];

/// The build takes a minute or two; a test that hangs must not hang CI.
const MOST: Duration = Duration::from_secs(600);

fn test(workspace: &Workspace, session: &mut Session) {
    let Some(toolchain) = set_up(workspace, session) else {
        return;
    };
    format_with(&toolchain, workspace, session, Formatting::Check);
    let built = session.checks(
        "swift: native library",
        &[
            ("builds", &|shell| native::build(workspace, shell)),
            ("the code over it is fresh", &|shell| {
                native::check(workspace, shell)
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
        tests(&toolchain, workspace, session, Build::Merchant);
        tests(&toolchain, workspace, session, Build::Checkout);
        session.checks(
            "swift: a program for apps",
            &[("holds nothing that signs", &|shell| {
                signing::check(&toolchain, workspace, shell)
            })],
        );
    }
}

/// The tests over one of the libraries: those of `CheckoutSession` run over both.
fn tests(toolchain: &Toolchain, workspace: &Workspace, session: &mut Session, build: Build) {
    let name = format!("swift: tests, {}", build.feature());
    session.tests(&name, |shell| {
        let mut tally = Tally::default();
        let finished = command(workspace, toolchain, Some(build), &["test"]).and_then(|command| {
            shell.finish(command, Some(MOST), &mut |line| {
                xctest::count(&mut tally, line);
            })
        });
        (finished, tally)
    });
}

fn format(workspace: &Workspace, session: &mut Session, formatting: Formatting) {
    if let Some(toolchain) = set_up(workspace, session) {
        format_with(&toolchain, workspace, session, formatting);
    }
}

fn format_with(
    toolchain: &Toolchain,
    workspace: &Workspace,
    session: &mut Session,
    formatting: Formatting,
) {
    session.checks(
        "swift: format",
        &[("swift format", &|shell| {
            let mut arguments = match formatting {
                Formatting::Write => vec!["format", "format", "--in-place"],
                Formatting::Check => vec!["format", "lint", "--strict"],
            };
            arguments.push("--recursive");
            arguments.extend(BY_HAND);
            shell.run(command(workspace, toolchain, None, &arguments)?)?;
            Ok(())
        })],
    );
}

/// A Swift, or a row that says what is missing.
fn set_up(workspace: &Workspace, session: &mut Session) -> Option<Toolchain> {
    let found = std::cell::RefCell::new(None);
    session.checks(
        "swift: toolchain",
        &[("swift", &|shell| {
            found.replace(Some(Toolchain::find(workspace, shell)?));
            Ok(())
        })],
    );
    found.into_inner()
}

/// The figures of docs/benchmarks.md.
pub(crate) fn bench(workspace: &Workspace, session: &mut Session) {
    let Some(toolchain) = set_up(workspace, session) else {
        return;
    };
    session.checks(
        "bench: swift",
        &[
            ("the native libraries", &|shell| {
                native::build(workspace, shell)
            }),
            ("runs to its end", &|shell| {
                bench::run(&toolchain, workspace, shell)
            }),
            ("sizes", &|shell| bench::sizes(&toolchain, workspace, shell)),
        ],
    );
}

/// `swift` in the package, as a person would type it.
pub(crate) fn swift(workspace: &Workspace, session: &mut Session, arguments: &[String]) {
    let Some(toolchain) = set_up(workspace, session) else {
        return;
    };
    session.checks(
        "swift",
        &[
            ("the native library", &|shell| {
                native::build(workspace, shell)
            }),
            ("the code over it", &|shell| native::write(workspace, shell)),
            ("runs to its end", &|shell| {
                let words: Vec<_> = arguments.iter().map(String::as_str).collect();
                shell.run(command(workspace, &toolchain, None, &words)?)?;
                Ok(())
            }),
        ],
    );
}

/// A subcommand of `swift`, `test` when there is none, with its arguments. `tested` says over which
/// library the tests run, where they do.
fn command(
    workspace: &Workspace,
    toolchain: &Toolchain,
    tested: Option<Build>,
    arguments: &[&str],
) -> Result<Command, String> {
    let libraries = native::folder(workspace);
    command_over(workspace, toolchain, &libraries, tested, arguments)
}

/// The same over the libraries of a folder.
fn command_over(
    workspace: &Workspace,
    toolchain: &Toolchain,
    libraries: &Path,
    tested: Option<Build>,
    arguments: &[&str],
) -> Result<Command, String> {
    let program = workspace.target.join("debug").join("cointill");
    let mut environment = vec![
        ("COINTILL_LIBRARIES", libraries.display().to_string()),
        ("COINTILL_BIN", program.display().to_string()),
    ];
    if let Some(build) = tested {
        environment.push(("COINTILL_TESTED", build.feature().to_owned()));
    }
    let folder = workspace.root.join(FOLDER);
    let mut command = toolchain.swift(workspace, &folder, &environment)?;
    let (name, rest) = arguments.split_first().unwrap_or((&"test", &[]));
    command.arg(name);
    if ["build", "run", "test"].contains(name) {
        command.arg("--scratch-path");
        command.arg(scratch(workspace));
    }
    command.args(rest);
    Ok(command)
}

/// Beside what Cargo builds: the checkout holds sources alone.
fn scratch(workspace: &Workspace) -> PathBuf {
    workspace.target.join("swift").join("build")
}
