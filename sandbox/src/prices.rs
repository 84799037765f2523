//! The sandbox's prices: made up, fixed, and chosen so that every pair divides without a remainder.

use cointill::Amount;

use crate::error::SandboxError;
use crate::exact::{self, Rounding};
use crate::store;
use crate::world::Step;

/// Decimals of converted amounts, as in the documents of both gateways.
pub(crate) const DECIMALS: u8 = 8;

/// US dollars for one unit. Every figure is a product of twos and fives, so that what a payer owes
/// is a short number that a person can check.
pub(crate) const USD_PRICES: &[(&str, &str)] = &[
    ("USD", "1"),
    ("EUR", "1.25"),
    ("HKD", "0.128"),
    ("RUB", "0.0125"),
    ("KZT", "0.002"),
    ("UAH", "0.025"),
    ("UZS", "0.00008"),
    ("INR", "0.0128"),
    ("IDR", "0.0000625"),
    ("THB", "0.03125"),
    ("VND", "0.00004"),
    ("USDT", "1"),
    ("USDC", "1"),
    ("BTC", "64000"),
    ("LTC", "80"),
    ("DASH", "25"),
    ("DOGE", "0.125"),
    ("ETH", "3200"),
    ("BNB", "640"),
    ("TRX", "0.25"),
    ("TON", "2.5"),
    ("SOL", "160"),
    ("AVAX", "20"),
    ("POL", "0.5"),
    ("ZEC", "50"),
    ("XRP", "0.5"),
    ("XMR", "160"),
    ("PCI", "0.05"),
    ("PEPE", "0.00001"),
];

/// The code under which a currency's price and balance are kept: 2328 renamed `TON` to `GRAM`, and
/// `POL` was `MATIC` (2328 §9).
pub(crate) fn canonical(code: &str) -> String {
    match code.to_ascii_uppercase().as_str() {
        "GRAM" => "TON".to_owned(),
        "MATIC" => "POL".to_owned(),
        other => other.to_owned(),
    }
}

/// The made-up price of `code` in US dollars, if the sandbox knows it.
pub(crate) fn usd_price(code: &str) -> Option<Amount> {
    let code = canonical(code);
    USD_PRICES
        .iter()
        .find(|(own, _)| *own == code)
        .and_then(|(_, price)| price.parse().ok())
}

const PRICE_PREFIX: &str = "price:";

/// The price of one unit in US dollars, as the control interface set it or from the table.
pub(crate) fn price(step: &Step<'_>, code: &str) -> Result<Amount, SandboxError> {
    let code = canonical(code);
    let set = store::get_meta(step.tx, &format!("{PRICE_PREFIX}{code}"))?;
    set.and_then(|text| text.parse().ok())
        .or_else(|| usd_price(&code))
        .ok_or_else(|| SandboxError::invalid(format!("price: no currency {code:?}")))
}

/// Sets the price of one unit in US dollars.
pub(crate) fn set_price(step: &Step<'_>, code: &str, usd: &Amount) -> Result<(), SandboxError> {
    if usd_price(code).is_none() {
        return Err(SandboxError::not_found("currency", code));
    }
    if !usd.is_positive() || usd.as_str().len() > 40 {
        let text = format!("price: expected an amount above 0 with at most 40 digits, got {usd}");
        return Err(SandboxError::invalid(text));
    }
    let key = format!("{PRICE_PREFIX}{}", canonical(code));
    store::set_meta(step.tx, &key, usd.as_str())
}

/// `amount` of `from` in `to`, with 8 decimals.
pub(crate) fn convert(
    step: &Step<'_>,
    amount: &Amount,
    from: &str,
    to: &str,
    rounding: Rounding,
) -> Result<Amount, SandboxError> {
    let usd = exact::product(amount, &price(step, from)?);
    exact::quotient(&usd, &price(step, to)?, DECIMALS, rounding)
        .ok_or_else(|| SandboxError::invalid("price: expected one above 0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_of_the_core_has_a_price() {
        for (code, price) in USD_PRICES {
            let known = cointill::Currency::from(*code);
            assert!(known.known().is_some(), "{code}");
            assert!(usd_price(code).is_some_and(|p| p.is_positive()), "{price}");
        }
        assert_eq!(usd_price("GRAM"), usd_price("TON"));
        assert!(usd_price("NEWCOIN").is_none());
    }

    #[test]
    fn every_pair_divides_without_a_remainder() {
        for (from, _) in USD_PRICES {
            for (to, _) in USD_PRICES {
                let (a, b) = (usd_price(from).unwrap(), usd_price(to).unwrap());
                let quotient = exact::quotient(&a, &b, 30, Rounding::Down).unwrap();
                assert_eq!(exact::product(&quotient, &b), a, "{from} in {to}");
            }
        }
    }
}
