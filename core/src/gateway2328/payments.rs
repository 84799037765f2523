//! Payments: create, info, list (2328 §5).

use super::gateway::{Gateway2328, Signer};
use super::options::Options;
use super::page::Page;
use super::pager::Pager;
use super::status::PaymentStatus;
use crate::canonical::Writer;
use crate::error::Error;
use crate::exchange::{Call, Endpoint, Repeat};
use crate::http::Method;
use crate::limits;
use crate::model::{Model as _, model, request};
use crate::money::{Amount, Currency, Network};
use crate::text::Text;
use crate::time::Timestamp;

pub(super) const CREATE: Endpoint = Endpoint {
    name: "2328.payment.create",
    method: Method::Post,
    path: "/v1/payment",
    // Two teams that read the newer documentation: `order_id` is the idempotency key (§5.1).
    repeat: Repeat::SameResult,
};
pub(super) const INFO: Endpoint = Endpoint {
    name: "2328.payment.info",
    method: Method::Post,
    path: "/v1/payment/info",
    repeat: Repeat::Harmless,
};
pub(super) const LIST: Endpoint = Endpoint {
    name: "2328.payment.list",
    method: Method::Post,
    path: "/v1/payment/list",
    repeat: Repeat::Harmless,
};

request! {
    /// A payment to create (2328 §5.1).
    pub struct PaymentCreate {
        required {
            /// The price, in `currency`.
            amount: Amount,
            /// Fiat or crypto code of the price.
            currency: Currency,
            /// The shop's own id of the order, 1 to 128 characters; the same id again gives the
            /// same payment.
            order_id: String,
        }
        optional {
            /// Crypto preselected for the payer.
            to_currency: Currency,
            /// Network; required with `to_currency`.
            network: Network,
            /// Where the payer is sent afterwards.
            url_return: String,
            /// Where the payer is sent after success.
            url_success: String,
            /// Where webhooks go.
            url_callback: String,
            /// A referrer's code.
            invite_code: String,
            /// Percent of the merchant's fee moved to the payer, 0 to 100.
            fee_split: Amount,
            /// Percent added to the invoice, -99 to 100.
            price_markup: Amount,
            /// Shown to the payer, at most 200 characters.
            description: String,
            /// Seconds until the invoice expires, 300 to 86,400; 3,600 when unset.
            ttl_seconds: u32,
        }
    }
}

impl PaymentCreate {
    /// Checks every documented limit.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self, options: &Options) -> Result<(), Error> {
        limits::positive("amount", &self.amount)?;
        limits::code("currency", self.currency.as_str())?;
        limits::length("order_id", &self.order_id, 128)?;
        if let Some(to) = &self.to_currency {
            limits::code("to_currency", to.as_str())?;
        }
        match &self.network {
            Some(network) => limits::code("network", network.as_str())?,
            None if self.to_currency.is_some() => {
                return Err(Error::field_limit(
                    "network",
                    "a network code beside to_currency",
                    "none",
                ));
            }
            None if options.network_required_for_crypto && limits::is_crypto(&self.currency) => {
                return Err(Error::field_limit(
                    "network",
                    format_args!("a network code for the crypto currency {}", self.currency),
                    "none",
                ));
            }
            None => {}
        }
        if options.url_callback_required && self.url_callback.is_none() {
            return Err(Error::field_limit("url_callback", "a public URL", "none"));
        }
        limits::url("url_return", self.url_return.as_ref())?;
        limits::url("url_success", self.url_success.as_ref())?;
        limits::url("url_callback", self.url_callback.as_ref())?;
        limits::amount_range("fee_split", self.fee_split.as_ref(), 0, 100)?;
        limits::amount_range("price_markup", self.price_markup.as_ref(), -99, 100)?;
        limits::optional_length("description", self.description.as_ref(), 200)?;
        limits::range("ttl_seconds", self.ttl_seconds, 300, 86_400)
    }
}

/// Which payment to look up: by the gateway's id or by the shop's (2328 §5.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentQuery {
    /// The gateway's `uuid`.
    Uuid(String),
    /// The shop's `order_id`.
    OrderId(String),
}

request! {
    /// Which payments to list (2328 §5.3).
    pub struct PaymentList {
        required {}
        optional {
            /// Only this status.
            status: PaymentStatus,
            /// First day, `YYYY-MM-DD`; the time zone is not documented.
            date_from: String,
            /// Last day, `YYYY-MM-DD`; whether it is included is not documented.
            date_to: String,
            /// Number of the page, from 1.
            page: u32,
            /// Items a page, 1 to 5,000; 15 when unset.
            per_page: u32,
        }
    }
}

