//! Runs a target over inputs and keeps the one that breaks it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::Target;
use crate::mutate::{Random, mutate};

/// Longest input that mutation makes: parsers see all their states well below it, and long inputs
/// cost executions.
pub const MOST_BYTES: usize = 4_096;

/// An input of this size that takes this long is a finding too: rejecting must be cheap.
const SLOW: Duration = Duration::from_secs(2);

/// The files of a folder, sorted by name.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn corpus(folder: &Path) -> std::io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut inputs = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            let data = std::fs::read(&path)?;
            inputs.push((path, data));
        }
    }
    inputs.sort();
    Ok(inputs)
}

/// What one input did.
///
/// # Errors
///
/// What the target said when it panicked, or how long it took.
pub fn execute(target: Target, data: &[u8]) -> Result<(), String> {
    let start = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| (target.run)(data)));
    let time = start.elapsed();
    match result {
        Err(cause) => Err(message(&*cause)),
        Ok(()) if time > SLOW => Err(format!("{} bytes took {} ms", data.len(), time.as_millis())),
        Ok(()) => Ok(()),
    }
}

fn message(cause: &(dyn std::any::Any + Send)) -> String {
    let text = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic without a message").to_owned()
}

/// What a run came to.
#[derive(Debug)]
pub struct Outcome {
    /// How often the target was called.
    pub executions: u64,
    /// The input that broke it, and how.
    pub finding: Option<(Vec<u8>, String)>,
}

/// Runs the corpus, then mutations of it, until `go_on(executions)` says no or something breaks.
pub fn run(target: Target, corpus: &[Vec<u8>], seed: u64, go_on: impl Fn(u64) -> bool) -> Outcome {
    let mut random = Random::new(seed);
    let mut executions = 0;
    let mut attempt = |data: Vec<u8>| {
        executions += 1;
        execute(target, &data).map_err(|text| (data, text))
    };
    let mut finding = corpus.iter().find_map(|data| attempt(data.clone()).err());
    let mut mutations = 0;
    while finding.is_none() && go_on(mutations) {
        mutations += 1;
        finding = attempt(mutate(corpus, &mut random, MOST_BYTES)).err();
    }
    Outcome {
        executions,
        finding,
    }
}
