//! The command that a newcomer types first, and every story that it can tell.

use std::process::Command;
use std::time::Duration;

use crate::report::{Check, Problem};
use crate::shell::Shell;
use crate::workspace::Workspace;

const GATEWAYS: &[&str] = &["2328", "alchemypay"];

/// Fixed here: one that the command lost would not be missed otherwise.
const SCENARIOS: &[&str] = &[
    "paid",
    "underpaid",
    "topped-up",
    "overpaid",
    "late",
    "expired",
    "duplicate",
    "reordered",
    "lost-webhook",
];

/// A story takes a second or two; one that hangs must not hang CI.
const MOST: Duration = Duration::from_secs(60);

/// Runs `report` with all checks.
pub(crate) fn with_checks(workspace: &Workspace, report: impl FnOnce(&[Check<'_>])) {
    let alias = |shell: Shell| -> Result<(), Problem> {
        // Built without a limit of time: then only the story counts.
        let mut command = workspace.cargo();
        command.args("build --locked --release --package cointill-cli".split(' '));
        shell.run(command)?;
        let mut command = workspace.cargo();
        command.arg("demo");
        tell(command, GATEWAYS.len(), shell)
    };
    let list = |_| all_are_listed(workspace);
    let stories: Vec<_> = GATEWAYS
        .iter()
        .flat_map(|gateway| SCENARIOS.iter().map(move |scenario| (gateway, scenario)))
        .map(|(gateway, scenario)| {
            let name = format!("{gateway} {scenario}");
            let run = move |shell: Shell| {
                let mut command = cointill(workspace);
                command.args(["demo", "--gateway", gateway, "--scenario", scenario]);
                tell(command, 1, shell)
            };
            (name, run)
        })
        .collect();
    let mut checks: Vec<Check<'_>> = vec![("cargo demo", &alias), ("its scenarios", &list)];
    for (name, run) in &stories {
        checks.push((name, run));
    }
    report(&checks);
}

/// Runs one command, which must tell so many stories and find every verdict right.
fn tell(command: Command, stories: usize, shell: Shell) -> Result<(), Problem> {
    let output = shell.quiet().run_within(command, MOST)?;
    // An exit code alone would also be that of a command that does nothing.
    let told = output
        .lines()
        .filter(|line| line.starts_with(" ok: "))
        .count();
    if told == stories {
        return Ok(());
    }
    print!("{output}");
    Err(Problem::Failed(format!(
        "expected {stories} stories with the right verdict, got {told}"
    )))
}

/// The program that `cargo demo` has built.
fn cointill(workspace: &Workspace) -> Command {
    let name = format!("cointill{}", std::env::consts::EXE_SUFFIX);
    workspace.command(workspace.target.join("release").join(name))
}

/// The command has the scenarios of the list and no other.
fn all_are_listed(workspace: &Workspace) -> Result<(), Problem> {
    // A mistake is answered with what there is.
    let output = cointill(workspace)
        .args(["demo", "--scenario", "none"])
        .output()
        .map_err(|error| format!("cointill: {error}"))?;
    let answer = String::from_utf8_lossy(&output.stderr);
    let listed = possible_values(&answer)
        .ok_or_else(|| format!("expected a list of scenarios, got {answer:?}"))?;
    if listed == SCENARIOS {
        return Ok(());
    }
    Err(Problem::Failed(format!(
        "expected the scenarios {}, got {}; the list is in xtask/src/demo.rs",
        SCENARIOS.join(", "),
        listed.join(", ")
    )))
}

/// `[possible values: paid, underpaid]`.
fn possible_values(output: &str) -> Option<Vec<&str>> {
    let (_, rest) = output.split_once("[possible values: ")?;
    let (values, _) = rest.split_once(']')?;
    Some(values.split(',').map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::possible_values;

    #[test]
    fn the_list_is_read_over_line_breaks() {
        let output = "error: invalid value\n  [possible values: paid, topped-up,\n  late]\n";
        assert_eq!(
            possible_values(output),
            Some(vec!["paid", "topped-up", "late"])
        );
        assert_eq!(possible_values("error"), None);
    }
}
