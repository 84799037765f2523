//! Fuzzing that learns from coverage: cargo-fuzz with a nightly toolchain.

use std::path::PathBuf;
use std::process::Command;

use super::{Outcome, Target};
use crate::shell::Shell;
use crate::tools::CARGO_FUZZ;
use crate::workspace::Workspace;

/// Parsers see all their states well below it; longer inputs cost executions.
const MOST_BYTES: u32 = 4_096;

/// Seconds that one input may take: rejecting must be cheap.
const MOST_SECONDS: u32 = 5;

pub(super) struct LibFuzzer<'w> {
    workspace: &'w Workspace,
    shell: Shell,
    program: PathBuf,
}

/// The fuzzer with all its targets built, or why there is none here.
///
/// # Errors
///
/// When it is there and the targets do not build.
pub(super) fn prepare(
    workspace: &Workspace,
    shell: Shell,
) -> Result<Result<LibFuzzer<'_>, String>, String> {
    let nightly = Command::new("rustc")
        .args(["+nightly", "--version"])
        .output();
    if !nightly.is_ok_and(|output| output.status.success()) {
        return Ok(Err("no nightly toolchain".to_owned()));
    }
    let program = match CARGO_FUZZ.find(workspace, shell) {
        Ok(program) => program,
        Err(error) => return Ok(Err(error)),
    };
    let fuzzer = LibFuzzer {
        workspace,
        shell,
        program,
    };
    println!("\n=== fuzz: build");
    // Beforehand, so that building takes nothing of a target's time.
    shell.run(fuzzer.command("build"))?;
    Ok(Ok(fuzzer))
}

impl LibFuzzer<'_> {
    fn command(&self, action: &str) -> Command {
        let mut command = self.workspace.command(&self.program);
        // Cargo set it to itself, which is the stable one.
        command.env_remove("CARGO");
        command.env("RUSTUP_TOOLCHAIN", "nightly");
        // No address sanitizer: the code forbids `unsafe`, and without it runs twice as often.
        command.args([action, "--fuzz-dir", "fuzz", "--sanitizer", "none"]);
        command
    }

    pub(super) fn run(&self, target: &Target, seconds: u64) -> Result<Outcome, String> {
        // What it learns is kept apart from what is committed.
        let learnt = self.workspace.target.join("fuzz-corpus").join(&target.name);
        for folder in [&learnt, &target.artifacts] {
            std::fs::create_dir_all(folder)
                .map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        let mut command = self.command("run");
        command.arg(&target.name).arg(&learnt).arg(&target.corpus);
        command.arg("--");
        command.arg(format!("-max_total_time={seconds}"));
        command.arg(format!("-max_len={MOST_BYTES}"));
        command.arg(format!("-timeout={MOST_SECONDS}"));
        command.arg("-print_final_stats=1");
        let mut findings = 0;
        let finished = self.shell.finish(command, None, &mut |line| {
            findings += u32::from(line.contains("Test unit written to "));
        })?;
        let executions = executions(&finished.output);
        match executions.filter(|_| finished.success || findings > 0) {
            Some(executions) => Ok(Outcome {
                executions,
                findings,
            }),
            // Killed from outside, for example.
            None => Err(format!("it did not run to its end: {}", finished.status)),
        }
    }
}

/// `stat::number_of_executed_units: 12345`.
fn executions(output: &str) -> Option<u64> {
    output.lines().rev().find_map(|line| {
        line.strip_prefix("stat::number_of_executed_units:")?
            .trim()
            .parse()
            .ok()
    })
}

#[cfg(test)]
mod tests {
    use super::executions;

    #[test]
    fn executions_are_read_from_the_statistics() {
        let output = "Done 9 runs\nstat::number_of_executed_units: 123456\nstat::peak_rss_mb: 50\n";
        assert_eq!(executions(output), Some(123_456));
        assert_eq!(executions("no statistics"), None);
    }
}
