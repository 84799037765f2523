//! Alchemy Pay crypto payments and AEON: orders, refunds and their webhooks.
//!
//! Two vendors, one protocol. Everything is signed with one secret by one rule:
//!
//! ```
//! use cointill::alchemypay::{AppSecret, Message, Options};
//!
//! let secret = AppSecret::new("sandbox-secret")?;
//! let query = r#"{"appId":"SANDBOX0001","merchantOrderNo":"11126"}"#;
//! let signed = secret.sign_body(Message::Query, query, &Options::default())?;
//! assert!(signed.starts_with(r#"{"appId":"SANDBOX0001","merchantOrderNo":"11126","sign":""#));
//! assert!(secret.verify(Message::Query, &signed, &Options::default()));
//! # Ok::<(), cointill::Error>(())
//! ```

mod amounts;
mod blank;
mod created;
mod envelope;
mod events;
mod explain;
mod fields;
mod gateway;
mod host;
mod message;
mod mistakes;
mod native_create;
mod observe;
mod options;
mod order;
mod order_create;
mod payments;
mod refunds;
mod seconds;
mod signature;
mod signed_text;
mod status;
mod webhook;

pub use crate::webhook::UnknownEvent;
pub use created::{Created, NativeCreated};
pub use events::{
    OrderEvent, OrderSigned, OrderUnsigned, PartialEvent, PartialSigned, RefundEvent, RefundSigned,
};
pub use gateway::AlchemyPay;
pub use host::Host;
pub use message::Message;
pub use native_create::{Customize, NativeCreate};
pub use options::{AmountUnit, Nested, Options, SignedSet};
pub use order::Order;
pub use order_create::{OrderCreate, TelegramCreate};
pub use payments::Payments;
pub use refunds::{RefundAccepted, RefundCreate, Refunds};
pub use seconds::Seconds;
pub use signature::AppSecret;
pub use status::{FailReason, OrderModel, OrderStatus, PayType, RefundStatus, RefundType, TgModel};
pub use webhook::{Event, EventData, WebhookKind, Webhooks};
