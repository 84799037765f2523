//! The proof that an app's library holds nothing that signs: by its symbols before it is stripped,
//! and by what is left in it after.

use std::path::Path;

use super::native::{self, Build};
use crate::report::Problem;
use crate::shell::Shell;
use crate::workspace::Workspace;

/// Parts of the names of functions that sign or verify, as Rust writes them into a library.
pub(in crate::suites) const SYMBOLS: &[&str] = &[
    "4hmac",
    "4sha2",
    "sign_webhook",
    "AppSecret",
    "PayoutKey",
    "ViewKeys",
];

/// What a stripped library shows of them: names that it exports, and words of its errors.
pub(in crate::suites) const STRINGS: &[&str] = &[
    "nativewebhooks2328",
    "nativeviewkeys",
    "sign_2328",
    "payout_key: expected",
    "webhook refused",
];

pub(super) fn check(workspace: &Workspace, shell: Shell) -> Result<(), Problem> {
    for build in Build::ALL {
        let stripped = native::library(workspace, build, shell)?;
        let whole = native::unstripped(workspace, build, shell)?;
        for (library, marks) in [(&whole, SYMBOLS), (&stripped, STRINGS)] {
            expect(library, marks, build)?;
        }
        let size = std::fs::metadata(&stripped).map_or(0, |data| data.len());
        println!("    {}: {} KiB, stripped", build.feature(), size / 1024);
    }
    Ok(())
}

/// All of the marks are in what belongs to a server, and none in what an app gets: a search that finds
/// nothing proves something only when it finds them where they belong.
pub(in crate::suites) fn expect(
    library: &Path,
    marks: &[&str],
    build: Build,
) -> Result<(), Problem> {
    let bytes =
        std::fs::read(library).map_err(|error| format!("{}: {error}", library.display()))?;
    for mark in marks {
        let expected = build == Build::Merchant;
        if contains(&bytes, mark.as_bytes()) != expected {
            let what = if expected { "some" } else { "none" };
            return Err(Problem::Failed(format!(
                "{}: expected {what} of {mark:?} in the build for {}",
                library.display(),
                build.feature()
            )));
        }
    }
    Ok(())
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}
