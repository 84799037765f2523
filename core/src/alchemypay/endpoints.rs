//! The list of all endpoints.

use super::{payments, refunds};
use crate::exchange::Endpoint;

/// Every endpoint that this version knows, in the order of the documentation (Alchemy §4): for
/// metrics that are registered before the first call, and for emulators and documentation.
///
/// ```
/// use cointill::alchemypay::ENDPOINTS;
///
/// assert!(ENDPOINTS.iter().all(|endpoint| endpoint.gateway() == "alchemypay"));
/// ```
pub const ENDPOINTS: &[Endpoint] = &[
    payments::CREATE,
    payments::CREATE_V1,
    payments::CREATE_TELEGRAM,
    payments::CREATE_TELEGRAM_V1,
    payments::CREATE_NATIVE,
    payments::QUERY,
    refunds::CREATE,
];
