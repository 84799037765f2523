//! Arithmetic on exact amounts, for languages whose own decimal type would round.

use cointill::Amount;

use crate::problem::NativeProblem;
use crate::values::amount;

/// What there is to know of an amount.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeAmount {
    /// As it was written.
    pub text: String,
    /// The shortest text of the value.
    pub normalized: String,
    /// Digits behind the point, trailing zeros too.
    pub scale: u32,
    /// The same without trailing zeros.
    pub significant_scale: u32,
    /// -1, 0 or 1.
    pub sign: i8,
}

fn text(amount: &Amount) -> Result<String, NativeProblem> {
    Ok(amount.as_str().to_owned())
}

/// Reads an amount.
#[uniffi::export]
pub fn amount_facts(text: &str) -> Result<NativeAmount, NativeProblem> {
    let own = amount(text)?;
    let count = |digits: usize| u32::try_from(digits).unwrap_or(u32::MAX);
    Ok(NativeAmount {
        text: own.as_str().to_owned(),
        normalized: own.normalized().as_str().to_owned(),
        scale: count(own.scale()),
        significant_scale: count(own.significant_scale()),
        sign: i8::from(own.is_positive()) - i8::from(own.is_negative()),
    })
}

/// -1, 0 or 1, as `left` is less than `right`, the same or more.
#[uniffi::export]
pub fn amount_order(left: &str, right: &str) -> Result<i8, NativeProblem> {
    Ok(amount(left)?.cmp(&amount(right)?) as i8)
}

/// `left` and `right` together.
#[uniffi::export]
pub fn amount_sum(left: &str, right: &str) -> Result<String, NativeProblem> {
    text(&(&amount(left)? + &amount(right)?))
}

/// `left` without `right`.
#[uniffi::export]
pub fn amount_difference(left: &str, right: &str) -> Result<String, NativeProblem> {
    text(&(&amount(left)? - &amount(right)?))
}

/// So many times the amount.
#[uniffi::export]
pub fn amount_times(one: &str, factor: u32) -> Result<String, NativeProblem> {
    text(&amount(one)?.times(factor))
}

/// The amount with its point moved to the right; to the left for a negative number.
#[uniffi::export]
pub fn amount_shift(one: &str, places: i32) -> Result<String, NativeProblem> {
    text(&amount(one)?.shift(places))
}

/// The amount of so many of the smallest unit, of which 10 to the power of `exponent` are one.
#[uniffi::export]
pub fn amount_from_minor(minor: i64, exponent: u8) -> Result<String, NativeProblem> {
    text(&Amount::from_minor(minor, exponent))
}
