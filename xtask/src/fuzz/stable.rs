//! Fuzzing without a nightly toolchain: mutations of the corpus, by the runner of
//! `fuzz/targets`.

use super::{Outcome, Target};
use crate::shell::Shell;
use crate::workspace::Workspace;

pub(super) fn run(
    workspace: &Workspace,
    shell: Shell,
    target: &Target,
    seconds: u64,
) -> Result<Outcome, String> {
    let mut command = workspace.cargo();
    command.args("run --locked --profile fuzz -p cointill-fuzz-targets --".split(' '));
    command.args([&target.name, &seconds.to_string()]);
    command.arg(&target.corpus).arg(&target.artifacts);
    let finished = shell.finish(command, None, &mut |_| {})?;
    let executions = finished
        .output
        .lines()
        .find_map(|line| line.strip_prefix("executions: ")?.parse().ok())
        .ok_or_else(|| format!("it ended without a count: {}", finished.status))?;
    Ok(Outcome {
        executions,
        findings: u32::from(!finished.success),
    })
}
