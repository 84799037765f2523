//! What payments of all gateways have in common: status and life cycle, event ids, and the credit
//! decision.
//!
//! A shop keeps three facts an order: what it expects, the last [`Status`] it knows, and whether it
//! has credited. Each webhook and each query gives an [`Observed`]; [`decide`] says what to do.

mod decision;
#[cfg(feature = "merchant")]
mod event_id;
mod expected;
mod life_cycle;
mod observed;
mod status;
mod verdict;

pub use decision::decide;
#[cfg(feature = "merchant")]
pub use event_id::event_id;
pub use expected::{Expected, ExpectedAmount, OnOverpaid, OnPaidLate, Policy};
pub use life_cycle::{Transition, transition};
pub use observed::{GatewayName, Observed, Source};
pub use status::Status;
pub use verdict::{Credit, HoldReason, IgnoreReason, RejectReason, Verdict, WaitReason};
