//! What was received: for tests that look at what a client really sent.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::checkout::Gateway;
use crate::clock::Millis;

/// A request to one of the gateways, as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// Counts up from 1.
    pub id: u64,
    /// When it came, by the sandbox's clock.
    pub at_ms: i64,
    /// The gateway.
    pub gateway: Gateway,
    /// The endpoint by `cointill`'s name, such as `2328.payment.create`; `None` for an unknown path.
    pub endpoint: Option<String>,
    /// The method.
    pub method: String,
    /// The path, with the query if there was one.
    pub path: String,
    /// The headers in their order, names in lower case, without those that hold a signature or a
    /// password.
    pub headers: Vec<(String, String)>,
    /// The exact bytes of the body.
    pub body: Vec<u8>,
    /// The HTTP status of the answer; `None` when the connection was cut.
    pub status: Option<u16>,
    /// The fault that hit it.
    pub fault: Option<String>,
    /// Why it was refused, in words for the developer. The answer says less.
    pub note: Option<String>,
}

/// Headers that are not recorded.
const SECRET: &[&str] = &["sign", "authorization", "proxy-authorization", "cookie"];

/// The newest requests; older ones are dropped.
#[derive(Debug, Default)]
pub(crate) struct Recording(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    last_id: u64,
    bytes: usize,
    requests: VecDeque<RecordedRequest>,
}

/// How many requests are kept, and how many bytes of bodies.
const MOST_REQUESTS: usize = 2_000;
const MOST_BYTES: usize = 32 << 20;

impl Recording {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(&self, mut request: RecordedRequest) {
        request
            .headers
            .retain(|(name, _)| !SECRET.contains(&name.as_str()));
        let mut state = self.state();
        state.last_id += 1;
        request.id = state.last_id;
        state.bytes += request.body.len();
        state.requests.push_back(request);
        while state.requests.len() > MOST_REQUESTS || state.bytes > MOST_BYTES {
            match state.requests.pop_front() {
                Some(dropped) => state.bytes -= dropped.body.len(),
                None => break,
            }
        }
    }

    pub(crate) fn all(&self) -> Vec<RecordedRequest> {
        self.state().requests.iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        let mut state = self.state();
        state.requests.clear();
        state.bytes = 0;
    }
}

/// Ten requests a second and project (2328 §11), counted over the last second of real time.
#[derive(Debug, Default)]
pub(crate) struct RateLimiter(Mutex<VecDeque<Millis>>);

impl RateLimiter {
    /// Counts a request at `now` of the machine's clock; when there were too many, says how many
    /// milliseconds there are to wait.
    pub(crate) fn take(&self, now: Millis, a_second: usize) -> Result<(), Millis> {
        let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while times.front().is_some_and(|first| *first <= now - 1_000) {
            times.pop_front();
        }
        if times.len() >= a_second {
            return Err(times.front().map_or(0, |first| first + 1_000 - now));
        }
        times.push_back(now);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_request_of_a_second_waits() {
        let limiter = RateLimiter::default();
        for i in 0..10 {
            assert_eq!(limiter.take(1_000 + i, 10), Ok(()));
        }
        assert_eq!(limiter.take(1_500, 10), Err(500));
        assert_eq!(limiter.take(2_000, 10), Ok(()));
        assert_eq!(limiter.take(2_000, 10), Err(1));
    }

    #[test]
    fn signatures_are_not_recorded() {
        let recording = Recording::default();
        recording.add(RecordedRequest {
            id: 0,
            at_ms: 0,
            gateway: Gateway::Gateway2328,
            endpoint: None,
            method: "POST".to_owned(),
            path: "/".to_owned(),
            headers: vec![
                ("sign".to_owned(), "9f".to_owned()),
                ("project".to_owned(), "p".to_owned()),
            ],
            body: b"{}".to_vec(),
            status: Some(200),
            fault: None,
            note: None,
        });
        let all = recording.all();
        assert_eq!((all[0].id, all[0].headers.len()), (1, 1));
    }
}
