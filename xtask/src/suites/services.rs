//! Programs that the tests start by themselves: found, or installed where that is possible.

use std::path::PathBuf;

use crate::debian;
use crate::report::{Check, Problem, Session};
use crate::shell::Shell;
use crate::workspace::Workspace;

pub(super) struct Service {
    name: &'static str,
    /// The package that brings it on Debian.
    package: &'static str,
    program: &'static str,
}

/// For limits over several processes, and for Celery.
pub(super) const REDIS: Service = Service {
    name: "redis",
    package: "redis-server",
    program: "redis-server",
};

/// Makes the certificates of the tests of TLS.
pub(super) const OPENSSL: Service = Service {
    name: "openssl",
    package: "openssl",
    program: "openssl",
};

/// For locks and constraints as a shop has them.
pub(super) const POSTGRESQL: Service = Service {
    name: "postgresql",
    package: "postgresql",
    program: "initdb",
};

/// Locks rows in ways of its own, and compares texts without their case.
pub(super) const MARIADB: Service = Service {
    name: "mariadb",
    package: "mariadb-server",
    // Beside the server's own program, which stands where only root looks.
    program: "mariadb-install-db",
};

/// A browser that is not one of the machine's own user.
pub(super) const CHROMIUM: Service = Service {
    name: "chromium",
    package: "chromium",
    program: "chromium",
};

/// Finds or installs what a suite's tests start, a row each.
pub(super) fn provide(
    workspace: &Workspace,
    session: &mut Session,
    title: &str,
    services: &[&Service],
) {
    let look = |service: &Service, shell: Shell| -> Result<(), Problem> {
        Ok(service.provide(workspace, shell)?)
    };
    let all: Vec<_> = services
        .iter()
        .map(|service| (service.name, move |shell: Shell| look(service, shell)))
        .collect();
    let checks: Vec<Check<'_>> = all
        .iter()
        .map(|(name, check)| -> Check<'_> { (name, check) })
        .collect();
    session.checks(title, &checks);
}

impl Service {
    fn provide(&self, workspace: &Workspace, shell: Shell) -> Result<(), String> {
        if self.is_there() {
            return Ok(());
        }
        let by_hand = format!(
            "expected {} of {}, got none: install it (on Debian: apt-get install {})",
            self.program, self.name, self.package
        );
        if !debian::can_install() {
            return Err(by_hand);
        }
        debian::install(workspace, self.package, shell)?;
        if self.is_there() {
            Ok(())
        } else {
            Err(by_hand)
        }
    }

    fn is_there(&self) -> bool {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        // Debian keeps each version's programs beside the others.
        for version in std::fs::read_dir("/usr/lib/postgresql")
            .into_iter()
            .flatten()
            .flatten()
        {
            folders.push(version.path().join("bin"));
        }
        folders
            .iter()
            .any(|folder| folder.join(self.program).is_file())
    }
}
