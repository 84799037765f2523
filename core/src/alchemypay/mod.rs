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

mod fields;
mod message;
mod options;
mod signature;
mod signed_text;

pub use message::Message;
pub use options::{AmountUnit, Nested, Options, SignedSet};
pub use signature::AppSecret;
