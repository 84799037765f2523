//! The private native module of the npm package `cointill`: carries names, values and bytes across
//! the border, and knows nothing of any gateway.
//!
//! What a shop sees is written in TypeScript, or generated from the core's definitions by
//! `cargo xtask generate`. Nothing here makes objects one value at a time, since each call into the
//! engine costs as much as reading a field: small things cross as JSON, models as the text that they
//! came in (see `places`).
//!
//! Every export catches panics: in a function that Node calls, one would end the process.

mod amounts;
mod arguments;
mod call;
mod checkout;
mod errors;
mod events;
mod exact;
mod gateways;
mod json;
mod payment;
mod places;
mod policy;
mod records;
mod signing;
mod webhooks;

use napi_derive::napi;

/// The version of the package.
#[napi(catch_unwind)]
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// Panics, so that tests of a debug build see what becomes of one. No release has it.
#[cfg(debug_assertions)]
#[napi(catch_unwind)]
#[allow(clippy::panic, reason = "it is what it is for")]
pub fn panic(text: String) {
    panic!("{text}");
}
