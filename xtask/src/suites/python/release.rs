//! The wheels and source packages that go to PyPI.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::{FOLDER, LARGEST_WHEEL, empty, set_up};
use crate::report::{Problem, Session};
use crate::shell::Shell;
use crate::workspace::Workspace;

/// The oldest Linux that the wheels run on, glibc 2.17: what pip of every Python from 3.10 takes.
const OLDEST_LINUX: &str = "manylinux2014";
const OLDEST_TAG: &str = "manylinux_2_17";

/// What a release needs beside what the tests need.
const REQUIREMENTS: &str = "requirements-release.txt";

/// The packages, by the manifest that each is made from.
const PACKAGES: &[(&str, &str)] = &[
    ("cointill", "bindings-python/Cargo.toml"),
    ("cointill-cli", "cli/Cargo.toml"),
];

/// Asked of the installed packages: both halves work, and are of one version.
const TRIAL: &str = "
import cointill
from importlib.metadata import version
from cointill import testing
hooks = cointill.Webhooks2328(api_key=testing.API_KEY)
body = hooks.sign_test_event({'order_id': 'ORDER-1', 'payment_status': 'paid'})
assert hooks.verify(body).data.order_id == 'ORDER-1'
with testing.sandbox() as sandbox, sandbox.gateway_2328() as gateway:
    made = gateway.payments.create(amount='19.99', currency='USD', order_id='ORDER-1')
    assert gateway.payments.info(uuid=made.uuid).order_id == 'ORDER-1'
assert version('cointill') == version('cointill-cli')
";

/// Builds all of them into `target/release-packages/python`, and tries what was built.
pub(crate) fn release(workspace: &Workspace, session: &mut Session) {
    let Some(environment) = set_up(workspace, session) else {
        return;
    };
    let folder = workspace.target.join("release-packages").join("python");
    let built = session.checks(
        "release: python",
        &[
            ("tools", &|shell| {
                empty(&folder)?;
                let mut command = environment.python(workspace);
                command.args("-m pip install --quiet --disable-pip-version-check -r".split(' '));
                command.arg(workspace.root.join(FOLDER).join(REQUIREMENTS));
                shell.run(command)?;
                Ok(())
            }),
            ("wheels", &|shell| {
                for (_, manifest) in PACKAGES {
                    wheel(workspace, &environment, &folder, manifest, shell)?;
                }
                Ok(())
            }),
            ("source packages", &|shell| {
                for (_, manifest) in PACKAGES {
                    let mut command = environment.tool(workspace, "maturin");
                    command.args(["sdist", "--manifest-path"]);
                    command.arg(workspace.root.join(manifest));
                    command.arg("--out").arg(&folder);
                    shell.run(command)?;
                }
                Ok(())
            }),
        ],
    );
    if built {
        session.checks(
            "release: python, tried",
            &[
                ("sizes and platforms", &|shell| {
                    for file in files(&folder, ".whl")? {
                        inspect(workspace, &environment, &file, shell)?;
                    }
                    Ok(())
                }),
                ("they install and work", &|shell| {
                    install(workspace, &environment, &folder, shell)
                }),
            ],
        );
        println!("    {}", folder.display());
    }
}

fn wheel(
    workspace: &Workspace,
    environment: &Environment,
    folder: &Path,
    manifest: &str,
    shell: Shell,
) -> Result<(), Problem> {
    let mut command = environment.tool(workspace, "maturin");
    command.args("build --release --locked --quiet --manifest-path".split(' '));
    command.arg(workspace.root.join(manifest));
    command.arg("--out").arg(folder);
    if cfg!(target_os = "linux") {
        // Zig links against the symbols of that glibc, whatever this machine has; maturin refuses
        // to name the wheel so when it needs a newer one.
        command.args(["--zig", "--compatibility", OLDEST_LINUX, "--target"]);
        command.arg(format!("{}-unknown-linux-gnu", std::env::consts::ARCH));
    }
    shell.run(command)?;
    Ok(())
}

fn inspect(
    workspace: &Workspace,
    environment: &Environment,
    file: &Path,
    shell: Shell,
) -> Result<(), Problem> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let size = std::fs::metadata(file)
        .map_err(|error| format!("{}: {error}", file.display()))?
        .len();
    println!("    {name}: {} KiB", size / 1024);
    // The command has a sandbox in it, and no aim.
    if name.starts_with("cointill-") && size > LARGEST_WHEEL {
        return Err(Problem::Failed(format!(
            "{name}: expected at most {LARGEST_WHEEL} bytes, got {size}"
        )));
    }
    if cfg!(target_os = "linux") {
        let mut command = environment.tool(workspace, "auditwheel");
        command.arg("show").arg(file);
        let told = shell.run(command)?;
        let tag = format!("\"{OLDEST_TAG}_{}\"", std::env::consts::ARCH);
        if !name.contains(OLDEST_TAG) || !told.contains(&tag) {
            return Err(Problem::Failed(format!(
                "{name}: expected a wheel for {tag}, got {told}"
            )));
        }
    }
    Ok(())
}

/// As a shop does, `pip install "cointill[sandbox]"`, with nothing but these files to take from.
fn install(
    workspace: &Workspace,
    environment: &Environment,
    folder: &Path,
    shell: Shell,
) -> Result<(), Problem> {
    let trial = workspace.target.join("python").join("trial");
    let mut command = environment.python(workspace);
    command.args(["-m", "venv", "--clear"]).arg(&trial);
    shell.run(command)?;
    let trial = environment.beside(trial);
    let mut command = trial.python(workspace);
    command.args("-m pip install --quiet --disable-pip-version-check --no-index".split(' '));
    command
        .arg("--find-links")
        .arg(folder)
        .arg("cointill[sandbox]");
    shell.run(command)?;
    let mut command = trial.python(workspace);
    command.args(["-W", "error", "-c", TRIAL]);
    command.env_remove("COINTILL_BIN");
    shell.run(command)?;
    Ok(())
}

fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let refuse = |error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).map_err(refuse)? {
        let path = file.map_err(refuse)?.path();
        if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    if found.len() == PACKAGES.len() {
        Ok(found)
    } else {
        Err(format!(
            "{}: expected {} files of {ending}, got {}",
            folder.display(),
            PACKAGES.len(),
            found.len()
        ))
    }
}
