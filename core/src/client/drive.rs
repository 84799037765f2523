//! Drives a call: sends what the machine says, waits as long as it says.

use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::builder::Config;
use super::hooks::{AttemptEnd, AttemptStart};
use super::signer;
use super::transport::Transport;
use crate::error::Error;
use crate::exchange::{Call, Clock, Exchange, Failure, Limiter, Repeat, Step, seed_from_system};

/// What the calls of one client share in one process.
pub(super) struct Shared {
    clock: Clock,
    limiters: Vec<(String, Arc<dyn Limiter>)>,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

impl Shared {
    pub(super) fn new(config: &Config) -> Shared {
        let limiters = config.limiters.iter();
        Shared {
            clock: Clock::start(),
            limiters: limiters
                .map(|(gateway, limit)| (gateway.clone(), limit.in_this_process()))
                .collect(),
        }
    }

    fn limiter(&self, gateway: &str) -> Option<Arc<dyn Limiter>> {
        let mut limiters = self.limiters.iter();
        let (_, limiter) = limiters.find(|(own, _)| own == gateway)?;
        Some(limiter.clone())
    }
}

/// Says whether the caller still wants the result.
pub(super) type Wanted<'w> = dyn Fn() -> bool + Sync + 'w;

/// How often `Wanted` is asked: soon for a person who presses Ctrl-C, seldom for a processor.
const LOOK: Duration = Duration::from_millis(50);

/// `work`, unless nobody wants it any more; then it is dropped where it is.
async fn while_wanted<R>(work: impl Future<Output = R>, wanted: Option<&Wanted<'_>>) -> Option<R> {
    let Some(wanted) = wanted else {
        return Some(work.await);
    };
    let mut work = pin!(work);
    loop {
        match tokio::time::timeout(LOOK, work.as_mut()).await {
            Ok(result) => return Some(result),
            Err(_) if wanted() => {}
            Err(_) => return None,
        }
    }
}

pub(super) async fn drive<T>(
    call: Call<T>,
    transport: &Transport,
    shared: &Shared,
    config: &Config,
    wanted: Option<&Wanted<'_>>,
) -> Result<T, Error> {
    let endpoint = call.endpoint();
    let fresh = call.repeat() == Repeat::Unsafe;
    let hooks = &config.hooks;
    let mut exchange = Exchange::new(call, config.retry.clone(), seed_from_system());
    if let Some(limiter) = shared.limiter(endpoint.gateway()) {
        exchange = exchange.with_limiter(limiter);
    }
    loop {
        match exchange.step(shared.clock.now()) {
            Step::Done => return exchange.finish(),
            Step::Wait(wait) => {
                let slept = while_wanted(tokio::time::sleep(wait), wanted).await;
                if slept.is_none() {
                    exchange.failure(Failure::Cancelled, "", shared.clock.now());
                }
            }
            Step::Sign { request, timeout } => {
                let signer = config
                    .signer
                    .as_ref()
                    .ok_or_else(|| signer::missing().with_endpoint(Some(endpoint.name)))?;
                let asked = signer.ask(request.clone(), timeout);
                let answer = while_wanted(asked, wanted)
                    .await
                    .unwrap_or_else(|| Err((Failure::Cancelled, String::new())));
                let now = shared.clock.now();
                match answer {
                    Ok(signature) => exchange.signature(&signature, now),
                    Err((failure, detail)) => exchange.failure(failure, &detail, now),
                }
            }
            Step::Send {
                request,
                attempt,
                timeout,
            } => {
                if let Some(before) = &hooks.before {
                    before(&AttemptStart { endpoint, attempt });
                }
                let start = Instant::now();
                let attempt_now =
                    transport.attempt(request, fresh, timeout, config.max_response_bytes);
                let result = while_wanted(attempt_now, wanted)
                    .await
                    .unwrap_or_else(|| Err((Failure::Cancelled, String::new())));
                if let Some(after) = &hooks.after {
                    let (result, detail) = match &result {
                        Ok(response) => (Ok(response.status()), ""),
                        Err((failure, detail)) => (Err(*failure), detail.as_str()),
                    };
                    after(&AttemptEnd {
                        endpoint,
                        attempt,
                        result,
                        detail,
                        elapsed: start.elapsed(),
                    });
                }
                let now = shared.clock.now();
                match result {
                    Ok(response) => exchange.response(&response, now),
                    Err((failure, detail)) => exchange.failure(failure, &detail, now),
                }
            }
        }
    }
}
