//! Sign requests, verify webhooks and decide credits for crypto payment gateways.
//!
//! Two gateways: [2328.io](gateway2328) and [Alchemy Pay with its twin AEON](alchemypay). The crate
//! turns a typed call into the exact bytes to send, and received bytes into a typed result or
//! event; it does no I/O of its own. The feature `client` adds a driver over reqwest and tokio.
//!
//! "2328 §5" and "Alchemy §6" in the documentation name sections of the project's protocol notes.
#![cfg_attr(docsrs, feature(doc_cfg))]
// What only the gateways use stays where it belongs; with them nothing may be unused.
#![cfg_attr(
    not(feature = "merchant"),
    allow(dead_code, unused_imports, unused_macros)
)]

#[cfg(feature = "merchant")]
#[cfg_attr(docsrs, doc(cfg(feature = "merchant")))]
pub mod alchemypay;
pub mod canonical;
pub mod checkout;
#[cfg(feature = "client")]
#[cfg_attr(docsrs, doc(cfg(feature = "client")))]
pub mod client;
#[cfg(feature = "dynamic")]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub mod dynamic;
mod error;
pub mod exchange;
#[cfg(feature = "merchant")]
#[cfg_attr(docsrs, doc(cfg(feature = "merchant")))]
pub mod gateway2328;
#[cfg(feature = "merchant")]
mod hex;
pub mod http;
mod limits;
pub mod model;
mod money;
pub mod payment;
#[cfg(feature = "merchant")]
mod secret;
mod text;
mod time;
#[cfg(feature = "merchant")]
#[cfg_attr(docsrs, doc(cfg(feature = "merchant")))]
pub mod webhook;

pub use error::{Error, ErrorCode};
pub use money::{
    Amount, AmountError, Currency, CurrencyKind, KnownCoin, KnownCurrency, KnownNetwork, Network,
    networks_of,
};
#[cfg(feature = "merchant")]
pub use secret::Secret;
pub use text::Text;
pub use time::Timestamp;

/// The examples of README.md compile and run.
#[cfg(all(doctest, feature = "client"))]
#[doc = include_str!("../../README.md")]
struct Readme;

/// So do those of the page on the gateways.
#[cfg(all(doctest, feature = "client"))]
#[doc = include_str!("../../docs/gateways.md")]
struct Gateways;

/// And of the page on a customer's app.
#[cfg(all(doctest, feature = "client"))]
#[doc = include_str!("../../docs/checkout.md")]
struct Checkout;
