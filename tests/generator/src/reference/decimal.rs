//! Exact decimals as a whole number and a scale: another way than the library's digit by digit.

use std::cmp::Ordering;

use num_bigint::BigInt;

/// `digits` × 10^-`scale`.
#[derive(Debug, Clone)]
pub(crate) struct Decimal {
    digits: BigInt,
    scale: usize,
}

impl Decimal {
    /// From the grammar of an amount: `-?[0-9]+(\.[0-9]+)?`.
    pub(crate) fn parse(text: &str) -> Decimal {
        let scale = text.split_once('.').map_or(0, |(_, tail)| tail.len());
        let digits = text.replace('.', "");
        let digits = digits.parse().expect("an amount of the generator");
        Decimal { digits, scale }
    }

    pub(crate) fn new(digits: BigInt, scale: usize) -> Decimal {
        Decimal { digits, scale }
    }

    pub(crate) fn scale(&self) -> usize {
        self.scale
    }

    /// -1, 0 or 1.
    pub(crate) fn sign(&self) -> i32 {
        match self.digits.cmp(&BigInt::ZERO) {
            Ordering::Less => -1,
            Ordering::Equal => 0,
            Ordering::Greater => 1,
        }
    }

    fn at_scale(&self, scale: usize) -> BigInt {
        &self.digits * BigInt::from(10).pow((scale - self.scale) as u32)
    }

    fn aligned(&self, other: &Decimal) -> (BigInt, BigInt, usize) {
        let scale = self.scale.max(other.scale);
        (self.at_scale(scale), other.at_scale(scale), scale)
    }

    pub(crate) fn compare(&self, other: &Decimal) -> Ordering {
        let (a, b, _) = self.aligned(other);
        a.cmp(&b)
    }

    pub(crate) fn add(&self, other: &Decimal) -> Decimal {
        let (a, b, scale) = self.aligned(other);
        Decimal::new(a + b, scale)
    }

    pub(crate) fn subtract(&self, other: &Decimal) -> Decimal {
        let (a, b, scale) = self.aligned(other);
        Decimal::new(a - b, scale)
    }

    pub(crate) fn times(&self, factor: u32) -> Decimal {
        Decimal::new(&self.digits * factor, self.scale)
    }

    /// × 10^`places`; the scale follows, and is never below 0.
    pub(crate) fn shift(&self, places: i32) -> Decimal {
        let scale = self.scale as i64 - i64::from(places);
        if scale >= 0 {
            return Decimal::new(self.digits.clone(), scale as usize);
        }
        let up = BigInt::from(10).pow(scale.unsigned_abs() as u32);
        Decimal::new(&self.digits * up, 0)
    }

    /// With exactly `scale` digits behind the point and no `-` before a zero.
    pub(crate) fn text(&self) -> String {
        let digits = self.digits.magnitude().to_string();
        let padded = format!("{digits:0>width$}", width = self.scale + 1);
        let (whole, fraction) = padded.split_at(padded.len() - self.scale);
        let sign = if self.sign() < 0 { "-" } else { "" };
        match fraction {
            "" => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{fraction}"),
        }
    }

    /// Without trailing zeros behind the point.
    pub(crate) fn normalized(&self) -> String {
        let text = self.text();
        match text.contains('.') {
            true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => text,
        }
    }
}
