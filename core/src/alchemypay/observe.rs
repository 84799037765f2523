//! From Alchemy Pay's own words to those of all gateways.

use super::events::{OrderEvent, PartialEvent, RefundEvent};
use super::options::AmountUnit;
use super::order::Order;
use super::status::{OrderStatus, RefundStatus};
use super::webhook::{Event, EventData};
use crate::payment::{GatewayName, Observed, Source, Status};
use crate::text::Text;

impl From<&OrderStatus> for Status {
    fn from(status: &OrderStatus) -> Status {
        match status {
            OrderStatus::Init => Status::Waiting,
            OrderStatus::Processing => Status::Confirming,
            OrderStatus::Completed => Status::Paid,
            OrderStatus::Close | OrderStatus::Failed => Status::Failed,
            OrderStatus::Timeout => Status::Expired,
            OrderStatus::DelaySuccess => Status::PaidLate,
            OrderStatus::DelayFailed => Status::FailedLate,
            OrderStatus::Other(_) => Status::Unknown,
        }
    }
}

impl From<&RefundStatus> for Status {
    fn from(status: &RefundStatus) -> Status {
        match status {
            RefundStatus::Completed => Status::Refunded,
            RefundStatus::Failed => Status::RefundFailed,
            RefundStatus::Other(_) => Status::Unknown,
        }
    }
}

fn observed(source: Source, status: Status, word: &str) -> Observed {
    let mut observed = Observed::new(GatewayName::AlchemyPay, source, status);
    observed.gateway_status = Text::from(word);
    observed
}

impl Order {
    /// What this says to [`decide`](crate::payment::decide), with `orderAmount` in `unit`.
    pub fn observed(&self, unit: AmountUnit) -> Observed {
        let status = &self.order_status;
        let mut observed = observed(Source::Query, Status::from(status), status.as_str());
        observed.payment_id = Some(self.order_no.clone());
        observed.order_id = self.merchant_order_no.clone();
        observed.amount = self.amount(unit);
        observed.currency = self.order_currency.clone();
        observed.received = self.pay_crypto_volume.clone();
        observed.received_currency = self.pay_crypto_currency.clone();
        observed.reason = self
            .fail_reason
            .as_ref()
            .map(|why| Text::from(why.as_str()));
        observed
    }
}

impl OrderEvent {
    /// What its signed fields say to [`decide`](crate::payment::decide), with `orderAmount` in
    /// `unit`.
    pub fn observed(&self, unit: AmountUnit) -> Observed {
        let signed = &self.signed;
        let status = &signed.order_status;
        let mut observed = observed(Source::Webhook, Status::from(status), status.as_str());
        observed.payment_id = Some(signed.order_no.clone());
        observed.order_id = Some(signed.merchant_order_no.clone());
        observed.amount = self.amount(unit);
        observed.currency = signed.order_currency.clone();
        observed.received = signed.pay_crypto_volume.clone();
        observed.received_currency = signed.pay_crypto_currency.clone();
        observed.reason = signed
            .fail_reason
            .as_ref()
            .map(|why| Text::from(why.as_str()));
        observed
    }
}

impl PartialEvent {
    /// What it says to [`decide`](crate::payment::decide): wait for the rest.
    pub fn observed(&self) -> Observed {
        let signed = &self.signed;
        let status = Status::PartiallyPaid;
        let mut observed = observed(Source::Webhook, status, status.as_str());
        observed.payment_id = Some(signed.order_no.clone());
        observed.order_id = Some(signed.merchant_order_no.clone());
        observed.owed = Some(signed.order_crypto_volume.clone());
        observed.received = Some(signed.all_pay_crypto_volume.clone());
        observed.received_currency = signed.pay_crypto_currency.clone();
        observed
    }
}

impl RefundEvent {
    /// What it says to [`decide`](crate::payment::decide). A refund of a part looks the same as one
    /// of all, and a second part as a repeat of the first: the amount is in the event, and its
    /// [`id`](Event::id) tells a repeat. It names no payment: nothing says that `paymentOrderNo`, the
    /// vendor's number of the payment, is the number that the order has (Alchemy §6.2).
    pub fn observed(&self) -> Observed {
        let signed = &self.signed;
        let status = &signed.order_status;
        let mut observed = observed(Source::Webhook, Status::from(status), status.as_str());
        observed.order_id = Some(signed.merchant_order_no.clone());
        observed
    }
}

impl Event {
    /// What its signed fields say to [`decide`](crate::payment::decide), with `orderAmount` in the
    /// unit that the verifier's options name; `None` for an unknown event.
    pub fn observed(&self) -> Option<Observed> {
        match &self.data {
            EventData::Order(order) => Some(order.observed(self.unit)),
            EventData::Refund(refund) => Some(refund.observed()),
            EventData::Partial(partial) => Some(partial.observed()),
            EventData::Unknown(_) => None,
        }
    }
}
