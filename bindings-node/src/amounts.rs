//! Exact arithmetic on amounts, which are text in JavaScript.

use std::cmp::Ordering;

use cointill::{Amount, Error};
use napi_derive::napi;

use crate::errors::{OrThrow as _, Thrown};

fn parsed(text: &str) -> Result<Amount, Thrown> {
    text.parse::<Amount>().map_err(Error::from).or_throw()
}

/// -1, 0 or 1.
#[napi(catch_unwind)]
pub fn amount_compare(a: String, b: String) -> Result<i32, Thrown> {
    Ok(match parsed(&a)?.cmp(&parsed(&b)?) {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    })
}

#[napi(catch_unwind)]
pub fn amount_add(a: String, b: String) -> Result<String, Thrown> {
    let sum = &parsed(&a)? + &parsed(&b)?;
    Ok(sum.as_str().to_owned())
}

#[napi(catch_unwind)]
pub fn amount_subtract(a: String, b: String) -> Result<String, Thrown> {
    let difference = &parsed(&a)? - &parsed(&b)?;
    Ok(difference.as_str().to_owned())
}

#[napi(catch_unwind)]
pub fn amount_times(a: String, factor: u32) -> Result<String, Thrown> {
    Ok(parsed(&a)?.times(factor).as_str().to_owned())
}

/// The decimal point moved to the right, or to the left for fewer than 0 places.
#[napi(catch_unwind)]
pub fn amount_shift(a: String, places: i32) -> Result<String, Thrown> {
    Ok(parsed(&a)?.shift(places).as_str().to_owned())
}

/// Digits behind the point.
#[napi(catch_unwind)]
pub fn amount_scale(a: String) -> Result<u32, Thrown> {
    Ok(u32::try_from(parsed(&a)?.scale()).unwrap_or(u32::MAX))
}

/// The text itself when it is an amount.
#[napi(catch_unwind)]
pub fn amount_parse(text: String) -> Result<String, Thrown> {
    Ok(parsed(&text)?.as_str().to_owned())
}

/// The same value without zeros that do not count.
#[napi(catch_unwind)]
pub fn amount_normalized(text: String) -> Result<String, Thrown> {
    Ok(parsed(&text)?.normalized().as_str().to_owned())
}
