//! x

pub mod checkout;
