//! Webhooks: looking at them, sending them again, holding them back, changing their order.

use super::Control;
use crate::error::SandboxError;
use crate::store::{Delivery, DeliveryState};

impl Control {
    /// Every webhook, in the order in which they were caused.
    ///
    /// # Errors
    ///
    /// When the data file cannot be read.
    pub fn deliveries(&self) -> Result<Vec<Delivery>, SandboxError> {
        self.world.change(|step| step.outbox().all())
    }

    /// One webhook.
    ///
    /// # Errors
    ///
    /// When there is none with this id.
    pub fn delivery(&self, id: i64) -> Result<Delivery, SandboxError> {
        self.world
            .change(|step| step.outbox().get(id))?
            .ok_or_else(|| SandboxError::not_found("delivery", &id.to_string()))
    }

    /// Sends a webhook once more, byte for byte, as a new delivery that waits for no other.
    ///
    /// # Errors
    ///
    /// When there is none with this id.
    pub fn replay(&self, id: i64) -> Result<Delivery, SandboxError> {
        self.world.change(|step| {
            let old = step.outbox().get(id)?;
            let old = old.ok_or_else(|| SandboxError::not_found("delivery", &id.to_string()))?;
            step.outbox().add(old.as_new(), step.now, |delivery| {
                delivery.out_of_order = true;
            })
        })
    }

    /// Keeps back every webhook that is not delivered yet, and all that follow.
    ///
    /// # Errors
    ///
    /// When the data file cannot be written.
    pub fn hold_webhooks(&self) -> Result<(), SandboxError> {
        self.set_held(true, DeliveryState::Pending, DeliveryState::Held)
    }

    /// Lets all webhooks go that were kept back, in their order, and all that follow.
    ///
    /// # Errors
    ///
    /// When the data file cannot be written.
    pub fn release_webhooks(&self) -> Result<(), SandboxError> {
        self.set_held(false, DeliveryState::Held, DeliveryState::Pending)
    }

    /// True while webhooks are kept back.
    ///
    /// # Errors
    ///
    /// When the data file cannot be read.
    pub fn webhooks_held(&self) -> Result<bool, SandboxError> {
        self.world.change(|step| step.held())
    }

    fn set_held(
        &self,
        held: bool,
        from: DeliveryState,
        to: DeliveryState,
    ) -> Result<(), SandboxError> {
        self.world.change(|step| {
            step.set_held(held)?;
            for mut delivery in step.outbox().in_state(from)? {
                delivery.state = to;
                delivery.next_at_ms = delivery.next_at_ms.min(step.now);
                step.outbox().save(&delivery)?;
            }
            Ok(())
        })
    }

    /// Lets one webhook go that was kept back, before any other.
    ///
    /// # Errors
    ///
    /// When there is none with this id, or it is not held.
    pub fn release_webhook(&self, id: i64) -> Result<Delivery, SandboxError> {
        self.world.change(|step| {
            let found = step.outbox().get(id)?;
            let mut delivery =
                found.ok_or_else(|| SandboxError::not_found("delivery", &id.to_string()))?;
            if delivery.state != DeliveryState::Held {
                let state = delivery.state.as_str();
                return Err(SandboxError::not_now("release", "a held delivery", state));
            }
            delivery.state = DeliveryState::Pending;
            delivery.out_of_order = true;
            delivery.next_at_ms = step.now;
            step.outbox().save(&delivery)?;
            Ok(delivery)
        })
    }

    /// Puts webhooks that are not delivered yet into the given order, among the places that they
    /// have. Hold them first.
    ///
    /// # Errors
    ///
    /// When one does not exist or was delivered.
    pub fn reorder_webhooks(&self, ids: &[i64]) -> Result<(), SandboxError> {
        self.world.change(|step| {
            for id in ids {
                let found = step.outbox().get(*id)?;
                let delivery =
                    found.ok_or_else(|| SandboxError::not_found("delivery", &id.to_string()))?;
                if !matches!(delivery.state, DeliveryState::Held | DeliveryState::Pending) {
                    let state = delivery.state.as_str();
                    return Err(SandboxError::not_now(
                        "reorder",
                        "one that is not sent",
                        state,
                    ));
                }
            }
            step.outbox().reorder(ids)
        })
    }
}
