//! A call step by step: says when to send what, and makes a result of what comes back.

use cointill::dynamic::Output;
use cointill::exchange::{self, Failure, Now, Phase, seed_from_system};
use cointill::http::Response;
use napi_derive::napi;

use crate::errors::{OrThrow as _, Thrown, wrong};
use crate::gateways::Pager;
use crate::json::Object;
use crate::places::Crossing;
use crate::policy::{RateLimiter, RetryPolicy, nanoseconds, to_nanoseconds};
use crate::records;

#[allow(
    clippy::large_enum_variant,
    reason = "each stands on the heap already, in its object"
)]
enum State {
    /// Signed, and nothing was sent yet.
    Made(exchange::Call<Output>),
    Running(exchange::Exchange<Output>),
    Over,
}

/// A signed request that knows how to read its answer, and how far it has come.
///
/// Whoever drives it reads the clocks: nanoseconds of a monotonic one, seconds since 1970.
#[napi]
pub struct Call {
    endpoint: exchange::Endpoint,
    state: State,
}

impl Call {
    pub(crate) fn new(call: exchange::Call<Output>) -> Call {
        Call {
            endpoint: call.endpoint(),
            state: State::Made(call),
        }
    }

    fn running(&mut self) -> Result<&mut exchange::Exchange<Output>, Thrown> {
        match &mut self.state {
            State::Running(exchange) => Ok(exchange),
            State::Made(_) => Err(wrong("expected a call that was begun")),
            State::Over => Err(wrong("the call is over: its result was taken")),
        }
    }
}

/// What to do next, as JSON, and the body of what is to be sent: every request of a gateway is text.
type Step = (String, Option<String>);

fn step_of(step: exchange::Step<'_>) -> Result<Step, Thrown> {
    let mut told = Object::new();
    let mut body = None;
    match step {
        exchange::Step::Done => told.text("kind", "done"),
        exchange::Step::Wait(wait) => {
            told.text("kind", "wait");
            told.literal("time", &wait.as_nanos().to_string());
        }
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
            let mut headers = Object::new();
            for (name, value) in request.headers() {
                headers.text(name, value);
            }
            told.text("kind", "send");
            told.text("method", request.method().as_str());
            told.text("url", request.url());
            told.literal("headers", &headers.finish());
            told.literal("attempt", &attempt.to_string());
            told.literal("time", &timeout.as_nanos().to_string());
            let text = str::from_utf8(request.body());
            body = Some(
                text.map_err(|_| wrong("body: expected text, got other bytes"))?
                    .to_owned(),
            );
        }
    }
    Ok((told.finish(), body))
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

fn reading(monotonic: f64, unix: i64) -> Now {
    Now {
        monotonic: nanoseconds(monotonic),
        unix,
    }
}

#[napi]
impl Call {
    /// Gateway, group and action, such as `2328.payment.create`.
    #[napi(getter, catch_unwind)]
    pub fn endpoint(&self) -> &'static str {
        self.endpoint.name
    }

    /// The method of the request.
    #[napi(getter, catch_unwind)]
    pub fn method(&self) -> &'static str {
        self.endpoint.method.as_str()
    }

    /// The path with placeholders: safe for logs and metrics.
    #[napi(getter, catch_unwind)]
    pub fn path(&self) -> &'static str {
        self.endpoint.path
    }

    /// Begins to carry it out, which can be done once.
    #[napi(catch_unwind)]
    pub fn begin(
        &mut self,
        policy: &RetryPolicy,
        limiter: Option<&RateLimiter>,
        seed: Option<String>,
    ) -> Result<(), Thrown> {
        let seed = match seed {
            Some(text) => text
                .parse()
                .map_err(|_| wrong(format!("seed: expected a whole number, got {text:?}")))?,
            None => seed_from_system(),
        };
        let State::Made(call) = std::mem::replace(&mut self.state, State::Over) else {
            return Err(wrong("expected a call that was not begun before"));
        };
        let mut exchange = exchange::Exchange::new(call, policy.inner.clone(), seed);
        if let Some(limiter) = limiter {
            exchange = exchange.with_limiter(limiter.inner.clone());
        }
        self.state = State::Running(exchange);
        Ok(())
    }

    /// For a limiter that is asked over a network: the longest wait that a start may take, in
    /// nanoseconds, when the next step would send and no start was given yet.
    #[napi(catch_unwind)]
    pub fn wants_start(&mut self, monotonic: f64, unix: i64) -> Result<Option<f64>, Thrown> {
        let exchange = self.running()?;
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
        let exchange = self.running()?;
        let wait = nanoseconds(wait);
        let start = if taken { Ok(wait) } else { Err(wait) };
        exchange.give_start(start, reading(monotonic, unix));
        Ok(())
    }

    #[napi(catch_unwind)]
    pub fn step(&mut self, monotonic: f64, unix: i64) -> Result<Step, Thrown> {
        let exchange = self.running()?;
        step_of(exchange.step(reading(monotonic, unix)))
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
        let exchange = self.running()?;
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
        let exchange = self.running()?;
        let failure = failure_of(&kind, limit)?;
        exchange.failure(failure, &text, reading(monotonic, unix));
        Ok(())
    }

    /// The result; a call that is not done counts as cancelled.
    #[napi(catch_unwind)]
    pub fn finish(&mut self, pager: Option<&mut Pager>) -> Result<Crossing, Thrown> {
        self.running()?;
        let State::Running(exchange) = std::mem::replace(&mut self.state, State::Over) else {
            return Err(wrong("expected a call that was begun"));
        };
        let result = exchange.finish().or_throw()?;
        if let Some(pager) = pager {
            pager.feed(&result)?;
        }
        Ok(records::output(&result))
    }
}
