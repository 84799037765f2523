//! Driving a sandbox: what a payer, time, the gateway's staff or bad luck would do.

mod deliveries;
mod gateway2328;
pub(crate) mod http;
mod payments;

pub use payments::Payment;
pub(crate) use payments::find;

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::clock::Millis;
use crate::error::{ErrorKind, SandboxError};
use crate::faults::Fault;
use crate::recording::RecordedRequest;
use crate::store::{DeliveryState, Outbox};
use crate::switches::Switches;
use crate::world::World;

/// The handle that tests, the command and the HTTP control interface use. Clones drive the same
/// sandbox, from any thread; every method is a short transaction.
///
/// Ids are the gateway's own (`uuid`, `orderNo`) or the shop's (`order_id`, `merchantOrderNo`).
/// Where both gateways have a payment under the shop's number, 2328's is meant, and
/// `alchemypay:NUMBER` means the other.
#[derive(Debug, Clone)]
pub struct Control {
    world: Arc<World>,
}

impl Control {
    pub(crate) fn new(world: Arc<World>) -> Control {
        Control { world }
    }

    pub(crate) fn world(&self) -> &World {
        &self.world
    }

    /// The sandbox's clock, in milliseconds since 1970-01-01 UTC.
    pub fn now_ms(&self) -> Millis {
        self.world.clock.now()
    }

    /// Moves the clock forward; whatever is due by then, such as expiry and the repeats of
    /// webhooks, happens at once. There is no way back.
    ///
    /// # Errors
    ///
    /// When the data file cannot be written.
    pub fn advance(&self, by: Duration) -> Result<Millis, SandboxError> {
        self.world.advance(by)
    }

    /// The switches in force.
    pub fn switches(&self) -> Switches {
        (*self.world.switches()).clone()
    }

    /// Sets all switches, from the next request on.
    ///
    /// # Errors
    ///
    /// When the data file cannot be written.
    pub fn set_switches(&self, switches: Switches) -> Result<(), SandboxError> {
        self.world.set_switches(switches)
    }

    /// Changes some switches.
    ///
    /// ```
    /// # let sandbox = cointill_sandbox::Sandbox::builder().start_blocking()?;
    /// sandbox.control().switch(|all| all.gateway2328.url_callback_required = true)?;
    /// assert!(sandbox.control().switches().gateway2328.url_callback_required);
    /// # Ok::<(), cointill_sandbox::SandboxError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the data file cannot be written.
    pub fn switch(&self, change: impl FnOnce(&mut Switches)) -> Result<(), SandboxError> {
        let mut switches = self.switches();
        change(&mut switches);
        self.set_switches(switches)
    }

    /// Adds a fault and gives its id. The oldest that matches hits first.
    ///
    /// # Errors
    ///
    /// When a status or header of it cannot be sent.
    pub fn inject(&self, fault: impl Into<Fault>) -> Result<u64, SandboxError> {
        self.world.faults.add(fault.into())
    }

    /// The faults that are not used up, with their ids.
    pub fn faults(&self) -> Vec<(u64, Fault)> {
        self.world.faults.all()
    }

    /// Takes one fault away.
    ///
    /// # Errors
    ///
    /// When there is none with this id, perhaps because it is used up.
    pub fn clear_fault(&self, id: u64) -> Result<(), SandboxError> {
        if self.world.faults.remove(id) {
            return Ok(());
        }
        Err(SandboxError::not_found("fault", &id.to_string()))
    }

    /// Takes all faults away.
    pub fn clear_faults(&self) {
        self.world.faults.clear();
    }

    /// The requests to the gateways that were received, oldest first: the newest 2,000, in memory.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.world.recording.all()
    }

    /// Forgets the recorded requests.
    pub fn clear_requests(&self) {
        self.world.recording.clear();
    }

    /// Forgets everything, as if newly started: payments, webhooks, balances, faults, recorded
    /// requests, the moved clock. Switches go back to what they were at the start.
    ///
    /// # Errors
    ///
    /// When the data file cannot be written.
    pub fn reset(&self) -> Result<(), SandboxError> {
        self.world.reset()
    }

    /// Waits until no webhook is left to be sent, held ones aside. False when `most` of real time
    /// passed first, for example because a shop that refuses is tried again later.
    ///
    /// # Errors
    ///
    /// When the sandbox was shut down or the data file cannot be read.
    pub fn wait_for_deliveries(&self, most: Duration) -> Result<bool, SandboxError> {
        let end = Instant::now() + most;
        loop {
            if self.pending()? == 0 {
                return Ok(true);
            }
            if Instant::now() >= end {
                return Ok(false);
            }
            std::thread::sleep(Duration::from_millis(3));
        }
    }

    /// The same for async callers.
    ///
    /// # Errors
    ///
    /// See [`wait_for_deliveries`](Self::wait_for_deliveries).
    pub async fn deliveries_done(&self, most: Duration) -> Result<bool, SandboxError> {
        let mut changes = self.world.watch();
        let wait = async {
            while self.pending()? > 0 {
                changes
                    .changed()
                    .await
                    .map_err(|_| SandboxError::new(ErrorKind::Io, "the sandbox was shut down"))?;
            }
            Ok(true)
        };
        tokio::time::timeout(most, wait).await.unwrap_or(Ok(false))
    }

    fn pending(&self) -> Result<u64, SandboxError> {
        self.world
            .look(|tx| Outbox(tx).count(DeliveryState::Pending))
    }
}
