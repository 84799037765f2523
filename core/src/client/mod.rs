//! Sends calls over HTTP: the driver over [`exchange`](crate::exchange) with reqwest and tokio.
//!
//! [`Client`] is for async code, [`BlockingClient`] for the rest; both come from a
//! [`ClientBuilder`] and take the calls of any gateway object:
//!
//! ```no_run
//! use cointill::client::BlockingClient;
//! use cointill::gateway2328::{ApiKey, Gateway2328, PaymentCreate};
//! use cointill::Amount;
//!
//! let gateway = Gateway2328::new(
//!     "00000000-0000-4000-8000-000000002328",
//!     ApiKey::new("sandbox-api-key")?,
//! )?
//! .with_base_url("http://127.0.0.1:2328/api")?;
//! let client = BlockingClient::new()?;
//!
//! let order = PaymentCreate::new("19.99".parse::<Amount>()?, "USD", "ORDER-1");
//! let payment = client.send(gateway.payments().create(&order)?)?;
//! println!("{:?}", payment.url);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What holds for both:
//!
//! - The bytes that were signed are the bytes that are sent. No redirect is followed, no cookie
//!   kept, nothing decompressed, no proxy taken from the environment.
//! - TLS by rustls with ring, trusting Mozilla's roots and the extra ones of the builder.
//! - HTTP/1.1 with kept connections. A call that must not be carried out twice gets a connection
//!   of its own: on a kept one that breaks nobody can tell whether the gateway has read it.
//! - Nothing starts before the first call, and after a fork the child starts its own: it never
//!   touches what it inherited.
//! - Calls to 2328 take turns at 10 a second (2328 §11). The limit belongs to the client, so share
//!   one client among all threads; clones share it too. Several processes of one shop do not know
//!   of each other: give each its part with [`ClientBuilder::rate_limit`].

mod asynchronous;
mod blocking;
mod builder;
mod drive;
mod hooks;
mod pages;
mod process;
mod signer;
mod tls;
mod transport;

pub use asynchronous::Client;
pub use blocking::BlockingClient;
pub use builder::ClientBuilder;
pub use hooks::{AttemptEnd, AttemptStart};
pub use pages::{BlockingItems, BlockingPages, Items, Pages};
pub use process::PerProcess;
