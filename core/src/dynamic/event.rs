//! Events of all gateways in one form.

use std::sync::Arc;

use super::output::erased;
use crate::alchemypay;
use crate::canonical::Json;
use crate::gateway2328::{self, SignedForm};
use crate::model::Record;
use crate::payment::Observed;

/// A webhook whose signature was right, of any gateway. What it tells is worked out when it is
/// asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DynamicEvent(Inner);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Inner {
    Of2328(Box<gateway2328::Event>),
    OfAlchemyPay(Box<alchemypay::Event>),
}

impl DynamicEvent {
    /// The same for every delivery of the same event.
    pub fn id(&self) -> String {
        match &self.0 {
            Inner::Of2328(event) => event.id(),
            Inner::OfAlchemyPay(event) => event.id(),
        }
    }

    /// The id of the key that matched.
    pub fn key_id(&self) -> &str {
        match &self.0 {
            Inner::Of2328(event) => event.key_id.as_str(),
            Inner::OfAlchemyPay(event) => event.key_id.as_str(),
        }
    }

    /// `payment`, `payout`, `static_wallet`, `order`, `refund`, `partial` or `unknown`.
    pub fn kind(&self) -> &'static str {
        match &self.0 {
            Inner::Of2328(event) => match event.data {
                gateway2328::EventData::Payment(_) => "payment",
                gateway2328::EventData::Payout(_) => "payout",
                gateway2328::EventData::StaticWallet(_) => "static_wallet",
                gateway2328::EventData::Unknown(_) => "unknown",
            },
            Inner::OfAlchemyPay(event) => match event.data {
                alchemypay::EventData::Order(_) => "order",
                alchemypay::EventData::Refund(_) => "refund",
                alchemypay::EventData::Partial(_) => "partial",
                alchemypay::EventData::Unknown(_) => "unknown",
            },
        }
    }

    /// What was signed, without a copy; `None` for an unknown event.
    pub fn signed(&self) -> Option<&dyn Record> {
        Some(match &self.0 {
            Inner::Of2328(event) => match &event.data {
                gateway2328::EventData::Payment(payment) => payment,
                gateway2328::EventData::Payout(payout) => payout,
                gateway2328::EventData::StaticWallet(deposit) => deposit,
                gateway2328::EventData::Unknown(_) => return None,
            },
            Inner::OfAlchemyPay(event) => match &event.data {
                alchemypay::EventData::Order(order) => &order.signed,
                alchemypay::EventData::Refund(refund) => &refund.signed,
                alchemypay::EventData::Partial(partial) => &partial.signed,
                alchemypay::EventData::Unknown(_) => return None,
            },
        })
    }

    /// What was signed; `None` for an unknown event.
    pub fn data(&self) -> Option<Arc<dyn Record>> {
        Some(match &self.0 {
            Inner::Of2328(event) => match &event.data {
                gateway2328::EventData::Payment(payment) => erased(payment.clone()),
                gateway2328::EventData::Payout(payout) => erased(payout.clone()),
                gateway2328::EventData::StaticWallet(deposit) => erased(deposit.clone()),
                gateway2328::EventData::Unknown(_) => return None,
            },
            Inner::OfAlchemyPay(event) => match &event.data {
                alchemypay::EventData::Order(order) => erased(order.signed.clone()),
                alchemypay::EventData::Refund(refund) => erased(refund.signed.clone()),
                alchemypay::EventData::Partial(partial) => erased(partial.signed.clone()),
                alchemypay::EventData::Unknown(_) => return None,
            },
        })
    }

    /// What no signature covers, where a gateway signs only a part.
    pub fn unsigned(&self) -> Option<Arc<dyn Record>> {
        match &self.0 {
            Inner::OfAlchemyPay(event) => match &event.data {
                alchemypay::EventData::Order(order) => Some(erased(order.unsigned.clone())),
                _ => None,
            },
            Inner::Of2328(_) => None,
        }
    }

    /// Why the event is unknown.
    pub fn problem(&self) -> Option<&str> {
        match &self.0 {
            Inner::Of2328(event) => match &event.data {
                gateway2328::EventData::Unknown(unknown) => Some(&unknown.problem),
                _ => None,
            },
            Inner::OfAlchemyPay(event) => match &event.data {
                alchemypay::EventData::Unknown(unknown) => Some(&unknown.problem),
                _ => None,
            },
        }
    }

    /// The body as it came.
    pub fn raw(&self) -> &Json {
        match &self.0 {
            Inner::Of2328(event) => match &event.data {
                gateway2328::EventData::Payment(payment) => &payment.raw,
                gateway2328::EventData::Payout(payout) => &payout.raw,
                gateway2328::EventData::StaticWallet(deposit) => &deposit.raw,
                gateway2328::EventData::Unknown(unknown) => &unknown.raw,
            },
            Inner::OfAlchemyPay(event) => match &event.data {
                alchemypay::EventData::Order(order) => &order.raw,
                alchemypay::EventData::Refund(refund) => &refund.raw,
                alchemypay::EventData::Partial(partial) => &partial.raw,
                alchemypay::EventData::Unknown(unknown) => &unknown.raw,
            },
        }
    }

    /// The form of the text that was signed, where a gateway has several.
    pub fn form(&self) -> Option<&'static str> {
        match &self.0 {
            Inner::Of2328(event) => Some(match event.form {
                SignedForm::Reference => "reference",
                SignedForm::LiteralSeparators => "literal_separators",
                SignedForm::AsReceived => "as_received",
            }),
            Inner::OfAlchemyPay(_) => None,
        }
    }

    /// What it says to [`decide`](crate::payment::decide).
    pub fn observed(&self) -> Option<Observed> {
        match &self.0 {
            Inner::Of2328(event) => event.observed(),
            Inner::OfAlchemyPay(event) => event.observed(),
        }
    }
}

impl From<gateway2328::Event> for DynamicEvent {
    fn from(event: gateway2328::Event) -> DynamicEvent {
        DynamicEvent(Inner::Of2328(Box::new(event)))
    }
}

impl From<alchemypay::Event> for DynamicEvent {
    fn from(event: alchemypay::Event) -> DynamicEvent {
        DynamicEvent(Inner::OfAlchemyPay(Box::new(event)))
    }
}
