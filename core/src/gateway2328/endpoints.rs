//! The list of all endpoints.

use super::{balance, conversions, payments, payouts, rates, static_wallets};
use crate::exchange::Endpoint;

/// Every endpoint that this version knows, in the order of the documentation (2328 §5 to §8): for
/// metrics that are registered before the first call, and for emulators and documentation.
///
/// ```
/// use cointill::gateway2328::ENDPOINTS;
///
/// assert!(ENDPOINTS.iter().all(|endpoint| endpoint.gateway() == "2328"));
/// ```
pub const ENDPOINTS: &[Endpoint] = &[
    payments::CREATE,
    payments::INFO,
    payments::LIST,
    payouts::CREATE,
    payouts::CALC,
    payouts::STATUS,
    static_wallets::CREATE,
    static_wallets::INFO,
    static_wallets::LIST,
    static_wallets::ENABLE,
    static_wallets::DISABLE,
    static_wallets::TRANSACTIONS,
    balance::BALANCE,
    rates::EXCHANGE_RATES,
    rates::PRICES,
    rates::DIRECTIONS,
    conversions::PRICE,
    conversions::CONVERT,
];
