//! `cargo xtask fuzz`: every fuzz target for a given time.

mod libfuzzer;
mod stable;

use std::path::PathBuf;

use crate::shell::Shell;
use crate::workspace::Workspace;

/// One target: a file of `fuzz/fuzz_targets`.
struct Target {
    name: String,
    /// Its committed inputs.
    corpus: PathBuf,
    /// Where an input that breaks it is kept.
    artifacts: PathBuf,
}

/// What came of a target.
struct Outcome {
    executions: u64,
    findings: u32,
}

type Fuzz<'w> = dyn Fn(&Target) -> Result<Outcome, String> + 'w;

/// True when nothing was found.
pub(crate) fn run(
    workspace: &Workspace,
    shell: Shell,
    seconds: u64,
    wanted: &[String],
) -> Result<bool, String> {
    let targets = targets(workspace, wanted)?;
    let fuzz: Box<Fuzz<'_>> = match libfuzzer::prepare(workspace, shell)? {
        Ok(fuzzer) => Box::new(move |target| fuzzer.run(target, seconds)),
        Err(why) => {
            println!("{why}: running mutations of the corpus on stable instead");
            Box::new(move |target| stable::run(workspace, shell, target, seconds))
        }
    };
    let mut lines = Vec::new();
    let mut found = 0;
    for target in &targets {
        println!("\n=== fuzz: {}", target.name);
        let (executions, findings) = match fuzz(target) {
            Ok(outcome) => (outcome.executions, outcome.findings),
            Err(error) => {
                println!("FAILED fuzz: {}: {error}", target.name);
                (0, 1)
            }
        };
        found += findings;
        lines.push(format!(
            "{:20}  {seconds:>7}  {executions:>12}  {findings:>8}",
            target.name
        ));
    }
    println!(
        "\n{:20}  {:>7}  {:>12}  {:>8}",
        "target", "seconds", "executions", "findings"
    );
    for line in lines {
        println!("{line}");
    }
    println!("{} targets, {found} findings", targets.len());
    Ok(found == 0)
}

fn targets(workspace: &Workspace, wanted: &[String]) -> Result<Vec<Target>, String> {
    let folder = workspace.root.join("fuzz/fuzz_targets");
    let refuse = |error| format!("{}: {error}", folder.display());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(refuse)? {
        let file = entry.map_err(refuse)?.file_name();
        if let Some(name) = file.to_string_lossy().strip_suffix(".rs") {
            names.push(name.to_owned());
        }
    }
    names.sort();
    if let Some(unknown) = wanted.iter().find(|name| !names.contains(name)) {
        return Err(format!(
            "--target: expected one of {}, got {unknown:?}",
            names.join(", ")
        ));
    }
    names.retain(|name| wanted.is_empty() || wanted.contains(name));
    if names.is_empty() {
        return Err("fuzz/fuzz_targets: expected a target, got none".to_owned());
    }
    let target = |name: String| Target {
        corpus: workspace.root.join("fuzz/corpus").join(&name),
        artifacts: workspace.root.join("fuzz/artifacts").join(&name),
        name,
    };
    Ok(names.into_iter().map(target).collect())
}
