//! The native library, and the private Kotlin code over it, where Maven looks for them.

use std::path::{Path, PathBuf};

use super::border;
use crate::report::Problem;
use crate::shell::Shell;
use crate::workspace::Workspace;

pub(in crate::suites) const CRATE: &str = "cointill-uniffi";

/// A build of the crate: what it can do, and where it is put.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::suites) enum Build {
    Merchant,
    Checkout,
}

impl Build {
    pub(in crate::suites) const ALL: [Build; 2] = [Build::Merchant, Build::Checkout];

    pub(in crate::suites) fn feature(self) -> &'static str {
        match self {
            Build::Merchant => "merchant",
            Build::Checkout => "checkout",
        }
    }
}

/// The library of a build, stripped as it is shipped.
pub(super) fn library(
    workspace: &Workspace,
    build: Build,
    shell: Shell,
) -> Result<PathBuf, Problem> {
    let mut command = workspace.cargo();
    command.args("build --locked --profile native --no-default-features --package".split(' '));
    command.args([CRATE, "--features", &format!("{},jna", build.feature())]);
    shell.run(command)?;
    let name = file_name();
    let built = workspace.target.join("native").join(&name);
    // The next build writes over it.
    let kept = kept(workspace, build);
    copy(&built, &kept)?;
    Ok(kept)
}

/// Where the library of a build lies once it is built.
pub(super) fn kept(workspace: &Workspace, build: Build) -> PathBuf {
    let folder = workspace.root.join("bindings-kotlin/target/libraries");
    folder.join(build.feature()).join(file_name())
}

/// The same with its symbols. Built without optimisation of the whole: what is not called is left
/// out by the linker all the same.
pub(super) fn unstripped(
    workspace: &Workspace,
    build: Build,
    shell: Shell,
) -> Result<PathBuf, Problem> {
    debug(workspace, build, shell)?;
    let built = workspace.target.join("debug").join(file_name());
    let kept = kept(workspace, build).with_extension("symbols");
    copy(&built, &kept)?;
    Ok(kept)
}

fn debug(workspace: &Workspace, build: Build, shell: Shell) -> Result<(), Problem> {
    let mut command = workspace.cargo();
    command.args("build --locked --no-default-features --package".split(' '));
    command.args([CRATE, "--features", &format!("{},jna", build.feature())]);
    shell.run(command)?;
    Ok(())
}

fn file_name() -> String {
    format!(
        "{}cointill_uniffi{}",
        std::env::consts::DLL_PREFIX,
        std::env::consts::DLL_SUFFIX
    )
}

/// Puts the library where JNA finds it in the jar of a package.
pub(super) fn as_resource(library: &Path, package: &Path) -> Result<(), Problem> {
    let name = library.file_name().unwrap_or_default();
    let target = package.join("target/native").join(platform()?).join(name);
    Ok(copy(library, &target)?)
}

/// JNA's name for this platform.
fn platform() -> Result<String, String> {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    let machine = match std::env::consts::ARCH {
        "x86_64" => "x86-64",
        "x86" | "aarch64" | "arm" | "loongarch64" | "riscv64" => std::env::consts::ARCH,
        other => {
            return Err(format!(
                "{other}: expected a machine that JNA has a name for"
            ));
        }
    };
    Ok(format!("{system}-{machine}"))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let refuse = |error| format!("{}: {error}", to.display());
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(refuse)?;
    }
    std::fs::copy(from, to).map(|_| ()).map_err(refuse)
}

/// Makes the private code over the library.
pub(super) fn generate(
    workspace: &Workspace,
    build: Build,
    package: &Path,
    shell: Shell,
) -> Result<(), Problem> {
    // What the generator reads is stripped from what is shipped.
    debug(workspace, build, shell)?;
    let library = workspace.target.join("debug").join(file_name());
    let out = package.join("target/generated-sources/uniffi");
    if out.exists() {
        std::fs::remove_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    let mut command = workspace.cargo();
    command.args("run --locked --quiet --package cointill-uniffi-bindgen -- generate".split(' '));
    command.arg(library);
    command.args("--config bindings-uniffi/uniffi.toml --language kotlin --no-format".split(' '));
    command.arg("--out-dir").arg(&out);
    shell.run(command)?;
    let file = out.join("com/cointill/internal/ffi/cointill_native.kt");
    let refuse = |error| format!("{}: {error}", file.display());
    let text = std::fs::read_to_string(&file).map_err(refuse)?;
    std::fs::write(&file, border::changed(&text)?).map_err(refuse)?;
    Ok(())
}