impl PaymentList {
    /// Checks every documented limit.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self, options: &Options) -> Result<(), Error> {
        if self.status == Some(PaymentStatus::AmlLock) && !options.list_by_aml_lock {
            return Err(Error::field_limit(
                "status",
                "a status other than aml_lock, which the list does not filter by",
                "aml_lock",
            ));
        }
        limits::dates(self.date_from.as_ref(), self.date_to.as_ref())?;
        limits::range("page", self.page, 1, u32::MAX)?;
        limits::range("per_page", self.per_page, 1, 5_000)
    }
}

model! {
    /// A payment as create, info, list and the webhook give it (2328 §5.1, §5.2, §10).
    pub struct Payment {
        /// The gateway's id.
        uuid: Text,
        /// The shop's id of the order.
        order_id: Option<Text>,
        /// The price, in `currency`.
        amount: Amount,
        /// The currency of the price.
        currency: Currency,
        /// The hosted checkout page. Opaque: its host has changed before.
        url: Option<Text>,
        /// The same as a Telegram mini app.
        tg_deeplink: Option<Text>,
        /// When the invoice expires.
        expires_at: Option<Timestamp>,
        /// When it was created.
        created_at: Option<Timestamp>,
        /// What the payer pays in.
        payer_currency: Option<Currency>,
        /// What the payer owes, in `payer_currency`.
        payer_amount: Option<Amount>,
        /// The network the payer pays on.
        network: Option<Network>,
        /// Where the payer pays to; set once one is assigned.
        address: Option<Text>,
        /// The status.
        payment_status: PaymentStatus,
        /// The transaction, once one is seen.
        txid: Option<Text>,
        /// What really arrived, in `payer_currency`.
        payment_amount: Option<Amount>,
        /// What the merchant nets, in `payer_currency`, with up to 18 decimals.
        merchant_amount: Option<Amount>,
        /// The address as a picture: a PNG as a data URI.
        qr: Option<Text>,
        /// The price in US dollars.
        amount_usd: Option<Amount>,
        /// US dollars for one unit of `currency`, 8 decimals.
        exchange_rate: Option<Amount>,
    }
}

/// The payment endpoints.
#[derive(Debug, Clone, Copy)]
pub struct Payments<'g>(&'g Gateway2328);

impl Gateway2328 {
    /// Payments: create, info, list.
    pub fn payments(&self) -> Payments<'_> {
        Payments(self)
    }
}

impl Payments<'_> {
    /// Creates a payment, or gives the one that has the same `order_id`.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a field outside its limit.
    pub fn create(&self, request: &PaymentCreate) -> Result<Call<Payment>, Error> {
        request.validate(self.0.options())?;
        let mut body = Writer::object();
        request.write(&mut body);
        self.call(CREATE, body)
    }

    /// Looks a payment up.
    ///
    /// # Errors
    ///
    /// `invalid_request` for an empty id.
    pub fn info(&self, query: &PaymentQuery) -> Result<Call<Payment>, Error> {
        let (field, id) = match query {
            PaymentQuery::Uuid(id) => ("uuid", id),
            PaymentQuery::OrderId(id) => ("order_id", id),
        };
        limits::length(field, id, 128)?;
        let mut body = Writer::object();
        body.string(field, id);
        self.call(INFO, body)
    }

    /// Lists payments, one page a call; [`Page::next_page`] says which is next.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a filter outside its limit.
    pub fn list(&self, request: &PaymentList) -> Result<Call<Page<Payment>>, Error> {
        request.validate(self.0.options())?;
        let mut request = request.clone();
        // An empty object is ambiguous (§3), so the page is always sent.
        request.page = request.page.or(Some(1));
        let mut body = Writer::object();
        request.write(&mut body);
        self.0.call(
            LIST,
            Signer::ApiKey,
            LIST.path,
            Some(body.finish()),
            Page::read,
        )
    }

    /// Lists payments over all pages, from the request's page on.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a filter outside its limit.
    pub fn pages(&self, request: &PaymentList) -> Result<Pager<Payment>, Error> {
        let (gateway, mut request) = (self.0.clone(), request.clone());
        Pager::new(request.page.take(), move |page| {
            let mut request = request.clone();
            request.page = Some(page);
            gateway.payments().list(&request)
        })
    }

    fn call(&self, endpoint: Endpoint, body: Writer) -> Result<Call<Payment>, Error> {
        self.0.call(
            endpoint,
            Signer::ApiKey,
            endpoint.path,
            Some(body.finish()),
            Payment::read,
        )
    }
}
