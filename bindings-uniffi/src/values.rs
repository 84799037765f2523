//! Single values that only the core can read.

use cointill::{Amount, Error, Timestamp};

use crate::problem::NativeProblem;

/// The version of the library, which the package over it compares with its own.
#[uniffi::export]
pub fn library_version() -> Result<String, NativeProblem> {
    Ok(env!("CARGO_PKG_VERSION").to_owned())
}

pub(crate) fn amount(text: &str) -> Result<Amount, NativeProblem> {
    Ok(text.parse::<Amount>().map_err(Error::from)?)
}

/// The text of an amount as the core keeps it, digits and trailing zeros included.
#[uniffi::export]
pub fn amount_text(text: &str) -> Result<String, NativeProblem> {
    Ok(amount(text)?.as_str().to_owned())
}

/// Seconds since 1970 of a time as a gateway writes it; none for a text that means none.
#[uniffi::export]
pub fn unix_seconds(text: &str) -> Result<Option<i64>, NativeProblem> {
    Ok(Timestamp::from(text).unix_seconds())
}
