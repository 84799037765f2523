//! Lock files name the default registries only, and no package that is banned.

use std::path::Path;

use crate::shell::Shell;
use crate::workspace::Workspace;

/// A mirror of one machine in a lock file breaks the build for everyone else.
const DEFAULT_REGISTRIES: &[(&str, &[&str])] = &[
    (
        "Cargo.lock",
        &["https://github.com/rust-lang/crates.io-index"],
    ),
    ("package-lock.json", &["https://registry.npmjs.org/"]),
    (
        "uv.lock",
        &["https://pypi.org/", "https://files.pythonhosted.org/"],
    ),
];

/// Keys of `package-lock.json` whose URLs nothing is downloaded from.
const NOT_DOWNLOADED: &[&str] = &["\"url\":", "\"homepage\":"];

/// A second TLS stack or another provider than ring: larger, and hard to build for another target.
/// `deny.toml` says the same for those who have cargo-deny.
const BANNED: &[&str] = &[
    "aws-lc-fips-sys",
    "aws-lc-rs",
    "aws-lc-sys",
    "native-tls",
    "openssl",
    "openssl-sys",
];

/// The lock file of the fuzz workspace names what the core depends on now.
///
/// Cargo itself checks that of the main workspace in every step: all are run with `--locked`.
pub(crate) fn fresh(workspace: &Workspace, shell: Shell) -> Result<(), String> {
    let mut command = workspace.cargo();
    command.args("tree --locked --manifest-path fuzz/Cargo.toml --depth 0".split(' '));
    shell.quiet().run(command).map(|_| ()).map_err(|error| {
        format!("{error}; `cargo update --workspace --manifest-path fuzz/Cargo.toml` makes it anew")
    })
}

/// Every host of every lock file.
pub(crate) fn registries(workspace: &Workspace) -> Result<(), String> {
    let mut seen = 0;
    for file in workspace.files()? {
        let Some(allowed) = allowed_in(&file)? else {
            continue;
        };
        seen += 1;
        let text = workspace.read(&file)?;
        if let Some(url) = stranger(&text, allowed) {
            return Err(format!(
                "{}: expected the default registry only, got {url}; make the lock file again \
                 without a mirror",
                file.display()
            ));
        }
    }
    match seen {
        0 => Err("expected a Cargo.lock, got no lock file".to_owned()),
        _ => Ok(()),
    }
}

fn allowed_in(file: &Path) -> Result<Option<&'static [&'static str]>, String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    if let Some((_, allowed)) = DEFAULT_REGISTRIES.iter().find(|(own, _)| *own == name) {
        return Ok(Some(allowed));
    }
    let like_a_lock = name.ends_with(".lock")
        || name.ends_with(".lockfile")
        || name.ends_with("-lock.yaml")
        || name == "Package.resolved";
    if like_a_lock {
        return Err(format!(
            "{}: expected a lock file whose registry is known to \
             xtask/src/checks/lock_files.rs, got another: add it there",
            file.display()
        ));
    }
    Ok(None)
}

/// The first URL that starts with none of `allowed`.
fn stranger<'t>(text: &'t str, allowed: &[&str]) -> Option<&'t str> {
    for line in text.lines() {
        if NOT_DOWNLOADED
            .iter()
            .any(|key| line.trim_start().starts_with(key))
        {
            continue;
        }
        let mut from = 0;
        while let Some(at) = line.get(from..).and_then(|rest| rest.find("://")) {
            let at = from + at;
            let start = line[..at]
                .rfind(|c: char| !c.is_ascii_alphanumeric())
                .map_or(0, |before| before + 1);
            let rest = &line[start..];
            let end = rest.find(['"', ' ', '\'']).unwrap_or(rest.len());
            if !allowed.iter().any(|own| rest.starts_with(own)) {
                return Some(&rest[..end]);
            }
            from = at + 3;
        }
    }
    None
}

/// No banned package in any Rust lock file, optional ones included.
pub(crate) fn bans(workspace: &Workspace) -> Result<(), String> {
    for file in workspace.files()? {
        if !file.ends_with("Cargo.lock") {
            continue;
        }
        for name in packages(&workspace.read(&file)?) {
            if BANNED.contains(&name) {
                return Err(format!(
                    "{}: expected no {name}, which is banned; `cargo tree -i {name}` shows who \
                     brings it",
                    file.display()
                ));
            }
        }
    }
    Ok(())
}

fn packages(lock: &str) -> impl Iterator<Item = &str> {
    lock.lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirror_is_found() {
        let own = DEFAULT_REGISTRIES[0].1;
        let good = "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";
        assert_eq!(stranger(good, own), None);
        for (line, url) in [
            (
                "source = \"registry+https://mirror.example/index\"",
                "https://mirror.example/index",
            ),
            (
                "source = \"sparse+http://127.0.0.1:3000/\"",
                "http://127.0.0.1:3000/",
            ),
            (
                "source = \"git+ssh://git@host.example/x\"",
                "ssh://git@host.example/x",
            ),
        ] {
            assert_eq!(stranger(&format!("{good}{line}\n"), own), Some(url));
        }
    }

    #[test]
    fn an_unknown_kind_of_lock_file_is_refused() {
        assert!(allowed_in(Path::new("examples/a/poetry.lock")).is_err());
        assert!(allowed_in(Path::new("fuzz/Cargo.lock")).unwrap().is_some());
        assert!(allowed_in(Path::new("core/src/lib.rs")).unwrap().is_none());
    }

    #[test]
    fn packages_are_read_by_their_exact_names() {
        let lock = "[[package]]\nname = \"openssl-probe\"\nversion = \"0.2.0\"\n";
        let names: Vec<_> = packages(lock).collect();
        assert_eq!(names, ["openssl-probe"]);
        assert!(!BANNED.contains(&names[0]));
    }
}
