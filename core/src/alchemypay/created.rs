//! What creating an order gives, and how it is found again when the answer was lost (Alchemy §4.1,
//! §9 item 15).

use std::sync::Arc;

use super::blank::is_blank;
use super::envelope;
use super::host::Host;
use super::options::AmountUnit;
use super::order::Order;
use crate::error::{Error, ErrorCode};
use crate::exchange::{Endpoint, Recovery};
use crate::http::{Request, Response};
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
    pub(super) fn recovery<T: Recovered + 'static>(self, query: Request) -> Recovery<T> {
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
mod tests {
    use super::*;
    use crate::alchemypay::{
        AlchemyPay, AppSecret, Customize, Message, NativeCreate, Options, OrderCreate, OrderStatus,
    };

    fn secret() -> AppSecret {
        AppSecret::new("9999").unwrap()
    }

    fn gateway(host: Host, options: Options) -> AlchemyPay {
        AlchemyPay::new("TEST000001", secret(), host)
            .unwrap()
            .with_options(options)
    }

    fn order() -> OrderCreate {
        OrderCreate::new(
            "17236123450000",
            Amount::from(100),
            "USD",
            "user@example.com",
        )
    }

    fn answer(body: &str) -> Response {
        Response::new(200, Vec::new(), body.as_bytes().to_vec())
    }

    fn found(number: &str, currency: &str, user: &str, amount: &str) -> Response {
        answer(&format!(
            r#"{{"code":"0","model":{{"orderNo":"3002","orderStatus":"INIT","merchantOrderNo":"{number}","orderCurrency":"{currency}","userId":"{user}","orderAmount":"{amount}"}}}}"#
        ))
    }

    #[test]
    fn a_lost_create_is_recovered_by_query() {
        let number = "17236123450000";
        let user = "user@example.com";
        let as_sent = Options {
            amount_unit: AmountUnit::AsSent,
            ..Options::default()
        };
        for (options, v1, amount) in [
            (Options::default(), false, "10000"),
            (Options::default(), true, "10000"),
            (as_sent.clone(), false, "100.00"),
            (as_sent.clone(), true, "10000"),
        ] {
            let gateway = gateway(Host::AlchemyProduction, options);
            let call = match v1 {
                false => gateway.payments().create(&order()),
                true => gateway.payments().create_v1(&order()),
            };
            let call = call.unwrap();
            let recovery = call.recovery().unwrap();
            let duplicate = call.read(&answer(
                r#"{"code":"8011","msg":"order not already exists"}"#,
            ));
            assert!((recovery.applies)(&duplicate.unwrap_err()));
            let other = call.read(&answer(r#"{"code":"8000"}"#));
            assert!(!(recovery.applies)(&other.unwrap_err()));
            assert!(recovery.request.url().ends_with("/open/api/payment/query"));
            let query = std::str::from_utf8(recovery.request.body()).unwrap();
            assert!(secret().verify(Message::Query, query, gateway.options()));
            // The payer need not be repeated.
            for user in [user, ""] {
                let created = (recovery.read)(&found(number, "USD", user, amount)).unwrap();
                assert_eq!(created.order_no, "3002");
                assert_eq!(
                    created.web_url.as_deref(),
                    Some("https://crypto-payment.alchemypay.org?orderNum=3002")
                );
                let order = created.recovered.unwrap();
                assert_eq!(order.order_status, OrderStatus::Init);
            }
        }
    }

    #[test]
    fn what_a_query_finds_is_the_order_or_certainly_another_or_left_open() {
        let gateway = gateway(Host::AlchemyProduction, Options::default());
        let call = gateway.payments().create(&order()).unwrap();
        let recovery = call.recovery().unwrap();
        let number = "17236123450000";
        let user = "user@example.com";
        let used = |text: &str| format!("the order number {number} is used already{text}");
        for (response, code, text) in [
            (
                found("1", "USD", user, "10000"),
                ErrorCode::Duplicate,
                used(
                    " by another order: expected merchantOrderNo \"17236123450000\", the existing order has \"1\"",
                ),
            ),
            (
                found(number, "EUR", user, "10000"),
                ErrorCode::Duplicate,
                used(
                    " by another order: expected orderCurrency \"USD\", the existing order has \"EUR\"",
                ),
            ),
            (
                found(number, "USD", "u", "10000"),
                ErrorCode::Duplicate,
                used(
                    " by another order: expected userId \"user@example.com\", the existing order has \"u\"",
                ),
            ),
            (
                found(number, "USD", user, "10001"),
                ErrorCode::Duplicate,
                used(
                    " by another order: expected orderAmount \"10000\", the existing order has \"10001\"",
                ),
            ),
            (
                found(number, "USD", user, "100"),
                ErrorCode::Configuration,
                used(
                    ": expected orderAmount 10000, the existing order has 100; a factor of 100 says that the option amount_unit is wrong",
                ),
            ),
            (
                found(number, "", user, "10000"),
                ErrorCode::MalformedResponse,
                "Order.orderCurrency: expected a value to tell the order by, got none".to_owned(),
            ),
            (
                found(number, "USD", user, ""),
                ErrorCode::MalformedResponse,
                "Order.orderAmount: expected a value to tell the order by, got none".to_owned(),
            ),
            (
                answer(r#"{"code":"8029"}"#),
                ErrorCode::NotFound,
                used(", yet a query does not find it: ask again before using another number"),
            ),
        ] {
            let error = (recovery.read)(&response).unwrap_err();
            assert_eq!(error.code(), code, "{text}");
            assert_eq!(error.endpoint(), Some("alchemypay.payment.create"));
            assert_eq!(error.to_string(), text);
        }
        let error = (recovery.read)(&answer(r#"{"code":"1"}"#)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::GatewayUnavailable);
    }

    #[test]
    fn the_page_is_known_only_where_its_address_is_documented() {
        let found = || found("17236123450000", "USD", "user@example.com", "10000");
        let gateway = gateway(Host::AeonProduction, Options::default());
        let call = gateway.payments().create(&order()).unwrap();
        let created = (call.recovery().unwrap().read)(&found()).unwrap();
        assert_eq!(created.web_url, None);
        let native = NativeCreate::new(
            "17236123450000",
            Amount::from(100),
            "USD",
            "user@example.com",
            "WALLET",
            Customize::new("USDT"),
        );
        let call = gateway.payments().create_native(&native).unwrap();
        let created = (call.recovery().unwrap().read)(&found()).unwrap();
        assert_eq!(created.order_no.as_deref(), Some("3002"));
        assert!(created.recovered.is_some());
    }
}
