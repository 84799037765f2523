//! The private native module of the Python package `cointill`: carries names, values and bytes
//! across the border, and knows nothing of any gateway.
//!
//! What a shop sees is written in Python, or generated from the core's definitions by
//! `cargo xtask generate`.

mod asynchronous;
mod checkout;
mod classes;
mod client;
mod decision;
mod errors;
mod events;
mod exchange;
mod gateways;
mod hooks;
mod limiters;
mod payment;
mod policy;
mod records;
mod requests;
mod signing;
mod values;
mod webhooks;

use pyo3::prelude::*;

#[pymodule(gil_used = false)]
mod _native {
    /// The version of the package.
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");

    /// The rule of the rate limit as a script for Redis.
    #[pymodule_export]
    const REDIS_LIMITER: &str = cointill::exchange::REDIS_LIMITER;

    #[pymodule_export]
    use crate::checkout::{
        ViewKeys, Watch, payment_uri, payment_view, read_view, refused_view, view_time_left,
    };
    #[pymodule_export]
    use crate::classes::register;
    #[pymodule_export]
    use crate::client::Client;
    #[pymodule_export]
    use crate::decision::{Policy, Verdict, decide, restore_verdict};
    #[pymodule_export]
    use crate::errors::error_codes;
    #[pymodule_export]
    use crate::events::Event;
    #[pymodule_export]
    use crate::exchange::Exchange;
    #[pymodule_export]
    use crate::gateways::{AlchemyPay, Call, Gateway2328, Pager};
    #[pymodule_export]
    use crate::hooks::{AttemptEnd, AttemptStart, watch};
    #[pymodule_export]
    use crate::limiters::now;
    #[pymodule_export]
    use crate::payment::{Expected, Observed, Status, event_id, transition};
    #[pymodule_export]
    use crate::policy::{RateLimiter, RetryPolicy};
    #[pymodule_export]
    use crate::records::{Field, Rates, Record, observe, restore};
    #[pymodule_export]
    use crate::signing::{
        sign_2328, sign_alchemypay, sign_body_alchemypay, sign_webhook_2328, verify_2328,
        verify_alchemypay,
    };
    #[pymodule_export]
    use crate::values::amount;
    #[pymodule_export]
    use crate::webhooks::{AlchemyPayWebhooks, Webhooks2328};
}
