//! What a customer's app may know of one payment, and nothing that signs.
//!
//! A phone must never hold a gateway's key. The shop's server mints a short-lived view token for one
//! order ([`ViewKeys`]) and answers it with a [`PaymentView`], made from what it has recorded
//! ([`PaymentFacts`]). The app sends the token back and watches that one payment ([`Watch`]), with a
//! [`Countdown`] that does not trust the phone's clock.
//!
//! The feature `merchant` has the server's half. Without it the crate holds no line that signs.

mod countdown;
mod facts;
#[cfg(feature = "merchant")]
mod key;
#[cfg(feature = "merchant")]
mod refusal;
#[cfg(feature = "merchant")]
mod token;
mod uri;
mod view;
mod watch;
mod watch_policy;

pub use countdown::Countdown;
pub use facts::PaymentFacts;
#[cfg(feature = "merchant")]
pub use key::{ViewKey, ViewKeys};
#[cfg(feature = "merchant")]
pub use refusal::{TokenError, refused};
#[cfg(feature = "merchant")]
pub use token::{LONGEST_TOKEN, LONGEST_TTL, SHORTEST_TTL, ViewGrant};
pub use uri::payment_uri;
pub use view::{LONGEST_VIEW, PaymentView};
pub use watch::{Watch, WatchEnd, WatchStep};
pub use watch_policy::WatchPolicy;
