//! The tables of the protocol notes: fields of answers and of requests.

pub(crate) mod models_2328;
pub(crate) mod models_alchemypay;
pub(crate) mod requests_2328;
pub(crate) mod requests_alchemypay;
pub(crate) mod view;
