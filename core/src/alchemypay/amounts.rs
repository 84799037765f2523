//! How amounts are written: decimals by currency, and cents (Alchemy §7.1, §4.2).

use super::options::AmountUnit;
use crate::error::Error;
use crate::limits;
use crate::money::{Amount, Currency};

/// Most decimals of `orderAmount` in a currency: two in USD, EUR and HKD, none in IDR, THB and VND,
/// eight in a token. The set of currencies is open, and eight is the most that any has.
fn most_decimals(currency: &Currency) -> usize {
    match currency.as_str().to_ascii_uppercase().as_str() {
        "USD" | "EUR" | "HKD" => 2,
        "IDR" | "THB" | "VND" => 0,
        _ => 8,
    }
}

/// `amount` in the major unit, as it is sent: as the caller wrote it, unless that has more zeros
/// than the format allows.
pub(super) fn major(
    field: &'static str,
    amount: &Amount,
    currency: &Currency,
) -> Result<Amount, Error> {
    limits::positive(field, amount)?;
    let most = most_decimals(currency);
    if amount.significant_scale() > most {
        let expected = match most {
            0 => format!("a whole amount in {currency}"),
            _ => format!("at most {most} decimals in {currency}"),
        };
        return Err(Error::field_limit(field, expected, amount));
    }
    fitting(field, amount, most, 64)
}

/// `amount` in cents, exactly: hundredths of the major unit in every currency, since the documents
/// know no other minor unit.
pub(super) fn cents(
    field: &'static str,
    amount: &Amount,
    currency: &Currency,
) -> Result<Amount, Error> {
    let major = major(field, amount, currency)?;
    let cents = major.normalized().shift(2);
    if cents.significant_scale() > 0 {
        return Err(Error::field_limit(
            field,
            "a whole number of cents, which this version of the call takes",
            amount,
        ));
    }
    fitting(field, &cents, 0, 64)
}

/// The amount with at most `decimals` and without leading zeros, in at most `most` characters.
pub(super) fn fitting(
    field: &'static str,
    amount: &Amount,
    decimals: usize,
    most: usize,
) -> Result<Amount, Error> {
    let padded = amount.as_str().starts_with('0') && !amount.as_str().starts_with("0.");
    let amount = if amount.scale() > decimals || padded {
        amount.normalized()
    } else {
        amount.clone()
    };
    limits::length(field, amount.as_str(), most)?;
    Ok(amount)
}

/// `sent` in the major unit.
pub(super) fn to_major(sent: &Amount, unit: AmountUnit) -> Amount {
    match unit {
        AmountUnit::Cents => sent.shift(-2),
        AmountUnit::AsSent => sent.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn decimals_follow_the_currency() {
        for (text, currency, sent) in [
            ("100.12", "USD", Some("100.12")),
            ("100.10", "usd", Some("100.10")),
            ("100.120", "EUR", Some("100.12")),
            ("0100", "HKD", Some("100")),
            ("0.5", "HKD", Some("0.5")),
            ("100.123", "USD", None),
            ("1000", "VND", Some("1000")),
            ("1000.00", "IDR", Some("1000")),
            ("1000.5", "THB", None),
            ("1.12345678", "USDT", Some("1.12345678")),
            ("1.123456789", "USDT", None),
            ("1.12345678", "NEWCOIN", Some("1.12345678")),
            ("0", "USD", None),
            ("-1", "USD", None),
        ] {
            let got = major("orderAmount", &amount(text), &Currency::from(currency)).ok();
            assert_eq!(got.as_ref().map(Amount::as_str), sent, "{text} {currency}");
        }
        let long = amount(&"9".repeat(65));
        let error = major("orderAmount", &long, &Currency::from("USD")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "orderAmount: expected 1 to 64 characters, got 65"
        );
    }

    #[test]
    fn cents_are_exact_or_refused() {
        for (text, currency, sent) in [
            ("100.12", "USD", Some("10012")),
            ("0.10", "USD", Some("10")),
            ("20.000", "USD", Some("2000")),
            ("1000", "VND", Some("100000")),
            ("1.5", "USDT", Some("150")),
            ("1.125", "USDT", None),
        ] {
            let got = cents("orderAmount", &amount(text), &Currency::from(currency)).ok();
            assert_eq!(got.as_ref().map(Amount::as_str), sent, "{text} {currency}");
        }
        assert_eq!(
            to_major(&amount("10012"), AmountUnit::Cents).as_str(),
            "100.12"
        );
        assert_eq!(
            to_major(&amount("100.12"), AmountUnit::AsSent).as_str(),
            "100.12"
        );
    }
}
