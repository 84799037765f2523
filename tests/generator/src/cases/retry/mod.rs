//! `retry.json`: when a call is repeated, and after how long (design, decisions 1 and 7).

mod exchange;
mod recovery;
mod schedule;
mod script;

use crate::vectors::{File, Group};

const DESIGN: &str = "design, decision 7";

pub(crate) fn file() -> File {
    File {
        subject: "retry",
        comment: "Back-off with full jitter from a seed, Retry-After, the limit of requests a second, and whole calls against an injected clock",
        groups: vec![
            Group {
                op: "retry.delay",
                comment: "Output number n of SplitMix64 from the seed, spread over 0 to base × 2^(n-1), at most max; whole microseconds",
                cases: schedule::delays(),
            },
            Group {
                op: "retry.after",
                comment: "Seconds or one of the three forms of a date (RFC 9110 §5.6.7, §10.2.3) at a wall-clock time; at most a day; anything else is not there",
                cases: schedule::retry_after(),
            },
            Group {
                op: "retry.limiter",
                comment: "How long each request waits that asks at a given time, so that no window holds more than the rate",
                cases: schedule::limiter(),
            },
            Group {
                op: "retry.exchange",
                comment: "A whole call: what the driver is told (send, wait) while it reports answers and failures, and how the call ends",
                cases: exchange::cases(),
            },
            Group {
                op: "retry.exchange",
                comment: "A create of Alchemy Pay whose answer was lost: its repeat is refused with 8011, and a query tells whose order it is (Alchemy §9 item 15)",
                cases: recovery::cases(),
            },
        ],
    }
}
