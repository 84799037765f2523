//! Both gateways, 2328.io and Alchemy Pay (with its twin AEON), emulated on loopback with state.
//!
//! A sandbox checks signatures over the raw bytes, keeps payments, payouts, wallets and refunds in
//! SQLite, sends signed webhooks and repeats them on the documented schedules, shows a checkout
//! page for every payment, and misbehaves on demand. Where the gateways' documents contradict
//! themselves, the reading is a switch.
//!
//! It is driven through [`Control`] from Rust, and through `/_sandbox/…` from anything else; see
//! `docs/sandbox.md` for the HTTP side.
//!
//! ```
//! use cointill::Amount;
//! use cointill::client::BlockingClient;
//! use cointill::gateway2328::{ApiKey, Gateway2328, PaymentCreate, PaymentQuery, PaymentStatus};
//! use cointill_sandbox::{Pay, Sandbox};
//!
//! let sandbox = Sandbox::builder().start_blocking()?;
//! let gateway = Gateway2328::new(
//!     "00000000-0000-4000-8000-000000002328",
//!     ApiKey::new("sandbox-api-key")?,
//! )?
//! .with_base_url(&sandbox.url_2328())?;
//! let client = BlockingClient::new()?;
//!
//! let order = PaymentCreate::new("19.99".parse::<Amount>()?, "USD", "ORDER-1");
//! let payment = client.send(gateway.payments().create(&order)?)?;
//! assert_eq!(payment.payment_status, PaymentStatus::Pending);
//!
//! sandbox.control().pay("ORDER-1", &Pay::Exact)?;
//! let query = PaymentQuery::OrderId("ORDER-1".to_owned());
//! let payment = client.send(gateway.payments().info(&query)?)?;
//! assert_eq!(payment.payment_status, PaymentStatus::Paid);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod alchemypay;
mod amount_text;
pub mod checkout;
mod checkout_view;
mod clock;
mod control;
mod due;
mod error;
mod exact;
mod faults;
mod gateway2328;
mod ids;
mod open_text;
mod pay;
mod prices;
pub mod qr;
mod recording;
mod sandbox;
mod server;
mod settings;
mod store;
mod switches;
mod webhook;
mod wire;
mod world;

pub use alchemypay::{Order, OrderSource, Refund};
pub use checkout::Gateway;
pub use control::{Control, Payment};
pub use error::{ErrorKind, SandboxError};
pub use faults::{Fault, RequestEffect, RequestFault, RetryAfter, WebhookEffect, WebhookFault};
pub use gateway2328::{Deposit, Invoice, Payout, Transfer, Wallet};
pub use pay::{Pay, Portion};
pub use recording::RecordedRequest;
pub use sandbox::{Builder, Sandbox};
pub use settings::Credentials;
pub use store::{Attempt, Balance, Delivery, DeliveryState, WebhookKind};
pub use switches::{
    Acknowledgement, AmountUnit, ConvertKey, ErrorStatus, FeePayer, FiatFieldName, LatePayment,
    NestedForm, OverLimit, PrivateCallbacks, RefundUnit, RepeatedCreate, RequestCheck,
    RetryAfterForm, RetrySchedule, ShortPayment, SignedFields, Switches, Switches2328,
    SwitchesAlchemyPay, SwitchesDelivery, Times, TokenTable, TonCode, UnpaidFields, WebhookForm,
    WrongCoin,
};
