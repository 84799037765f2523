//! Fields of Alchemy Pay's answers and webhooks, in the order of the protocol notes.

use crate::reference::fields::{Model, absent, json, text};

/// §4.1. `recovered` is made from a query when the answer to a create was lost.
pub(crate) const CREATED: Model = &[
    text("order_no").on_wire("orderNo"),
    text("web_url").on_wire("webUrl"),
    absent("recovered"),
];

/// §4.5, with the two misprints of the samples.
pub(crate) const ORDER: Model = &[
    text("order_no").on_wire("orderNo"),
    text("order_status").on_wire("orderStatus"),
    text("user_id").on_wire("userId"),
    text("merchant_order_no").on_wire("merchantOrderNo"),
    text("order_currency").on_wire("orderCurrency"),
    text("order_amount").on_wire("orderAmount"),
    text("pay_crypto_rate").on_wire("payCryptoRate"),
    text("pay_fiat_rate")
        .on_wire("payFiatRate")
        .or("payFaitRate"),
    text("pay_crypto_currency").on_wire("payCryptoCurrency"),
    text("pay_crypto_volume").on_wire("payCryptoVolume"),
    text("pay_crypto_network")
        .on_wire("payCryptoNetwork")
        .or("vCryptoNetwork"),
    text("address"),
    text("hx_address").on_wire("hxAddress"),
    text("fail_reason").on_wire("failReason"),
    text("fee"),
    json("custom_param").on_wire("customParam"),
    text("settlement_amount").on_wire("settlementAmount"),
    text("settlement_currency").on_wire("settlementCurrency"),
    text("order_time").on_wire("orderTime"),
    text("pay_time").on_wire("payTime"),
    text("pay_method").on_wire("payMethod"),
    text("from_address").on_wire("fromAddress"),
];

/// §6.1, the fields whose column *Sign* says Y.
pub(crate) const ORDER_SIGNED: Model = &[
    text("order_no").on_wire("orderNo"),
    text("order_status").on_wire("orderStatus"),
    text("user_id").on_wire("userId"),
    text("merchant_order_no").on_wire("merchantOrderNo"),
    text("order_currency").on_wire("orderCurrency"),
    text("order_amount").on_wire("orderAmount"),
    text("pay_crypto_rate").on_wire("payCryptoRate"),
    text("pay_fiat_rate").on_wire("payFiatRate"),
    text("pay_crypto_currency").on_wire("payCryptoCurrency"),
    text("pay_crypto_volume").on_wire("payCryptoVolume"),
    text("pay_crypto_network").on_wire("payCryptoNetwork"),
    text("hx_address").on_wire("hxAddress"),
    text("fail_reason").on_wire("failReason"),
    text("fee"),
];

/// §6.1, the others.
pub(crate) const ORDER_UNSIGNED: Model = &[
    text("address"),
    json("custom_param").on_wire("customParam"),
    text("settlement_amount").on_wire("settlementAmount"),
    text("settlement_currency").on_wire("settlementCurrency"),
    text("order_time").on_wire("orderTime"),
    text("pay_time").on_wire("payTime"),
    text("pay_method").on_wire("payMethod"),
    text("from_address").on_wire("fromAddress"),
];

/// §6.2: all signed.
pub(crate) const REFUND_SIGNED: Model = &[
    text("refund_type").on_wire("refundType"),
    text("merchant_order_no").on_wire("merchantOrderNo"),
    text("payment_order_no").on_wire("paymentOrderNo"),
    text("order_status").on_wire("orderStatus"),
    text("token_amount").on_wire("tokenAmount"),
    text("fiat_amount").on_wire("faitAmount").or("fiatAmount"),
    text("fiat_currency").on_wire("fiatCurrency"),
    text("refund_network").on_wire("refundNetwork"),
    text("refund_token").on_wire("refundToken"),
    text("refund_order_no").on_wire("refundOrderNo"),
    text("hx_address").on_wire("hxAddress"),
];

/// §6.3: all signed, as far as the page could be read.
pub(crate) const PARTIAL_SIGNED: Model = &[
    text("all_pay_crypto_volume").on_wire("allPayCryptoVolume"),
    text("hash"),
    text("merchant_order_no").on_wire("merchantOrderNo"),
    text("order_crypto_volume").on_wire("orderCryptoVolume"),
    text("order_no").on_wire("orderNo"),
    text("pay_crypto_currency").on_wire("payCryptoCurrency"),
    text("pay_crypto_network").on_wire("payCryptoNetwork"),
];
