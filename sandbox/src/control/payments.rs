//! Payments of both gateways, under one set of actions.

use serde::Serialize;

use super::Control;
use crate::checkout::Gateway;
use crate::error::SandboxError;
use crate::gateway2328::{self, Invoice};
use crate::pay::Pay;
use crate::store::{self, Filter};
use crate::world::Step;

/// A payment at one of the gateways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "gateway")]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)] // Made for a look, not kept in numbers.
pub enum Payment {
    /// A payment of 2328.
    #[serde(rename = "2328")]
    Invoice(Invoice),
}

impl Payment {
    /// The gateway.
    pub fn gateway(&self) -> Gateway {
        match self {
            Payment::Invoice(_) => Gateway::Gateway2328,
        }
    }

    /// The gateway's id: `uuid` or `orderNo`.
    pub fn id(&self) -> &str {
        match self {
            Payment::Invoice(invoice) => &invoice.uuid,
        }
    }

    /// The shop's number: `order_id` or `merchantOrderNo`.
    pub fn order_id(&self) -> &str {
        match self {
            Payment::Invoice(invoice) => &invoice.order_id,
        }
    }

    /// The status in the gateway's words.
    pub fn status(&self) -> &str {
        match self {
            Payment::Invoice(invoice) => invoice.status.as_str(),
        }
    }

    /// When it was created, by the sandbox's clock.
    pub fn created_at_ms(&self) -> i64 {
        match self {
            Payment::Invoice(invoice) => invoice.created_at_ms,
        }
    }
}

/// The payment that an id means.
pub(crate) fn find(step: &Step<'_>, id: &str) -> Result<Payment, SandboxError> {
    gateway2328::find(step, id).map(Payment::Invoice)
}

/// How many payments a list has at most.
const MOST_LISTED: u64 = 1_000;

impl Control {
    /// The payments of both gateways, newest first, at most 1,000 of each.
    ///
    /// # Errors
    ///
    /// When the data file cannot be read.
    pub fn payments(&self) -> Result<Vec<Payment>, SandboxError> {
        self.world.change(|step| {
            let all = Filter::default();
            let invoices = store::list::<Invoice>(step.tx, &all, 0, MOST_LISTED)?;
            let mut payments: Vec<_> = invoices.into_iter().map(Payment::Invoice).collect();
            payments.sort_by_key(|payment| std::cmp::Reverse(payment.created_at_ms()));
            Ok(payments)
        })
    }

    /// One payment.
    ///
    /// # Errors
    ///
    /// When there is none with this id.
    pub fn payment(&self, id: &str) -> Result<Payment, SandboxError> {
        self.world.change(|step| find(step, id))
    }

    /// Money arrives.
    ///
    /// # Errors
    ///
    /// When the payment's status does not allow it, or the amount does not fit.
    pub fn pay(&self, id: &str, how: &Pay) -> Result<Payment, SandboxError> {
        self.world.change(|step| match find(step, id)? {
            Payment::Invoice(own) => gateway2328::pay(step, &own.uuid, how).map(Payment::Invoice),
        })
    }

    /// The payer chooses coin and network on the checkout page.
    ///
    /// # Errors
    ///
    /// When they are chosen already, or are not among the options.
    pub fn choose_coin(
        &self,
        id: &str,
        currency: &str,
        network: &str,
    ) -> Result<Payment, SandboxError> {
        self.world.change(|step| match find(step, id)? {
            Payment::Invoice(own) => {
                gateway2328::choose_coin(step, &own.uuid, currency, network).map(Payment::Invoice)
            }
        })
    }

    /// The transfers that were seen are confirmed before their time.
    ///
    /// # Errors
    ///
    /// When the payment does not wait for confirmations.
    pub fn confirm(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::confirm)
    }

    /// The payment runs out of time.
    ///
    /// # Errors
    ///
    /// When it is not open.
    pub fn expire(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::expire)
    }

    /// The merchant cancels it in the panel.
    ///
    /// # Errors
    ///
    /// When it is not open.
    pub fn cancel(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::cancel)
    }

    /// The AML check stops it; one of which nothing is paid is paid first.
    ///
    /// # Errors
    ///
    /// When there is nothing to stop.
    pub fn aml_lock(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::aml_lock)
    }

    /// The AML check lets it go.
    ///
    /// # Errors
    ///
    /// When it is not stopped.
    pub fn release(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::release)
    }

    /// The merchant sends the money back from the panel.
    ///
    /// # Errors
    ///
    /// When there is no money in it.
    pub fn refund(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::refund)
    }

    /// A refund that is under way ends: done, or failed.
    ///
    /// # Errors
    ///
    /// When none is under way.
    pub fn end_refund(&self, id: &str, done: bool) -> Result<Payment, SandboxError> {
        self.act(id, |step, id| gateway2328::end_refund(step, id, done))
    }

    /// The payment takes any status, such as one that no documentation knows yet, and its webhook
    /// tells it.
    ///
    /// # Errors
    ///
    /// When the text is no word.
    pub fn force_status(&self, id: &str, status: &str) -> Result<Payment, SandboxError> {
        self.act(id, |step, id| gateway2328::force_status(step, id, status))
    }

    fn act(
        &self,
        id: &str,
        invoice: impl FnOnce(&Step<'_>, &str) -> Result<Invoice, SandboxError>,
    ) -> Result<Payment, SandboxError> {
        self.world.change(|step| match find(step, id)? {
            Payment::Invoice(own) => invoice(step, &own.uuid).map(Payment::Invoice),
        })
    }
}
