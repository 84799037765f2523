//! The native library of the Kotlin and Swift packages: carries names, values and bytes across the
//! border, and knows nothing of any gateway.
//!
//! What a shop or an app sees is written in Kotlin and Swift, or generated from the core's
//! definitions by `cargo xtask generate`. Everything here may fail with a `NativeProblem`, also
//! where the core cannot: uniffi makes a crash of a panic in a function without an error type.
#![allow(
    clippy::result_large_err,
    reason = "an error is written into a buffer at once; uniffi boxes no variants"
)]

pub mod amounts;
#[cfg(feature = "jna")]
pub mod buffers;
#[cfg(feature = "checkout")]
pub mod checkout;
pub mod http;
pub mod problem;
pub mod records;
pub mod values;

#[cfg(feature = "merchant")]
pub mod merchant;

uniffi::setup_scaffolding!("cointill_native");
