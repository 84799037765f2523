//! Payments of both gateways, under one set of actions.

use serde::Serialize;

use super::Control;
use crate::alchemypay::{self, Order, Refund};
use crate::checkout::Gateway;
use crate::error::{ErrorKind, SandboxError};
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
    /// An order of Alchemy Pay or AEON.
    #[serde(rename = "alchemypay")]
    Order(Order),
}

impl Payment {
    /// The gateway.
    pub fn gateway(&self) -> Gateway {
        match self {
            Payment::Invoice(_) => Gateway::Gateway2328,
            Payment::Order(_) => Gateway::AlchemyPay,
        }
    }

    /// The gateway's id: `uuid` or `orderNo`.
    pub fn id(&self) -> &str {
        match self {
            Payment::Invoice(invoice) => &invoice.uuid,
            Payment::Order(order) => &order.order_no,
        }
    }

    /// The shop's number: `order_id` or `merchantOrderNo`.
    pub fn order_id(&self) -> &str {
        match self {
            Payment::Invoice(invoice) => &invoice.order_id,
            Payment::Order(order) => &order.merchant_order_no,
        }
    }

    /// The status in the gateway's words.
    pub fn status(&self) -> &str {
        match self {
            Payment::Invoice(invoice) => invoice.status.as_str(),
            Payment::Order(order) => order.status.as_str(),
        }
    }

    /// When it was created, by the sandbox's clock.
    pub fn created_at_ms(&self) -> i64 {
        match self {
            Payment::Invoice(invoice) => invoice.created_at_ms,
            Payment::Order(order) => order.created_at_ms,
        }
    }
}

/// The payment that an id means: the gateway's own, then 2328's `order_id`, then Alchemy Pay's
/// `merchantOrderNo`; behind `2328:` or `alchemypay:` that gateway's alone.
pub(crate) fn find(step: &Step<'_>, id: &str) -> Result<Payment, SandboxError> {
    let invoice = |id| gateway2328::find(step, id).map(Payment::Invoice);
    let order = |id| alchemypay::find(step, id).map(Payment::Order);
    if let Some(id) = id.strip_prefix("2328:") {
        return invoice(id);
    }
    if let Some(id) = id.strip_prefix("alchemypay:") {
        return order(id);
    }
    if let Some(own) = store::by_id(step.tx, id)? {
        return Ok(Payment::Order(own));
    }
    match invoice(id) {
        Err(error) if error.kind() == ErrorKind::NotFound => match order(id) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(SandboxError::not_found("payment", id))
            }
            found => found,
        },
        found => found,
    }
}

impl Control {
    /// The payments of both gateways, all of them, newest first.
    ///
    /// # Errors
    ///
    /// When the data file cannot be read.
    pub fn payments(&self) -> Result<Vec<Payment>, SandboxError> {
        self.newest_payments(u64::MAX)
    }

    /// As [`payments`](Self::payments), at most so many of each gateway.
    pub(crate) fn newest_payments(&self, of_each: u64) -> Result<Vec<Payment>, SandboxError> {
        self.world.change(|step| {
            let all = Filter::default();
            let invoices = store::list::<Invoice>(step.tx, &all, 0, of_each)?;
            let mut payments: Vec<_> = invoices.into_iter().map(Payment::Invoice).collect();
            let orders = store::list::<Order>(step.tx, &all, 0, of_each)?;
            payments.extend(orders.into_iter().map(Payment::Order));
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
            Payment::Order(own) => alchemypay::pay(step, &own.order_no, how).map(Payment::Order),
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
            Payment::Order(own) => {
                alchemypay::choose_token(step, &own.order_no, currency, network).map(Payment::Order)
            }
        })
    }

