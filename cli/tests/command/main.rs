//! Runs the built `cointill` as a person or a script would.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

mod demo;
mod docs;
mod help;
mod keys;
mod run;
mod sandbox;
mod shop;
mod sign;
mod trigger;
mod verify_alchemypay;
mod verify_gateway2328;
