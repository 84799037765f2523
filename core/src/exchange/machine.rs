//! One call from the first attempt to its result, without I/O.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::call::{Call, Repeat, may_be_done};
use super::clock::Now;
use super::failure::{Failure, Phase};
use super::policy::RetryPolicy;
use super::schedule;
use super::shared_limiter::Limiter;
use crate::error::{Error, ErrorCode, redact};
use crate::http::{Request, Response};

/// What the driver of an [`Exchange`] does next.
#[derive(Debug)]
pub enum Step<'e> {
    /// Send the request once, without following a redirect, and report what came of it with
    /// [`Exchange::response`] or [`Exchange::failure`].
    Send {
        /// What to send.
        request: &'e Request,
        /// How often something was sent with this one, from 1.
        attempt: u32,
        /// Most time until the last byte of the answer. When it is up, report
        /// [`Failure::Timeout`].
        timeout: Duration,
    },
    /// Ask again after this time, or earlier.
    Wait(Duration),
    /// Take the result with [`Exchange::finish`].
    Done,
}

/// Carries one [`Call`] out: says when to send what, and turns answers and failures into a result.
///
/// Time and randomness come from outside, and nothing here sends, so any HTTP client in any
/// language can drive it. Nothing is ever sent twice without a report in between.
///
/// ```
/// use cointill::exchange::{Exchange, Failure, Now, RetryPolicy, Step};
/// use cointill::gateway2328::{ApiKey, Gateway2328};
/// use cointill::http::Response;
/// use std::time::Duration;
///
/// let gateway = Gateway2328::new(
///     "00000000-0000-4000-8000-000000002328",
///     ApiKey::new("sandbox-api-key")?,
/// )?;
/// let mut exchange = Exchange::new(gateway.balance().get()?, RetryPolicy::default(), 7);
/// let at = |ms| Now { monotonic: Duration::from_millis(ms), unix: 1_700_000_000 };
///
/// assert!(matches!(exchange.step(at(0)), Step::Send { attempt: 1, .. }));
/// exchange.failure(Failure::Broken, "reset by peer", at(10));
/// assert!(matches!(exchange.step(at(10)), Step::Wait(_)));
/// assert!(matches!(exchange.step(at(500)), Step::Send { attempt: 2, .. }));
/// let answer = br#"{"state":0,"result":[]}"#;
/// exchange.response(&Response::new(200, Vec::new(), answer.to_vec()), at(600));
/// assert!(matches!(exchange.step(at(600)), Step::Done));
/// assert!(exchange.finish()?.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Exchange<T> {
    call: Call<T>,
    policy: RetryPolicy,
    seed: u64,
    limiter: Option<Arc<dyn Limiter>>,
    /// Set by the first step.
    deadline: Option<Duration>,
    stage: Stage,
    state: State<T>,
    /// Sent in all, and in this stage.
    sends: u32,
    stage_sends: u32,
    /// An attempt may have been carried out although no answer says so.
    unknown: bool,
    last: Option<Error>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Call,
    /// The call was carried out by an earlier attempt; a query fetches its result.
    Recovery,
}

#[derive(Debug)]
enum State<T> {
    /// `slot` is true when the limiter has been asked.
    Waiting {
        until: Duration,
        slot: bool,
    },
    Sent,
    Done(Result<T, Error>),
}

/// What an error says about the attempt that it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Not carried out: a definite answer, or the request never arrived.
    NotDone,
    Unknown,
}

impl<T> Exchange<T> {
    /// Of a call, with the randomness for its delays (see
    /// [`seed_from_system`](super::seed_from_system)).
    pub fn new(call: Call<T>, policy: RetryPolicy, seed: u64) -> Exchange<T> {
        Exchange {
            call,
            policy,
            seed,
            limiter: None,
            deadline: None,
            stage: Stage::Call,
            state: State::Waiting {
                until: Duration::ZERO,
                slot: false,
            },
            sends: 0,
            stage_sends: 0,
            unknown: false,
            last: None,
        }
    }

