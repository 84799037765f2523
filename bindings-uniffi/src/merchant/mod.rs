//! What a server does: signed calls, webhooks, the credit decision.

mod arguments;
pub mod decision;
pub mod events;
pub mod exchange;
pub mod gateways;
pub mod limiter;
pub mod options;
pub mod payment;
pub mod records;
pub mod signing;
pub mod views;
pub mod webhooks;
