//! What a program may watch of each attempt. Never a key, a signature or a body.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::exchange::{Endpoint, Failure};

/// An attempt that is about to be made.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct AttemptStart {
    /// The endpoint of the call.
    pub endpoint: Endpoint,
    /// How often something was sent for the call with this one, from 1.
    pub attempt: u32,
}

/// An attempt that has ended. One whose future was dropped has no end.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct AttemptEnd<'a> {
    /// The endpoint of the call.
    pub endpoint: Endpoint,
    /// How often something was sent for the call with this one, from 1.
    pub attempt: u32,
    /// The status of the answer, or why there is none.
    pub result: Result<u16, Failure>,
    /// More words on a failure; empty otherwise.
    pub detail: &'a str,
    /// From the beginning of the attempt to the last byte of the answer.
    pub elapsed: Duration,
}

type Before = dyn Fn(&AttemptStart) + Send + Sync;
type After = dyn Fn(&AttemptEnd<'_>) + Send + Sync;

#[derive(Clone, Default)]
pub(super) struct Hooks {
    pub(super) before: Option<Arc<Before>>,
    pub(super) after: Option<Arc<After>>,
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks")
            .field("before", &self.before.is_some())
            .field("after", &self.after.is_some())
            .finish()
    }
}
