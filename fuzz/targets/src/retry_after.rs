//! `Retry-After`: any text is a bounded wait or none, and dates are read as another hand writes
//! them.

use std::time::Duration;

use cointill::exchange::{LONGEST_RETRY_AFTER, retry_after};

const SECONDS_A_DAY: i64 = 86_400;

/// Eight bytes of wall clock, eight of a date; the rest is the header's text.
pub fn run(data: &[u8]) {
    let Some((now, rest)) = data.split_first_chunk() else {
        return;
    };
    let now = i64::from_le_bytes(*now);
    let Some((date, text)) = rest.split_first_chunk() else {
        return;
    };
    any_text(&String::from_utf8_lossy(text), now);
    a_date(i64::from_le_bytes(*date), now);
}

fn any_text(text: &str, now: i64) {
    let wait = retry_after(text, now);
    let trimmed = text.trim_matches([' ', '\t']);
    let digits = !trimmed.is_empty() && trimmed.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        let seconds = trimmed
            .parse()
            .map_or(LONGEST_RETRY_AFTER, Duration::from_secs);
        assert_eq!(wait, Some(seconds.min(LONGEST_RETRY_AFTER)));
        return;
    }
    // A later clock never waits longer, and the text alone decides whether it is a date.
    let later = retry_after(text, now.saturating_add(1));
    assert_eq!(wait.is_some(), later.is_some());
    assert!(later <= wait);
    assert!(wait.is_none_or(|wait| wait <= LONGEST_RETRY_AFTER));
    // No date starts with a sign.
    assert!(wait.is_none() || !trimmed.starts_with(['-', '+']));
}

/// The three forms of RFC 9110 §5.6.7, for a day between 1970 and 2069.
fn a_date(date: i64, now: i64) {
    let date = date.rem_euclid(99 * 365 * SECONDS_A_DAY);
    // Near enough for the wait to differ, or anything.
    let now = match now & 1 {
        0 => date.saturating_sub(now.rem_euclid(200_000) - 100_000),
        _ => now,
    };
    let expected = date.saturating_sub(now).clamp(0, SECONDS_A_DAY);
    let expected = Duration::from_secs(expected.unsigned_abs());
    let (year, month, day) = civil(date.div_euclid(SECONDS_A_DAY));
    let clock = date.rem_euclid(SECONDS_A_DAY);
    let clock = format!(
        "{:02}:{:02}:{:02}",
        clock / 3_600,
        clock / 60 % 60,
        clock % 60
    );
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let name = DAYS[(date.div_euclid(SECONDS_A_DAY) % 7).unsigned_abs() as usize];
    let month = MONTHS[month - 1];
    let forms = [
        format!("{name}, {day:02} {month} {year} {clock} GMT"),
        format!("{name}day, {day:02}-{month}-{:02} {clock} GMT", year % 100),
        format!("{name} {month} {day:>2} {clock} {year}"),
    ];
    // Two digits of a year mean 1969 to 2068.
    let two_digits_are_enough = year <= 2068;
    for (i, form) in forms.iter().enumerate() {
        if i != 1 || two_digits_are_enough {
            assert_eq!(retry_after(form, now), Some(expected), "{form} at {now}");
        }
    }
}

/// Year, month and day of a day since 1970-01-01, by counting.
fn civil(mut days: i64) -> (i64, usize, i64) {
    let mut year = 1970;
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    while days >= 365 + i64::from(leap(year)) {
        days -= 365 + i64::from(leap(year));
        year += 1;
    }
    let lengths = [
        31,
        28 + i64::from(leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let mut month = 1;
    for length in lengths {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    (year, month, days + 1)
}
