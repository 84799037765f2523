//! Webhooks as Alchemy Pay and AEON send them (Alchemy §6).

use cointill::Amount;
use cointill::alchemypay::AmountUnit;
use serde_json::Value;

use super::payload::{Facts, Fields, fields, text};

const ORDER_NO: &str = "300200000000000000001";
const ADDRESS: &str = "TSandboxAddress1111111111111111111";
const TRANSACTION: &str = "sandbox-transaction-1";

/// The status of an order (Alchemy §6.1). The payer's coin is USDT at a rate of 1.
pub(super) fn order(facts: &Facts, unit: AmountUnit) -> Fields {
    let (arrived, reason) = match facts.status.as_str() {
        "COMPLETED" | "DELAY_SUCCESS" | "PROCESSING" => (Some(facts.amount.clone()), ""),
        // The texts are literal: Alchemy §5.2.
        "FAILED" | "DELAY_FAILED" => (
            Some(facts.half()),
            "Your payment amount is lower than this order",
        ),
        "CLOSE" => (Some(facts.amount.clone()), "crypto or network inconsistent"),
        _ => (None, ""),
    };
    let order_amount = match unit {
        AmountUnit::Cents => facts.amount.shift(2).normalized(),
        AmountUnit::AsSent => facts.amount.clone(),
    };
    let success = reason.is_empty() && arrived.is_some();
    let fee = facts.amount.times(8).shift(-3);
    let settled = &facts.amount - &fee;
    let known = |amount: Option<&Amount>| amount.map_or_else(|| text(""), text);
    let if_paid = |value: &str| match arrived {
        Some(_) => text(value),
        None => text(""),
    };
    let if_settled = |value: Value| if success { value } else { text("") };
    fields([
        ("orderNo", text(ORDER_NO)),
        ("orderStatus", text(&facts.status)),
        ("userId", text("payer@example.com")),
        ("merchantOrderNo", text(&facts.order)),
        ("orderCurrency", text(&facts.currency)),
        ("orderAmount", text(order_amount)),
        ("payCryptoRate", if_paid("1")),
        ("payFiatRate", if_paid("1")),
        ("payCryptoCurrency", if_paid("USDT")),
        ("payCryptoVolume", known(arrived.as_ref())),
        ("payCryptoNetwork", if_paid("TRX")),
        ("address", text(ADDRESS)),
        ("hxAddress", if_paid(TRANSACTION)),
        ("failReason", text(reason)),
        ("fee", if_settled(text(fee))),
        ("settlementAmount", if_settled(text(settled))),
        ("settlementCurrency", if_settled(text("USDT"))),
    ])
}

/// The outcome of a refund (Alchemy §6.2). `faitAmount` is how three of four copies spell it.
pub(super) fn refund(facts: &Facts) -> Fields {
    fields([
        ("refundType", text("lower_amount")),
        ("merchantOrderNo", text(&facts.order)),
        ("paymentOrderNo", text(ORDER_NO)),
        ("orderStatus", text(&facts.status)),
        ("tokenAmount", text(&facts.amount)),
        ("faitAmount", text(&facts.amount)),
        ("fiatCurrency", text(&facts.currency)),
        ("refundNetwork", text("TRX")),
        ("refundToken", text("USDT")),
        ("refundOrderNo", text("300200000000000000002")),
        ("hxAddress", text(TRANSACTION)),
    ])
}

/// A payment that leaves its order incomplete (Alchemy §6.3): half of it.
pub(super) fn partial(facts: &Facts) -> Fields {
    fields([
        ("allPayCryptoVolume", text(facts.half())),
        ("hash", text(TRANSACTION)),
        ("merchantOrderNo", text(&facts.order)),
        ("orderCryptoVolume", text(&facts.amount)),
        ("orderNo", text(ORDER_NO)),
        ("payCryptoCurrency", text("USDT")),
        ("payCryptoNetwork", text("TRX")),
    ])
}
