//! One call from the first attempt to its result, without I/O.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::call::{Call, may_be_done};
use super::clock::Now;
use super::failure::{Failure, Phase};
use super::policy::RetryPolicy;
use super::schedule;
use super::settle::Outcome;
use super::shared_limiter::Limiter;
use super::signing::{Prepared, SigningRequest};
use crate::error::{Error, ErrorCode};
use crate::http::{Request, Response};

/// What the driver of an [`Exchange`] does next.
#[derive(Debug)]
pub enum Step<'e> {
    /// Have this signed, and give what the signer says to [`Exchange::signature`], or
    /// [`Exchange::failure`] when it says nothing. Only for a call of a gateway whose keys are
    /// elsewhere; once for all repeats of a request, since their bytes are the same.
    Sign {
        /// What to sign.
        request: &'e SigningRequest,
        /// Most time until the answer. When it is up, report [`Failure::Timeout`].
        timeout: Duration,
    },
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
    pub(super) call: Call<T>,
    pub(super) policy: RetryPolicy,
    pub(super) seed: u64,
    pub(super) limiter: Option<Arc<dyn Limiter>>,
    /// Set by the first step.
    pub(super) deadline: Option<Duration>,
    pub(super) stage: Stage,
    pub(super) state: State<T>,
    /// The request of this stage, signed elsewhere.
    pub(super) signed: Option<Request>,
    /// Sent in all, sent in this stage, and given to the signer in this stage.
    pub(super) sends: u32,
    pub(super) stage_sends: u32,
    pub(super) stage_signings: u32,
    /// An attempt may have been carried out although no answer says so.
    pub(super) unknown: bool,
    pub(super) last: Option<Error>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Call,
    /// The call was carried out by an earlier attempt; a query fetches its result.
    Recovery,
}

#[derive(Debug)]
pub(super) enum State<T> {
    /// `slot` is true when the limiter has been asked.
    Waiting {
        until: Duration,
        slot: bool,
    },
    /// The driver has a request to be signed.
    Signing,
    Sent,
    Done(Result<T, Error>),
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
            signed: None,
            sends: 0,
            stage_sends: 0,
            stage_signings: 0,
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
            State::Sent | State::Signing if left.is_zero() => {
                self.fail(Failure::Timeout(Phase::Attempt), "", now);
                return Step::Done;
            }
            // The driver owes a report.
            State::Sent | State::Signing => return Step::Wait(left),
            State::Waiting { .. } if left.is_zero() => {
                self.out_of_time();
                return Step::Done;
            }
            State::Waiting { until, .. } if until > now => return Step::Wait(until - now),
            // Before the limiter is asked: a start that waits for a signature is a start lost.
            State::Waiting { .. } if self.unsigned().is_some() => return self.sign(left),
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
        let request = match &self.signed {
            Some(request) => request,
            None => self.prepared().request(),
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
            State::Waiting { until, slot: false }
                if until <= now && !left.is_zero() && self.unsigned().is_none() =>
            {
                Some(left)
            }
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

    /// Takes the signature that [`Step::Sign`] asked for. Ignored unless it did.
    pub fn signature(&mut self, signature: &str, now: Now) {
        if !matches!(self.state, State::Signing) {
            return;
        }
        let Some(signing) = self.unsigned() else {
            return;
        };
        match signing.signed(signature) {
            Ok(request) => {
                self.signed = Some(request);
                self.state = State::Waiting {
                    until: now.monotonic,
                    slot: false,
                };
            }
            Err(error) => self.settle(error, Outcome::NotDone, false, now.monotonic),
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

    /// Reports that there is no answer, or no signature. `text` says more, for people; it must hold no secret.
    ///
    /// [`Failure::Cancelled`] ends the call at any time; the others are ignored when nothing is
    /// under way.
    pub fn failure(&mut self, failure: Failure, text: &str, now: Now) {
        let ends = match self.state {
            State::Sent | State::Signing => true,
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

    /// The request of this stage.
    fn prepared(&self) -> &Prepared {
        match (self.stage, self.call.recovery()) {
            (Stage::Recovery, Some(recovery)) => &recovery.request,
            _ => self.call.prepared(),
        }
    }

    /// What has to be signed before anything can be sent.
    pub(super) fn unsigned(&self) -> Option<&SigningRequest> {
        let unsigned = self.prepared().signing().map(Arc::as_ref);
        unsigned.filter(|_| self.signed.is_none())
    }

    fn sign(&mut self, left: Duration) -> Step<'_> {
        self.state = State::Signing;
        self.stage_signings += 1;
        let timeout = left.min(self.policy.attempt_timeout);
        match self.unsigned() {
            Some(request) => Step::Sign { request, timeout },
            None => Step::Wait(timeout),
        }
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
