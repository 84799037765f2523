//! Writes the files of `tests/vectors`, or checks that they are what it would write.
//!
//! Nothing here calls the library: signatures, canonical forms, amounts, events and fields come
//! from `reference`, written from the protocol notes with plain crates, and the notes' own vectors
//! are constants. So the library is checked against something other than itself.

mod cases;
mod reference;
mod tables;
mod vectors;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use vectors::File;

const HELP: &str = "\
Writes tests/vectors/*.json and their manifest.

Usage: cargo run -p cointill-vectors-generator [-- OPTIONS]

Options:
  --check       write nothing; exit 1 when a file differs, is missing or has no generator
  --dir FOLDER  another folder than tests/vectors
  --help        this text
";

/// Files of the folder that are written by hand.
const BY_HAND: [&str; 1] = ["schema.json"];

fn main() -> ExitCode {
    let mut check = false;
    let mut folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../vectors"));
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match (argument.as_str(), arguments.size_hint().0) {
            ("--check", _) => check = true,
            ("--dir", 1..) => folder = arguments.next().unwrap_or_default().into(),
            ("--help", _) => {
                print!("{HELP}");
                return ExitCode::SUCCESS;
            }
            _ => {
                eprint!("unexpected argument {argument:?}\n\n{HELP}");
                return ExitCode::from(2);
            }
        }
    }
    let files = cases::all();
    if let Some(id) = repeated_id(&files) {
        eprintln!("the id {id:?} is used twice: ids name one case for ever");
        return ExitCode::FAILURE;
    }
    let outcome = if check {
        compare(&files, &folder)
    } else {
        write(&files, &folder)
    };
    match outcome {
        Ok(problems) if problems.is_empty() => {
            let cases: usize = files.iter().map(|file| file.cases().count()).sum();
            println!("{} files, {cases} cases", files.len());
            ExitCode::SUCCESS
        }
        Ok(problems) => {
            for problem in problems {
                eprintln!("{problem}");
            }
            eprintln!("run `cargo xtask vectors` and commit what it changes");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn repeated_id(files: &[File]) -> Option<&str> {
    let mut seen = BTreeSet::new();
    files
        .iter()
        .flat_map(File::cases)
        .map(|case| case.id.as_str())
        .find(|id| !seen.insert(*id))
}

fn outputs(files: &[File]) -> Vec<(String, String)> {
    let mut outputs: Vec<_> = files
        .iter()
        .map(|file| (file.name(), file.render()))
        .collect();
    outputs.push(("manifest.json".to_owned(), vectors::manifest(files)));
    outputs
}

fn write(files: &[File], folder: &Path) -> io::Result<Vec<String>> {
    fs::create_dir_all(folder)?;
    let outputs = outputs(files);
    for (name, text) in &outputs {
        fs::write(folder.join(name), text)?;
    }
    strays(&outputs, folder)
}

fn compare(files: &[File], folder: &Path) -> io::Result<Vec<String>> {
    let outputs = outputs(files);
    let mut problems = strays(&outputs, folder)?;
    for (name, text) in &outputs {
        match fs::read(folder.join(name)) {
            Ok(found) if found == text.as_bytes() => {}
            Ok(_) => problems.push(format!("{name} is stale")),
            Err(_) => problems.push(format!("{name} is missing")),
        }
    }
    Ok(problems)
}

/// JSON files that nothing generates: left over from a subject that was renamed.
fn strays(outputs: &[(String, String)], folder: &Path) -> io::Result<Vec<String>> {
    let mut problems = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let known =
            BY_HAND.contains(&name.as_str()) || outputs.iter().any(|(output, _)| *output == name);
        if name.ends_with(".json") && !known {
            problems.push(format!("{name} has no generator"));
        }
    }
    Ok(problems)
}
