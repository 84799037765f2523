//! x

pub mod checkout;
pub mod qr;
