//! What every loader must do: run all, count all, name what fails.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// What the library made of a case: `Ok` in the form of a valid case's `expected`, `Err` in that
/// of an invalid one's.
pub(crate) type Outcome = Result<Value, Value>;

/// The name of an operation and what runs it.
pub(crate) type Op = (&'static str, fn(&Value) -> Outcome);

/// A file without its ending, and its operations.
pub(crate) type Subject = (&'static str, &'static [Op]);

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors"))
}

fn load(name: &str) -> Value {
    let path = folder().join(name);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Runs all cases of a file, and fails with the id of each that differs, for an operation that is
/// not known, or when the counts are not those of the manifest.
pub(crate) fn run(subject: &str, ops: &[Op]) {
    let name = format!("{subject}.json");
    let file = load(&name);
    let mut failures = Vec::new();
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for group in list(&file, "groups") {
        let op = string(group, "op");
        let Some((_, run)) = ops.iter().find(|(known, _)| *known == op) else {
            failures.push(format!("operation {op:?} has no runner"));
            continue;
        };
        for case in list(group, "cases") {
            *counts.entry(op).or_default() += 1;
            if let Err(why) = check(case, *run) {
                let id = string(case, "id");
                let comment = string(case, "comment");
                failures.push(format!("{id} ({comment}):\n    {why}"));
            }
        }
    }
    let manifest = &load("manifest.json")["files"][&name];
    if manifest["ops"] != json!(counts) {
        failures.push(format!(
            "the manifest counts {}, run were {}",
            manifest["ops"],
            json!(counts)
        ));
    }
    assert!(
        failures.is_empty(),
        "{name}: {} failures\n{}",
        failures.len(),
        failures.join("\n")
    );
}

fn check(case: &Value, run: fn(&Value) -> Outcome) -> Result<(), String> {
    let outcome = catch_unwind(AssertUnwindSafe(|| run(&case["input"])))
        .map_err(|_| "it panicked".to_owned())?;
    let valid = case["valid"].as_bool().ok_or("\"valid\" is no boolean")?;
    let got = match (&outcome, valid) {
        (Ok(got), true) if got == &case["expected"] => return Ok(()),
        (Err(got), false) if got == &case["expected"] => return Ok(()),
        (Ok(got), _) => format!("valid {got}"),
        (Err(got), _) => format!("invalid {got}"),
    };
    let kind = if valid { "valid" } else { "invalid" };
    Err(format!(
        "expected {kind} {}\n    got      {got}",
        case["expected"]
    ))
}

/// Fails when a file of the folder, or of the manifest, is run by nothing.
pub(crate) fn every_file_has_a_runner(subjects: &[Subject]) {
    let run: BTreeSet<String> = subjects
        .iter()
        .map(|(name, _)| format!("{name}.json"))
        .collect();
    let found: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".json"))
        .filter(|name| name != "manifest.json" && name != "schema.json")
        .collect();
    let listed: BTreeSet<String> = load("manifest.json")["files"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(run, found, "files with a runner, files in the folder");
    assert_eq!(run, listed, "files with a runner, files in the manifest");
}

/// A list that a case or a file must have.
pub(crate) fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name]
        .as_array()
        .unwrap_or_else(|| panic!("{name}: expected a list in {value}"))
}

/// A text that a case or a file must have.
pub(crate) fn string<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name]
        .as_str()
        .unwrap_or_else(|| panic!("{name}: expected a text in {value}"))
}

/// Bytes in one of their three forms: `text`, `base64`, `repeat`.
pub(crate) fn bytes(value: &Value) -> Vec<u8> {
    if let Some(text) = value["text"].as_str() {
        return text.as_bytes().to_vec();
    }
    if let Some(text) = value["base64"].as_str() {
        return STANDARD.decode(text).unwrap();
    }
    let pieces = list(value, "repeat").iter().map(|piece| {
        let times = piece["times"].as_u64().unwrap() as usize;
        string(piece, "text").repeat(times)
    });
    pieces.collect::<String>().into_bytes()
}

/// The code and the field of an error, as invalid cases give them.
pub(crate) fn error(error: &cointill::Error) -> Value {
    match error.field() {
        Some(field) => json!({"error": {"code": error.code().as_str(), "field": field}}),
        None => json!({"error": {"code": error.code().as_str()}}),
    }
}
