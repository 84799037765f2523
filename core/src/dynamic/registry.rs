//! Models and open sets by name.

use std::sync::Arc;

use crate::alchemypay::{
    self, AmountUnit, FailReason, OrderModel, OrderStatus, PayType, RefundStatus, RefundType,
    TgModel,
};
use crate::canonical::{Document, Json, Limits, Value};
use crate::checkout::PaymentView;
use crate::error::{Error, ErrorCode};
use crate::gateway2328::{
    self, AmountSide, FeeOption, PaymentStatus, PayoutErrorType, PayoutStatus, StaticWalletStatus,
};
use crate::model::{self, Field, Model, Record};
use crate::payment::{Observed, Source};
use crate::text::Text;

/// A model as other languages see it.
#[derive(Debug)]
#[non_exhaustive]
pub struct RegisteredModel {
    /// The gateway, such as `2328`; `checkout` for what a shop tells its own app.
    pub gateway: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
    /// False for a part of an event, which has no text of its own.
    pub whole: bool,
    read: fn(Value<'_>) -> Result<Arc<dyn Record>, Error>,
}

/// The words of an open set as other languages see them.
#[derive(Debug)]
#[non_exhaustive]
pub struct OpenEnum {
    /// The gateway, such as `2328`.
    pub gateway: &'static str,
    /// Its name.
    pub name: &'static str,
    words: fn() -> Vec<&'static str>,
}

impl OpenEnum {
    /// The words that are known.
    pub fn words(&self) -> Vec<&'static str> {
        (self.words)()
    }
}

const fn registered<T: Model + Record>(gateway: &'static str) -> RegisteredModel {
    RegisteredModel {
        gateway,
        name: T::NAME,
        doc: T::DOC,
        fields: T::FIELDS,
        whole: T::WHOLE,
        read: model::read_record::<T>,
    }
}

macro_rules! models {
    ($($gateway:literal => $($model:ty),+;)*) => {
        &[$($(registered::<$model>($gateway),)+)*]
    };
}

macro_rules! enums {
    ($($gateway:literal => $($name:ident),+;)*) => {
        &[$($(OpenEnum {
            gateway: $gateway,
            name: stringify!($name),
            words: || $name::KNOWN.iter().map(|(word, _)| *word).collect(),
        },)+)*]
    };
}

/// Every model; the names differ over all gateways.
pub static MODELS: &[RegisteredModel] = models! {
    "2328" =>
        gateway2328::Payment,
        gateway2328::Payout,
        gateway2328::PayoutCalculation,
        gateway2328::StaticWallet,
        gateway2328::StaticWalletState,
        gateway2328::StaticWalletTransaction,
        gateway2328::StaticWalletDeposit,
        gateway2328::Balance,
        gateway2328::Price,
        gateway2328::Direction,
        gateway2328::ConversionPrice,
        gateway2328::Conversion,
        gateway2328::Paginate;
    "alchemypay" =>
        alchemypay::Created,
        alchemypay::NativeCreated,
        alchemypay::Order,
        alchemypay::OrderSigned,
        alchemypay::OrderUnsigned,
        alchemypay::RefundSigned,
        alchemypay::PartialSigned;
    "checkout" => PaymentView;
};

/// Every open set of words; the names differ over all gateways.
pub static ENUMS: &[OpenEnum] = enums! {
    "2328" =>
        PaymentStatus, PayoutStatus, StaticWalletStatus, FeeOption, AmountSide, PayoutErrorType;
    "alchemypay" =>
        OrderStatus, RefundStatus, RefundType, FailReason, OrderModel, PayType, TgModel;
};

/// Makes a model again from its JSON, as [`to_json`](trait.Record.html) gives it.
///
/// # Errors
///
/// `invalid_request` for a name that is not known, `malformed_json` or `malformed_response` for
/// JSON that is not such a model.
pub fn read_record(name: &str, json: &str) -> Result<Arc<dyn Record>, Error> {
    let Some(model) = MODELS.iter().find(|model| model.name == name) else {
        return Err(Error::new(
            ErrorCode::InvalidRequest,
            format!("expected the name of a model, got {name:?}"),
        ));
    };
    // What came within the limits is here twice, and a level deeper.
    let limits = Limits {
        max_bytes: usize::MAX,
        max_depth: Limits::DEEPEST,
    };
    let document = Document::parse(json.as_bytes(), limits)?;
    let Some(fields) = document.root().get("fields") else {
        return Err(Error::new(
            ErrorCode::MalformedResponse,
            format!("{name}: expected \"fields\", got none"),
        ));
    };
    let record = (model.read)(fields)?;
    match document.root().get("raw") {
        Some(raw) => Ok(record.received_as(Json::from_text(Text::from(raw.literal())))),
        None => Ok(record),
    }
}

