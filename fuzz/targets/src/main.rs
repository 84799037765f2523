//! Runs one fuzz target on stable: mutations of its corpus for a given time.
//!
//! `cargo xtask fuzz` starts it where cargo-fuzz is not at hand:
//! `cointill-fuzz-targets <target> <seconds> <corpus> <artifacts>`.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use cointill_fuzz_targets::{find, runner};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match fuzz(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// True when nothing was found.
fn fuzz(arguments: &[String]) -> Result<bool, String> {
    let [name, seconds, corpus, artifacts] = arguments else {
        return Err("expected <target> <seconds> <corpus> <artifacts>".to_owned());
    };
    let target = find(name).ok_or_else(|| format!("expected a target, got {name:?}"))?;
    let seconds = seconds
        .parse()
        .map_err(|_| format!("expected a number of seconds, got {seconds:?}"))?;
    let inputs: Vec<_> = runner::corpus(Path::new(corpus))
        .map_err(|error| format!("{corpus}: {error}"))?
        .into_iter()
        .map(|(_, data)| data)
        .collect();
    // Another seed each time, or a longer run would begin with what the last one saw.
    let seed = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |now| now.as_nanos() as u64);
    // The message is printed once, below; a backtrace through this runner says nothing more.
    std::panic::set_hook(Box::new(|_| {}));
    let start = Instant::now();
    let end = Duration::from_secs(seconds);
    let outcome = runner::run(target, &inputs, seed, |_| start.elapsed() < end);
    println!("executions: {}", outcome.executions);
    let Some((data, text)) = outcome.finding else {
        return Ok(true);
    };
    let folder = Path::new(artifacts);
    let file = folder.join(format!("stable-{seed:016x}"));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&file, &data))
        .map_err(|error| format!("{}: {error}", file.display()))?;
    println!("finding: {text}");
    println!("input: {}", file.display());
    Ok(false)
}
