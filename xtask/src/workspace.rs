//! Where things are: the checkout, the one Cargo target folder, the cache for tools.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders that hold no source: built, downloaded, or other programs' own.
const NOT_SOURCE: &[&str] = &[
    "__pycache__",
    ".hypothesis",
    ".next",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "artifacts",
    "build",
    "corpus",
    "dist",
    "node_modules",
    "target",
];

pub(crate) struct Workspace {
    /// The checkout.
    pub(crate) root: PathBuf,
    /// One target folder for every crate, workspace and profile: what is built once is used by all.
    pub(crate) target: PathBuf,
    /// Tools that are built on demand live here, outside the checkout, and outlast it.
    pub(crate) cache: PathBuf,
}

impl Workspace {
    pub(crate) fn find() -> Result<Workspace, String> {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = own
            .parent()
            .filter(|root| root.join("Cargo.toml").is_file())
            .ok_or("expected the checkout that this command was built from, got none there")?
            .to_owned();
        let target = target_folder(&root)?;
        let cache = cache_folder()?;
        Ok(Workspace {
            root,
            target,
            cache,
        })
    }

    /// `cargo` in the checkout, as a person would start it there.
    pub(crate) fn cargo(&self) -> Command {
        self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Any program, in the checkout.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        // `cargo run` describes this crate in the environment. Build scripts that watch those
        // variables (ring's does) would build again each time a person and this command alternate.
        for (name, _) in env::vars_os() {
            if is_about_this_crate(&name.to_string_lossy()) {
                command.env_remove(name);
            }
        }
        // It also puts its own folders where libraries are looked for: a program would find the one of
        // a debug build there before its own.
        for name in ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"] {
            if let Some(folders) = env::var_os(name) {
                let others =
                    env::split_paths(&folders).filter(|own| !own.starts_with(&self.target));
                command.env(name, env::join_paths(others).unwrap_or_default());
            }
        }
        command.env("CARGO_TARGET_DIR", &self.target);
        // The output is parsed.
        command.env("CARGO_TERM_COLOR", "never");
        command
    }

    /// Every source file, relative to the checkout, sorted.
    pub(crate) fn files(&self) -> Result<Vec<PathBuf>, String> {
        let mut files = Vec::new();
        let mut folders = vec![PathBuf::new()];
        while let Some(folder) = folders.pop() {
            let path = self.root.join(&folder);
            let refuse = |error| format!("{}: {error}", path.display());
            for entry in std::fs::read_dir(&path).map_err(refuse)? {
                let entry = entry.map_err(refuse)?;
                let name = entry.file_name();
                let relative = folder.join(&name);
                if entry.file_type().map_err(refuse)?.is_dir() {
                    let name = name.to_string_lossy();
                    if name != ".git" && !NOT_SOURCE.contains(&name.as_ref()) {
                        folders.push(relative);
                    }
                } else {
                    files.push(relative);
                }
            }
        }
        files.sort();
        Ok(files)
    }

    /// The text of a file of the checkout.
    pub(crate) fn read(&self, path: impl AsRef<Path>) -> Result<String, String> {
        let path = path.as_ref();
        std::fs::read_to_string(self.root.join(path))
            .map_err(|error| format!("{}: {error}", path.display()))
    }
}

fn is_about_this_crate(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_")
        || variable.starts_with("CARGO_MANIFEST_")
        || ["CARGO_BIN_NAME", "CARGO_CRATE_NAME", "OUT_DIR"].contains(&variable)
}

/// Asks Cargo, which knows the environment and all its configuration files.
fn target_folder(root: &Path) -> Result<PathBuf, String> {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(program)
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .arg("--manifest-path")
        .arg(root.join("Cargo.toml"))
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("cargo metadata: {error}"))?;
    metadata["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata: expected \"target_directory\", got none".to_owned())
}

fn cache_folder() -> Result<PathBuf, String> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    if let Some(folder) = set("COINTILL_CACHE") {
        return Ok(folder.into());
    }
    let home = || set("HOME").map(PathBuf::from);
    let user = if cfg!(windows) {
        set("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Caches"))
    } else {
        set("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| home().map(|home| home.join(".cache")))
    };
    user.map(|folder| folder.join("cointill")).ok_or_else(|| {
        "expected a home folder to keep tools in, got none: set COINTILL_CACHE".to_owned()
    })
}
