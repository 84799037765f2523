//! Points in time as the gateways write them.

use std::fmt;
use std::time::SystemTime;

use crate::canonical::Value;
use crate::model::{FieldKind, FromJson, Problem, Source};
use crate::text::Text;

/// A point in time: the text as it came, and what it means.
///
/// 2328 writes RFC 3339 with any offset (2328 §4), Alchemy Pay `yyyy-MM-dd HH:mm:ss` in UTC+8
/// (Alchemy §4.5). A text that is neither is kept and means nothing: no answer is refused for it.
///
/// ```
/// use cointill::Timestamp;
///
/// let moscow = Timestamp::from("2026-05-09T16:56:58+03:00");
/// assert_eq!(moscow.unix_seconds(), Some(1_778_335_018));
/// assert_eq!(Timestamp::from("soon").unix_seconds(), None);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Timestamp(Text);

impl Timestamp {
    /// The text as it came.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whole seconds since 1970-01-01 UTC.
    pub fn unix_seconds(&self) -> Option<i64> {
        Some(self.parse()?.as_second())
    }

    /// Whole milliseconds since 1970-01-01 UTC.
    pub fn unix_milliseconds(&self) -> Option<i64> {
        Some(self.parse()?.as_millisecond())
    }

    /// The same as the standard library's type.
    pub fn system_time(&self) -> Option<SystemTime> {
        let distance = self.parse()?.as_duration();
        if distance.is_negative() {
            SystemTime::UNIX_EPOCH.checked_sub(distance.unsigned_abs())
        } else {
            SystemTime::UNIX_EPOCH.checked_add(distance.unsigned_abs())
        }
    }

    /// A second since 1970 as RFC 3339 text in UTC; `None` outside of the years −9999 to 9999.
    ///
    /// ```
    /// let time = cointill::Timestamp::from_unix(1_778_335_018).unwrap();
    /// assert_eq!(time.as_str(), "2026-05-09T13:56:58Z");
    /// ```
    pub fn from_unix(seconds: i64) -> Option<Timestamp> {
        let time = jiff::Timestamp::from_second(seconds).ok()?;
        Some(Timestamp(Text::from(time.to_string())))
    }

    fn parse(&self) -> Option<jiff::Timestamp> {
        let text = self.as_str();
        if let Ok(time) = text.parse::<jiff::Timestamp>() {
            return Some(time);
        }
        let local = text.parse::<jiff::civil::DateTime>().ok()?;
        let beijing = jiff::tz::Offset::from_hours(8).ok()?;
        beijing.to_timestamp(local).ok()
    }
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Timestamp {
        Timestamp(Text::from(text))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({})", self.as_str())
    }
}

impl FromJson for Timestamp {
    const KIND: FieldKind = FieldKind::Timestamp;

    fn from_json(value: Value<'_>, source: &Source) -> Result<Timestamp, Problem> {
        source.text(value).map(Timestamp).ok_or(Problem::Kind)
    }
}
