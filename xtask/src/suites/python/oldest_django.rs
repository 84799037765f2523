//! The Django app under the oldest Django that it is for, on SQLite.

use std::path::Path;

use super::environment::Environment;
use super::{FOLDER, empty, output, run_tests};
use crate::report::{Problem, Session};
use crate::shell::Shell;
use crate::suites::installed;
use crate::workspace::Workspace;

/// Beside what the tests need: it takes the place of the Django named there.
const REQUIREMENTS: &str = "requirements-django-4.2.txt";

/// Fails when another Django is found first.
const TRIAL: &str = "import django; assert django.VERSION[:2] == (4, 2), django.VERSION";

/// What differs between versions is Django's own; locks and processes are of the databases, which
/// the other run has.
const LEFT_OUT: &[&str] = &[
    "--ignore=tests/django/test_race.py",
    "--ignore=tests/django/test_servers.py",
    "-k",
    "not postgresql and not mariadb",
];

pub(super) fn test(workspace: &Workspace, environment: &Environment, session: &mut Session) {
    let folder = output(workspace).join("django-4.2");
    let ready = session.checks(
        "python: Django 4.2",
        &[("is installed and found", &|shell| {
            install(workspace, environment, &folder, shell)?;
            let mut command = environment.python(workspace);
            command.args(["-c", TRIAL]).env("PYTHONPATH", &folder);
            shell.run(command)?;
            Ok(())
        })],
    );
    if ready {
        run_tests(
            workspace,
            environment,
            session,
            "python: tests of the app under Django 4.2",
            |command| {
                command.arg("tests/django").args(LEFT_OUT);
                command.env("PYTHONPATH", &folder);
            },
        );
    }
}

fn install(
    workspace: &Workspace,
    environment: &Environment,
    folder: &Path,
    shell: Shell,
) -> Result<(), Problem> {
    let wanted = workspace.root.join(FOLDER).join(REQUIREMENTS);
    installed::once(&wanted, &folder.join("installed.txt"), || {
        empty(folder)?;
        let mut command = environment.python(workspace);
        command.args("-m pip install --quiet --disable-pip-version-check --target".split(' '));
        command.arg(folder).arg("-r").arg(&wanted);
        shell.run(command)?;
        Ok(())
    })
}
