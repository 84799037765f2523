//! Runs the built `cointill` as a person or a script would.

mod help;
mod keys;
mod run;
mod shop;
mod sign;
mod trigger;
mod verify_alchemypay;
mod verify_gateway2328;
