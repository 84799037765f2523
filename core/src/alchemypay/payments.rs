//! Orders: create in five ways, query (Alchemy §4.1 to §4.5).

use super::amounts;
use super::created::{Created, NativeCreated, Ours, Recovered, payload};
use super::gateway::{AlchemyPay, order_number};
use super::message::Message;
use super::native_create::NativeCreate;
use super::order::Order;
use super::order_create::{OrderCreate, TelegramCreate};
use crate::canonical::{Value, Writer};
use crate::error::Error;
use crate::exchange::{Call, Endpoint, Prepared, Repeat};
use crate::http::Method;
use crate::model::Model as _;
use crate::money::{Amount, Currency};

// Repeating a create with the same number is an error, 8011, and not a replay (§9 item 15).
pub(super) const CREATE: Endpoint = create("alchemypay.payment.create", "/open/api/payment/V2");
pub(super) const CREATE_V1: Endpoint = create("alchemypay.payment.create_v1", "/open/api/payment");
pub(super) const CREATE_TELEGRAM: Endpoint = create(
    "alchemypay.payment.create_telegram",
    "/open/api/tg/payment/V2",
);
pub(super) const CREATE_TELEGRAM_V1: Endpoint = create(
    "alchemypay.payment.create_telegram_v1",
    "/open/api/tgPayment",
);
pub(super) const CREATE_NATIVE: Endpoint = create(
    "alchemypay.payment.create_native",
    "/open/api/payment/customize/V2",
);
pub(super) const QUERY: Endpoint = Endpoint {
    name: "alchemypay.payment.query",
    method: Method::Post,
    path: "/open/api/payment/query",
    repeat: Repeat::Harmless,
};

const fn create(name: &'static str, path: &'static str) -> Endpoint {
    Endpoint {
        name,
        method: Method::Post,
        path,
        repeat: Repeat::ErrorThatTells,
    }
}

/// The unit of `orderAmount` in a create call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Major,
    Cents,
}

/// All kinds of orders have these fields under the same names.
macro_rules! create {
    ($group:expr, $request:expr, $endpoint:expr, $message:expr, $unit:expr, $read:expr) => {{
        $request.validate($group.0.options())?;
        let mut sent = $request.clone();
        sent.order_amount = $unit.of(&$request.order_amount, &$request.pay_currency)?;
        let mut body = $group.0.body();
        sent.write(&mut body);
        let ours = Ours {
            endpoint: $endpoint,
            host: $group.0.host().clone(),
            amount: $group.queried(&sent.order_amount, $unit),
            number: sent.merchant_order_no,
            currency: sent.pay_currency,
            user_id: sent.user_id,
        };
        $group.call($message, body, ours, $read)
    }};
}

/// The order endpoints.
///
/// When the answer to a create is lost, its repeat is answered with 8011. The order is then looked
/// up, and given back as [`Created::recovered`] if it is the one that was asked for; otherwise the
/// call ends in `duplicate`.
#[derive(Debug, Clone, Copy)]
pub struct Payments<'g>(&'g AlchemyPay);

impl AlchemyPay {
    /// Orders: create, query.
    pub fn payments(&self) -> Payments<'_> {
        Payments(self)
    }
}

impl Payments<'_> {
    /// Creates an order (V2).
    ///
    /// # Errors
    ///
    /// `invalid_request` for a field outside its limit, or a signed one with `&`, `=` or a control
    /// character.
    pub fn create(&self, request: &OrderCreate) -> Result<Call<Created>, Error> {
        create!(
            self,
            request,
            CREATE,
            Message::Create,
            Unit::Major,
            Created::read
        )
    }

    /// Creates an order by the older call, which takes cents: `100.12` goes out as `10012`.
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create), and for an amount that is no whole number of cents.
    pub fn create_v1(&self, request: &OrderCreate) -> Result<Call<Created>, Error> {
        create!(
            self,
            request,
            CREATE_V1,
            Message::Create,
            Unit::Cents,
            Created::read
        )
    }

    /// Creates an order from Telegram (V2).
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create).
    pub fn create_telegram(&self, request: &TelegramCreate) -> Result<Call<Created>, Error> {
        create!(
            self,
            request,
            CREATE_TELEGRAM,
            Message::Telegram,
            Unit::Major,
            Created::read
        )
    }

    /// Creates an order from Telegram by the older call, which takes cents.
    ///
    /// # Errors
    ///
    /// As [`create_v1`](Self::create_v1).
    pub fn create_telegram_v1(&self, request: &TelegramCreate) -> Result<Call<Created>, Error> {
        create!(
            self,
            request,
            CREATE_TELEGRAM_V1,
            Message::Telegram,
            Unit::Cents,
            Created::read
        )
    }

    /// Creates an order whose payment page the merchant draws. Only AEON documents it, and neither
    /// its answer.
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create).
    pub fn create_native(&self, request: &NativeCreate) -> Result<Call<NativeCreated>, Error> {
        create!(
            self,
            request,
            CREATE_NATIVE,
            Message::Native,
            Unit::Major,
            NativeCreated::read
        )
    }

    /// Looks an order up by the shop's number; the vendor's is no way to find it (Alchemy §4.5).
    ///
    /// # Errors
    ///
    /// `invalid_request` for a number outside its limit.
    pub fn query(&self, merchant_order_no: &str) -> Result<Call<Order>, Error> {
        let request = self.query_request(merchant_order_no)?;
        Ok(self.0.read(QUERY, request, payload(Order::read)))
    }

    fn queried(&self, sent: &Amount, unit: Unit) -> Amount {
        Ours::queried(sent, unit == Unit::Cents, self.0.options().amount_unit)
    }

    fn call<T: Recovered + 'static>(
        &self,
        message: Message,
        body: Writer,
        ours: Ours,
        read: fn(Value<'_>) -> Result<T, Error>,
    ) -> Result<Call<T>, Error> {
        let endpoint = ours.endpoint;
        let request = self.0.request(endpoint, message, body)?;
        let query = self.query_request(&ours.number)?;
        Ok(self
            .0
            .read(endpoint, request, payload(read))
            .with_recovery(ours.recovery(query)))
    }

    fn query_request(&self, number: &str) -> Result<Prepared, Error> {
        order_number(number)?;
        let mut body = self.0.body();
        body.string("merchantOrderNo", number);
        self.0.request(QUERY, Message::Query, body)
    }
}

impl Unit {
    fn of(self, amount: &Amount, currency: &Currency) -> Result<Amount, Error> {
        match self {
            Unit::Major => amounts::major("orderAmount", amount, currency),
            Unit::Cents => amounts::cents("orderAmount", amount, currency),
        }
    }
}

#[cfg(test)]
mod tests;
