//! Alchemy Pay and AEON, emulated.

mod envelope;

pub(crate) use envelope::payment_exception;

use crate::error::SandboxError;
use crate::server::{Incoming, Outcome};
use crate::world::{Step, World};

/// The name of the endpoint that a request is for.
pub(crate) fn endpoint_name(_incoming: &Incoming) -> Option<&'static str> {
    None
}

/// Answers a request to the gateway.
pub(crate) fn handle(_world: &World, _incoming: &Incoming) -> Outcome {
    Outcome::html(404, "<h1>404 Not Found</h1>\n")
}

/// Everything whose time has come.
#[allow(clippy::unnecessary_wraps)]
pub(crate) fn run_due(_step: &Step<'_>) -> Result<(), SandboxError> {
    Ok(())
}
