//! The JDK and Maven: found, or installed where that is possible.

use std::process::Command;

use crate::debian;
use crate::shell::Shell;
use crate::workspace::Workspace;

/// The oldest JDK that the tests' tools run on; what is built runs on Java 11.
const OLDEST: u32 = 17;

pub(super) fn provide(workspace: &Workspace, shell: Shell) -> Result<(), String> {
    for (package, there) in [
        ("openjdk-17-jdk-headless", jdk as fn() -> Option<u32>),
        ("maven", maven),
    ] {
        if there().is_some() {
            continue;
        }
        let by_hand = format!(
            "expected a JDK of version {OLDEST} or newer and Maven, got too old a one or none; \
             install them (on Debian: apt-get install {package})"
        );
        if !debian::can_install() {
            return Err(by_hand);
        }
        debian::install(workspace, package, shell)?;
        if there().is_none() {
            return Err(by_hand);
        }
    }
    Ok(())
}

/// The version of the compiler: a JRE alone is not enough.
fn jdk() -> Option<u32> {
    let text = first_line("javac", "-version")?;
    let version = text.split(' ').nth(1)?.split('.').next()?;
    version.parse().ok().filter(|version| *version >= OLDEST)
}

fn maven() -> Option<u32> {
    first_line("mvn", "--version").map(|_| 0)
}

fn first_line(program: &str, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).output().ok()?;
    // Java 8 writes its version where errors go.
    let text = if output.stdout.is_empty() {
        output.stderr
    } else {
        output.stdout
    };
    let text = String::from_utf8(text).ok()?;
    output
        .status
        .success()
        .then(|| text.lines().next().unwrap_or_default().to_owned())
}
