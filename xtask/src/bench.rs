//! `cargo xtask bench`: every benchmark of the workspace.

use crate::args::refuse_unknown;
use crate::report::Session;
use crate::suites::{kotlin, node, python, swift};
use crate::workspace::Workspace;

/// A benchmark target and the package that it belongs to.
struct Bench {
    package: String,
    name: String,
}

type Run = fn(&Workspace, &mut Session);

/// The languages that have figures of their own, each under the name of its suite.
const LANGUAGES: &[(&str, Run)] = &[
    ("python", python::bench),
    ("node", node::bench),
    ("kotlin", kotlin::bench),
    ("swift", swift::bench),
];

/// Runs those of `only`, or all; what stands in `arguments` is for the benchmarks of Rust.
pub(crate) fn run(
    workspace: &Workspace,
    session: &mut Session,
    only: &[String],
    arguments: &[String],
) -> Result<(), String> {
    let known = LANGUAGES.iter().map(|(name, _)| *name);
    refuse_unknown(only, known.chain(["rust"]))?;
    let wanted = |name: &str| only.is_empty() || only.iter().any(|own| own == name);
    if wanted("rust") {
        rust(workspace, session, arguments)?;
    }
    for (name, run) in LANGUAGES {
        // Their figures have no names to choose by.
        if arguments.is_empty() && wanted(name) {
            run(workspace, session);
        }
    }
    Ok(())
}

fn rust(workspace: &Workspace, session: &mut Session, arguments: &[String]) -> Result<(), String> {
    let benches = benches(workspace)?;
    if benches.is_empty() {
        return Err("expected a benchmark in the workspace, got none".to_owned());
    }
    for bench in benches {
        session.checks(
            &format!("bench: {} {}", bench.package, bench.name),
            &[("runs to its end", &|shell| {
                let mut command = workspace.cargo();
                // By name: `--workspace` would also build every test in the bench profile.
                command.args(["bench", "--locked", "--all-features"]);
                command.args(["-p", &bench.package, "--bench", &bench.name, "--"]);
                command.args(arguments);
                shell.run(command)?;
                Ok(())
            })],
        );
    }
    Ok(())
}

fn benches(workspace: &Workspace) -> Result<Vec<Bench>, String> {
    let output = workspace
        .cargo()
        .args("metadata --no-deps --locked --format-version 1".split(' '))
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("cargo metadata: {error}"))?;
    let mut benches = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        for target in package["targets"].as_array().into_iter().flatten() {
            let is_bench = target["kind"]
                .as_array()
                .is_some_and(|kinds| kinds.iter().any(|kind| kind == "bench"));
            if let (true, Some(package), Some(name)) =
                (is_bench, package["name"].as_str(), target["name"].as_str())
            {
                benches.push(Bench {
                    package: package.to_owned(),
                    name: name.to_owned(),
                });
            }
        }
    }
    Ok(benches)
}
