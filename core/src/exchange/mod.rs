//! One call to a gateway as a state machine without I/O.
//!
//! A [`Call`] is a request that knows how its answer is read and what a repeat of it does.
//! An [`Exchange`] carries it out: it says *send this*, *wait that long* or *done*, and is told
//! what came back. Where the key is elsewhere it first says *have this signed*. The feature `client`
//! has a driver; in other languages the platform's own HTTP client drives it.

mod call;
mod clock;
mod failure;
mod limiter;
mod machine;
mod policy;
mod schedule;
mod settle;
mod shared_limiter;
mod signing;
#[cfg(test)]
mod tests;

pub(crate) use call::Recovery;
pub use call::{Call, Endpoint, Repeat};
pub use clock::{Clock, Now};
pub use failure::{Failure, Phase};
pub use limiter::RateLimiter;
pub use machine::{Exchange, Step};
pub use policy::RetryPolicy;
pub(crate) use schedule::back_off;
pub use schedule::{LONGEST_RETRY_AFTER, retry_after, seed_from_system};
pub use shared_limiter::{Limiter, REDIS_LIMITER};
pub(crate) use signing::{Place, Prepared};
pub use signing::{SigningKey, SigningRequest};
