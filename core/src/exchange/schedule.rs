//! The mathematics of waiting: back-off with full jitter, and `Retry-After`.
//!
//! Pure functions, so that shared vectors can test them.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::{rfc2822, strtime};
use jiff::tz::TimeZone;

/// The longest `Retry-After` that is believed: a longer one is read as this.
pub const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// Longer than any form of a date, so that the cost of refusing garbage is bounded.
const LONGEST_TEXT: usize = 64;

/// What a `Retry-After` header asks for, at the wall-clock time `unix` in seconds since 1970.
///
/// Takes whole seconds and the three forms of a date that RFC 9110 §5.6.7 demands. A date that has
/// passed is no wait. `None` for anything else: a negative number, a fraction, an impossible date.
/// Never more than [`LONGEST_RETRY_AFTER`].
///
/// ```
/// use cointill::exchange::retry_after;
/// use std::time::Duration;
///
/// let seconds = Duration::from_secs;
/// assert_eq!(retry_after("120", 0), Some(seconds(120)));
/// let now = 784_111_767;
/// assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:37 GMT", now), Some(seconds(10)));
/// assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:17 GMT", now), Some(seconds(0)));
/// assert_eq!(retry_after("-5", now), None);
/// ```
pub fn retry_after(text: &str, unix: i64) -> Option<Duration> {
    let text = text.trim_matches([' ', '\t']);
    if text.is_empty() {
        return None;
    }
    let wait = if text.bytes().all(|b| b.is_ascii_digit()) {
        // More digits than a number holds are still a number.
        Duration::from_secs(text.parse().unwrap_or(u64::MAX))
    } else if text.len() <= LONGEST_TEXT {
        let seconds = http_date(text)?.saturating_sub(unix);
        Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
    } else {
        return None;
    };
    Some(wait.min(LONGEST_RETRY_AFTER))
}

fn http_date(text: &str) -> Option<i64> {
    // Only the clock counts: a wrong name of the day is no reason to hammer a gateway.
    let rfc = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    if let Ok(time) = rfc.parse_timestamp(text) {
        return Some(time.as_second());
    }
    // The obsolete forms of RFC 850 and of asctime, without the name of the day.
    let (day, rest) = text.split_once([',', ' '])?;
    if day.is_empty() || !day.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let rest = rest.trim_start();
    let broken_down = strtime::parse("%d-%b-%y %H:%M:%S GMT", rest)
        .or_else(|_| strtime::parse("%b %e %H:%M:%S %Y", rest))
        .ok()?;
    let date: DateTime = broken_down.to_datetime().ok()?;
    let time: Timestamp = TimeZone::UTC.to_timestamp(date).ok()?;
    Some(time.as_second())
}

pub(crate) fn back_off(base: Duration, most: Duration, seed: u64, repeat: u32) -> Duration {
    let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
    let doublings = repeat.saturating_sub(1);
    let factor = 1_u64.checked_shl(doublings).unwrap_or(u64::MAX);
    let limit = micros(base).saturating_mul(factor).min(micros(most));
    let z = u128::from(splitmix64(seed, repeat));
    let delay = (z * (u128::from(limit) + 1)) >> 64;
    Duration::from_micros(u64::try_from(delay).unwrap_or(limit))
}

/// Output number `n` (1 is the first) of SplitMix64 (Steele, Lea, Flood 2014) started with `seed`.
fn splitmix64(seed: u64, n: u32) -> u64 {
    let state = seed.wrapping_add(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(u64::from(n)));
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// A seed for the delays of one call. Good enough to spread repeats, not for secrets.
pub fn seed_from_system() -> u64 {
    let mut hasher = RandomState::new().build_hasher();
    // The state behind `RandomState` is copied by a fork: without the rest all workers of a shop
    // would wait alike and come back together.
    hasher.write_u32(std::process::id());
    if let Ok(now) = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
        hasher.write_u128(now.as_nanos());
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_splitmix64() {
        // The first outputs for seed 1234567 as the reference implementation prints them.
        let outputs: Vec<u64> = (1..=3).map(|n| splitmix64(1_234_567, n)).collect();
        assert_eq!(
            outputs,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
            ]
        );
    }

    #[test]
    fn the_delay_doubles_up_to_its_limit() {
        let limit_of = |repeat| {
            (0..2_000)
                .map(|seed| {
                    back_off(
                        Duration::from_millis(250),
                        Duration::from_secs(20),
                        seed,
                        repeat,
                    )
                })
                .max()
                .unwrap()
                .as_millis()
        };
        for (repeat, limit) in [(1, 250), (2, 500), (3, 1_000), (7, 16_000), (8, 20_000)] {
            let seen = limit_of(repeat);
            assert!(seen <= limit && seen > limit * 99 / 100, "{repeat}: {seen}");
        }
        assert!(limit_of(u32::MAX) <= 20_000);
        assert_eq!(
            back_off(Duration::ZERO, Duration::MAX, 7, 40),
            Duration::ZERO
        );
        assert!(back_off(Duration::MAX, Duration::MAX, 7, 40) > Duration::ZERO);
    }

    #[test]
    fn retry_after_takes_every_form_and_no_other() {
        let now = 784_111_767; // ten seconds before the date of RFC 9110
        for good in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sun,  6 Nov 1994 08:49:37 GMT",
            "Mon, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun Nov 06 08:49:37 1994",
            "10",
            " 10 ",
            "0010",
        ] {
            let wait = Some(Duration::from_secs(10));
            assert_eq!(retry_after(good, now), wait, "{good}");
        }
        let dots = ".".repeat(100_000);
        for bad in [
            "",
            " ",
            "-1",
            "+1",
            "1.5",
            "1e3",
            "soon",
            "10 s",
            "٣",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 25:49:37 GMT",
            "1994-11-06",
            "+1 06-Nov-94 08:49:37 GMT",
            ", 06-Nov-94 08:49:37 GMT",
            &dots,
        ] {
            assert_eq!(retry_after(bad, now), None, "{bad}");
        }
    }

    #[test]
    fn a_long_wait_is_capped_and_a_past_one_is_none() {
        let nines = "9".repeat(30);
        for huge in [
            "86401",
            "18446744073709551616",
            &nines,
            "Sun, 06 Nov 2094 08:49:37 GMT",
        ] {
            assert_eq!(retry_after(huge, 0), Some(LONGEST_RETRY_AFTER), "{huge}");
        }
        for past in [i64::MAX, 784_111_778] {
            let wait = retry_after("Sun, 06 Nov 1994 08:49:37 GMT", past);
            assert_eq!(wait, Some(Duration::ZERO));
        }
        let wait = retry_after("Sun, 06 Nov 1994 08:49:37 GMT", i64::MIN);
        assert_eq!(wait, Some(LONGEST_RETRY_AFTER));
    }

    #[test]
    fn seeds_differ() {
        assert_ne!(seed_from_system(), seed_from_system());
    }
}
