//! Runs what `docs/cli.md` shows, in one shell, and compares what comes out.

use std::path::PathBuf;
use std::process::Command;

const PAGE: &str = include_str!("../../../docs/cli.md");

/// A block to run, and what it prints if the page says so.
#[derive(Debug)]
struct Example {
    script: String,
    output: Option<String>,
}

/// The blocks marked `sh`, each with the block marked `text` right behind it. Blocks marked
/// `console` need something that a test has not, and are not run.
fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut runs = false;
    for (i, block) in PAGE.split("```").enumerate() {
        let inside = i % 2 == 1;
        match block.split_once('\n') {
            Some(("sh", script)) if inside => {
                runs = true;
                examples.push(Example {
                    script: script.to_owned(),
                    output: None,
                });
            }
            Some(("text", output)) if inside && runs => {
                examples.last_mut().unwrap().output = Some(output.to_owned());
            }
            _ if inside || !block.trim().is_empty() => runs = false,
            _ => {}
        }
    }
    examples
}

/// Whether `text` is `pattern`, in which `…` stands for anything.
fn fits(pattern: &str, text: &str) -> bool {
    let parts: Vec<&str> = pattern.split('…').collect();
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    if parts.len() == 1 {
        return pattern == text;
    }
    let Some(mut rest) = text
        .strip_prefix(first)
        .and_then(|rest| rest.strip_suffix(last))
    else {
        return false;
    };
    for part in &parts[1..parts.len() - 1] {
        let Some((_, behind)) = rest.split_once(part) else {
            return false;
        };
        rest = behind;
    }
    true
}

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(unix)]
#[test]
fn the_examples_of_the_page_work() {
    const END: &str = "--- end of an example ---";
    let name = format!("cointill-docs-{}", std::process::id());
    let folder = Folder(std::env::temp_dir().join(name));
    std::fs::create_dir_all(&folder.0).unwrap();
    let bin = PathBuf::from(env!("CARGO_BIN_EXE_cointill"));
    let path = format!(
        "{}:{}",
        bin.parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );

    let examples = examples();
    assert!(examples.len() >= 9, "{}", examples.len());
    let curl = Command::new("curl").arg("--version").output().is_ok();
    // The sandbox that the page starts ends with the shell.
    let mut script = "set -eu\npid=\ntrap 'kill $pid' EXIT\n".to_owned();
    for example in &examples {
        if curl || !example.script.contains("curl") {
            script.push_str(&example.script);
        }
        script.push_str(&format!("\necho '{END}'\n"));
    }
    let done = Command::new("sh")
        .args(["-c", &script])
        .current_dir(&folder.0)
        .env("PATH", path)
        .output()
        .unwrap();
    let out = String::from_utf8(done.stdout).unwrap();
    let err = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{out}\n{err}");
    assert!(!err.contains("error"), "{err}");

    let outputs: Vec<&str> = out.split(&format!("{END}\n")).collect();
    assert_eq!(outputs.len(), examples.len() + 1);
    for (example, got) in examples.iter().zip(outputs) {
        let skipped = !curl && example.script.contains("curl");
        if let (Some(expected), false) = (&example.output, skipped) {
            let (expected, got) = (expected.trim_end(), got.trim_end());
            assert!(
                fits(expected, got),
                "{}\nexpected:\n{expected}\ngot:\n{got}",
                example.script
            );
        }
    }
}

#[test]
fn the_page_names_every_option() {
    for command in [
        "demo",
        "sandbox",
        "trigger",
        "sign alchemypay",
        "verify 2328",
    ] {
        let arguments: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let help = crate::run::cointill(&arguments).done().exits(0).out;
        let options = help
            .split_whitespace()
            .filter(|word| word.starts_with("--"));
        for option in options {
            let option = option.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            let known = ["--help", "--version"].contains(&option) || option.len() < 4;
            assert!(known || PAGE.contains(option), "{command} {option}");
        }
    }
}

#[test]
fn a_pattern_fits_what_it_shows() {
    assert!(fits("a … c", "a b c"));
    assert!(fits("a…", "abc"));
    assert!(!fits("a…c", "ab"));
    assert!(!fits("a", "ab"));
}
