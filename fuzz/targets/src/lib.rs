//! What each fuzz target does with its bytes: plain functions that assert.
//!
//! `fuzz/fuzz_targets` hands them to cargo-fuzz; `tests/corpus.rs` runs the committed corpus through
//! them, with mutations, on any stable compiler; the program of this crate does so for a given time.
//! A target fails by a panic: one of the library, or one of an assertion here.

pub mod amounts;
pub mod canonical;
pub mod checkout;
pub mod exchange;
mod json;
pub mod mutate;
mod responses;
pub mod responses_2328;
pub mod responses_alchemypay;
pub mod retry_after;
pub mod runner;
pub mod scanner;
pub mod webhook_2328;
pub mod webhook_alchemypay;

/// A function that is fed with what an attacker could send.
#[derive(Clone, Copy)]
pub struct Target {
    /// As in `fuzz/fuzz_targets` and `fuzz/corpus`.
    pub name: &'static str,
    /// Panics when a property does not hold.
    pub run: fn(&[u8]),
}

macro_rules! targets {
    ($($name:ident),* $(,)?) => {
        /// Every target.
        pub const ALL: &[Target] = &[$(Target {
            name: stringify!($name),
            run: $name::run,
        }),*];
    };
}

targets! {
    amounts,
    canonical,
    checkout,
    exchange,
    responses_2328,
    responses_alchemypay,
    retry_after,
    scanner,
    webhook_2328,
    webhook_alchemypay,
}

/// The target of that name.
pub fn find(name: &str) -> Option<Target> {
    ALL.iter().copied().find(|target| target.name == name)
}