/// What a model that a query gave says to [`decide`](crate::payment::decide); `None` for one that is not about a
/// payment. The unit is that of Alchemy Pay's `orderAmount` ([`alchemypay::Options`]).
pub fn observed(record: &dyn Record, unit: AmountUnit) -> Option<Observed> {
    let any = record.as_any();
    let payment = any.downcast_ref::<gateway2328::Payment>();
    let deposit = any.downcast_ref::<gateway2328::StaticWalletTransaction>();
    let order = any.downcast_ref::<alchemypay::Order>();
    payment
        .map(|payment| payment.observed(Source::Query))
        .or_else(|| deposit.map(gateway2328::StaticWalletTransaction::observed))
        .or_else(|| order.map(|order| order.observed(unit)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{Exchange, Failure, Now, RetryPolicy, Step};
    use crate::http::Response;
    use crate::text::Text;
    use crate::{Amount, dynamic};

    fn again(record: &dyn Record) -> Arc<dyn Record> {
        read_record(record.name(), &record.to_json()).unwrap()
    }

    /// An order of a lost answer: neither its page nor the order is in what was received.
    fn recovered() -> alchemypay::Created {
        let secret = alchemypay::AppSecret::new("9999").unwrap();
        let host = alchemypay::Host::AlchemySandbox;
        let gateway = alchemypay::AlchemyPay::new("TEST000001", secret, host).unwrap();
        let order = alchemypay::OrderCreate::new("1", Amount::from(100), "USD", "u");
        let call = gateway.payments().create(&order).unwrap();
        let policy = RetryPolicy {
            base_delay: std::time::Duration::ZERO,
            ..RetryPolicy::default()
        };
        let mut exchange = Exchange::new(call, policy, 1);
        let now = Now {
            monotonic: std::time::Duration::ZERO,
            unix: 0,
        };
        let answer = |body: &str| Response::new(200, Vec::new(), body.as_bytes().to_vec());
        assert!(matches!(exchange.step(now), Step::Send { .. }));
        exchange.failure(Failure::Broken, "", now);
        for body in [
            r#"{"code":"8011","model":null}"#,
            r#"{"code":"0","model":{"orderNo":"3002","orderStatus":"INIT","merchantOrderNo":"1","orderCurrency":"USD","userId":"u","orderAmount":"10000","new":[1.50]}}"#,
        ] {
            assert!(matches!(exchange.step(now), Step::Send { .. }));
            exchange.response(&answer(body), now);
        }
        exchange.finish().unwrap()
    }

    #[test]
    fn a_recovered_order_is_made_again_whole() {
        let created = recovered();
        assert!(created.recovered.is_some() && created.web_url.is_some());
        let first = again(&created);
        let second = again(&*first);
        for made in [&first, &second] {
            assert!(made.same_as(&created));
            assert_eq!(made.raw(), Some(&created.raw));
            let made = made.as_any().downcast_ref::<alchemypay::Created>();
            assert_eq!(made, Some(&created));
        }
    }

    #[test]
    fn a_part_of_an_event_is_made_again() {
        let secret = alchemypay::AppSecret::new("9999").unwrap();
        let webhooks = alchemypay::Webhooks::new().with_secret("s", secret.clone());
        let body = r#"{"orderNo":"1","orderStatus":"NEW","merchantOrderNo":"1","orderCurrency":"USD","orderAmount":"1.50","payTime":"soon","customParam":{"a":1.0}}"#;
        let options = alchemypay::Options::default();
        let message = alchemypay::Message::OrderWebhook;
        let body = secret.sign_body(message, body, &options).unwrap();
        let event = webhooks.verify(alchemypay::WebhookKind::Order, body.as_bytes());
        let event = dynamic::DynamicEvent::from(event.unwrap());
        for part in [event.data(), event.unsigned()] {
            let part = part.unwrap();
            assert!(part.raw().is_none());
            assert!(again(&*part).same_as(&*part));
        }
    }

    #[test]
    fn other_json_is_refused() {
        for (name, json) in [
            ("Nothing", "{}"),
            ("Payment", "{}"),
            ("Payment", r#"{"fields":{}}"#),
            ("Payment", "["),
        ] {
            assert!(read_record(name, json).is_err(), "{name} {json}");
        }
    }

    #[test]
    fn received_text_is_kept_as_it_came() {
        let text = r#"{ "from":"A" , "to":"B","price":1.50,"later":[ 1e3 ] }"#;
        let document = Document::parse(text.as_bytes(), Limits::RESPONSE).unwrap();
        let model = MODELS.iter().find(|model| model.name == "Price").unwrap();
        let price = (model.read)(document.root()).unwrap();
        let made = again(&*price);
        assert_eq!(made.raw().map(Json::as_str), Some(text));
        assert!(made.same_as(&*price));
        let other = price.received_as(Json::from_text(Text::from("{}")));
        assert!(!other.same_as(&*price));
    }
}
