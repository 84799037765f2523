//! Memory that Kotlin writes arguments into, made and freed without a structure of JNA's.
//!
//! uniffi's own functions for it pass structures by value, and have no second form with pointers.

use crate::problem::NativeProblem;

/// A buffer of `size` zeros, which Kotlin writes over and passes back as an argument.
#[uniffi::export]
pub fn new_buffer(size: u64) -> Result<String, NativeProblem> {
    let size = usize::try_from(size)
        .map_err(|_| NativeProblem::misused(format!("{size} bytes: expected less")))?;
    Ok("\0".repeat(size))
}

/// Frees any buffer. Kotlin passes it as an empty text, with its capacity.
#[uniffi::export]
pub fn free_buffer(buffer: String) -> Result<(), NativeProblem> {
    drop(buffer);
    Ok(())
}
