//! Fields of 2328's answers and webhooks, in the order of the protocol notes.

use crate::reference::fields::{Model, boolean, integer, text};

/// §5.1, §5.2, §10.
pub(crate) const PAYMENT: Model = &[
    text("uuid"),
    text("order_id"),
    text("amount"),
    text("currency"),
    text("url"),
    text("tg_deeplink"),
    text("expires_at"),
    text("created_at"),
    text("payer_currency"),
    text("payer_amount"),
    text("network"),
    text("address"),
    text("payment_status"),
    text("txid"),
    text("payment_amount"),
    text("merchant_amount"),
    text("qr"),
    text("amount_usd"),
    text("exchange_rate"),
];

/// §6.1, §6.3.
pub(crate) const PAYOUT: Model = &[
    text("uuid"),
    text("order_id"),
    text("status"),
    text("currency"),
    text("network"),
    text("amount"),
    text("merchant_amount"),
    text("network_amount"),
    text("amount_usd"),
    text("to_address"),
    text("memo"),
    text("transfer_type"),
    text("txid"),
    text("tx_explorer_url"),
    text("block_number"),
    text("error_type"),
    text("from_currency"),
    text("debited_amount"),
    text("debited_currency"),
    text("created_at"),
    text("updated_at"),
];

/// §6.2.
pub(crate) const PAYOUT_CALCULATION: Model = &[
    text("currency"),
    text("network"),
    text("amount"),
    text("fee_option"),
    text("merchant_amount"),
    text("network_amount"),
    text("total_fee"),
    text("total_fee_usd"),
];

/// §7: create, info and list in one.
pub(crate) const STATIC_WALLET: Model = &[
    text("uuid"),
    text("address"),
    text("currency"),
    text("network"),
    text("label"),
    text("order_id"),
    text("status"),
    text("url"),
    text("total_received"),
    integer("transactions_count"),
    text("created_at"),
    text("qr"),
];

/// §7: enable, disable.
pub(crate) const STATIC_WALLET_STATE: Model = &[text("uuid"), text("status"), text("message")];

/// §7: transactions.
pub(crate) const STATIC_WALLET_TRANSACTION: Model = &[
    text("uuid"),
    text("order_id"),
    text("amount"),
    text("currency"),
    text("payment_status"),
    text("txid"),
    text("fee_amount"),
    text("net_amount"),
    text("created_at"),
];

/// The webhook of a deposit, whose payload nobody has seen (§13 item 3): the transaction's fields
/// and those that tell which wallet it is.
pub(crate) const STATIC_WALLET_DEPOSIT: Model = &[
    text("uuid"),
    text("wallet_uuid"),
    text("order_id"),
    text("amount"),
    text("currency"),
    text("network"),
    text("address"),
    text("payment_status"),
    text("txid"),
    text("fee_amount"),
    text("net_amount"),
    text("created_at"),
];

/// Both shapes in one: §5.3, and §7 for transactions.
pub(crate) const PAGINATE: Model = &[
    integer("count"),
    integer("current_page"),
    integer("per_page"),
    integer("total"),
    integer("total_pages"),
    boolean("has_more"),
    integer("page"),
    integer("per_page_other").on_wire("perPage"),
    boolean("has_pages").on_wire("hasPages"),
];

/// §8.
pub(crate) const BALANCE: Model = &[
    text("uuid"),
    text("status"),
    text("currency_code"),
    text("balance"),
    text("balance_usd"),
    text("locked_balance"),
];

/// §8.
pub(crate) const PRICE: Model = &[text("from"), text("to"), text("price")];

/// §8.
pub(crate) const DIRECTION: Model = &[
    text("network"),
    text("network_code"),
    text("currency"),
    text("deposit_status"),
    text("withdrawal_status"),
    text("min_deposit"),
    text("max_deposit"),
    text("min_withdrawal"),
    text("max_withdrawal"),
    text("deposit_fee_percent"),
    text("withdrawal_fee"),
    text("withdrawal_fee_type"),
];

/// §8.
pub(crate) const CONVERSION_PRICE: Model = &[
    boolean("success"),
    text("from_currency"),
    text("to_currency"),
    text("amount_type"),
    text("from_amount"),
    text("to_amount"),
    text("effective_rate"),
    text("from_amount_usd"),
    text("to_amount_usd"),
];

/// §8.
pub(crate) const CONVERSION: Model = &[
    text("id"),
    text("kind").on_wire("type"),
    text("status"),
    text("from_currency"),
    text("to_currency"),
    text("from_amount"),
    text("requested_from_amount"),
    text("refund_amount"),
    text("to_amount"),
    text("exchange_rate"),
    text("fee_amount"),
    text("from_amount_usd"),
    text("to_amount_usd"),
    text("processed_at"),
    text("created_at"),
];
