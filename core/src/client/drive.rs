//! Drives a call: sends what the machine says, waits as long as it says.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use super::builder::Config;
use super::hooks::{AttemptEnd, AttemptStart};
use super::transport::Transport;
use crate::error::Error;
use crate::exchange::{Call, Clock, Exchange, RateLimiter, Repeat, Step, seed_from_system};

/// What the calls of one client share in one process.
#[derive(Debug)]
pub(super) struct Shared {
    clock: Clock,
    limiters: Vec<(String, Arc<Mutex<RateLimiter>>)>,
}

impl Shared {
    pub(super) fn new(config: &Config) -> Shared {
        let limiters = config.limiters.iter();
        Shared {
            clock: Clock::start(),
            limiters: limiters
                .map(|(gateway, limiter)| (gateway.clone(), Arc::new(Mutex::new(limiter.clone()))))
                .collect(),
        }
    }

    fn limiter(&self, gateway: &str) -> Option<Arc<Mutex<RateLimiter>>> {
        let mut limiters = self.limiters.iter();
        let (_, limiter) = limiters.find(|(own, _)| own == gateway)?;
        Some(limiter.clone())
    }
}

pub(super) async fn drive<T>(
    call: Call<T>,
    transport: &Transport,
    shared: &Shared,
    config: &Config,
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
            Step::Wait(wait) => tokio::time::sleep(wait).await,
            Step::Send {
                request,
                attempt,
                timeout,
            } => {
                if let Some(before) = &hooks.before {
                    before(&AttemptStart { endpoint, attempt });
                }
                let start = Instant::now();
                let result = transport
                    .attempt(request, fresh, timeout, config.max_response_bytes)
                    .await;
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
