//! One attempt: a POST, its answer, and nothing that follows a redirect.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::error::{ErrorKind, SandboxError};
use crate::store::{Attempt, Delivery};
use crate::switches::Switches;

use super::schedule;

/// How much of the shop's answer is read to look for `success`.
const MOST_ANSWER: usize = 64 << 10;

#[derive(Debug, Clone)]
pub(crate) struct Sender(reqwest::Client);

impl Sender {
    pub(crate) fn new() -> Result<Sender, SandboxError> {
        let roots = rustls::RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let failed = |error: &dyn std::fmt::Display| {
            SandboxError::new(ErrorKind::Io, format!("webhook sender: {error}"))
        };
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| failed(&error))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            // A redirect would hand a signed body to somebody else.
            .redirect(reqwest::redirect::Policy::none())
            // Shops under development are on loopback, where no proxy is.
            .no_proxy()
            .user_agent(concat!("cointill-sandbox/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| failed(&error))?;
        Ok(Sender(client))
    }

    /// Sends `delivery` once. Times in the result are the caller's to fill in.
    pub(crate) async fn send(&self, delivery: &Delivery, switches: &Switches) -> Attempt {
        let started = Instant::now();
        let timeout = Duration::from_millis(u64::from(switches.delivery.timeout_ms));
        let exchange = self.exchange(delivery);
        let result = match tokio::time::timeout(timeout, exchange).await {
            Ok(result) => result,
            Err(_) => Err(format!("no answer within {} ms", timeout.as_millis())),
        };
        let (http_status, error, taken) = match result {
            Ok((status, body)) => {
                let taken = schedule::is_taken(delivery.gateway, switches, status, &body);
                (Some(status), None, taken)
            }
            Err(error) => (None, Some(error), false),
        };
        Attempt {
            at_ms: 0,
            duration_ms: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
            http_status,
            error,
            taken,
        }
    }

    async fn exchange(&self, delivery: &Delivery) -> Result<(u16, String), String> {
        let mut response = self
            .0
            .post(&delivery.url)
            .header("content-type", "application/json")
            .body(delivery.body.clone())
            .send()
            .await
            .map_err(|error| cause(&error))?;
        let status = response.status().as_u16();
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| cause(&error))? {
            body.extend_from_slice(&chunk);
            if body.len() > MOST_ANSWER {
                body.truncate(MOST_ANSWER);
                break;
            }
        }
        Ok((status, String::from_utf8_lossy(&body).into_owned()))
    }
}

/// The innermost cause, which says `connection refused` where the outer ones say `error`.
fn cause(error: &reqwest::Error) -> String {
    let mut inner: &dyn std::error::Error = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}
