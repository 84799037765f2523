//! Checks of documented limits, each naming field, limit and value; both gateways use them.

use crate::error::Error;
use crate::money::{Amount, Currency};

/// Characters, not bytes: the documentation speaks of characters (2328 §5.1).
pub(crate) fn length(field: &'static str, text: &str, most: usize) -> Result<(), Error> {
    let got = text.chars().count();
    if (1..=most).contains(&got) {
        return Ok(());
    }
    Err(Error::field_limit(
        field,
        format_args!("1 to {most} characters"),
        got,
    ))
}

pub(crate) fn optional_length(
    field: &'static str,
    text: Option<&String>,
    most: usize,
) -> Result<(), Error> {
    text.map_or(Ok(()), |text| length(field, text, most))
}

pub(crate) fn present(field: &'static str, text: &str) -> Result<(), Error> {
    if text.trim().is_empty() {
        return Err(Error::field_limit(field, "a value", "none"));
    }
    Ok(())
}

pub(crate) fn range(
    field: &'static str,
    value: Option<u32>,
    least: u32,
    most: u32,
) -> Result<(), Error> {
    match value {
        Some(value) if !(least..=most).contains(&value) => Err(Error::field_limit(
            field,
            format_args!("{least} to {most}"),
            value,
        )),
        _ => Ok(()),
    }
}

pub(crate) fn amount_range(
    field: &'static str,
    value: Option<&Amount>,
    least: i32,
    most: i32,
) -> Result<(), Error> {
    match value {
        Some(value) if *value < Amount::from(least) || *value > Amount::from(most) => Err(
            Error::field_limit(field, format_args!("{least} to {most}"), value),
        ),
        _ => Ok(()),
    }
}

pub(crate) fn positive(field: &'static str, amount: &Amount) -> Result<(), Error> {
    if amount.is_positive() {
        return Ok(());
    }
    Err(Error::field_limit(field, "an amount above 0", amount))
}

pub(crate) fn code(field: &'static str, code: &str) -> Result<(), Error> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    if !code.is_empty() && code.len() <= 64 && code.bytes().all(fits) {
        return Ok(());
    }
    Err(Error::field_limit(
        field,
        "a code such as USDT or TRX-TRC20",
        format_args!("{code:?}"),
    ))
}

/// Codes joined by commas, as many as fit into `most` characters.
pub(crate) fn codes(field: &'static str, list: Option<&String>, most: usize) -> Result<(), Error> {
    let Some(list) = list else { return Ok(()) };
    length(field, list, most)?;
    list.split(',').try_for_each(|item| code(field, item))
}

pub(crate) fn url(field: &'static str, url: Option<&String>) -> Result<(), Error> {
    let Some(url) = url else { return Ok(()) };
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let clean = !url.chars().any(|c| c.is_whitespace() || c.is_control());
    if clean && rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')) {
        return Ok(());
    }
    Err(Error::field_limit(
        field,
        "an absolute http or https URL",
        format_args!("{url:?}"),
    ))
}

pub(crate) fn dates(from: Option<&String>, to: Option<&String>) -> Result<(), Error> {
    let parse = |field: &'static str, text: Option<&String>| match text {
        None => Ok(None),
        Some(text) => match text.parse::<jiff::civil::Date>() {
            Ok(date) if text.len() == 10 => Ok(Some(date)),
            _ => Err(Error::field_limit(
                field,
                "a date such as 2026-05-09",
                format_args!("{text:?}"),
            )),
        },
    };
    match (parse("date_from", from)?, parse("date_to", to)?) {
        (Some(first), Some(last)) if first > last => Err(Error::field_limit(
            "date_to",
            format_args!("a date not before date_from {first}"),
            last,
        )),
        _ => Ok(()),
    }
}

pub(crate) fn is_crypto(currency: &Currency) -> bool {
    currency.known().is_some_and(|known| known.is_crypto())
}
