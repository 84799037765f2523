//! An amount of money as exact decimal text.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::arithmetic::{self, Digits};
use crate::text::Text;

/// An exact amount: every digit and trailing zero as written, at any length.
///
/// Grammar: an optional `-`, one or more ASCII digits, and optionally a `.` with one or more digits
/// behind it. No sign `+`, exponent, separator, white space or `NaN`.
///
/// Amounts compare, order and hash **by value**, so the `180.00` that a shop sent equals the
/// `180.00000000` that the webhook says (2328 §4). There is no way from or to a float:
///
/// ```compile_fail
/// let amount = cointill::Amount::from(19.99);
/// ```
///
/// # Examples
///
/// ```
/// use cointill::Amount;
///
/// let price: Amount = "180.00".parse()?;
/// assert_eq!(price.to_string(), "180.00");
/// assert_eq!(price, "180.00000000".parse::<Amount>()?);
/// assert!(price > Amount::from(179));
/// assert_eq!((&price + &Amount::from(1)).to_string(), "181.00");
///
/// let error = "1_000".parse::<Amount>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "expected an amount such as \"19.99\", got \"1_000\": character '_' at position 1",
/// );
/// # Ok::<(), cointill::AmountError>(())
/// ```
#[derive(Clone)]
pub struct Amount(Text);

impl Amount {
    /// Zero.
    pub fn zero() -> Amount {
        Amount::from(0)
    }

    /// The amount as it was written.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// `minor` units of which 10^`exponent` make one: `from_minor(1999, 2)` is `19.99`.
    ///
    /// ```
    /// use cointill::Amount;
    /// assert_eq!(Amount::from_minor(1999, 2).as_str(), "19.99");
    /// assert_eq!(Amount::from_minor(-5, 2).as_str(), "-0.05");
    /// ```
    pub fn from_minor(minor: i64, exponent: u8) -> Amount {
        Amount::from(minor).shift(-i32::from(exponent))
    }

    /// True when every digit is `0`.
    pub fn is_zero(&self) -> bool {
        Digits::of(self.as_str()).is_zero()
    }

    /// True when the value is below zero; `-0` is not.
    pub fn is_negative(&self) -> bool {
        let digits = Digits::of(self.as_str());
        digits.negative && !digits.is_zero()
    }

    /// True when the value is above zero.
    pub fn is_positive(&self) -> bool {
        !self.is_negative() && !self.is_zero()
    }

    /// Digits behind the point as written, trailing zeros included.
    pub fn scale(&self) -> usize {
        match self.as_str().split_once('.') {
            Some((_, fraction)) => fraction.len(),
            None => 0,
        }
    }

    /// Digits behind the point that matter: `1.50` has one.
    pub fn significant_scale(&self) -> usize {
        Digits::of(self.as_str()).fraction.len()
    }

    /// The same value without leading and trailing zeros: `007.50` becomes `7.5`, `-0.0` becomes `0`.
    pub fn normalized(&self) -> Amount {
        Amount(Text::from(Digits::of(self.as_str()).to_text()))
    }

    /// The value times 10^`places`, exactly; `places` is held to ±1,000.
    ///
    /// ```
    /// use cointill::Amount;
    /// let cents: Amount = "10000".parse()?;
    /// assert_eq!(cents.shift(-2).as_str(), "100.00");
    /// assert_eq!(cents.shift(2).as_str(), "1000000");
    /// # Ok::<(), cointill::AmountError>(())
    /// ```
    pub fn shift(&self, places: i32) -> Amount {
        Amount(Text::from(arithmetic::shift(
            self.as_str(),
            places.clamp(-1_000, 1_000),
        )))
    }

    /// The value times a whole number, exactly.
    pub fn times(&self, factor: u32) -> Amount {
        Amount(Text::from(arithmetic::times(self.as_str(), factor)))
    }

    /// Takes over text that the scanner has sliced out of a larger buffer, without a copy.
    pub(crate) fn from_text(text: Text) -> Result<Amount, AmountError> {
        check(&text)?;
        Ok(Amount(text))
    }
}

fn check(text: &str) -> Result<(), AmountError> {
    let bytes = text.as_bytes();
    let digits = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let mut point = None;
    for (i, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {}
            b'.' if point.is_none() && i > 0 => point = Some(i),
            _ => return Err(AmountError::new(text)),
        }
    }
    if digits.is_empty() || point == Some(digits.len() - 1) {
        return Err(AmountError::new(text));
    }
    Ok(())
}

/// Why a text is not an [`Amount`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountError {
    text: String,
    problem: String,
}

impl AmountError {
    /// How much of a refused text an error repeats, in characters.
    const SHOWN: usize = 40;

    fn new(text: &str) -> AmountError {
        let problem = if text.is_empty() {
            "it is empty".to_owned()
        } else if text.contains(['e', 'E']) && text.bytes().any(|b| b.is_ascii_digit()) {
            "write it without an exponent".to_owned()
        } else {
            let body = text.strip_prefix('-').unwrap_or(text);
            let skipped = text.len() - body.len();
            let odd = body
                .chars()
                .enumerate()
                .find(|(_, c)| !c.is_ascii_digit() && *c != '.');
            match odd {
                Some((i, c)) => format!("character {c:?} at position {}", i + skipped),
                None if body.is_empty() => "no digit behind the sign".to_owned(),
                None if body.starts_with('.') => "no digit before the point".to_owned(),
                None if body.matches('.').count() > 1 => "more than one point".to_owned(),
                None => "no digit behind the point".to_owned(),
            }
        };
        let mut shown: String = text.chars().take(Self::SHOWN).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        AmountError {
            text: shown,
            problem,
        }
    }
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected an amount such as \"19.99\", got {:?}: {}",
            self.text, self.problem
        )
    }
}

impl std::error::Error for AmountError {}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Amount, AmountError> {
        check(text)?;
        Ok(Amount(Text::from(text)))
    }
}

impl TryFrom<&str> for Amount {
    type Error = AmountError;

    fn try_from(text: &str) -> Result<Amount, AmountError> {
        text.parse()
    }
}

impl TryFrom<String> for Amount {
    type Error = AmountError;

    fn try_from(text: String) -> Result<Amount, AmountError> {
        text.parse()
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Amount {
            fn from(value: $integer) -> Amount {
                Amount(Text::from(value.to_string()))
            }
        }
    )*};
}

from_integer!(i32, i64, i128, u8, u16, u32, u64, u128);

impl From<&Amount> for Amount {
    fn from(amount: &Amount) -> Amount {
        amount.clone()
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Amount({})", self.as_str())
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Amount) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Amount {}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Amount) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Amount) -> Ordering {
        Digits::of(self.as_str()).compare(&Digits::of(other.as_str()))
    }
}

impl Hash for Amount {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let digits = Digits::of(self.as_str());
        (digits.negative && !digits.is_zero()).hash(state);
        digits.integer.hash(state);
        digits.fraction.hash(state);
    }
}

impl std::ops::Add for &Amount {
    type Output = Amount;

    fn add(self, other: &Amount) -> Amount {
        Amount(Text::from(arithmetic::add(self.as_str(), other.as_str())))
    }
}

impl std::ops::Sub for &Amount {
    type Output = Amount;

    fn sub(self, other: &Amount) -> Amount {
        Amount(Text::from(arithmetic::subtract(
            self.as_str(),
            other.as_str(),
        )))
    }
}