    /// A payment that was seen is confirmed, or decided, before its time.
    ///
    /// # Errors
    ///
    /// When the payment does not wait for that.
    pub fn confirm(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::confirm, alchemypay::confirm)
    }

    /// The payment runs out of time.
    ///
    /// # Errors
    ///
    /// When it is not open.
    pub fn expire(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::expire, alchemypay::expire)
    }

    /// It is cancelled in the merchant's panel; at Alchemy Pay, the vendor closes the order.
    ///
    /// # Errors
    ///
    /// When it is not open.
    pub fn cancel(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::cancel, alchemypay::close)
    }

    /// 2328: the AML check stops the payment; one of which nothing is paid is paid first.
    ///
    /// # Errors
    ///
    /// When there is nothing to stop, and at Alchemy Pay, which knows no such status.
    pub fn aml_lock(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::aml_lock, only_2328("aml_lock"))
    }

    /// 2328: the AML check lets the payment go.
    ///
    /// # Errors
    ///
    /// When it is not stopped.
    pub fn release(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::release, only_2328("release"))
    }

    /// 2328: the merchant sends the money back from the panel. At Alchemy Pay refunds are asked for
    /// by the merchant's call, or by the payer: [`claim_refund`](Self::claim_refund).
    ///
    /// # Errors
    ///
    /// When there is no money in it.
    pub fn refund(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, gateway2328::refund, only_2328("refund"))
    }

    /// 2328: a refund that is under way ends, done or failed. At Alchemy Pay it is the refund that
    /// ends: [`end_order_refund`](Self::end_order_refund).
    ///
    /// # Errors
    ///
    /// When none is under way.
    pub fn end_refund(&self, id: &str, done: bool) -> Result<Payment, SandboxError> {
        self.act(
            id,
            |step, id| gateway2328::end_refund(step, id, done),
            only_2328("end_refund"),
        )
    }

    /// The payment takes any status, such as one that no documentation knows yet, and its webhook
    /// tells it.
    ///
    /// # Errors
    ///
    /// When the text is no word.
    pub fn force_status(&self, id: &str, status: &str) -> Result<Payment, SandboxError> {
        self.act(
            id,
            |step, id| gateway2328::force_status(step, id, status),
            |step, id| alchemypay::force_status(step, id, status),
        )
    }

    /// Alchemy Pay: the money goes to the settlement account, from where nothing is refunded (8035).
    ///
    /// # Errors
    ///
    /// When the order is not paid, or is settled.
    pub fn settle(&self, id: &str) -> Result<Payment, SandboxError> {
        self.act(id, only_alchemypay("settle"), alchemypay::settle_now)
    }

    fn act(
        &self,
        id: &str,
        invoice: impl FnOnce(&Step<'_>, &str) -> Result<Invoice, SandboxError>,
        order: impl FnOnce(&Step<'_>, &str) -> Result<Order, SandboxError>,
    ) -> Result<Payment, SandboxError> {
        self.world.change(|step| match find(step, id)? {
            Payment::Invoice(own) => invoice(step, &own.uuid).map(Payment::Invoice),
            Payment::Order(own) => order(step, &own.order_no).map(Payment::Order),
        })
    }

    /// Alchemy Pay: all refunds, newest first.
    ///
    /// # Errors
    ///
    /// When the data file cannot be read.
    pub fn refunds(&self) -> Result<Vec<Refund>, SandboxError> {
        self.world.change(|step| store::all(step.tx))
    }

    /// Alchemy Pay: one refund, by the vendor's number, the merchant's, or the order's.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn order_refund(&self, id: &str) -> Result<Refund, SandboxError> {
        self.world.change(|step| alchemypay::find_refund(step, id))
    }

    /// Alchemy Pay: the payer fills in the form for an automatic refund, after a failed order or
    /// one that was paid at least 5 USD too much.
    ///
    /// # Errors
    ///
    /// When there is nothing to refund, or a refund exists.
    pub fn claim_refund(&self, order: &str) -> Result<Refund, SandboxError> {
        self.world.change(|step| match find(step, order)? {
            Payment::Order(own) => alchemypay::claim(step, &own.order_no),
            Payment::Invoice(_) => only_alchemypay("claim_refund")(step, order),
        })
    }

    /// Alchemy Pay: a refund that is under way ends, done or failed, and its webhook tells it.
    ///
    /// # Errors
    ///
    /// When it has ended.
    pub fn end_order_refund(&self, id: &str, done: bool) -> Result<Refund, SandboxError> {
        self.world
            .change(|step| alchemypay::end_refund(step, id, done))
    }
}

fn only_2328<T>(action: &str) -> impl FnOnce(&Step<'_>, &str) -> Result<T, SandboxError> {
    only("2328", action)
}

fn only_alchemypay<T>(action: &str) -> impl FnOnce(&Step<'_>, &str) -> Result<T, SandboxError> {
    only("alchemypay", action)
}

fn only<T>(gateway: &str, action: &str) -> impl FnOnce(&Step<'_>, &str) -> Result<T, SandboxError> {
    let text = format!("{action}: expected a payment of {gateway}, got one of the other gateway");
    move |_, _| Err(SandboxError::invalid(text))
}
