//! Fields of the view that an app reads (docs/decisions/0012).

use crate::reference::fields::{Model, boolean, text};

pub(crate) const VIEW: Model = &[
    text("order_id"),
    text("status"),
    boolean("is_final"),
    boolean("is_paid"),
    boolean("is_held"),
    boolean("is_payable"),
    text("amount"),
    text("currency"),
    text("owed"),
    text("received"),
    text("to_send"),
    text("payer_currency"),
    text("network"),
    text("address"),
    text("payment_uri"),
    text("qr_payload"),
    text("url"),
    text("telegram_url"),
    text("expires_at"),
    text("server_time"),
];
