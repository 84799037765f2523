//! Keys: from the environment or a file, never from an argument.

use std::env::{self, VarError};
use std::ffi::OsString;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use cointill::Secret;

use crate::failure::Failure;
use crate::output;

/// A key file holds the key and nothing else.
const MOST: u64 = 16 * 1024;

/// Where keys come from.
#[derive(Debug, Args)]
#[command(next_help_heading = "Key")]
pub(crate) struct KeyArgs {
    /// Take the key from this environment variable
    #[arg(long, value_name = "NAME")]
    key_env: Vec<String>,

    /// Take the key from this file (a line break at its end does not count)
    #[arg(long, value_name = "FILE")]
    key_file: Vec<PathBuf>,

    #[command(flatten)]
    refused: Refused,
}

/// Options that people try, so that they get a reason instead of "unexpected argument".
#[derive(Debug, Args)]
pub(crate) struct Refused {
    #[arg(
        long = "key",
        aliases = ["api-key", "payout-key", "secret", "secret-key", "app-secret", "sign-key"],
        hide = true,
        num_args = 0..=1,
        allow_hyphen_values = true
    )]
    refused: Option<Option<OsString>>,
}

impl Refused {
    pub(crate) fn check(&self) -> Result<(), Failure> {
        match self.refused {
            Some(_) => Err(Failure::new(format!(
                "a key is never taken as an argument: {SEEN}; name an environment variable with \
                 --key-env NAME or a file with --key-file FILE"
            ))),
            None => Ok(()),
        }
    }
}

const SEEN: &str = "others would see it in the list of processes and in the shell's history";

/// A key and the name under which output may speak of it.
#[derive(Debug)]
pub(crate) struct NamedKey {
    pub(crate) name: String,
    pub(crate) secret: Secret,
}

impl KeyArgs {
    /// The one key that signs.
    ///
    /// # Errors
    ///
    /// None, several, or one that cannot be had.
    pub(crate) fn one(&self) -> Result<Secret, Failure> {
        let mut keys = self.all()?;
        match (keys.pop(), keys.is_empty()) {
            (Some(key), true) => Ok(key.secret),
            _ => Err(Failure::new(
                "expected one key to sign with, got several; leave one of --key-env and \
                 --key-file",
            )),
        }
    }

    /// Every key, at least one.
    ///
    /// # Errors
    ///
    /// None, or one that cannot be had.
    pub(crate) fn all(&self) -> Result<Vec<NamedKey>, Failure> {
        self.refused.check()?;
        let mut keys = Vec::new();
        for name in &self.key_env {
            keys.push(from_env(name)?);
        }
        for path in &self.key_file {
            keys.push(from_file(path)?);
        }
        if keys.is_empty() {
            return Err(Failure::new(
                "no key: name an environment variable that holds it with --key-env NAME, or a \
                 file with --key-file FILE",
            ));
        }
        Ok(keys)
    }
}

/// The key in an environment variable.
///
/// # Errors
///
/// A variable that is not set or holds no key. The text never repeats what was given where a name
/// belongs, unless it looks like a name: it may be the key.
pub(crate) fn from_env(name: &str) -> Result<NamedKey, Failure> {
    if !is_variable(name) {
        return Err(Failure::new(format!(
            "--key-env expects the name of an environment variable, such as SHOP_API_KEY; what \
             was given is no name, and if it is the key itself: {SEEN}"
        )));
    }
    let value = env::var(name).map_err(|error| {
        let spoken = if looks_like_name(name) {
            format!("the environment variable {name}")
        } else {
            "the environment variable that --key-env names".to_owned()
        };
        match error {
            VarError::NotPresent => Failure::new(format!(
                "{spoken} is not set; export it first, such as: export SHOP_API_KEY=\"$(cat \
                 key.txt)\""
            )),
            VarError::NotUnicode(_) => Failure::new(format!("{spoken} holds no UTF-8 text")),
        }
    })?;
    Ok(NamedKey {
        name: name.to_owned(),
        secret: secret(value, &format!("the environment variable {name}"))?,
    })
}

/// The key in a file.
///
/// # Errors
///
/// A file that cannot be read, is too large or holds no key.
pub(crate) fn from_file(path: &Path) -> Result<NamedKey, Failure> {
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let spoken = if looks_like_path(path) {
        format!(
            "the key file {}",
            output::clean(&path.to_string_lossy(), 200)
        )
    } else {
        // Somebody may have put the key where its file belongs.
        "the key file".to_owned()
    };
    let unreadable = |error: std::io::Error| {
        Failure::new(format!(
            "{spoken} cannot be read: {error}; --key-file expects the path of a file that holds \
             the key"
        ))
    };
    let file = File::open(path).map_err(unreadable)?;
    warn_if_open_to_others(&file, &spoken);
    let mut bytes = Vec::new();
    file.take(MOST + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > MOST {
        return Err(Failure::new(format!(
            "{spoken} holds more than {MOST} bytes; expected the key alone"
        )));
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(Failure::new(format!(
            "{spoken} starts with a byte order mark, which would count as a part of the key; save \
             it as plain UTF-8"
        )));
    }
    let mut key = String::from_utf8(bytes)
        .map_err(|_| Failure::new(format!("{spoken} holds no UTF-8 text")))?;
    // Every editor ends a file with a line break, and no key has one.
    if key.ends_with('\n') {
        key.pop();
        if key.ends_with('\r') {
            key.pop();
        }
    }
    Ok(NamedKey {
        secret: secret(key, &spoken)?,
        name: output::clean(&name, 60),
    })
}

fn secret(key: String, spoken: &str) -> Result<Secret, Failure> {
    Secret::new(key).map_err(|error| Failure::new(format!("{spoken}: {error}")))
}

fn is_variable(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.bytes().all(|b| b == b'_' || b.is_ascii_alphanumeric())
}

/// True for a name as people write names of variables: `SHOP_API_KEY`, not `ab12cd34…`.
fn looks_like_name(name: &str) -> bool {
    let conventional = |b: u8| b == b'_' || b.is_ascii_uppercase() || b.is_ascii_digit();
    let hexadecimal = name.bytes().all(|b| b.is_ascii_hexdigit());
    name.len() <= 64 && name.bytes().all(conventional) && !hexadecimal
}

fn looks_like_path(path: &Path) -> bool {
    path.components().count() > 1 || path.extension().is_some()
}

#[cfg(unix)]
fn warn_if_open_to_others(file: &File, spoken: &str) {
    use std::os::unix::fs::PermissionsExt as _;

    let Ok(meta) = file.metadata() else { return };
    // A pipe, as of `--key-file <(pass show shop)`, has no readers but this one.
    if meta.is_file() && meta.permissions().mode() & 0o077 != 0 {
        output::note(format!(
            "warning: {spoken} is open to other users of this machine; close it with: chmod 600"
        ));
    }
}

#[cfg(not(unix))]
fn warn_if_open_to_others(_: &File, _: &str) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_keys() {
        for name in ["SHOP_API_KEY", "KEY2", "_K"] {
            assert!(is_variable(name) && looks_like_name(name), "{name}");
        }
        for key in ["sandbox-api-key", "9f86", "", "a b"] {
            assert!(!is_variable(key), "{key}");
        }
        for key in ["ABCDEF0123", "deadbeef", "sandboxApiKey"] {
            assert!(!looks_like_name(key), "{key}");
        }
    }

    #[test]
    fn paths_are_told_from_keys() {
        assert!(looks_like_path(Path::new("./key")));
        assert!(looks_like_path(Path::new("key.txt")));
        assert!(!looks_like_path(Path::new("0f1e2d3c4b5a")));
    }
}
