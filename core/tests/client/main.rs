//! The client over real sockets on loopback, against a server that misbehaves.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

mod answers;
mod faces;
mod lists;
mod proxies;
mod retries;
mod server;
mod signers;
mod trust;

use std::time::Duration;

use cointill::client::{BlockingClient, ClientBuilder};
use cointill::exchange::{Call, RetryPolicy};
use cointill::gateway2328::{
    AmountSide, ApiKey, Conversion, ConversionRequest, Gateway2328, Payment, PaymentCreate,
    PaymentQuery,
};

const PAYMENT: &str = r#"{"state":0,"result":{"uuid":"u-1","amount":"19.99","currency":"USD","payment_status":"check"}}"#;

fn gateway(url: &str) -> Gateway2328 {
    let api_key = ApiKey::new("sandbox-api-key").unwrap();
    Gateway2328::new("00000000-0000-4000-8000-000000002328", api_key)
        .unwrap()
        .with_base_url(url)
        .unwrap()
        .with_user_agent("MyShop/1.0 (+https://shop.example)")
        .unwrap()
}

/// A call whose repeat gives the same result.
fn create(url: &str) -> Call<Payment> {
    let amount: cointill::Amount = "19.99".parse().unwrap();
    let order = PaymentCreate::new(amount, "USD", "ORDER-1");
    gateway(url).payments().create(&order).unwrap()
}

/// A harmless call.
fn info(url: &str) -> Call<Payment> {
    let query = PaymentQuery::OrderId("ORDER-1".to_owned());
    gateway(url).payments().info(&query).unwrap()
}

/// A call that must not be carried out twice.
fn convert(url: &str) -> Call<Conversion> {
    let amount: cointill::Amount = "5".parse().unwrap();
    let request = ConversionRequest::new("USDT", "BTC", amount, AmountSide::From);
    gateway(url).conversions().convert(&request).unwrap()
}

/// Without the limit of 10 a second, and with short delays.
fn builder() -> ClientBuilder {
    let mut policy = RetryPolicy::default();
    policy.base_delay = Duration::from_millis(5);
    ClientBuilder::new()
        .rate_limit("2328", None)
        .retry_policy(policy)
}

fn client() -> BlockingClient {
    builder().build_blocking().unwrap()
}

fn once() -> ClientBuilder {
    builder().retry_policy(RetryPolicy::once())
}
