//! The native libraries, and the private code over them that uniffi makes.

use std::path::{Path, PathBuf};

use super::{border, rest};
use crate::report::Problem;
use crate::shell::Shell;
use crate::suites::kotlin::native::{Build, CRATE};
use crate::workspace::Workspace;

/// What is committed, so that a package manager finds it.
const CHECKOUT: &str = "bindings-swift/Sources/CointillCheckoutNative/CointillCheckoutNative.swift";
const MERCHANT: &str = "bindings-swift/Sources/CointillNative/CointillNative.swift";
const HEADER: &str = "bindings-swift/Sources/CointillNativeFFI/CointillNativeFFI.h";

/// Where the static libraries alone lie: beside a dynamic one, a linker would take that.
pub(super) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("swift").join("native")
}

/// The library of a build, as Package.swift names it.
pub(super) fn library(workspace: &Workspace, build: Build) -> PathBuf {
    folder(workspace).join(format!("libcointill_{}.a", build.feature()))
}

/// Builds both libraries as they are shipped.
pub(super) fn build(workspace: &Workspace, shell: Shell) -> Result<(), Problem> {
    for build in Build::ALL {
        cargo_build(workspace, build, "native", shell)?;
        let built = workspace.target.join("native").join("libcointill_uniffi.a");
        copy(&built, &library(workspace, build))?;
    }
    Ok(())
}

/// The next build writes over what this one leaves.
fn cargo_build(
    workspace: &Workspace,
    build: Build,
    profile: &str,
    shell: Shell,
) -> Result<(), Problem> {
    let mut command = workspace.cargo();
    command.args("build --locked --no-default-features --package".split(' '));
    command.args([CRATE, "--features", build.feature(), "--profile", profile]);
    shell.run(command)?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let refuse = |error| format!("{}: {error}", to.display());
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(refuse)?;
    }
    std::fs::copy(from, to).map(|_| ()).map_err(refuse)
}

/// The dynamic library, under cargo's name for it.
fn dynamic() -> String {
    format!(
        "{}cointill_uniffi{}",
        std::env::consts::DLL_PREFIX,
        std::env::consts::DLL_SUFFIX
    )
}

/// A folder with the dynamic libraries alone, for programs that only say how large they are without.
pub(super) fn apart(workspace: &Workspace, shell: Shell) -> Result<PathBuf, Problem> {
    let folder = workspace.target.join("swift").join("dynamic");
    for build in Build::ALL {
        cargo_build(workspace, build, "native", shell)?;
        let name = dynamic().replace("uniffi", build.feature());
        copy(
            &workspace.target.join("native").join(dynamic()),
            &folder.join(name),
        )?;
    }
    Ok(folder)
}

/// Makes the code anew; what it should be, by its path in the checkout.
fn made(workspace: &Workspace, shell: Shell) -> Result<Vec<(&'static str, String)>, Problem> {
    let (checkout, _) = described(workspace, Build::Checkout, shell)?;
    // Its header declares what `checkout` has too.
    let (merchant, header) = described(workspace, Build::Merchant, shell)?;
    Ok(vec![
        (MERCHANT, rest::of(&merchant, &checkout)),
        (CHECKOUT, checkout),
        (HEADER, header),
    ])
}

/// uniffi's code and header for one build.
fn described(
    workspace: &Workspace,
    build: Build,
    shell: Shell,
) -> Result<(String, String), Problem> {
    // What it reads is stripped from what is shipped.
    cargo_build(workspace, build, "dev", shell)?;
    let folder = workspace.target.join("swift/made").join(build.feature());
    let mut command = workspace.cargo();
    command.args("run --locked --quiet --package cointill-uniffi-bindgen --".split(' '));
    command.args(
        "generate --language swift --no-format --config bindings-uniffi/uniffi.toml".split(' '),
    );
    command.arg("--out-dir").arg(&folder);
    command.arg(workspace.target.join("debug").join(dynamic()));
    shell.quiet().run(command)?;
    Ok((
        border::quick(&tidy(&folder.join("CointillNative.swift"))?)?,
        tidy(&folder.join("CointillNativeFFI.h"))?,
    ))
}

/// A file without blanks at the ends of lines, which no editor would leave as they are.
fn tidy(file: &Path) -> Result<String, String> {
    let text =
        std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut out = String::new();
    for line in text.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    Ok(out)
}

pub(super) fn write(workspace: &Workspace, shell: Shell) -> Result<(), Problem> {
    for (path, text) in made(workspace, shell)? {
        if workspace.read(path).is_ok_and(|own| own == text) {
            continue;
        }
        std::fs::write(workspace.root.join(path), text)
            .map_err(|error| format!("{path}: {error}"))?;
        println!("    wrote {path}");
    }
    Ok(())
}

pub(super) fn check(workspace: &Workspace, shell: Shell) -> Result<(), Problem> {
    for (path, text) in made(workspace, shell)? {
        if workspace.read(path).map_or(true, |own| own != text) {
            return Err(Problem::Failed(format!(
                "expected {path} as uniffi makes it, got another text; run `cargo xtask swift -- \
                 build`"
            )));
        }
    }
    Ok(())
}
