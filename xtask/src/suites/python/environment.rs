//! The virtual environment that the suite works in.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::Shell;
use crate::suites::installed;
use crate::workspace::Workspace;

/// The oldest Python that the wheel runs on.
const OLDEST: (u32, u32) = (3, 10);

/// What the tests need, each in one version.
const REQUIREMENTS: &str = "requirements.txt";

pub(crate) struct Environment {
    folder: PathBuf,
}

impl Environment {
    /// Makes it in the target folder, or takes the one that is there.
    pub(super) fn make(
        workspace: &Workspace,
        package: &Path,
        shell: Shell,
    ) -> Result<Environment, String> {
        let (python, (major, minor)) = find()?;
        let folder = workspace
            .target
            .join("python")
            .join(format!("environment-{major}.{minor}"));
        Environment::with(
            workspace,
            &python,
            folder,
            &package.join(REQUIREMENTS),
            shell,
        )
    }

    /// Any folder, with what a file of requirements names.
    pub(crate) fn of(
        workspace: &Workspace,
        folder: PathBuf,
        wanted: &Path,
        shell: Shell,
    ) -> Result<Environment, String> {
        let (python, _) = find()?;
        Environment::with(workspace, &python, folder, wanted, shell)
    }

    fn with(
        workspace: &Workspace,
        python: &OsStr,
        folder: PathBuf,
        wanted: &Path,
        shell: Shell,
    ) -> Result<Environment, String> {
        let environment = Environment { folder };
        let stamp = environment.folder.join("installed.txt");
        installed::once(wanted, &stamp, || {
            let mut command = workspace.command(python);
            command
                .args(["-m", "venv", "--clear"])
                .arg(&environment.folder);
            shell
                .run(command)
                .map_err(|error| format!("{error}; on Debian: apt-get install python3-venv"))?;
            let mut command = environment.python(workspace);
            command.args("-m pip install --quiet --disable-pip-version-check -r".split(' '));
            command.arg(wanted);
            shell.run(command).map(|_| ())
        })?;
        Ok(environment)
    }

    /// Another one, which is there already.
    pub(super) fn beside(&self, folder: PathBuf) -> Environment {
        Environment { folder }
    }

    /// Where its interpreter is, for a program that starts Python itself.
    pub(crate) fn interpreter(&self) -> PathBuf {
        self.program("python")
    }

    /// Where a program of its is.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.programs()
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Its interpreter.
    pub(super) fn python(&self, workspace: &Workspace) -> Command {
        self.tool(workspace, "python")
    }

    /// A program that is installed in it.
    pub(super) fn tool(&self, workspace: &Workspace, name: &str) -> Command {
        let mut command = workspace.command(self.program(name));
        command.env("VIRTUAL_ENV", &self.folder);
        command.env("PATH", self.path());
        // The package in the checkout has no native module, and must not be found instead.
        command.env_remove("PYTHONPATH");
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }

    /// Its programs first, then those of the machine.
    pub(crate) fn path(&self) -> OsString {
        let own = self.programs();
        let others = std::env::var_os("PATH").unwrap_or_default();
        let all = std::iter::once(own).chain(std::env::split_paths(&others));
        std::env::join_paths(all).unwrap_or_default()
    }

    fn programs(&self) -> PathBuf {
        self.folder
            .join(if cfg!(windows) { "Scripts" } else { "bin" })
    }
}

/// A Python that is new enough, and its version.
fn find() -> Result<(OsString, (u32, u32)), String> {
    let named = std::env::var_os("COINTILL_PYTHON");
    let candidates: Vec<OsString> = match named {
        Some(python) => vec![python],
        None => ["python3", "python"].map(OsString::from).to_vec(),
    };
    let mut seen = Vec::new();
    for candidate in candidates {
        let Some(version) = version(&candidate) else {
            continue;
        };
        if version >= OLDEST {
            return Ok((candidate, version));
        }
        seen.push(format!("{}.{}", version.0, version.1));
    }
    let got = if seen.is_empty() {
        "none".to_owned()
    } else {
        seen.join(", ")
    };
    let (major, minor) = OLDEST;
    Err(format!(
        "expected Python {major}.{minor} or newer, got {got}; install it (on Debian: apt-get \
         install python3 python3-venv) or name one in COINTILL_PYTHON"
    ))
}

fn version(python: &OsString) -> Option<(u32, u32)> {
    let output = Command::new(python)
        .args(["-c", "import sys; print(*sys.version_info[:2])"])
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (major, minor) = text.trim().split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
