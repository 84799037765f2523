//! Signatures from elsewhere, for gateways that were made without a key.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::error::{Error, ErrorCode};
use crate::exchange::{Failure, Phase, SigningRequest};

/// A signature, or why there is none, with words for people that hold no secret.
type Answer = Result<String, (Failure, String)>;
type Ask = dyn Fn(SigningRequest) -> Pin<Box<dyn Future<Output = Answer> + Send>> + Send + Sync;

#[derive(Clone)]
pub(super) struct Signer(Arc<Ask>);

impl Signer {
    pub(super) fn new<F, A>(ask: F) -> Signer
    where
        F: Fn(SigningRequest) -> A + Send + Sync + 'static,
        A: Future<Output = Answer> + Send + 'static,
    {
        Signer(Arc::new(move |request| Box::pin(ask(request))))
    }

    pub(super) async fn ask(&self, request: SigningRequest, timeout: Duration) -> Answer {
        match tokio::time::timeout(timeout, (self.0)(request)).await {
            Ok(answer) => answer,
            Err(_) => Err((
                Failure::Timeout(Phase::Attempt),
                format!("gave up after {timeout:.1?}"),
            )),
        }
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer(…)")
    }
}

pub(super) fn missing() -> Error {
    Error::new(
        ErrorCode::Configuration,
        "signer: expected one, since the gateway was made without a key, got none",
    )
    .with_field(Some("signer"))
}
