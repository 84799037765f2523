//! Amounts against big integers: a decimal is an integer over a power of ten.

use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use cointill::Amount;
use num_bigint::{BigInt, Sign};

/// Big integers cost quadratic time to read; the amounts themselves have no limit.
const MOST_DIGITS: usize = 20_000;

/// Two texts with a line break between them; the last four bytes are a number to shift and to
/// multiply by.
pub fn run(data: &[u8]) {
    let (texts, number) = data.split_at(data.len().saturating_sub(4));
    let mut four = [0; 4];
    four[..number.len()].copy_from_slice(number);
    let number = u32::from_le_bytes(four);
    let texts = String::from_utf8_lossy(texts);
    let (left, right) = texts.split_once('\n').unwrap_or((&texts, ""));
    let left = parsed(left);
    let right = parsed(right);
    if let Some(left) = &left {
        alone(left, number);
    }
    if let (Some(left), Some(right)) = (&left, &right) {
        together(left, right);
    }
}

/// An amount and its oracle: `units` over 10^`scale`.
struct Pair {
    amount: Amount,
    units: BigInt,
    scale: usize,
}

fn parsed(text: &str) -> Option<Pair> {
    let amount = text.parse::<Amount>();
    let units = exact(text);
    assert_eq!(amount.is_ok(), units.is_some(), "{text:?}");
    let amount = match amount {
        Ok(amount) => amount,
        Err(error) => {
            assert!(error.to_string().len() < 1_000);
            return None;
        }
    };
    assert_eq!(amount.as_str(), text);
    let (units, scale) = units?;
    if text.len() > MOST_DIGITS {
        return None;
    }
    Some(Pair {
        amount,
        units: BigInt::parse_bytes(units.as_bytes(), 10)?,
        scale,
    })
}

/// The grammar by another hand: digits without the point, and how many stood behind it.
fn exact(text: &str) -> Option<(String, usize)> {
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => ("-", body),
        None => ("", text),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = match body.split_once('.') {
        Some((whole, fraction)) if digits(fraction) => (whole, fraction),
        Some(_) => return None,
        None => (body, ""),
    };
    digits(whole).then(|| (format!("{sign}{whole}{fraction}"), fraction.len()))
}

fn ten_to(power: usize) -> BigInt {
    // No amount here has more digits than fit in 32 bits.
    BigInt::from(10).pow(u32::try_from(power).unwrap_or(u32::MAX))
}

/// Panics unless `amount` is `units` over 10^`scale`, whatever its own scale.
fn assert_is(amount: &Amount, units: &BigInt, scale: usize) {
    let (text, own_scale) = exact(amount.as_str()).expect("a result follows the grammar");
    let own = BigInt::parse_bytes(text.as_bytes(), 10).expect("digits");
    assert_eq!(own * ten_to(scale), units * ten_to(own_scale), "{amount}");
    // A zero with a sign would be written into a request.
    assert!(!(units.sign() == Sign::NoSign && amount.as_str().starts_with('-')));
}

fn alone(pair: &Pair, number: u32) {
    let Pair {
        amount,
        units,
        scale,
    } = pair;
    assert_eq!(amount.scale(), *scale);
    assert_eq!(amount.is_zero(), units.sign() == Sign::NoSign);
    assert_eq!(amount.is_negative(), units.sign() == Sign::Minus);
    assert_eq!(amount.is_positive(), units.sign() == Sign::Plus);

    let normal = amount.normalized();
    assert_is(&normal, units, *scale);
    assert_eq!(&normal, amount);
    assert_eq!(normal.scale(), amount.significant_scale());
    assert_eq!(normal.normalized().as_str(), normal.as_str());
    assert_eq!(hash(&normal), hash(amount));

    assert_is(&amount.times(number), &(units * number), *scale);

    let places = (number % 2_100) as i32 - 1_050;
    let held = places.clamp(-1_000, 1_000);
    let shifted = amount.shift(places);
    let by = ten_to(held.unsigned_abs() as usize);
    if held >= 0 {
        assert_is(&shifted, &(units * by), *scale);
    } else {
        assert_is(&shifted, units, scale + held.unsigned_abs() as usize);
    }
    assert_eq!(&shifted.shift(-held), amount);
}

fn together(left: &Pair, right: &Pair) {
    let scale = left.scale.max(right.scale);
    let a = &left.units * ten_to(scale - left.scale);
    let b = &right.units * ten_to(scale - right.scale);
    let order = left.amount.cmp(&right.amount);
    assert_eq!(order, a.cmp(&b));
    assert_eq!(right.amount.cmp(&left.amount), order.reverse());
    assert_eq!(left.amount == right.amount, order == Ordering::Equal);
    if order == Ordering::Equal {
        assert_eq!(hash(&left.amount), hash(&right.amount));
    }
    let sum = &left.amount + &right.amount;
    assert_is(&sum, &(&a + &b), scale);
    assert_eq!(sum.scale(), scale);
    let difference = &left.amount - &right.amount;
    assert_is(&difference, &(&a - &b), scale);
    assert_eq!(difference.scale(), scale);
}

fn hash(amount: &Amount) -> u64 {
    let mut hasher = DefaultHasher::new();
    amount.hash(&mut hasher);
    hasher.finish()
}
