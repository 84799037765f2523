//! Alchemy Pay crypto payments and AEON: orders, refunds and their webhooks.
//!
//! Two vendors, one protocol: one secret signs requests and webhooks, and one set of endpoints is
//! served from four [hosts](Host).
//!
//! ```
//! use cointill::Amount;
//! use cointill::alchemypay::{AlchemyPay, AppSecret, Host, OrderCreate};
//!
//! let gateway = AlchemyPay::new(
//!     "SANDBOX0001",
//!     AppSecret::new("sandbox-secret")?,
//!     Host::AlchemySandbox,
//! )?;
//! let order = OrderCreate::new("11126", "19.99".parse::<Amount>()?, "USD", "user@example.com");
//! let call = gateway.payments().create(&order)?;
//! assert!(call.request().body().starts_with(
//!     br#"{"appId":"SANDBOX0001","merchantOrderNo":"11126","orderAmount":"19.99","#,
//! ));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The signature alone, for a message made elsewhere:
//!
//! ```
//! use cointill::alchemypay::{AppSecret, Message, Options};
//!
//! let secret = AppSecret::new("sandbox-secret")?;
//! let query = r#"{"appId":"SANDBOX0001","merchantOrderNo":"11126"}"#;
//! let signed = secret.sign_body(Message::Query, query, &Options::default())?;
//! assert!(secret.verify(Message::Query, &signed, &Options::default()));
//! # Ok::<(), cointill::Error>(())
//! ```

mod amounts;
mod blank;
mod created;
mod endpoints;
mod envelope;
mod events;
mod exchanges;
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
mod webhook_kind;

pub use crate::webhook::UnknownEvent;
pub use created::{Created, NativeCreated};
pub use endpoints::ENDPOINTS;
pub use events::{
    OrderEvent, OrderSigned, OrderUnsigned, PartialEvent, PartialSigned, RefundEvent, RefundSigned,
};
pub use exchanges::{PAYMENT_EXCHANGES, PaymentExchange};
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
pub use webhook::{Event, EventData, Webhooks};
pub use webhook_kind::WebhookKind;
