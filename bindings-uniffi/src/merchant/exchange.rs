//! A call step by step, for whatever carries bytes on this platform.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cointill::dynamic::Output;
use cointill::exchange::{self, RetryPolicy, Step, seed_from_system};
use cointill::http::Response;

use super::gateways::{NativeCall, NativePager};
use super::limiter::NativeRateLimiter;
use super::records::{self, NativeOutput};
use super::signing::NativeSigningRequest;
use crate::http::{NativeFailure, NativeHeader, NativeNow, NativeRequest, nanoseconds};
use crate::problem::NativeProblem;

/// The limits of the repeats of a call; what is not given is the core's default.
#[derive(Debug, Clone, Default, uniffi::Record)]
pub struct NativeRetryPolicy {
    /// How often a request is sent at most.
    pub max_attempts: Option<u32>,
    /// Upper end of the first delay.
    pub base_delay_ns: Option<u64>,
    /// Upper end of any delay.
    pub max_delay_ns: Option<u64>,
    /// The longest `Retry-After` that is sat out.
    pub max_retry_after_ns: Option<u64>,
    /// Most time for one attempt.
    pub attempt_timeout_ns: Option<u64>,
    /// Most time for the whole call.
    pub total_deadline_ns: Option<u64>,
}

impl NativeRetryPolicy {
    fn policy(&self) -> RetryPolicy {
        let mut policy = RetryPolicy::default();
        if let Some(most) = self.max_attempts {
            policy.max_attempts = most;
        }
        for (given, time) in [
            (self.base_delay_ns, &mut policy.base_delay),
            (self.max_delay_ns, &mut policy.max_delay),
            (self.max_retry_after_ns, &mut policy.max_retry_after),
            (self.attempt_timeout_ns, &mut policy.attempt_timeout),
            (self.total_deadline_ns, &mut policy.total_deadline),
        ] {
            if let Some(given) = given {
                *time = Duration::from_nanos(given);
            }
        }
        policy
    }
}

/// The random delay before a repeat, in nanoseconds.
#[uniffi::export]
pub fn retry_delay(
    policy: NativeRetryPolicy,
    seed: u64,
    repeat: u32,
) -> Result<u64, NativeProblem> {
    Ok(nanoseconds(policy.policy().delay(seed, repeat)))
}

/// What a `Retry-After` asks for, in nanoseconds; none for a text that asks for nothing.
#[uniffi::export]
pub fn retry_after(text: &str, unix_time: i64) -> Result<Option<u64>, NativeProblem> {
    // Not `unix`: to a C compiler that is a macro, and Swift reads the library's header with one.
    Ok(exchange::retry_after(text, unix_time).map(nanoseconds))
}

/// What to do next.
#[derive(Debug, Clone, uniffi::Enum)]
pub enum NativeStep {
    /// Have this signed, and give what the signer says to `signature`, or report a failure.
    Sign {
        /// What to sign.
        request: NativeSigningRequest,
        /// Most time until the answer.
        timeout_ns: u64,
    },
    /// Send this once, without following a redirect, and report what came of it.
    Send {
        /// What to send.
        request: NativeRequest,
        /// How often something was sent with this one, from 1.
        attempt: u32,
        /// Most time until the last byte of the answer.
        timeout_ns: u64,
    },
    /// Ask again after this time, or earlier.
    Wait {
        /// How long.
        wait_ns: u64,
    },
    /// Take the result.
    Done,
}

/// Says when to send what, and makes a result of what comes back.
#[derive(uniffi::Object)]
pub struct NativeExchange {
    inner: Mutex<Option<exchange::Exchange<Output>>>,
}

impl NativeExchange {
    fn open(&self) -> MutexGuard<'_, Option<exchange::Exchange<Output>>> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[uniffi::export]
impl NativeExchange {
    /// Of a call. Without a seed the system gives one.
    #[uniffi::constructor]
    pub fn new(
        call: &NativeCall,
        policy: NativeRetryPolicy,
        limiter: Option<Arc<NativeRateLimiter>>,
        seed: Option<u64>,
    ) -> Result<NativeExchange, NativeProblem> {
        let seed = seed.unwrap_or_else(seed_from_system);
        let mut inner = exchange::Exchange::new(call.inner.clone(), policy.policy(), seed);
        if let Some(limiter) = limiter {
            inner = inner.with_limiter(limiter.inner.clone());
        }
        Ok(NativeExchange {
            inner: Mutex::new(Some(inner)),
        })
    }

    /// What to do now.
    pub fn step(&self, now: NativeNow) -> Result<NativeStep, NativeProblem> {
        let mut inner = self.open();
        let step = inner.as_mut().ok_or_else(over)?.step(now.into());
        Ok(match step {
            Step::Done => NativeStep::Done,
            Step::Wait(wait) => NativeStep::Wait {
                wait_ns: nanoseconds(wait),
            },
            Step::Sign { request, timeout } => NativeStep::Sign {
                request: request.into(),
                timeout_ns: nanoseconds(timeout),
            },
            Step::Send {
                request,
                attempt,
                timeout,
            } => NativeStep::Send {
                request: request.into(),
                attempt,
                timeout_ns: nanoseconds(timeout),
            },
        })
    }

    /// Takes the signature that was asked for.
    pub fn signature(&self, signature: &str, now: NativeNow) -> Result<(), NativeProblem> {
        let mut inner = self.open();
        inner
            .as_mut()
            .ok_or_else(over)?
            .signature(signature, now.into());
        Ok(())
    }

    /// Reports the answer to what was sent. As a slice the body crosses as it is: uniffi reads a list
    /// byte by byte.
    pub fn response(
        &self,
        status: u16,
        headers: Vec<NativeHeader>,
        body: &[u8],
        now: NativeNow,
    ) -> Result<(), NativeProblem> {
        let headers = headers
            .into_iter()
            .map(|header| (header.name, header.value))
            .collect();
        let response = Response::new(status, headers, body.to_vec());
        let mut inner = self.open();
        inner
            .as_mut()
            .ok_or_else(over)?
            .response(&response, now.into());
        Ok(())
    }

    /// Reports that there is no answer, or no signature. `text` must hold no secret.
    pub fn failure(
        &self,
        failure: NativeFailure,
        text: &str,
        now: NativeNow,
    ) -> Result<(), NativeProblem> {
        let mut inner = self.open();
        inner
            .as_mut()
            .ok_or_else(over)?
            .failure(failure.into(), text, now.into());
        Ok(())
    }

    /// The result, noted by the walk that it is a page of; a call that is not done counts as
    /// cancelled.
    pub fn finish(&self, pager: Option<Arc<NativePager>>) -> Result<NativeOutput, NativeProblem> {
        let exchange = self.open().take().ok_or_else(over)?;
        let output = exchange.finish()?;
        if let Some(pager) = pager {
            pager.feed(&output)?;
        }
        records::output(output)
    }
}

fn over() -> NativeProblem {
    NativeProblem::misused("the exchange is over: its result was taken")
}
