//! Static wallets: lasting addresses of a customer (2328 §7).

use super::gateway::{Gateway2328, Signer};
use super::page::Page;
use super::pager::Pager;
use super::status::{PaymentStatus, StaticWalletStatus};
use crate::canonical::{Value, Writer};
use crate::error::Error;
use crate::exchange::{Call, Endpoint, Repeat};
use crate::http::Method;
use crate::limits;
use crate::model::{Model as _, model, request};
use crate::money::{Amount, Currency, Network};
use crate::text::Text;
use crate::time::Timestamp;

const fn endpoint(name: &'static str, path: &'static str, repeat: Repeat) -> Endpoint {
    Endpoint {
        name,
        method: Method::Post,
        path,
        repeat,
    }
}

// A wallet is unique per project, order_id, currency and network, so create presumably gives the
// existing one (inference, §7).
pub(super) const CREATE: Endpoint = endpoint(
    "2328.static_wallet.create",
    "/v1/static-wallet",
    Repeat::SameResult,
);
pub(super) const INFO: Endpoint = endpoint(
    "2328.static_wallet.info",
    "/v1/static-wallet/info",
    Repeat::Harmless,
);
pub(super) const LIST: Endpoint = endpoint(
    "2328.static_wallet.list",
    "/v1/static-wallet/list",
    Repeat::Harmless,
);
pub(super) const ENABLE: Endpoint = endpoint(
    "2328.static_wallet.enable",
    "/v1/static-wallet/enable",
    Repeat::SameResult,
);
pub(super) const DISABLE: Endpoint = endpoint(
    "2328.static_wallet.disable",
    "/v1/static-wallet/disable",
    Repeat::SameResult,
);
pub(super) const TRANSACTIONS: Endpoint = endpoint(
    "2328.static_wallet.transactions",
    "/v1/static-wallet/transactions",
    Repeat::Harmless,
);

request! {
    /// A static wallet to create (2328 §7).
    pub struct StaticWalletCreate {
        required {
            /// The coin it takes.
            currency: Currency,
            /// The network it takes it on.
            network: Network,
            /// The shop's own id, 1 to 255 characters.
            order_id: String,
            /// Where webhooks go.
            url_callback: String,
        }
        optional {
            /// A label, at most 255 characters.
            label: String,
            /// A referrer's code.
            invite_code: String,
        }
    }
}

impl StaticWalletCreate {
    /// Checks every documented limit.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self) -> Result<(), Error> {
        limits::code("currency", self.currency.as_str())?;
        limits::code("network", self.network.as_str())?;
        limits::length("order_id", &self.order_id, 255)?;
        limits::url("url_callback", Some(&self.url_callback))?;
        limits::optional_length("label", self.label.as_ref(), 255)
    }
}

/// Which wallet to look up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaticWalletQuery {
    /// The gateway's `uuid`.
    Uuid(String),
    /// The address.
    Address(String),
}

request! {
    /// Which wallets to list (2328 §7).
    pub struct StaticWalletList {
        required {}
        optional {
            /// Only this status.
            status: StaticWalletStatus,
            /// Only this coin.
            currency: Currency,
            /// Only this network.
            network: Network,
            /// Only this id of the shop.
            order_id: String,
            /// Number of the page, from 1.
            page: u32,
            /// Items a page, 1 to 100; 20 when unset.
            per_page: u32,
        }
    }
}

impl StaticWalletList {
    /// Checks every documented limit.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self) -> Result<(), Error> {
        if let Some(currency) = &self.currency {
            limits::code("currency", currency.as_str())?;
        }
        if let Some(network) = &self.network {
            limits::code("network", network.as_str())?;
        }
        limits::optional_length("order_id", self.order_id.as_ref(), 255)?;
        limits::range("page", self.page, 1, u32::MAX)?;
        limits::range("per_page", self.per_page, 1, 100)
    }
}

request! {
    /// Which deposits of a wallet to list (2328 §7).
    pub struct StaticWalletTransactionList {
        required {
            /// The wallet's id.
            uuid: String,
        }
        optional {
            /// First day, `YYYY-MM-DD`.
            date_from: String,
            /// Last day, `YYYY-MM-DD`.
            date_to: String,
            /// Number of the page, from 1.
            page: u32,
            /// Items a page, 1 to 5,000; 15 when unset.
            per_page: u32,
        }
    }
}

impl StaticWalletTransactionList {
    /// Checks every documented limit.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self) -> Result<(), Error> {
        limits::length("uuid", &self.uuid, 128)?;
        limits::dates(self.date_from.as_ref(), self.date_to.as_ref())?;
        limits::range("page", self.page, 1, u32::MAX)?;
        limits::range("per_page", self.per_page, 1, 5_000)
    }
}

model! {
    /// A static wallet as create, info and list give it (2328 §7).
    pub struct StaticWallet {
        /// The gateway's id.
        uuid: Text,
        /// The address.
        address: Option<Text>,
        /// The coin it takes.
        currency: Option<Currency>,
        /// The network it takes it on.
        network: Option<Network>,
        /// Its label; only in the answer to create.
        label: Option<Text>,
        /// The shop's id; only in the answer to create.
        order_id: Option<Text>,
        /// The status.
        status: StaticWalletStatus,
        /// A page that shows it; only in the answer to create.
        url: Option<Text>,
        /// All that it has received; not in the answer to create.
        total_received: Option<Amount>,
        /// The number of its deposits; not in the answer to create.
        transactions_count: Option<u64>,
        /// When it was created.
        created_at: Option<Timestamp>,
        /// The address as a picture: a PNG as a data URI.
        qr: Option<Text>,
    }
}

