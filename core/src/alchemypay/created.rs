//! What creating an order gives, and how it is found again when the answer was lost (Alchemy §4.1,
//! §9 item 15).

use std::sync::Arc;

use super::blank::is_blank;
use super::envelope;
use super::host::Host;
use super::options::AmountUnit;
use super::order::Order;
use crate::error::{Error, ErrorCode};
use crate::exchange::{Endpoint, Prepared, Recovery};
use crate::http::Response;
use crate::model::{Model as _, model};
use crate::money::{Amount, Currency};
use crate::text::Text;

model! {
    /// A created order (Alchemy §4.1).
    pub struct Created skipping is_blank {
        /// The vendor's number. Keep it beside the shop's own: webhooks name both.
        order_no = "orderNo": Text,
        /// The cashier page to send the payer to. Of a recovered order it is put together where
        /// the form of the page's address is documented, and `None` elsewhere: see
        /// [`Host::cashier_url`].
        web_url = "webUrl": Option<Text>,
        /// The order as a query found it, when the answer to an earlier attempt was lost and the
        /// number turned out to be used; `None` otherwise. Never on the wire.
        recovered = "cointill.recovered": Option<Order>,
    }
}

model! {
    /// A created native order (Alchemy §4.4). What the gateway answers is not documented: whatever
    /// it is, `raw` has it.
    pub struct NativeCreated skipping is_blank {
        /// The vendor's number.
        order_no = "orderNo": Option<Text>,
        /// A page to send the payer to, should there be one.
        web_url = "webUrl": Option<Text>,
        /// The order as a query found it, when the answer to an earlier attempt was lost and the
        /// number turned out to be used; `None` otherwise. Never on the wire.
        recovered = "cointill.recovered": Option<Order>,
    }
}

/// A result that can be made from a query's answer.
pub(super) trait Recovered: Sized {
    fn from_order(order: Order, host: &Host) -> Self;
}

impl Recovered for Created {
    fn from_order(order: Order, host: &Host) -> Created {
        Created {
            order_no: order.order_no.clone(),
            web_url: host.cashier_url(&order.order_no).map(Text::from),
            raw: order.raw.clone(),
            recovered: Some(order),
        }
    }
}

impl Recovered for NativeCreated {
    fn from_order(order: Order, _: &Host) -> NativeCreated {
        NativeCreated {
            order_no: Some(order.order_no.clone()),
            web_url: None,
            raw: order.raw.clone(),
            recovered: Some(order),
        }
    }
}

/// What tells the order of a lost answer from another one with the same number.
pub(super) struct Ours {
    pub(super) endpoint: Endpoint,
    pub(super) host: Host,
    pub(super) number: String,
    pub(super) currency: Currency,
    pub(super) user_id: String,
    /// `orderAmount` as the query gives it under the unit in force.
    pub(super) amount: Amount,
}

impl Ours {
    /// `sent` as a query repeats it: in cents for an order in dollars, as long as the documents are
    /// right (Alchemy §9 item 1).
    pub(super) fn queried(sent: &Amount, sent_in_cents: bool, unit: AmountUnit) -> Amount {
        match (unit, sent_in_cents) {
            (AmountUnit::Cents, false) => sent.normalized().shift(2),
            _ => sent.clone(),
        }
    }

    /// The query that settles a repeat answered with 8011.
    pub(super) fn recovery<T: Recovered + 'static>(self, query: Prepared) -> Recovery<T> {
        Recovery {
            applies: |error| error.gateway_code() == Some(envelope::DUPLICATE),
            request: query,
            read: Arc::new(move |response| self.read(response)),
        }
    }

    fn read<T: Recovered>(&self, response: &Response) -> Result<T, Error> {
        let order = envelope::read(response, payload(Order::read)).map_err(|error| {
            if error.code() != ErrorCode::NotFound {
                return error;
            }
            let text = format!(
                "the order number {} is used already, yet a query does not find it: ask again \
                 before using another number",
                self.number
            );
            Error::new(ErrorCode::NotFound, text)
                .with_field(Some("merchantOrderNo"))
                .with_gateway_code(error.gateway_code().map(Text::from))
        });
        order
            .and_then(|order| self.check(&order).map(|()| order))
            .map(|order| T::from_order(order, &self.host))
            .map_err(|error| error.with_endpoint(Some(self.endpoint.name)))
    }

    /// Whether the order that was found is the one that was asked for. `duplicate` says that it
    /// certainly is another one, so that the call did nothing; any other error leaves it open.
    fn check(&self, order: &Order) -> Result<(), Error> {
        let number = present("merchantOrderNo", order.merchant_order_no.as_ref())?;
        if number.as_str() != self.number {
            return Err(self.another("merchantOrderNo", &self.number, number));
        }
        let currency = present("orderCurrency", order.order_currency.as_ref())?;
        if !currency.same_as(&self.currency) {
            let expected = self.currency.as_str();
            return Err(self.another("orderCurrency", expected, currency.as_str()));
        }
        // The query need not repeat the payer.
        if let Some(user) = order
            .user_id
            .as_ref()
            .filter(|user| user.as_str() != self.user_id)
        {
            return Err(self.another("userId", &self.user_id, user));
        }
        let amount = present("orderAmount", order.order_amount.as_ref())?;
        if *amount == self.amount {
            return Ok(());
        }
        if amount.shift(2) == self.amount || *amount == self.amount.shift(2) {
            return Err(Error::new(
                ErrorCode::Configuration,
                format!(
                    "the order number {} is used already: expected orderAmount {}, the existing \
                     order has {amount}; a factor of 100 says that the option amount_unit is wrong",
                    self.number, self.amount
                ),
            )
            .with_field(Some("amount_unit")));
        }
        Err(self.another("orderAmount", self.amount.as_str(), amount.as_str()))
    }

    fn another(&self, name: &str, expected: &str, found: &str) -> Error {
        Error::new(
            ErrorCode::Duplicate,
            format!(
                "the order number {} is used already by another order: expected {name} \
                 {expected:?}, the existing order has {found:?}",
                self.number
            ),
        )
        .with_field(Some("merchantOrderNo"))
        .with_gateway_code(Some(Text::from(envelope::DUPLICATE)))
    }
}

/// A field without which nobody can tell whose order it is.
fn present<'o, T>(name: &'static str, value: Option<&'o T>) -> Result<&'o T, Error> {
    value.ok_or_else(|| {
        Error::new(
            ErrorCode::MalformedResponse,
            format!("Order.{name}: expected a value to tell the order by, got none"),
        )
        .with_field(Some(name))
    })
}

/// Reads the payload that a call cannot do without.
pub(super) fn payload<T>(
    read: impl Fn(crate::canonical::Value<'_>) -> Result<T, Error>,
) -> impl Fn(Option<crate::canonical::Value<'_>>) -> Result<T, Error> {
    move |model| match model {
        Some(model) => read(model),
        None => Err(Error::new(
            ErrorCode::MalformedResponse,
            "the gateway's answer: expected an object \"model\" beside code 0, got none",
        )),
    }
}

#[cfg(test)]
mod tests;
