//! Conversions between balances (2328 §8).

use super::gateway::{Gateway2328, Signer};
use super::status::AmountSide;
use crate::canonical::{Value, Writer};
use crate::error::Error;
use crate::exchange::{Call, Endpoint, Repeat};
use crate::http::Method;
use crate::limits;
use crate::model::{Model as _, model, request};
use crate::money::{Amount, Currency};
use crate::text::Text;
use crate::time::Timestamp;

pub(super) const PRICE: Endpoint = Endpoint {
    name: "2328.convert.price",
    method: Method::Post,
    path: "/v1/convert/price",
    repeat: Repeat::Harmless,
};
pub(super) const CONVERT: Endpoint = Endpoint {
    name: "2328.convert",
    method: Method::Post,
    path: "/v1/convert",
    // No idempotency key is known (§8): a repeat would convert twice.
    repeat: Repeat::Unsafe,
};

request! {
    /// What to convert (2328 §8); the same for the price and the conversion.
    pub struct ConversionRequest {
        required {
            /// What is given; upper case.
            from_currency: Currency,
            /// What is received; upper case, another than `from_currency`.
            to_currency: Currency,
            /// An amount above 0.
            amount: Amount,
            /// Which side `amount` is of.
            amount_type: AmountSide,
        }
        optional {}
    }
}

impl ConversionRequest {
    /// Checks every documented limit.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self) -> Result<(), Error> {
        let codes = [
            ("from_currency", &self.from_currency),
            ("to_currency", &self.to_currency),
        ];
        for (field, code) in codes {
            limits::code(field, code.as_str())?;
            if code.as_str().bytes().any(|b| b.is_ascii_lowercase()) {
                return Err(Error::field_limit(field, "an upper-case code", code));
            }
        }
        if self.from_currency.same_as(&self.to_currency) {
            return Err(Error::field_limit(
                "to_currency",
                format_args!("another currency than from_currency {}", self.from_currency),
                &self.to_currency,
            ));
        }
        if let AmountSide::Other(other) = &self.amount_type {
            return Err(Error::field_limit("amount_type", "from or to", other));
        }
        limits::positive("amount", &self.amount)
    }
}

model! {
    /// What a conversion would give; indicative, reserves nothing (2328 §8).
    pub struct ConversionPrice {
        /// Whether there is a price.
        success: Option<bool>,
        /// What is given.
        from_currency: Currency,
        /// What is received.
        to_currency: Currency,
        /// Which side was asked for.
        amount_type: Option<AmountSide>,
        /// How much is given.
        from_amount: Amount,
        /// How much is received.
        to_amount: Amount,
        /// How much `to_currency` one unit is, all included.
        effective_rate: Option<Amount>,
        /// `from_amount` in US dollars.
        from_amount_usd: Option<Amount>,
        /// `to_amount` in US dollars.
        to_amount_usd: Option<Amount>,
    }
}

model! {
    /// A conversion that was carried out (2328 §8).
    pub struct Conversion {
        /// The gateway's id, a number on the wire.
        id: Text,
        /// Its type; values are not documented.
        kind = "type": Option<Text>,
        /// Its status; values are not documented.
        status: Option<Text>,
        /// What is given.
        from_currency: Currency,
        /// What is received.
        to_currency: Currency,
        /// How much was given.
        from_amount: Amount,
        /// How much was asked to be given.
        requested_from_amount: Option<Amount>,
        /// How much of it came back.
        refund_amount: Option<Amount>,
        /// How much was received.
        to_amount: Option<Amount>,
        /// The rate.
        exchange_rate: Option<Amount>,
        /// The fee.
        fee_amount: Option<Amount>,
        /// `from_amount` in US dollars.
        from_amount_usd: Option<Amount>,
        /// `to_amount` in US dollars.
        to_amount_usd: Option<Amount>,
        /// When it was carried out.
        processed_at: Option<Timestamp>,
        /// When it was asked for.
        created_at: Option<Timestamp>,
    }
}

/// The conversion endpoints.
#[derive(Debug, Clone, Copy)]
pub struct Conversions<'g>(&'g Gateway2328);

impl Gateway2328 {
    /// Conversions: price, convert.
    pub fn conversions(&self) -> Conversions<'_> {
        Conversions(self)
    }
}

impl Conversions<'_> {
    /// Says what a conversion would give.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a field outside its limit.
    pub fn price(&self, request: &ConversionRequest) -> Result<Call<ConversionPrice>, Error> {
        self.call(PRICE, request, ConversionPrice::read)
    }

    /// Converts at once. Never repeated after an unknown outcome: look at the balance first.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a field outside its limit.
    pub fn convert(&self, request: &ConversionRequest) -> Result<Call<Conversion>, Error> {
        self.call(CONVERT, request, Conversion::read)
    }

    fn call<T: 'static>(
        &self,
        endpoint: Endpoint,
        request: &ConversionRequest,
        read: fn(Value<'_>) -> Result<T, Error>,
    ) -> Result<Call<T>, Error> {
        request.validate()?;
        let mut body = Writer::object();
        request.write(&mut body);
        let body = Some(body.finish());
        self.0
            .call(endpoint, Signer::ApiKey, endpoint.path, body, read)
    }
}
