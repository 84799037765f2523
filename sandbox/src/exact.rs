//! Products and quotients of amounts, exact or rounded once, at any number of digits.
//!
//! Fees, markups and rates need more than the sums that [`Amount`] offers. A price in rubles turned
//! into 18 decimals of a token does not fit 128 bits, so this works on decimal digits too.

use cointill::Amount;

/// What becomes of digits that do not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rounding {
    /// Towards zero: what a merchant gets.
    Down,
    /// Away from zero: what a payer owes, so that the merchant never gets less than the price.
    Up,
    /// To the nearest, halves away from zero: figures that are only shown.
    Half,
}

/// Digits of a `u32` that `Amount::times` can take at once.
const CHUNK: usize = 9;

fn digits(amount: &Amount) -> String {
    amount.as_str().replace(['-', '.'], "")
}

fn plain(digits: String) -> Amount {
    // Digits only, so this cannot fail; zero would be the harmless reading.
    digits.parse().unwrap_or_else(|_| Amount::zero())
}

fn signed(magnitude: Amount, negative: bool) -> Amount {
    if negative {
        &Amount::zero() - &magnitude
    } else {
        magnitude
    }
}

/// `a × b`, exactly.
pub(crate) fn product(a: &Amount, b: &Amount) -> Amount {
    let factor = digits(b);
    let mut sum = Amount::zero();
    for (i, chunk) in factor.as_bytes().rchunks(CHUNK).enumerate() {
        let chunk = chunk
            .iter()
            .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
        let places = i32::try_from(i * CHUNK).unwrap_or(i32::MAX);
        sum = &sum + &a.times(chunk).shift(places);
    }
    let places = i32::try_from(b.scale()).unwrap_or(i32::MAX);
    signed(sum.shift(-places), b.is_negative())
}

/// `a ÷ b` with `places` decimals; `None` when `b` is zero.
pub(crate) fn quotient(a: &Amount, b: &Amount, places: u8, rounding: Rounding) -> Option<Amount> {
    if b.is_zero() {
        return None;
    }
    // Both as whole numbers: a × 10^(places + scale of b), b × 10^(scale of a).
    let numerator = digits(a) + &"0".repeat(usize::from(places) + b.scale());
    let divisor = plain(digits(b) + &"0".repeat(a.scale()));
    let mut remainder = Amount::zero();
    let mut result = String::with_capacity(numerator.len());
    for digit in numerator.bytes() {
        remainder = (&remainder.times(10) + &Amount::from(digit - b'0')).normalized();
        let mut count = b'0';
        while remainder >= divisor {
            remainder = &remainder - &divisor;
            count += 1;
        }
        result.push(char::from(count));
    }
    let mut whole = plain(result).normalized();
    let up = match rounding {
        Rounding::Down => false,
        Rounding::Up => !remainder.is_zero(),
        Rounding::Half => remainder.times(2) >= divisor,
    };
    if up {
        whole = &whole + &Amount::from(1);
    }
    let magnitude = whole.shift(-i32::from(places));
    Some(signed(magnitude, a.is_negative() != b.is_negative()))
}

/// `amount` with exactly `places` decimals.
pub(crate) fn round(amount: &Amount, places: u8, rounding: Rounding) -> Amount {
    quotient(amount, &Amount::from(1), places, rounding).unwrap_or_else(Amount::zero)
}

/// `percent` hundredths of `amount`, exactly.
pub(crate) fn percent(amount: &Amount, percent: &Amount) -> Amount {
    product(amount, percent).shift(-2)
}

/// The same value written with at least `places` decimals, and with more where they count.
pub(crate) fn at_least(amount: &Amount, places: u8) -> Amount {
    let short = amount.normalized();
    let places = u8::try_from(short.scale()).unwrap_or(u8::MAX).max(places);
    round(&short, places, Rounding::Down)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn the_documented_arithmetic_comes_out() {
        // 2328 §5.4: amount × exchange_rate, payment_amount × 0.997.
        let usd = product(&amount("180"), &amount("0.01340691"));
        assert_eq!(at_least(&usd, 8).as_str(), "2.41324380");
        let net = product(&amount("0.95256917"), &amount("0.997"));
        assert_eq!(at_least(&net, 18).as_str(), "0.949711462490000000");
    }

    #[test]
    fn quotients_round_once_and_in_the_direction_asked_for() {
        for (a, b, places, down, up, half) in [
            ("1", "3", 4, "0.3333", "0.3334", "0.3333"),
            ("2", "3", 2, "0.66", "0.67", "0.67"),
            ("-1", "8", 2, "-0.12", "-0.13", "-0.13"),
            ("100", "64000", 8, "0.00156250", "0.00156250", "0.00156250"),
            ("0.000001", "1000", 2, "0.00", "0.01", "0.00"),
        ] {
            let (a, b) = (amount(a), amount(b));
            for (rounding, expected) in [
                (Rounding::Down, down),
                (Rounding::Up, up),
                (Rounding::Half, half),
            ] {
                let got = quotient(&a, &b, places, rounding).unwrap();
                assert_eq!(got.as_str(), expected, "{a} / {b} {rounding:?}");
            }
        }
        assert!(quotient(&amount("1"), &amount("0.00"), 2, Rounding::Up).is_none());
    }

    #[test]
    fn digits_that_count_are_never_cut_for_looks() {
        assert_eq!(at_least(&amount("0.001575"), 2).as_str(), "0.001575");
        assert_eq!(at_least(&amount("100"), 2).as_str(), "100.00");
        assert_eq!(at_least(&amount("100.50000"), 2).as_str(), "100.50");
    }

    proptest! {
        #[test]
        fn products_agree_with_128_bit_integers(a in -10i128.pow(18)..10i128.pow(18), b in -10i128.pow(18)..10i128.pow(18)) {
            prop_assert_eq!(product(&Amount::from(a), &Amount::from(b)), Amount::from(a * b));
        }

        #[test]
        fn quotient_and_remainder_rebuild_the_dividend(a in 0u64..10u64.pow(15), b in 1u64..10u64.pow(9)) {
            let got = quotient(&Amount::from(a), &Amount::from(b), 0, Rounding::Down).unwrap();
            prop_assert_eq!(got, Amount::from(a / b));
        }

        #[test]
        fn a_product_divides_back(a in "[1-9][0-9]{0,20}(\\.[0-9]{1,18})?", b in "[1-9][0-9]{0,12}(\\.[0-9]{1,8})?") {
            let (a, b) = (amount(&a), amount(&b));
            let back = quotient(&product(&a, &b), &b, 18, Rounding::Down).unwrap();
            prop_assert_eq!(back, a);
        }
    }
}
