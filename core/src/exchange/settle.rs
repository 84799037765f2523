//! What follows an answer or a failure: a repeat, the recovery, or the end.

use std::time::Duration;

use super::call::Repeat;
use super::failure::Failure;
use super::machine::{Exchange, Stage, State};
use crate::error::{Error, ErrorCode, redact};

/// What an error says about the attempt that it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Not carried out: a definite answer, or the request never arrived.
    NotDone,
    Unknown,
}

impl<T> Exchange<T> {
    pub(super) fn fail(&mut self, failure: Failure, text: &str, now: Duration) {
        let sent = matches!(self.state, State::Sent);
        let outcome = if sent && failure.may_have_reached() {
            Outcome::Unknown
        } else {
            Outcome::NotDone
        };
        let mut message = match self.state {
            State::Signing if failure != Failure::Cancelled => {
                format!("no signature came: {}", failure.sentence("the signer"))
            }
            _ => failure.sentence("the gateway"),
        };
        if !text.is_empty() {
            message.push_str(": ");
            message.push_str(&redact(text, 300));
        }
        let error = Error::new(failure.code(), message);
        self.settle(error, outcome, failure.is_transient(), now);
    }

    /// Decides what follows an error: a repeat, the recovery, or the end.
    pub(super) fn settle(
        &mut self,
        error: Error,
        outcome: Outcome,
        transient: bool,
        now: Duration,
    ) {
        let earlier_unknown = self.unknown;
        if outcome == Outcome::Unknown
            && self.stage == Stage::Call
            && self.call.repeat() != Repeat::Harmless
        {
            self.unknown = true;
        }
        let recovery = self.call.recovery().filter(|_| self.stage == Stage::Call);
        // On the first attempt, or after attempts that certainly did nothing, the number belongs
        // to somebody else's order: that is an error and no success.
        if earlier_unknown && recovery.is_some_and(|recovery| (recovery.applies)(&error)) {
            self.stage = Stage::Recovery;
            self.signed = None;
            self.stage_sends = 0;
            self.stage_signings = 0;
            self.last = Some(error);
            self.state = State::Waiting {
                until: now,
                slot: false,
            };
            return;
        }
        let allowed = self.stage == Stage::Recovery
            || self.call.repeat().is_safe()
            || outcome == Outcome::NotDone;
        let more = transient && allowed && self.tries() < self.policy.attempts();
        match self.delay(error.retry_after(), now).filter(|_| more) {
            Some(delay) => {
                self.last = Some(error);
                self.state = State::Waiting {
                    until: now.saturating_add(delay),
                    slot: false,
                };
            }
            None => self.end(error),
        }
    }

    /// How often it was tried in this stage: to send, or to have it signed.
    fn tries(&self) -> u32 {
        match self.unsigned() {
            Some(_) => self.stage_signings,
            None => self.stage_sends,
        }
    }

    /// The wait before the next attempt, if it leaves time for one.
    fn delay(&self, asked: Option<Duration>, now: Duration) -> Option<Duration> {
        let left = self.deadline?.saturating_sub(now);
        let seed = match self.stage {
            Stage::Call => self.seed,
            Stage::Recovery => !self.seed,
        };
        let random = self.policy.delay(seed, self.tries());
        let asked = asked.unwrap_or(Duration::ZERO);
        if asked > self.policy.max_retry_after || asked >= left {
            return None;
        }
        // The random part on top: all who were told the same time would come back together.
        let delay = asked.saturating_add(random);
        if delay < left {
            Some(delay)
        } else if asked.is_zero() {
            None
        } else {
            Some(asked)
        }
    }

    pub(super) fn reserve(&self, now: Duration, left: Duration) -> Result<Duration, Duration> {
        match &self.limiter {
            Some(limiter) => limiter.reserve_within(now, left),
            None => Ok(Duration::ZERO),
        }
    }

    pub(super) fn no_room(&mut self, wait: Duration) {
        let error = self.last.take().unwrap_or_else(|| {
            Error::new(
                ErrorCode::RateLimited,
                "the client's own rate limit leaves no room before the deadline",
            )
            .with_retry_after(Some(wait))
        });
        self.end(error);
    }

    pub(super) fn out_of_time(&mut self) {
        let error = self.last.take().unwrap_or_else(|| {
            Error::new(
                ErrorCode::Timeout,
                "the total deadline passed before the request was sent",
            )
        });
        self.end(error);
    }

    fn end(&mut self, error: Error) {
        let unknown = self.unknown;
        let retry_safe = error.code().is_transient() && (!unknown || self.call.repeat().is_safe());
        let error = error
            .with_endpoint(Some(self.call.endpoint().name))
            .with_attempts(self.sends)
            .with_outcome_unknown(unknown)
            .with_retry_safe(Some(retry_safe));
        self.state = State::Done(Err(error));
    }
}
