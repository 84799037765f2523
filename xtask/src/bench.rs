//! `cargo xtask bench`: every benchmark of the workspace.

use crate::report::Session;
use crate::suites::{node, python, swift};
use crate::workspace::Workspace;

/// A benchmark target and the package that it belongs to.
struct Bench {
    package: String,
    name: String,
}

pub(crate) fn run(
    workspace: &Workspace,
    session: &mut Session,
    arguments: &[String],
) -> Result<(), String> {
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
    // Its figures have no names to choose by.
    if arguments.is_empty() {
        python::bench(workspace, session);
        node::bench(workspace, session);
        swift::bench(workspace, session);
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
