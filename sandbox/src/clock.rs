//! The sandbox's clock: the machine's own, moved forward as far as tests ask for.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970-01-01 UTC by the sandbox's clock.
pub(crate) type Millis = i64;

/// Runs at the speed of the machine's clock, ahead of it by an offset that only grows.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    ahead: AtomicI64,
}

impl Clock {
    pub(crate) fn now(&self) -> Millis {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        millis(since).saturating_add(self.ahead())
    }

    pub(crate) fn ahead(&self) -> Millis {
        self.ahead.load(Ordering::Relaxed)
    }

    pub(crate) fn set_ahead(&self, ahead: Millis) {
        self.ahead.store(ahead.clamp(0, MOST), Ordering::Relaxed);
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.set_ahead(self.ahead().saturating_add(millis(by)));
    }
}

/// A thousand years ahead is as good as any longer time, and keeps every date printable.
const MOST: Millis = 1_000 * 366 * 86_400_000;

pub(crate) fn millis(duration: Duration) -> Millis {
    Millis::try_from(duration.as_millis()).map_or(MOST, |millis| millis.min(MOST))
}

/// How times are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// RFC 3339 with `Z`.
    Utc,
    /// RFC 3339 with `+03:00`: the webhook examples of 2328 (§4).
    Moscow,
    /// `yyyy-MM-dd HH:mm:ss` in UTC+8 without a zone: Alchemy §4.5.
    Beijing,
}

/// `at` to the second, as a gateway writes it.
pub(crate) fn write_time(at: Millis, zone: Zone) -> String {
    let seconds = at.div_euclid(1_000);
    let time = jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let (hours, form) = match zone {
        Zone::Utc => (0, "%Y-%m-%dT%H:%M:%SZ"),
        Zone::Moscow => (3, "%Y-%m-%dT%H:%M:%S+03:00"),
        Zone::Beijing => (8, "%Y-%m-%d %H:%M:%S"),
    };
    let offset = jiff::tz::Offset::constant(hours);
    offset.to_datetime(time).strftime(form).to_string()
}

/// Start of a day `YYYY-MM-DD` and of the next one, in the server's time of UTC+3 (2328 §4).
pub(crate) fn day_in_moscow(day: &str) -> Option<(Millis, Millis)> {
    let date: jiff::civil::Date = day.parse().ok().filter(|_| day.len() == 10)?;
    let offset = jiff::tz::Offset::constant(3);
    let start = |date: jiff::civil::Date| {
        let time = offset.to_timestamp(date.to_datetime(jiff::civil::Time::midnight()));
        time.ok().map(|time| time.as_millisecond())
    };
    Some((start(date)?, start(date.tomorrow().ok()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_the_documents_write_them() {
        let at = 1_778_335_018_900;
        assert_eq!(write_time(at, Zone::Utc), "2026-05-09T13:56:58Z");
        assert_eq!(write_time(at, Zone::Moscow), "2026-05-09T16:56:58+03:00");
        assert_eq!(write_time(at, Zone::Beijing), "2026-05-09 21:56:58");
    }

    #[test]
    fn a_day_starts_three_hours_before_utc() {
        let (start, end) = day_in_moscow("2026-05-09").unwrap();
        assert_eq!(write_time(start, Zone::Utc), "2026-05-08T21:00:00Z");
        assert_eq!(end - start, 86_400_000);
        assert_eq!(day_in_moscow("2026-5-9"), None);
    }

    #[test]
    fn advancing_moves_now() {
        let clock = Clock::default();
        let before = clock.now();
        clock.advance(Duration::from_secs(3_600));
        assert!(clock.now() >= before + 3_600_000);
        for _ in 0..3 {
            clock.advance(Duration::MAX);
        }
        assert!(write_time(clock.now(), Zone::Utc).starts_with("30"));
    }
}
