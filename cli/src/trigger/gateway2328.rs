//! Webhooks as 2328.io sends them (2328 §10).

use cointill::Amount;
use serde_json::Value;

use super::payload::{Facts, Fields, fields, optional, padded, text, time};

const UUID: &str = "00000000-0000-4000-8000-000000000001";
const ADDRESS: &str = "TSandboxAddress1111111111111111111";
const TXID: &str = "sandbox-transaction-1";

/// A payment in the field order of the official examples. The payer's coin is USDT at a rate of 1.
pub(super) fn payment(facts: &Facts) -> Fields {
    let owed = &facts.amount;
    let arrived = match facts.status.as_str() {
        "paid"
        | "aml_lock"
        | "awaiting_confirmation"
        | "refund_process"
        | "refund_fail"
        | "refund_paid" => Some(owed.clone()),
        "overpaid" => Some(owed + &Amount::from(1)),
        "underpaid" | "underpaid_check" => Some(facts.half()),
        _ => None,
    };
    // 0.3 % fee, as in the documented examples (2328 §5.4).
    let net = arrived.as_ref().map(|arrived| arrived.times(997).shift(-3));
    let txid = arrived.as_ref().map_or(Value::Null, |_| text(TXID));
    fields([
        ("uuid", text(UUID)),
        ("order_id", text(&facts.order)),
        ("amount", text(padded(&facts.amount, 8))),
        ("currency", text(&facts.currency)),
        ("url", text(format!("https://pay.2328.io/{UUID}"))),
        ("expires_at", time(3_600)),
        ("created_at", time(0)),
        ("payer_currency", text("USDT")),
        ("payer_amount", text(padded(owed, 8))),
        ("network", text("TRX-TRC20")),
        ("address", text(ADDRESS)),
        ("payment_status", text(&facts.status)),
        ("txid", txid),
        ("payment_amount", optional(arrived.as_ref(), 8)),
        ("merchant_amount", optional(net.as_ref(), 18)),
        ("amount_usd", text(padded(&facts.amount, 8))),
        ("exchange_rate", text("1.00000000")),
    ])
}

/// A payout: the status object (2328 §6.1).
pub(super) fn payout(facts: &Facts) -> Fields {
    let sent = facts.status == "completed";
    let error = match facts.status.as_str() {
        "failed" => text("aml_risk"),
        _ => Value::Null,
    };
    fields([
        ("uuid", text(UUID)),
        ("order_id", text(&facts.order)),
        ("status", text(&facts.status)),
        ("currency", text(&facts.currency)),
        ("network", text("TRX-TRC20")),
        ("amount", text(padded(&facts.amount, 8))),
        ("merchant_amount", text(padded(&facts.amount, 8))),
        ("network_amount", text(padded(&facts.amount, 8))),
        ("amount_usd", text(padded(&facts.amount, 8))),
        ("to_address", text(ADDRESS)),
        ("memo", Value::Null),
        ("txid", if sent { text(TXID) } else { Value::Null }),
        ("error_type", error),
        ("created_at", time(-60)),
        ("updated_at", time(0)),
    ])
}

/// A deposit to a static wallet. None has been seen; it follows the wallet's list of transactions
/// (2328 §13 item 3).
pub(super) fn static_wallet(facts: &Facts) -> Fields {
    let fee = facts.amount.times(3).shift(-3);
    let net = facts.amount.times(997).shift(-3);
    fields([
        ("uuid", text(UUID)),
        ("order_id", text(&facts.order)),
        ("amount", text(padded(&facts.amount, 8))),
        ("currency", text(&facts.currency)),
        ("network", text("TRX-TRC20")),
        ("address", text(ADDRESS)),
        ("payment_status", text(&facts.status)),
        ("txid", text(TXID)),
        ("fee_amount", text(padded(&fee, 8))),
        ("net_amount", text(padded(&net, 8))),
        ("created_at", time(0)),
    ])
}
