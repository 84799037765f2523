//! The packages: built, packed as they are published, and installed as a shop installs them.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::{output, program};
use crate::report::{Problem, Session};
use crate::shell::Shell;
use crate::workspace::Workspace;

/// What every deployment of a shop downloads, in bytes: a module above it has taken something in by
/// mistake.
const LARGEST_MODULE: u64 = 1_500_000;

/// The library as cargo names it.
pub(super) const LIBRARY: &str = if cfg!(windows) {
    "cointill_node.dll"
} else if cfg!(target_os = "macos") {
    "libcointill_node.dylib"
} else {
    "libcointill_node.so"
};

/// Where the tests find the module of a debug build: Node wants the name to end so.
pub(super) fn debug_module(workspace: &Workspace) -> PathBuf {
    workspace.target.join("debug").join("cointill.node")
}

/// True when there is something to test.
pub(super) fn check(
    environment: &Environment,
    workspace: &Workspace,
    session: &mut Session,
) -> bool {
    session.checks(
        "node: packages",
        &[
            ("the package", &|shell| {
                shell.run(environment.script(workspace, "scripts/build.mjs"))?;
                Ok(size(environment)?)
            }),
            ("the command that the tests start", &|shell| {
                let mut command = workspace.cargo();
                command.args("build --locked --package cointill-cli".split(' '));
                shell.run(command)?;
                Ok(())
            }),
            ("a module with the checks of a debug build", &|shell| {
                let mut command = workspace.cargo();
                command.args("build --locked --package cointill-node".split(' '));
                shell.run(command)?;
                let made = workspace.target.join("debug").join(LIBRARY);
                std::fs::copy(&made, debug_module(workspace))
                    .map_err(|error| format!("{}: {error}", made.display()))?;
                Ok(())
            }),
            ("pack", &|shell| {
                pack(
                    environment,
                    workspace,
                    &output(workspace),
                    &program(workspace),
                    shell,
                )?;
                Ok(())
            }),
            ("publint", &|shell| {
                for package in ["cointill", "cointill-cli"] {
                    let path = "node_modules/publint/src/cli.js";
                    let mut command = environment.script(workspace, path);
                    command.arg("--strict").arg(staged(workspace, package));
                    shell.run(command)?;
                }
                Ok(())
            }),
            ("types for every way to import", &|shell| {
                let path = "node_modules/@arethetypeswrong/cli/dist/index.js";
                let mut command = environment.script(workspace, path);
                command.arg(tarball(workspace, "cointill")?);
                shell.run(command)?;
                Ok(())
            }),
            ("an application that installs them", &|shell| {
                application(environment, workspace, &output(workspace), shell)
            }),
        ],
    )
}

fn size(environment: &Environment) -> Result<(), String> {
    let folder = environment.folder().join("dist");
    let module = files(&folder)?
        .into_iter()
        .find(|path| path.extension().is_some_and(|own| own == "node"))
        .ok_or("expected a native module in dist, got none")?;
    check_size(&module, LARGEST_MODULE)
}

pub(super) fn check_size(module: &Path, most: u64) -> Result<(), String> {
    let size = std::fs::metadata(module)
        .map_err(|error| format!("{}: {error}", module.display()))?
        .len();
    println!("    the native module: {} KiB", size / 1024);
    if size > most {
        return Err(format!(
            "expected a native module of at most {most} bytes, got {size}"
        ));
    }
    Ok(())
}

/// What `dist` holds and the command, as tarballs in a folder that is emptied first.
pub(super) fn pack(
    environment: &Environment,
    workspace: &Workspace,
    folder: &Path,
    program: &Path,
    shell: Shell,
) -> Result<(), String> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut command = environment.script(workspace, "scripts/pack.mjs");
    command.arg(folder).arg(program);
    shell.run(command).map(|_| ())
}

fn staged(workspace: &Workspace, package: &str) -> PathBuf {
    output(workspace).join("staged").join(package)
}

fn tarball(workspace: &Workspace, package: &str) -> Result<PathBuf, String> {
    let name = format!("{package}-{}.tgz", env!("CARGO_PKG_VERSION"));
    let path = output(workspace).join(&name);
    match path.is_file() {
        true => Ok(path),
        false => Err(format!("expected {name} to be packed, got none")),
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let refuse = |error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(refuse)? {
        found.push(entry.map_err(refuse)?.path());
    }
    Ok(found)
}

/// The tarballs of `packed` in an application, imported in every way and type-checked as a shop does.
pub(super) fn application(
    environment: &Environment,
    workspace: &Workspace,
    packed: &Path,
    shell: Shell,
) -> Result<(), Problem> {
    let tarballs: Vec<_> = files(packed)?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|own| own == "tgz"))
        .collect();
    let folder = packed.join("application");
    copy(&environment.folder().join("test/application"), &folder)?;
    let mut command = environment.npm(workspace);
    command.current_dir(&folder);
    // Those of other platforms are not packed here.
    command.args(["install", "--no-audit", "--no-fund", "--omit=optional"]);
    command.args(tarballs);
    shell.run(command)?;
    for script in ["commonjs.cjs", "module.mjs"] {
        let mut command = environment.script(workspace, script);
        command.current_dir(&folder);
        shell.run(command)?;
    }
    let tsc = environment.folder().join("node_modules/typescript/bin/tsc");
    for project in ["tsconfig.json", "tsconfig.bundler.json"] {
        let mut command = workspace.command("node");
        command.current_dir(&folder).arg(&tsc);
        command.args(["--project", project]);
        shell.run(command)?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let refuse = |error| format!("{}: {error}", to.display());
    std::fs::create_dir_all(to).map_err(refuse)?;
    for file in files(from)? {
        let Some(name) = file.file_name() else {
            continue;
        };
        std::fs::copy(&file, to.join(name)).map_err(refuse)?;
    }
    Ok(())
}
