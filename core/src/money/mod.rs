//! Money: exact amounts, and the currencies and networks that the gateways name.

mod amount;
mod arithmetic;
mod currency;
mod known;

pub use amount::{Amount, AmountError};
pub use currency::{Currency, Network};
pub use known::{CurrencyKind, KnownCoin, KnownCurrency, KnownNetwork, networks_of};
