//! Exact decimal arithmetic on text that [`super::Amount`] has checked.
//!
//! Gateways send more digits than 64 or 128 bits hold (18 decimals are usual), so sums and
//! comparisons work on the digits themselves: linear in their number, no rounding, no overflow.

use std::cmp::Ordering;

/// The digits of a checked amount, without zeros that do not count.
pub(super) struct Digits<'a> {
    pub(super) negative: bool,
    /// Without leading zeros; empty for a value below one.
    pub(super) integer: &'a str,
    /// Without trailing zeros; empty for a whole number.
    pub(super) fraction: &'a str,
}

impl<'a> Digits<'a> {
    pub(super) fn of(text: &'a str) -> Digits<'a> {
        let body = text.strip_prefix('-').unwrap_or(text);
        let (integer, fraction) = body.split_once('.').unwrap_or((body, ""));
        Digits {
            negative: body.len() < text.len(),
            integer: integer.trim_start_matches('0'),
            fraction: fraction.trim_end_matches('0'),
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.integer.is_empty() && self.fraction.is_empty()
    }

    fn compare_magnitude(&self, other: &Digits<'_>) -> Ordering {
        self.integer
            .len()
            .cmp(&other.integer.len())
            .then_with(|| self.integer.cmp(other.integer))
            .then_with(|| self.fraction.cmp(other.fraction))
    }

    pub(super) fn compare(&self, other: &Digits<'_>) -> Ordering {
        match (
            self.negative && !self.is_zero(),
            other.negative && !other.is_zero(),
        ) {
            (false, false) => self.compare_magnitude(other),
            (true, true) => other.compare_magnitude(self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.integer.len() + self.fraction.len() + 3);
        if self.negative && !self.is_zero() {
            text.push('-');
        }
        text.push_str(if self.integer.is_empty() {
            "0"
        } else {
            self.integer
        });
        if !self.fraction.is_empty() {
            text.push('.');
            text.push_str(self.fraction);
        }
        text
    }
}

/// A magnitude as decimal digits, most significant first, with `scale` of them behind the point.
struct Scaled {
    negative: bool,
    digits: Vec<u8>,
}

fn scaled(text: &str, scale: usize) -> Scaled {
    let body = text.strip_prefix('-').unwrap_or(text);
    let (integer, fraction) = body.split_once('.').unwrap_or((body, ""));
    let mut digits: Vec<u8> = integer
        .bytes()
        .chain(fraction.bytes())
        .map(|byte| byte - b'0')
        .collect();
    digits.resize(integer.len() + scale, 0);
    Scaled {
        negative: body.len() < text.len(),
        digits,
    }
}

fn scale_of(text: &str) -> usize {
    text.split_once('.')
        .map_or(0, |(_, fraction)| fraction.len())
}

fn render(negative: bool, digits: &[u8], scale: usize) -> String {
    let whole = digits.len().saturating_sub(scale);
    let (integer, fraction) = digits.split_at(whole);
    let first = integer.iter().position(|digit| *digit != 0);
    let mut text = String::with_capacity(digits.len() + 3);
    if negative && digits.iter().any(|digit| *digit != 0) {
        text.push('-');
    }
    match first {
        Some(first) => text.extend(integer[first..].iter().map(|d| char::from(d + b'0'))),
        None => text.push('0'),
    }
    if scale > 0 {
        text.push('.');
        text.extend(std::iter::repeat_n('0', scale - fraction.len()));
        text.extend(fraction.iter().map(|d| char::from(d + b'0')));
    }
    text
}

fn sum(a: &[u8], b: &[u8]) -> Vec<u8> {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let mut out = vec![0; long.len() + 1];
    let mut carry = 0;
    for i in 0..long.len() {
        let addend = if i < short.len() {
            short[short.len() - 1 - i]
        } else {
            0
        };
        let digit = long[long.len() - 1 - i] + addend + carry;
        carry = digit / 10;
        out[long.len() - i] = digit % 10;
    }
    out[0] = carry;
    out
}

/// `a - b`, where `a` is not smaller.
fn difference(a: &[u8], b: &[u8]) -> Vec<u8> {
    let mut out = a.to_vec();
    let mut borrow = 0;
    for i in 0..a.len() {
        let taken = borrow + if i < b.len() { b[b.len() - 1 - i] } else { 0 };
        let place = a.len() - 1 - i;
        borrow = u8::from(a[place] < taken);
        out[place] = a[place] + 10 * borrow - taken;
    }
    out
}

fn strip(digits: &[u8]) -> &[u8] {
    let first = digits.iter().position(|digit| *digit != 0);
    &digits[first.unwrap_or(digits.len())..]
}

fn combine(a: &str, b: &str, flip: bool) -> String {
    let scale = scale_of(a).max(scale_of(b));
    let a = scaled(a, scale);
    let mut b = scaled(b, scale);
    b.negative ^= flip;
    if a.negative == b.negative {
        return render(a.negative, &sum(&a.digits, &b.digits), scale);
    }
    let (left, right) = (strip(&a.digits), strip(&b.digits));
    let order = left.len().cmp(&right.len()).then_with(|| left.cmp(right));
    // The shorter of the two may be the larger magnitude only by its leading zeros.
    match order {
        Ordering::Less => render(b.negative, &difference(right, left), scale),
        _ => render(a.negative, &difference(left, right), scale),
    }
}

pub(super) fn add(a: &str, b: &str) -> String {
    combine(a, b, false)
}

pub(super) fn subtract(a: &str, b: &str) -> String {
    combine(a, b, true)
}

pub(super) fn times(text: &str, factor: u32) -> String {
    let scale = scale_of(text);
    let value = scaled(text, scale);
    let mut out = value.digits;
    let mut carry: u64 = 0;
    for digit in out.iter_mut().rev() {
        let product = u64::from(*digit) * u64::from(factor) + carry;
        *digit = (product % 10) as u8;
        carry = product / 10;
    }
    let mut head = Vec::new();
    while carry > 0 {
        head.push((carry % 10) as u8);
        carry /= 10;
    }
    head.reverse();
    head.extend_from_slice(&out);
    render(value.negative, &head, scale)
}

pub(super) fn shift(text: &str, places: i32) -> String {
    let scale = scale_of(text);
    let value = scaled(text, scale);
    let mut digits = value.digits;
    let new_scale = if places >= 0 {
        let up = places.unsigned_abs() as usize;
        if up > scale {
            digits.resize(digits.len() + up - scale, 0);
        }
        scale.saturating_sub(up)
    } else {
        scale + places.unsigned_abs() as usize
    };
    render(value.negative, &digits, new_scale)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::money::Amount;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn sums_and_differences_keep_the_longer_scale() {
        for (a, b, sum, difference) in [
            ("0.1", "0.2", "0.3", "-0.1"),
            ("100", "0.01", "100.01", "99.99"),
            ("-5", "5.00", "0.00", "-10.00"),
            ("999.99", "0.01", "1000.00", "999.98"),
            ("0", "-0.0", "0.0", "0.0"),
            ("1", "2000", "2001", "-1999"),
            ("0001", "12.5", "13.5", "-11.5"),
        ] {
            assert_eq!((&amount(a) + &amount(b)).as_str(), sum, "{a} + {b}");
            assert_eq!((&amount(a) - &amount(b)).as_str(), difference, "{a} - {b}");
        }
    }

    #[test]
    fn times_and_shift_are_exact() {
        assert_eq!(amount("0.95256917").times(997).as_str(), "949.71146249");
        assert_eq!(amount("-1.5").times(0).as_str(), "0.0");
        assert_eq!(amount("0.05").shift(1).as_str(), "0.5");
        assert_eq!(amount("5").shift(-3).as_str(), "0.005");
        assert_eq!(amount("19.99").shift(2).as_str(), "1999");
    }

    proptest! {
        #[test]
        fn agrees_with_128_bit_integers(a in -10i128.pow(18)..10i128.pow(18), b in -10i128.pow(18)..10i128.pow(18), f in 0u32..1_000_000) {
            let (x, y) = (Amount::from(a), Amount::from(b));
            prop_assert_eq!(&x + &y, Amount::from(a + b));
            prop_assert_eq!(&x - &y, Amount::from(a - b));
            prop_assert_eq!(x.times(f), Amount::from(a * i128::from(f)));
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        }

        #[test]
        fn text_survives_and_zeros_do_not_count(text in "-?[0-9]{1,40}(\\.[0-9]{1,40})?", zeros in 0usize..20) {
            let value = amount(&text);
            prop_assert_eq!(value.as_str(), text.as_str());
            let padded = if text.contains('.') {
                format!("{text}{}", "0".repeat(zeros))
            } else {
                format!("{text}.{}", "0".repeat(zeros + 1))
            };
            prop_assert_eq!(&amount(&padded), &value);
            prop_assert_eq!(value.normalized(), value.clone());
            prop_assert_eq!(value.shift(7).shift(-7), value.clone());
            prop_assert!((&value - &value).is_zero());
        }

        #[test]
        fn nothing_else_is_an_amount(text in "\\PC{0,12}") {
            let well_formed = {
                let body = text.strip_prefix('-').unwrap_or(&text);
                let mut parts = body.splitn(2, '.');
                let whole = parts.next().unwrap_or("");
                let fraction = parts.next();
                let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
                digits(whole) && fraction.is_none_or(digits)
            };
            prop_assert_eq!(text.parse::<Amount>().is_ok(), well_formed);
        }
    }
}
