//! The native library, and the private code over it that uniffi makes.

use std::path::PathBuf;

use crate::report::Problem;
use crate::shell::Shell;
use crate::workspace::Workspace;

/// What is committed, so that a package manager finds it: where, and what uniffi calls it.
const MADE: [(&str, &str); 2] = [
    (
        "bindings-swift/Sources/CointillNative/CointillNative.swift",
        "CointillNative.swift",
    ),
    (
        "bindings-swift/Sources/CointillNativeFFI/CointillNativeFFI.h",
        "CointillNativeFFI.h",
    ),
];

/// Where the static library alone lies: beside a dynamic one, a linker would take that.
pub(super) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("swift").join("native")
}

/// Builds the library as a shop gets it.
pub(super) fn build(workspace: &Workspace, shell: Shell) -> Result<(), Problem> {
    let mut command = workspace.cargo();
    command.args("build --locked --release --package cointill-uniffi".split(' '));
    shell.run(command)?;
    let folder = folder(workspace);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let library = "libcointill_uniffi.a";
    let built = workspace.target.join("release").join(library);
    std::fs::copy(&built, folder.join(library))
        .map_err(|error| format!("{}: {error}", built.display()))?;
    Ok(())
}

/// Makes the code anew; what it should be, by its path in the checkout.
fn made(workspace: &Workspace, shell: Shell) -> Result<Vec<(&'static str, String)>, String> {
    let folder = workspace.target.join("swift").join("made");
    let library = format!(
        "{}cointill_uniffi{}",
        std::env::consts::DLL_PREFIX,
        std::env::consts::DLL_SUFFIX
    );
    let mut command = workspace.cargo();
    command.args("run --locked --quiet --package cointill-uniffi-bindgen --".split(' '));
    command.args(
        "generate --language swift --no-format --config bindings-uniffi/uniffi.toml".split(' '),
    );
    command.arg("--out-dir");
    command.arg(&folder);
    command.arg(workspace.target.join("release").join(library));
    shell.quiet().run(command)?;
    MADE.iter()
        .map(|(path, name)| {
            let file = folder.join(name);
            let text = std::fs::read_to_string(&file)
                .map_err(|error| format!("{}: {error}", file.display()))?;
            Ok((*path, tidy(&text)))
        })
        .collect()
}

/// Without blanks at the ends of lines, which no editor would leave as they are.
fn tidy(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
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
