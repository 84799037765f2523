//! An order as a query gives it (Alchemy §4.5).

use super::amounts;
use super::blank::is_blank;
use super::options::AmountUnit;
use super::status::{FailReason, OrderStatus};
use crate::canonical::Json;
use crate::model::model;
use crate::money::{Amount, Currency, Network};
use crate::text::Text;
use crate::time::Timestamp;

model! {
    /// An order as a query gives it (Alchemy §4.5). Answers are not signed: they are trusted for
    /// the connection they came by.
    ///
    /// Before the payer has paid, the fields of the payment are absent, null or empty: all three
    /// are read as `None`.
    pub struct Order skipping is_blank {
        /// The vendor's number.
        order_no = "orderNo": Text,
        /// The status.
        order_status = "orderStatus": OrderStatus,
        /// The payer, as sent.
        user_id = "userId": Option<Text>,
        /// The shop's number.
        merchant_order_no = "merchantOrderNo": Option<Text>,
        /// The currency of the price.
        order_currency = "orderCurrency": Option<Currency>,
        /// The price as it came: its unit is contradictory, see [`Order::amount`].
        order_amount = "orderAmount": Option<Amount>,
        /// USDT for one unit of the coin that was paid.
        pay_crypto_rate = "payCryptoRate": Option<Amount>,
        /// US dollars for one unit of the currency of the price.
        pay_fiat_rate = "payFiatRate" | "payFaitRate": Option<Amount>,
        /// The coin that was paid.
        pay_crypto_currency = "payCryptoCurrency": Option<Currency>,
        /// How much of it.
        pay_crypto_volume = "payCryptoVolume": Option<Amount>,
        /// The network it came on.
        pay_crypto_network = "payCryptoNetwork" | "vCryptoNetwork": Option<Network>,
        /// The deposit address that the payer was shown.
        address: Option<Text>,
        /// The transaction's hash.
        hx_address = "hxAddress": Option<Text>,
        /// Why it failed.
        fail_reason = "failReason": Option<FailReason>,
        /// The gateway's fee; its currency is not documented.
        fee: Option<Amount>,
        /// The shop's own data: an object in the table, a string in samples.
        custom_param = "customParam": Option<Json>,
        /// What the merchant is credited, in `settlement_currency`.
        settlement_amount = "settlementAmount": Option<Amount>,
        /// The currency of `settlement_amount`.
        settlement_currency = "settlementCurrency": Option<Currency>,
        /// When it was created; written without an offset, in UTC+8.
        order_time = "orderTime": Option<Timestamp>,
        /// When it was paid; written without an offset, in UTC+8.
        pay_time = "payTime": Option<Timestamp>,
        /// How it was paid; only for connected wallets.
        pay_method = "payMethod": Option<Text>,
        /// The payer's address; only for connected wallets.
        from_address = "fromAddress": Option<Text>,
    }
}

impl Order {
    /// The price in the major unit, such as dollars, when `orderAmount` is in `unit` (Alchemy §9
    /// item 1). Exact.
    ///
    /// ```
    /// # use cointill::alchemypay::{AlchemyPay, AmountUnit, AppSecret, Host};
    /// # let gateway = AlchemyPay::new("SANDBOX0001", AppSecret::new("sandbox-secret")?, Host::AeonSandbox)?;
    /// # let call = gateway.payments().query("11126")?;
    /// # let body = r#"{"code":"0","model":{"orderNo":"3002","orderStatus":"INIT","orderAmount":"10012"}}"#;
    /// # let order = call.read(&cointill::http::Response::new(200, vec![], body.into()))?;
    /// assert_eq!(order.order_amount.as_ref().unwrap().as_str(), "10012");
    /// assert_eq!(order.amount(AmountUnit::Cents).unwrap().as_str(), "100.12");
    /// # Ok::<(), cointill::Error>(())
    /// ```
    pub fn amount(&self, unit: AmountUnit) -> Option<Amount> {
        self.order_amount
            .as_ref()
            .map(|sent| amounts::to_major(sent, unit))
    }
}