    /// Every sending takes its turn at this limiter. Waiting for it counts against the deadline.
    #[must_use]
    pub fn with_limiter(mut self, limiter: Arc<dyn Limiter>) -> Exchange<T> {
        self.limiter = Some(limiter);
        self
    }

    /// The call.
    pub fn call(&self) -> &Call<T> {
        &self.call
    }

    /// Says what to do now. The first step starts the total deadline.
    pub fn step(&mut self, now: Now) -> Step<'_> {
        let now = now.monotonic;
        let deadline = *self
            .deadline
            .get_or_insert(now.saturating_add(self.policy.total_deadline));
        let left = deadline.saturating_sub(now);
        match self.state {
            State::Done(_) => return Step::Done,
            State::Sent if left.is_zero() => {
                self.fail(Failure::Timeout(Phase::Attempt), "", now);
                return Step::Done;
            }
            // The driver owes a report.
            State::Sent => return Step::Wait(left),
            State::Waiting { .. } if left.is_zero() => {
                self.out_of_time();
                return Step::Done;
            }
            State::Waiting { until, .. } if until > now => return Step::Wait(until - now),
            State::Waiting { slot: true, .. } => {}
            State::Waiting { slot: false, .. } => match self.reserve(now, left) {
                Ok(Duration::ZERO) => {}
                Ok(wait) => {
                    let until = now.saturating_add(wait);
                    self.state = State::Waiting { until, slot: true };
                    return Step::Wait(wait);
                }
                Err(wait) => {
                    self.no_room(wait);
                    return Step::Done;
                }
            },
        }
        self.state = State::Sent;
        self.sends += 1;
        self.stage_sends += 1;
        let request = match (self.stage, self.call.recovery()) {
            (Stage::Recovery, Some(recovery)) => &recovery.request,
            _ => self.call.request(),
        };
        Step::Send {
            request,
            attempt: self.sends,
            timeout: left.min(self.policy.attempt_timeout),
        }
    }

    /// For a driver whose limiter does not answer at once, such as one that asks over a network:
    /// the longest wait that a start may take, when the next [`step`](Self::step) would send and
    /// no start was given yet. The exchange has no limiter of its own then. The answer goes to
    /// [`give_start`](Self::give_start).
    ///
    /// Like the first step, it starts the total deadline.
    pub fn wants_start(&mut self, now: Now) -> Option<Duration> {
        let now = now.monotonic;
        let deadline = *self
            .deadline
            .get_or_insert(now.saturating_add(self.policy.total_deadline));
        let left = deadline.saturating_sub(now);
        match self.state {
            State::Waiting { until, slot: false } if until <= now && !left.is_zero() => Some(left),
            _ => None,
        }
    }

    /// Takes the answer of a limiter, as [`Limiter::reserve_within`] gives it: how long it is until
    /// the start that was taken, or would have been until one that was not. Ignored unless
    /// [`wants_start`](Self::wants_start) asked.
    pub fn give_start(&mut self, start: Result<Duration, Duration>, now: Now) {
        if !matches!(self.state, State::Waiting { slot: false, .. }) {
            return;
        }
        match start {
            Ok(wait) => {
                let until = now.monotonic.saturating_add(wait);
                self.state = State::Waiting { until, slot: true };
            }
            Err(wait) => self.no_room(wait),
        }
    }

    /// Reports the answer to what was sent. Ignored when nothing is under way.
    pub fn response(&mut self, response: &Response, now: Now) {
        if !matches!(self.state, State::Sent) {
            return;
        }
        let read = match (self.stage, self.call.recovery()) {
            (Stage::Recovery, Some(recovery)) => (recovery.read)(response),
            _ => self.call.read(response),
        };
        let error = match read {
            Ok(value) => {
                self.state = State::Done(Ok(value));
                return;
            }
            Err(error) => error,
        };
        if self.stage == Stage::Recovery && error.code() == ErrorCode::Duplicate {
            // Another order has the number, so this call did nothing.
            self.unknown = false;
        }
        let transient = error.code().is_transient();
        let outcome = if may_be_done(&error) {
            Outcome::Unknown
        } else {
            Outcome::NotDone
        };
        let asked = response
            .header("retry-after")
            .filter(|_| transient)
            .and_then(|text| schedule::retry_after(text, now.unix));
        let status = error.http_status().or(Some(response.status()));
        let error = error.with_http_status(status).with_retry_after(asked);
        self.settle(error, outcome, transient, now.monotonic);
    }

    /// Reports that there is no answer. `text` says more, for people; it must hold no secret.
    ///
    /// [`Failure::Cancelled`] ends the call at any time; the others are ignored when nothing is
    /// under way.
    pub fn failure(&mut self, failure: Failure, text: &str, now: Now) {
        let ends = match self.state {
            State::Sent => true,
            State::Waiting { .. } => failure == Failure::Cancelled,
            State::Done(_) => false,
        };
        if ends {
            self.fail(failure, text, now.monotonic);
        }
    }

    /// The result. A call that is not done counts as cancelled.
    ///
    /// # Errors
    ///
    /// What the gateway answered or the transport reported last. It says how often something was
    /// sent, and [`Error::outcome_unknown`] whether the call may have been carried out.
    pub fn finish(mut self) -> Result<T, Error> {
        if !matches!(self.state, State::Done(_)) {
            self.fail(Failure::Cancelled, "", Duration::ZERO);
        }
        match self.state {
            State::Done(result) => result,
            // `fail` with `Cancelled` always ends the call.
            _ => Err(Error::new(ErrorCode::Cancelled, "the call was cancelled")),
        }
    }

    fn fail(&mut self, failure: Failure, text: &str, now: Duration) {
        let sent = matches!(self.state, State::Sent);
        let outcome = if sent && failure.may_have_reached() {
            Outcome::Unknown
        } else {
            Outcome::NotDone
        };
        let mut message = failure.sentence("the gateway");
        if !text.is_empty() {
            message.push_str(": ");
            message.push_str(&redact(text, 300));
        }
        let error = Error::new(failure.code(), message);
        self.settle(error, outcome, failure.is_transient(), now);
    }

    /// Decides what follows an error: a repeat, the recovery, or the end.
    fn settle(&mut self, error: Error, outcome: Outcome, transient: bool, now: Duration) {
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
            self.stage_sends = 0;
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
        let more = transient && allowed && self.stage_sends < self.policy.attempts();
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

    /// The wait before the next attempt, if it leaves time for one.
    fn delay(&self, asked: Option<Duration>, now: Duration) -> Option<Duration> {
        let left = self.deadline?.saturating_sub(now);
        let seed = match self.stage {
            Stage::Call => self.seed,
            Stage::Recovery => !self.seed,
        };
        let random = self.policy.delay(seed, self.stage_sends);
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

    fn reserve(&self, now: Duration, left: Duration) -> Result<Duration, Duration> {
        match &self.limiter {
            Some(limiter) => limiter.reserve_within(now, left),
            None => Ok(Duration::ZERO),
        }
    }

    fn no_room(&mut self, wait: Duration) {
        let error = self.last.take().unwrap_or_else(|| {
            Error::new(
                ErrorCode::RateLimited,
                "the client's own rate limit leaves no room before the deadline",
            )
            .with_retry_after(Some(wait))
        });
        self.end(error);
    }

    fn out_of_time(&mut self) {
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

impl<T> fmt::Debug for Exchange<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange")
            .field("call", &self.call)
            .field("sends", &self.sends)
            .field("unknown", &self.unknown)
            .finish_non_exhaustive()
    }
}
