//! Help, version, completions, and mistakes on the command line.

use crate::run::cointill;

#[test]
fn every_level_has_help() {
    for arguments in [
        &[][..],
        &["demo"],
        &["sandbox"],
        &["sign"],
        &["sign", "2328"],
        &["sign", "alchemypay"],
        &["verify"],
        &["verify", "2328"],
        &["verify", "aeon"],
        &["trigger"],
        &["completions"],
    ] {
        for flag in ["-h", "--help"] {
            let mut arguments = arguments.to_vec();
            arguments.push(flag);
            let done = cointill(&arguments).done().exits(0);
            let done = done.says("Usage: cointill").says("Exit codes:");
            assert!(done.out.contains("  2  "), "{done:#?}");
            assert_eq!(done.err, "");
            let longest = done.out.lines().map(|line| line.chars().count()).max();
            assert!(longest <= Some(80), "{done:#?}");
        }
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let version = format!("cointill {}\n", env!("CARGO_PKG_VERSION"));
    let done = cointill(&["--version"]).done().exits(0);
    assert_eq!(done.out, version);
}

#[test]
fn mistakes_end_with_2_and_say_what_to_do() {
    cointill(&[])
        .done()
        .exits(2)
        .complains("Usage: cointill <COMMAND>");
    cointill(&["sgin"]).done().exits(2).complains("'sign'");
    cointill(&["sign"]).done().exits(2).complains("alchemypay");
    cointill(&["sign", "2328", "--kee-env", "X"])
        .done()
        .exits(2)
        .complains("'--key-env'");
    cointill(&["sign", "alchemypay", "--key-env", "APP_SECRET"])
        .done()
        .exits(2)
        .complains("--message");
    cointill(&[
        "sign",
        "alchemypay",
        "--message",
        "x",
        "--key-env",
        "APP_SECRET",
    ])
    .done()
    .exits(2)
    .complains("possible values: create, telegram, native, query, refund");
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let done = cointill(&["completions", shell]).done().exits(0);
        assert!(done.out.contains("trigger"), "{shell}");
        assert!(
            !done.out.contains("app-secret"),
            "{shell}: hidden options stay hidden"
        );
    }
    cointill(&["completions", "tcsh"]).done().exits(2);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_cointill"))
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0));
    assert!(done.stderr.is_empty());
}
