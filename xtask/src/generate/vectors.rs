//! `tests/vectors`, from an implementation of the protocol notes that is independent of the core.

use std::path::Path;

use super::Output;

pub(super) fn outputs(_: &Path) -> Result<Vec<Output>, String> {
    let files = cointill_vectors_generator::files()?;
    Ok(files
        .into_iter()
        .map(|(name, text)| Output {
            path: format!("tests/vectors/{name}"),
            text,
        })
        .collect())
}