model! {
    /// The answer to enable and disable (2328 §7).
    pub struct StaticWalletState {
        /// The gateway's id.
        uuid: Text,
        /// The status now.
        status: StaticWalletStatus,
        /// The gateway's words.
        message: Option<Text>,
    }
}

model! {
    /// A deposit to a static wallet (2328 §7).
    pub struct StaticWalletTransaction {
        /// The gateway's id of the deposit.
        uuid: Text,
        /// The shop's id of the wallet.
        order_id: Option<Text>,
        /// What arrived.
        amount: Amount,
        /// Its currency.
        currency: Currency,
        /// The status.
        payment_status: PaymentStatus,
        /// The transaction.
        txid: Option<Text>,
        /// The gateway's fee.
        fee_amount: Option<Amount>,
        /// What the merchant nets.
        net_amount: Option<Amount>,
        /// When it arrived.
        created_at: Option<Timestamp>,
    }
}

/// The static-wallet endpoints.
#[derive(Debug, Clone, Copy)]
pub struct StaticWallets<'g>(&'g Gateway2328);

impl Gateway2328 {
    /// Static wallets: create, info, list, enable, disable, transactions.
    pub fn static_wallets(&self) -> StaticWallets<'_> {
        StaticWallets(self)
    }
}

impl StaticWallets<'_> {
    /// Creates a wallet, or gives the one with the same id, coin and network.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a field outside its limit.
    pub fn create(&self, request: &StaticWalletCreate) -> Result<Call<StaticWallet>, Error> {
        request.validate()?;
        let mut body = Writer::object();
        request.write(&mut body);
        self.call(CREATE, body, StaticWallet::read)
    }

    /// Looks a wallet up.
    ///
    /// # Errors
    ///
    /// `invalid_request` for an empty id.
    pub fn info(&self, query: &StaticWalletQuery) -> Result<Call<StaticWallet>, Error> {
        let (field, id) = match query {
            StaticWalletQuery::Uuid(id) => ("uuid", id),
            StaticWalletQuery::Address(id) => ("address", id),
        };
        limits::length(field, id, 255)?;
        let mut body = Writer::object();
        body.string(field, id);
        self.call(INFO, body, StaticWallet::read)
    }

    /// Lists wallets, one page a call.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a filter outside its limit.
    pub fn list(&self, request: &StaticWalletList) -> Result<Call<Page<StaticWallet>>, Error> {
        request.validate()?;
        let mut request = request.clone();
        // An empty object is ambiguous (§3), so the page is always sent.
        request.page = request.page.or(Some(1));
        let mut body = Writer::object();
        request.write(&mut body);
        self.call(LIST, body, Page::read)
    }

    /// Lists wallets over all pages, from the request's page on.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a filter outside its limit.
    pub fn pages(&self, request: &StaticWalletList) -> Result<Pager<StaticWallet>, Error> {
        let (gateway, mut request) = (self.0.clone(), request.clone());
        Pager::new(request.page.take(), move |page| {
            let mut request = request.clone();
            request.page = Some(page);
            gateway.static_wallets().list(&request)
        })
    }

    /// Switches a wallet on.
    ///
    /// # Errors
    ///
    /// `invalid_request` for an empty id.
    pub fn enable(&self, uuid: &str) -> Result<Call<StaticWalletState>, Error> {
        self.switch(ENABLE, uuid)
    }

    /// Switches a wallet off. What becomes of later deposits is not documented.
    ///
    /// # Errors
    ///
    /// `invalid_request` for an empty id.
    pub fn disable(&self, uuid: &str) -> Result<Call<StaticWalletState>, Error> {
        self.switch(DISABLE, uuid)
    }

    /// Lists a wallet's deposits, one page a call.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a filter outside its limit.
    pub fn transactions(
        &self,
        request: &StaticWalletTransactionList,
    ) -> Result<Call<Page<StaticWalletTransaction>>, Error> {
        request.validate()?;
        let mut body = Writer::object();
        request.write(&mut body);
        self.call(TRANSACTIONS, body, Page::read)
    }

    /// Lists a wallet's deposits over all pages, from the request's page on.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a filter outside its limit.
    pub fn transaction_pages(
        &self,
        request: &StaticWalletTransactionList,
    ) -> Result<Pager<StaticWalletTransaction>, Error> {
        let (gateway, mut request) = (self.0.clone(), request.clone());
        Pager::new(request.page.take(), move |page| {
            let mut request = request.clone();
            request.page = Some(page);
            gateway.static_wallets().transactions(&request)
        })
    }

    fn switch(&self, endpoint: Endpoint, uuid: &str) -> Result<Call<StaticWalletState>, Error> {
        limits::length("uuid", uuid, 128)?;
        let mut body = Writer::object();
        body.string("uuid", uuid);
        self.call(endpoint, body, StaticWalletState::read)
    }

    fn call<T>(
        &self,
        endpoint: Endpoint,
        body: Writer,
        read: fn(Value<'_>) -> Result<T, Error>,
    ) -> Result<Call<T>, Error>
    where
        T: 'static,
    {
        let body = Some(body.finish());
        self.0
            .call(endpoint, Signer::ApiKey, endpoint.path, body, read)
    }
}
