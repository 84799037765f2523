//! What happens by itself: expiry, confirmations, payouts, refunds.

use std::sync::Arc;
use std::time::Duration;

use crate::clock::Millis;
use crate::error::SandboxError;
use crate::store;
use crate::world::{Step, World};
use crate::{alchemypay, gateway2328};

/// Carries out everything whose time has come.
pub(crate) fn run(step: &Step<'_>) -> Result<(), SandboxError> {
    gateway2328::run_due(step)?;
    alchemypay::run_due(step)
}

/// Sleeps until something is due, and carries it out, for as long as the sandbox runs.
pub(crate) async fn timer(world: Arc<World>) {
    // A change of the machine's own clock is seen after this time at the latest.
    const LONGEST: Millis = 60_000;
    loop {
        let wait = match world.look(store::next_due) {
            Ok(Some(due)) => (due - world.clock.now()).clamp(0, LONGEST),
            // A store that fails now is asked again later; whoever writes next sees the error.
            Ok(None) | Err(_) => LONGEST,
        };
        let wait = Duration::from_millis(wait.unsigned_abs());
        tokio::select! {
            () = tokio::time::sleep(wait) => {
                let ran = world.change(|_| Ok::<_, SandboxError>(()));
                if ran.is_err() {
                    tokio::time::sleep(Duration::from_millis(500)).await;
                }
            }
            () = world.wake_timer.notified() => {}
        }
    }
}
