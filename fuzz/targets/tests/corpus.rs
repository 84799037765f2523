//! The committed corpus, inputs too large to commit, and mutations of both, on any compiler.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cointill_fuzz_targets::checkout::accepts as checkout_accepts;
use cointill_fuzz_targets::runner::{corpus, execute, run};
use cointill_fuzz_targets::webhook_2328::accepts as webhook_2328_accepts;
use cointill_fuzz_targets::webhook_alchemypay::accepts as webhook_alchemypay_accepts;
use cointill_fuzz_targets::{ALL, find};

/// Bounded so that a run without optimisation stays a matter of seconds.
const MUTATIONS: u64 = 4_000;

/// The same inputs on every machine and in every run.
const SEED: u64 = 2_328;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

fn committed_and_mutated(name: &str) {
    let target = find(name).unwrap();
    let files = corpus(&folder("corpus").join(name)).unwrap();
    assert!(files.len() >= 10, "only {} inputs", files.len());
    for (path, data) in &files {
        if let Err(problem) = execute(target, data) {
            panic!("{}: {problem}", path.display());
        }
    }
    let inputs: Vec<_> = files.into_iter().map(|(_, data)| data).collect();
    let outcome = run(target, &inputs, SEED, |mutations| mutations < MUTATIONS);
    if let Some((data, problem)) = outcome.finding {
        panic!("{problem}\ninput: {}", data.escape_ascii());
    }
    assert_eq!(outcome.executions, inputs.len() as u64 + MUTATIONS);
}

/// Behind zeros, which every target with a head reads as its first choice.
fn too_large_to_commit(name: &str) {
    let target = find(name).unwrap();
    for (what, text) in nasty() {
        for head in [0, 2, 4, 5] {
            let mut data = vec![0; head];
            data.extend_from_slice(text.as_bytes());
            if let Err(problem) = execute(target, &data) {
                panic!("{what} behind {head} bytes: {problem}");
            }
        }
    }
}

fn nasty() -> Vec<(&'static str, String)> {
    let digits = "1234567890".repeat(1_000);
    let keys: Vec<_> = (0..5_000).map(|i| format!("\"{i}\":{i}")).collect();
    let alike: Vec<_> = (0..3_000)
        .map(|i| format!("\"aaaaaaaa{i:05}bbbbbbbb\":0"))
        .collect();
    vec![
        ("open brackets", "[".repeat(100_000)),
        ("open objects", "{\"a\":".repeat(100_000)),
        (
            "brackets in an answer",
            format!(
                "{{\"state\":0,\"result\":{}{}}}",
                "[".repeat(50_000),
                "]".repeat(50_000)
            ),
        ),
        ("a number", digits.clone()),
        ("a fraction", format!("0.{digits}")),
        ("an exponent", format!("1e{digits}")),
        ("two amounts", format!("{digits}.{digits}\n-{digits}0000")),
        (
            "an amount in a webhook",
            format!(
                "{{\"uuid\":\"1\",\"payment_status\":\"paid\",\"amount\":\"{digits}\",\"currency\":\"USD\"}}"
            ),
        ),
        ("keys", format!("{{{}}}", keys.join(","))),
        ("keys that collide", format!("{{{}}}", alike.join(","))),
        ("backslashes", format!("[\"{}\"]", "\\\\".repeat(50_000))),
        ("an open escape", format!("[\"{}", "\\".repeat(99_999))),
        (
            "wide characters",
            format!("{{\"a\":\"{}\"}}", "😀\u{2028}".repeat(10_000)),
        ),
        ("white space", " \n\t\r".repeat(25_000)),
        ("a page", format!("<html>{}", "<p>403</p>".repeat(10_000))),
    ]
}

macro_rules! targets {
    ($($name:ident),* $(,)?) => {
        $(mod $name {
            #[test]
            fn committed_and_mutated() {
                super::committed_and_mutated(stringify!($name));
            }

            #[test]
            fn too_large_to_commit() {
                super::too_large_to_commit(stringify!($name));
            }
        })*

        const TESTED: &[&str] = &[$(stringify!($name)),*];
    };
}

targets! {
    amounts,
    canonical,
    checkout,
    exchange,
    responses_2328,
    responses_alchemypay,
    retry_after,
    scanner,
    webhook_2328,
    webhook_alchemypay,
}

/// By Python's hashlib, when the corpus was made: another program than the one that verifies.
#[test]
fn what_another_program_signed_is_accepted() {
    for (name, accepts) in [
        ("checkout", checkout_accepts as fn(&[u8]) -> bool),
        ("webhook_2328", webhook_2328_accepts),
        ("webhook_alchemypay", webhook_alchemypay_accepts),
    ] {
        let files = corpus(&folder("corpus").join(name)).unwrap();
        let is_signed = |path: &Path| path.to_string_lossy().contains("signed-by-python");
        let (signed, others): (Vec<_>, Vec<_>) =
            files.iter().partition(|(path, _)| is_signed(path));
        assert!(signed.len() >= 4, "{name}");
        for (path, data) in signed {
            assert!(accepts(data), "{}", path.display());
        }
        for (path, data) in others {
            assert!(!accepts(data), "{}", path.display());
        }
    }
}

fn names(folder: &Path, extension: &str) -> BTreeSet<String> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(extension).map(str::to_owned))
        .collect()
}

#[test]
fn every_target_is_tested_has_a_corpus_and_a_program() {
    let all: BTreeSet<_> = ALL.iter().map(|target| target.name.to_owned()).collect();
    let tested: BTreeSet<_> = TESTED.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(all, tested);
    assert_eq!(all, names(&folder("corpus"), ""));
    assert_eq!(all, names(&folder("fuzz_targets"), ".rs"));
    let manifest = std::fs::read_to_string(folder("Cargo.toml")).unwrap();
    for name in &all {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
    }
}
