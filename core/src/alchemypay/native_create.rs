//! Orders whose payment page the merchant draws (Alchemy §4.4).

use super::gateway::signed_text;
use super::options::Options;
use super::order_create::{Basics, Extras, digits_only};
use super::seconds::Seconds;
use super::status::{OrderModel, PayType};
use crate::canonical::{Kind, Value, Writer};
use crate::error::Error;
use crate::limits;
use crate::model::{FieldKind, FromJson, Problem, Source, ToJson, request};
use crate::money::{Amount, Currency};

/// The object `customize` of a native order: the coin, and whatever else the vendor agrees on.
///
/// Only `token` is documented; a network is likely (Alchemy §4.4).
///
/// ```
/// use cointill::alchemypay::Customize;
///
/// let choice = Customize::new("USDT").with("network", "TRX");
/// assert_eq!(choice.members().count(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customize(Vec<(String, String)>);

impl Customize {
    const TOKEN: &str = "token";

    /// With the coin that the payer pays in, 1 to 64 characters.
    pub fn new(token: impl Into<String>) -> Customize {
        Customize(vec![(Self::TOKEN.to_owned(), token.into())])
    }

    /// A further member, or another value of one that is there.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Customize {
        match self.0.iter_mut().find(|(own, _)| own == name) {
            Some((_, old)) => *old = value.into(),
            None => self.0.push((name.to_owned(), value.into())),
        }
        self
    }

    /// Names and values, in their order.
    pub fn members(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn json(&self) -> String {
        let mut object = Writer::object();
        for (name, value) in self.members() {
            object.string(name, value);
        }
        object.finish()
    }

    fn validate(&self) -> Result<(), Error> {
        let token = self.members().find(|(name, _)| *name == Self::TOKEN);
        let token = token.map_or("", |(_, value)| value);
        limits::code("customize", token)?;
        for (_, value) in self.members() {
            signed_text("customize", value)?;
        }
        limits::length("customize", &self.json(), 512)
    }
}

impl ToJson for Customize {
    fn write(&self, writer: &mut Writer, key: &str) {
        writer.literal(key, &self.json());
    }
}

impl FromJson for Customize {
    const KIND: FieldKind = FieldKind::Json;

    fn from_json(value: Value<'_>, _: &Source) -> Result<Customize, Problem> {
        if value.kind() != Kind::Object {
            return Err(Problem::Kind);
        }
        let members = value.members().map(|(name, value)| {
            let text = value.as_text().ok_or(Problem::Kind)?;
            Ok((name.into_owned(), text.into_owned()))
        });
        members.collect::<Result<_, _>>().map(Customize)
    }
}

request! {
    /// An order whose payment page the merchant draws (Alchemy §4.4). Only AEON documents it.
    pub struct NativeCreate {
        required {
            /// The shop's own number of the order, 1 to 64 characters, never used before.
            merchant_order_no = "merchantOrderNo": String,
            /// The price in the major unit, such as dollars.
            order_amount = "orderAmount": Amount,
            /// The currency of the price.
            pay_currency = "payCurrency": Currency,
            /// Who pays: mail address, phone number or another id, 1 to 128 characters.
            user_id = "userId": String,
            /// How the payer pays; signed here, unlike in hosted orders.
            pay_type = "payType": PayType,
            /// The coin, and what else the vendor agrees on; at most 512 characters as JSON.
            customize = "customize": Customize,
        }
        optional {
            /// Where the payer's browser goes afterwards, at most 512 characters.
            redirect_url = "redirectURL": String,
            /// Where webhooks go, at most 512 characters.
            callback_url = "callbackURL": String,
            /// The shop's own data, at most 512 characters, given back by query and webhook.
            custom_param = "customParam": String,
            /// Seconds until the order expires, 1 to 172,800. The default is not documented.
            expired_time = "expiredTime": Seconds,
            /// Strict amount or top-up. The default is not documented; clients send `ORDER`.
            order_model = "orderModel": OrderModel,
            /// A sub-merchant, at most 64 characters.
            sub_merchant_no = "subMerchantNo": String,
        }
    }
}

impl NativeCreate {
    /// Checks every documented limit.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self, options: &Options) -> Result<(), Error> {
        digits_only(&self.merchant_order_no, options)?;
        Basics {
            number: &self.merchant_order_no,
            amount: &self.order_amount,
            currency: &self.pay_currency,
            user_id: &self.user_id,
        }
        .validate()?;
        limits::code("payType", self.pay_type.as_str())?;
        signed_text("payType", self.pay_type.as_str())?;
        self.customize.validate()?;
        limits::optional_length("subMerchantNo", self.sub_merchant_no.as_ref(), 64)?;
        Extras {
            redirect_url: self.redirect_url.as_ref(),
            callback_url: self.callback_url.as_ref(),
            custom_param: self.custom_param.as_ref(),
            expired_time: self.expired_time,
            order_model: self.order_model.as_ref(),
        }
        .validate()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customize_is_an_object_with_a_coin() {
        let order = |customize: Customize| {
            NativeCreate::new("1", Amount::from(1), "USD", "u", "WALLET", customize)
        };
        let options = Options::default();
        order(
            Customize::new("USDT")
                .with("network", "TRX")
                .with("network", "BSC"),
        )
        .validate(&options)
        .unwrap();
        for bad in [
            Customize::new(""),
            Customize::new("U".repeat(65)),
            Customize::new("USDT").with("x", "y".repeat(512)),
            Customize::new("USDT").with("x", "null"),
        ] {
            let error = order(bad).validate(&options).unwrap_err();
            assert_eq!(error.field(), Some("customize"));
        }
        let json = r#"{"merchantOrderNo":"1","orderAmount":"1","payCurrency":"USD","userId":"u","payType":"WALLET","customize":{"token":"USDT","n":1}}"#;
        let read = NativeCreate::from_json(json).unwrap();
        assert_eq!(read, order(Customize::new("USDT").with("n", "1")));
        assert!(
            NativeCreate::from_json(&json.replace("{\"token\":\"USDT\",\"n\":1}", "\"USDT\""))
                .is_err()
        );
    }
}
