//! The protocol notes as plain code, independent of the library.

pub(crate) mod back_off;
pub(crate) mod decimal;
pub(crate) mod event_id;
pub(crate) mod fields;
pub(crate) mod json;
pub(crate) mod rule_2328;
pub(crate) mod rule_alchemypay;
pub(crate) mod view_token;
