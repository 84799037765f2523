//! What webhooks tell, with what was signed apart from what was not (Alchemy §6.1 to §6.3).

use std::fmt;

use super::blank::is_blank;
use super::status::{FailReason, OrderStatus, RefundStatus, RefundType};
use crate::canonical::Json;
use crate::model::{part, unsigned_part};
use crate::money::{Amount, Currency, Network};
use crate::text::Text;
use crate::time::Timestamp;

part! {
    /// The signed fields of an order webhook (Alchemy §6.1). A field without a value is not signed
    /// and reads as `None`.
    pub struct OrderSigned skipping is_blank {
        /// The vendor's number.
        order_no = "orderNo": Text,
        /// The status.
        order_status = "orderStatus": OrderStatus,
        /// The payer, as sent when the order was created.
        user_id = "userId": Option<Text>,
        /// The shop's number.
        merchant_order_no = "merchantOrderNo": Text,
        /// The currency of the price.
        order_currency = "orderCurrency": Option<Currency>,
        /// The price as it came: its unit is contradictory, see [`OrderEvent::amount`].
        order_amount = "orderAmount": Option<Amount>,
        /// USDT for one unit of the coin that was paid.
        pay_crypto_rate = "payCryptoRate": Option<Amount>,
        /// US dollars for one unit of the currency of the price.
        pay_fiat_rate = "payFiatRate": Option<Amount>,
        /// The coin that was paid.
        pay_crypto_currency = "payCryptoCurrency": Option<Currency>,
        /// How much of it.
        pay_crypto_volume = "payCryptoVolume": Option<Amount>,
        /// The network it came on.
        pay_crypto_network = "payCryptoNetwork": Option<Network>,
        /// The transaction's hash.
        hx_address = "hxAddress": Option<Text>,
        /// Why it failed.
        fail_reason = "failReason": Option<FailReason>,
        /// The gateway's fee; its currency is not documented.
        fee: Option<Amount>,
    }
}

unsigned_part! {
    /// Fields of an order webhook that no signature covers: anyone on the way may have written
    /// them. Good for a log, never for a decision; ask by a query. One that holds something else
    /// than its kind reads as `None`.
    pub struct OrderUnsigned skipping is_blank {
        /// The deposit address.
        address: Option<Text>,
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

part! {
    /// The signed fields of a refund webhook: all that are documented (Alchemy §6.2).
    pub struct RefundSigned skipping is_blank {
        /// Why; the values are not documented.
        refund_type = "refundType": Option<RefundType>,
        /// The shop's number of the order.
        merchant_order_no = "merchantOrderNo": Text,
        /// The vendor's number of the payment.
        payment_order_no = "paymentOrderNo": Option<Text>,
        /// The outcome.
        order_status = "orderStatus": RefundStatus,
        /// How much was sent, in `refund_token`.
        token_amount = "tokenAmount": Option<Amount>,
        /// The same in `fiat_currency`; spelt `faitAmount` in three copies of the documents.
        fiat_amount = "faitAmount" | "fiatAmount": Option<Amount>,
        /// The currency of `fiat_amount`.
        fiat_currency = "fiatCurrency": Option<Currency>,
        /// The network it was sent on.
        refund_network = "refundNetwork": Option<Network>,
        /// The coin that was sent.
        refund_token = "refundToken": Option<Currency>,
        /// The vendor's number of the refund, by its description.
        refund_order_no = "refundOrderNo": Option<Text>,
        /// The transaction's hash.
        hx_address = "hxAddress": Option<Text>,
    }
}

part! {
    /// The signed fields of a partial payment's webhook (Alchemy §6.3). What follows them in the
    /// documents is not known.
    pub struct PartialSigned skipping is_blank {
        /// Paid so far, in `pay_crypto_currency`.
        all_pay_crypto_volume = "allPayCryptoVolume": Amount,
        /// The transaction's hash.
        hash: Option<Text>,
        /// The shop's number of the order.
        merchant_order_no = "merchantOrderNo": Text,
        /// Needed in total, in `pay_crypto_currency`.
        order_crypto_volume = "orderCryptoVolume": Amount,
        /// The vendor's number.
        order_no = "orderNo": Text,
        /// The coin.
        pay_crypto_currency = "payCryptoCurrency": Option<Currency>,
        /// The network it came on.
        pay_crypto_network = "payCryptoNetwork": Option<Network>,
    }
}

/// An order changed.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OrderEvent {
    /// What the signature covers.
    pub signed: OrderSigned,
    /// What it does not cover.
    pub unsigned: OrderUnsigned,
    /// The body as it came; a field of it that is not in `signed` may be anybody's.
    pub raw: Json,
}

/// A refund ended.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RefundEvent {
    /// What the signature covers.
    pub signed: RefundSigned,
    /// The body as it came; a field of it that is not in `signed` may be anybody's.
    pub raw: Json,
}

/// A payment arrived that leaves its order incomplete (accumulation mode).
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartialEvent {
    /// What the signature covers.
    pub signed: PartialSigned,
    /// The body as it came; a field of it that is not in `signed` may be anybody's.
    pub raw: Json,
}

// None shows the raw body: it carries the signature, with which a log could be replayed.

impl fmt::Debug for OrderEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OrderEvent")
            .field("signed", &self.signed)
            .field("unsigned", &self.unsigned)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for RefundEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefundEvent")
            .field("signed", &self.signed)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for PartialEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PartialEvent")
            .field("signed", &self.signed)
            .finish_non_exhaustive()
    }
}
