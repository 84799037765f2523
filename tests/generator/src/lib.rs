//! Makes the files of `tests/vectors`, which every language runs. `cargo xtask vectors` writes
//! them, `cargo xtask vectors --check` compares them.
//!
//! Nothing here calls the library: signatures, canonical forms, amounts, events and fields come
//! from `reference`, written from the protocol notes with plain crates, and the notes' own vectors
//! are constants. So the library is checked against something other than itself.

mod cases;
mod reference;
mod tables;
mod vectors;

use std::collections::BTreeSet;

use vectors::File;

/// Name and text of every file of the folder that is not written by hand.
///
/// # Errors
///
/// The id that two cases share: an id names one case for ever.
pub fn files() -> Result<Vec<(String, String)>, String> {
    let files = cases::all();
    let mut seen = BTreeSet::new();
    let mut ids = files.iter().flat_map(File::cases).map(|case| &case.id);
    if let Some(id) = ids.find(|id| !seen.insert(*id)) {
        return Err(format!("expected each id once, got {id:?} again"));
    }
    let mut texts: Vec<_> = files
        .iter()
        .map(|file| (file.name(), file.render()))
        .collect();
    texts.push(("manifest.json".to_owned(), vectors::manifest(&files)));
    Ok(texts)
}
