//! Programs that the tests start by themselves: found, or installed where that is possible.

use std::path::PathBuf;

use crate::debian;
use crate::shell::Shell;
use crate::workspace::Workspace;

pub(super) struct Service {
    pub(super) name: &'static str,
    /// The package that brings it on Debian.
    package: &'static str,
    program: &'static str,
}

/// Redis for limits over several processes, PostgreSQL for the Django app's locks, and so on.
pub(super) const SERVICES: &[Service] = &[
    Service {
        name: "redis",
        package: "redis-server",
        program: "redis-server",
    },
    Service {
        // Makes the certificates of the tests of TLS.
        name: "openssl",
        package: "openssl",
        program: "openssl",
    },
    Service {
        name: "postgresql",
        package: "postgresql",
        program: "initdb",
    },
];

impl Service {
    pub(super) fn provide(&self, workspace: &Workspace, shell: Shell) -> Result<(), String> {
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
