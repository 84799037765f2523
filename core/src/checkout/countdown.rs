//! How long the payer still has, without trusting the phone's clock.

use std::time::Duration;

use super::view::PaymentView;

/// Counts down to the end of an invoice by a clock that never jumps.
///
/// The view says when the invoice ends and what time it was at the shop; only the difference of the
/// two counts. It is taken from the moment at which the app *asked*: the shop wrote its time later,
/// so what is shown is too short by the time of one answer at most, and never too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Countdown {
    ends: Duration,
}

impl Countdown {
    /// Of a view that was asked for at `asked` on a monotonic clock; `None` when it says no end.
    pub fn new(view: &PaymentView, asked: Duration) -> Option<Countdown> {
        let expires = view.expires_at.as_ref()?.unix_seconds()?;
        let left = expires.saturating_sub(view.server_time.unix_seconds()?);
        let left = Duration::from_secs(u64::try_from(left).unwrap_or(0));
        let ends = asked.saturating_add(left);
        Some(Countdown { ends })
    }

    /// What is left at `now` on the same clock; zero from the end on.
    pub fn left(&self, now: Duration) -> Duration {
        self.ends.saturating_sub(now)
    }
}
