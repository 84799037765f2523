//! 2328.io: payments, payouts, static wallets, balance, rates and conversions.
//!
//! ```
//! use cointill::gateway2328::{ApiKey, Gateway2328, PaymentCreate};
//! use cointill::Amount;
//!
//! let gateway = Gateway2328::new(
//!     "00000000-0000-4000-8000-000000002328",
//!     ApiKey::new("sandbox-api-key")?,
//! )?;
//! let order = PaymentCreate::new("19.99".parse::<Amount>()?, "USD", "ORDER-1");
//! let call = gateway.payments().create(&order)?;
//! assert_eq!(
//!     call.request().body(),
//!     br#"{"amount":"19.99","currency":"USD","order_id":"ORDER-1"}"#,
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod balance;
mod conversions;
mod endpoints;
mod envelope;
mod event;
mod explain;
mod gateway;
mod observe;
mod options;
mod page;
mod pager;
mod payments;
mod payouts;
mod rates;
mod signature;
mod static_wallets;
mod status;
mod verify;
mod webhook;

pub use balance::{Balance, Balances};
pub use conversions::{Conversion, ConversionPrice, ConversionRequest, Conversions};
pub use endpoints::ENDPOINTS;
pub use event::{Event, EventData, SignedForm, StaticWalletDeposit, UnknownEvent};
pub use gateway::Gateway2328;
pub use options::Options;
pub use page::{Page, Paginate};
pub use pager::Pager;
pub use payments::{Payment, PaymentCreate, PaymentList, PaymentQuery, Payments};
pub use payouts::{Payout, PayoutCalc, PayoutCalculation, PayoutCreate, Payouts};
pub use rates::{Direction, ExchangeRates, Price, Rates};
pub use signature::{ApiKey, PayoutKey};
pub use static_wallets::{
    StaticWallet, StaticWalletCreate, StaticWalletList, StaticWalletQuery, StaticWalletState,
    StaticWalletTransaction, StaticWalletTransactionList, StaticWallets,
};
pub use status::{
    AmountSide, FeeOption, PaymentStatus, PayoutErrorType, PayoutStatus, StaticWalletStatus,
};
pub use webhook::{WebhookKind, Webhooks};

/// The documented base URL (2328 §1).
pub const BASE_URL: &str = "https://api.2328.io/api";

/// Requests a second and project, beyond which the gateway answers 429 (2328 §11).
pub const REQUESTS_PER_SECOND: u32 = 10;
