//! A call step by step: says when to send what, and makes a result of what comes back.

use cointill::dynamic::Output;
use cointill::exchange::{self, Failure, Now, Phase, seed_from_system};
use cointill::http::Response;
use napi::bindgen_prelude::Buffer;
use napi_derive::napi;

use crate::errors::{OrThrow as _, Thrown, wrong};
use crate::gateways::{Call, Pager};
use crate::places::Crossing;
use crate::policy::{RateLimiter, RetryPolicy, nanoseconds, to_nanoseconds};
use crate::records;

/// Whoever drives it reads the clocks: nanoseconds of a monotonic one, seconds since 1970.
#[napi]
pub struct Exchange {
    inner: Option<exchange::Exchange<Output>>,
}

/// What to do next.
#[napi(object, object_from_js = false)]
pub struct Step {
    /// `send`, `wait` or `done`.
    pub kind: &'static str,
    pub method: Option<&'static str>,
    pub url: Option<String>,
    /// Names and values, one behind the other.
    pub headers: Option<Vec<String>>,
    pub body: Option<Buffer>,
    pub attempt: Option<u32>,
    /// Nanoseconds: of `send` the most that it may take, of `wait` how long.
    pub time: Option<f64>,
}

impl Step {
    fn of(kind: &'static str) -> Step {
        Step {
            kind,
            method: None,
            url: None,
            headers: None,
            body: None,
            attempt: None,
            time: None,
        }
    }
}

fn failure_of(kind: &str, limit: f64) -> Result<Failure, Thrown> {
    Ok(match kind {
        "connect" => Failure::Connect,
        "untrusted" => Failure::Untrusted,
        "unsendable" => Failure::Unsendable,
        "connect_timeout" => Failure::Timeout(Phase::Connect),
        "read_timeout" => Failure::Timeout(Phase::Answer),
        "timeout" => Failure::Timeout(Phase::Attempt),
        "broken" => Failure::Broken,
        "too_large" => Failure::TooLarge {
            limit: limit as u64,
        },
        "cancelled" => Failure::Cancelled,
        "other" => Failure::Other,
        other => {
            return Err(wrong(format!(
                "kind: expected connect, untrusted, unsendable, connect_timeout, read_timeout, \
                 timeout, broken, too_large, cancelled or other, got {other:?}"
            )));
        }
    })
}

fn over() -> Thrown {
    wrong("the exchange is over: its result was taken")
}

fn reading(monotonic: f64, unix: i64) -> Now {
    Now {
        monotonic: nanoseconds(monotonic),
        unix,
    }
}

#[napi]
impl Exchange {
    #[napi(constructor, catch_unwind)]
    pub fn new(
        call: &Call,
        policy: &RetryPolicy,
        limiter: Option<&RateLimiter>,
        seed: Option<String>,
    ) -> Result<Exchange, Thrown> {
        let seed = match seed {
            Some(text) => text
                .parse()
                .map_err(|_| wrong(format!("seed: expected a whole number, got {text:?}")))?,
            None => seed_from_system(),
        };
        let mut inner = exchange::Exchange::new(call.inner.clone(), policy.inner.clone(), seed);
        if let Some(limiter) = limiter {
            inner = inner.with_limiter(limiter.inner.clone());
        }
        Ok(Exchange { inner: Some(inner) })
    }

    /// For a limiter that is asked over a network: the longest wait that a start may take, in
    /// nanoseconds, when the next step would send and no start was given yet.
    #[napi(catch_unwind)]
    pub fn wants_start(&mut self, monotonic: f64, unix: i64) -> Result<Option<f64>, Thrown> {
        let exchange = self.inner.as_mut().ok_or_else(over)?;
        let most = exchange.wants_start(reading(monotonic, unix));
        Ok(most.map(to_nanoseconds))
    }

    /// Takes the answer of such a limiter: whether a start was taken, and the time until then.
    #[napi(catch_unwind)]
    pub fn give_start(
        &mut self,
        taken: bool,
        wait: f64,
        monotonic: f64,
        unix: i64,
    ) -> Result<(), Thrown> {
        let exchange = self.inner.as_mut().ok_or_else(over)?;
        let wait = nanoseconds(wait);
        let start = if taken { Ok(wait) } else { Err(wait) };
        exchange.give_start(start, reading(monotonic, unix));
        Ok(())
    }

    #[napi(catch_unwind)]
    pub fn step(&mut self, monotonic: f64, unix: i64) -> Result<Step, Thrown> {
        let exchange = self.inner.as_mut().ok_or_else(over)?;
        Ok(match exchange.step(reading(monotonic, unix)) {
            exchange::Step::Done => Step::of("done"),
            exchange::Step::Wait(wait) => Step {
                time: Some(to_nanoseconds(wait)),
                ..Step::of("wait")
            },
            exchange::Step::Sign { .. } => {
                return Err(wrong(
                    "expected a gateway with its keys, which every gateway is made with here",
                ));
            }
            exchange::Step::Send {
                request,
                attempt,
                timeout,
            } => {
                let headers = request.headers();
                Step {
                    method: Some(request.method().as_str()),
                    url: Some(request.url().to_owned()),
                    headers: Some(
                        headers
                            .flat_map(|(name, value)| [name.to_owned(), value.to_owned()])
                            .collect(),
                    ),
                    body: Some(request.body().to_vec().into()),
                    attempt: Some(attempt),
                    time: Some(to_nanoseconds(timeout)),
                    ..Step::of("send")
                }
            }
        })
    }

    /// Reports the answer to what was sent; `headers` are names and values, one behind the other.
    #[napi(catch_unwind)]
    pub fn response(
        &mut self,
        status: u32,
        headers: Vec<String>,
        body: &[u8],
        monotonic: f64,
        unix: i64,
    ) -> Result<(), Thrown> {
        let exchange = self.inner.as_mut().ok_or_else(over)?;
        let status = u16::try_from(status)
            .map_err(|_| wrong(format!("status: expected an HTTP status, got {status}")))?;
        let pairs = headers.chunks_exact(2);
        let headers = pairs.map(|pair| (pair[0].clone(), pair[1].clone()));
        let response = Response::new(status, headers.collect(), body.to_vec());
        exchange.response(&response, reading(monotonic, unix));
        Ok(())
    }

    /// Reports that there is no answer. `text` must hold no secret; `limit` is that of an answer
    /// that is too large, in bytes.
    #[napi(catch_unwind)]
    pub fn failure(
        &mut self,
        kind: String,
        text: String,
        limit: f64,
        monotonic: f64,
        unix: i64,
    ) -> Result<(), Thrown> {
        let exchange = self.inner.as_mut().ok_or_else(over)?;
        let failure = failure_of(&kind, limit)?;
        exchange.failure(failure, &text, reading(monotonic, unix));
        Ok(())
    }

    /// The result; a call that is not done counts as cancelled.
    #[napi(catch_unwind)]
    pub fn finish(&mut self, pager: Option<&mut Pager>) -> Result<Crossing, Thrown> {
        let exchange = self.inner.take().ok_or_else(over)?;
        let result = exchange.finish().or_throw()?;
        if let Some(pager) = pager {
            pager.feed(&result)?;
        }
        Ok(records::output(&result))
    }
}
