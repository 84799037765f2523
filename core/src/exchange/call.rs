//! A call: the signed request, how its answer is read, and what a repeat of it does.

use std::fmt;
use std::sync::Arc;

use super::signing::{Prepared, SigningRequest};
use crate::error::{Error, ErrorCode};
use crate::http::{Method, Request, Response};

/// What happens when the same request reaches the gateway twice. The retry rule follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// The existing object comes back: 2328 payment and payout create, by `order_id`.
    SameResult,
    /// Nothing changes: queries.
    Harmless,
    /// The gateway answers with an error that says so: Alchemy Pay create (8011), which is then
    /// recovered by a query.
    ErrorThatTells,
    /// It is carried out twice: convert, a payout without an `order_id`. Never repeated after an
    /// unknown outcome.
    Unsafe,
}

impl Repeat {
    /// True when the request may be sent again although an earlier one may have been carried out.
    pub fn is_safe(self) -> bool {
        self != Repeat::Unsafe
    }
}

/// An endpoint of a gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Endpoint {
    /// Gateway, group and action, such as `2328.payment.create`.
    pub name: &'static str,
    /// The method.
    pub method: Method,
    /// The path with placeholders, such as `/v1/payout/status/{uuid}`: safe for logs and metrics.
    pub path: &'static str,
    /// What a repeat does. A single call may be worse: a payout without an `order_id`.
    pub repeat: Repeat,
}

impl Endpoint {
    /// The gateway: what stands before the first dot of the name, such as `2328`.
    pub fn gateway(&self) -> &'static str {
        self.name.split('.').next().unwrap_or(self.name)
    }
}

pub(crate) type Read<T> = Arc<dyn Fn(&Response) -> Result<T, Error> + Send + Sync>;

/// A second request that settles what the first one left open.
#[derive(Clone)]
pub(crate) struct Recovery<T> {
    /// Whether this error of a repeated request is the one that tells of an earlier success.
    pub(crate) applies: fn(&Error) -> bool,
    pub(crate) request: Prepared,
    /// `duplicate` from here says that the order found is another one.
    pub(crate) read: Read<T>,
}

/// A request to a gateway that is ready, and knows how to read the answer. It is signed, unless the
/// gateway's keys are elsewhere.
///
/// Made by the gateway types ([`Gateway2328`](crate::gateway2328::Gateway2328),
/// [`AlchemyPay`](crate::alchemypay::AlchemyPay)); carried out by an
/// [`Exchange`](crate::exchange::Exchange), which any HTTP client can drive.
#[derive(Clone)]
pub struct Call<T> {
    endpoint: Endpoint,
    repeat: Repeat,
    request: Prepared,
    read: Read<T>,
    recovery: Option<Recovery<T>>,
}

impl<T> Call<T> {
    pub(crate) fn new(
        endpoint: Endpoint,
        request: impl Into<Prepared>,
        read: impl Fn(&Response) -> Result<T, Error> + Send + Sync + 'static,
    ) -> Call<T> {
        Call {
            endpoint,
            repeat: endpoint.repeat,
            request: request.into(),
            read: Arc::new(read),
            recovery: None,
        }
    }

    #[must_use]
    pub(crate) fn with_repeat(mut self, repeat: Repeat) -> Call<T> {
        self.repeat = repeat;
        self
    }

    #[must_use]
    pub(crate) fn with_recovery(mut self, recovery: Recovery<T>) -> Call<T> {
        self.recovery = Some(recovery);
        self
    }

    /// The same call with another result, made from its own.
    pub fn map<U>(self, change: impl Fn(T) -> U + Send + Sync + 'static) -> Call<U>
    where
        T: 'static,
    {
        let change = Arc::new(change);
        let mapped = |read: Read<T>| -> Read<U> {
            let change = Arc::clone(&change);
            Arc::new(move |response| read(response).map(|result| change(result)))
        };
        Call {
            endpoint: self.endpoint,
            repeat: self.repeat,
            request: self.request,
            recovery: self.recovery.map(|recovery| Recovery {
                applies: recovery.applies,
                request: recovery.request,
                read: mapped(recovery.read),
            }),
            read: mapped(self.read),
        }
    }

    /// The endpoint.
    pub fn endpoint(&self) -> Endpoint {
        self.endpoint
    }

    /// What a repeat of exactly this call does.
    pub fn repeat(&self) -> Repeat {
        self.repeat
    }

    /// The request to send. Of a gateway whose keys are elsewhere it has no signature: see
    /// [`signing`](Self::signing).
    pub fn request(&self) -> &Request {
        self.request.request()
    }

    /// What has to be signed before it can be sent; `None` when it is signed.
    pub fn signing(&self) -> Option<&SigningRequest> {
        self.request.signing().map(Arc::as_ref)
    }

    pub(super) fn prepared(&self) -> &Prepared {
        &self.request
    }

    /// Reads an answer to the request.
    ///
    /// # Errors
    ///
    /// Whatever the gateway or something before it answered instead, as one typed error.
    pub fn read(&self, response: &Response) -> Result<T, Error> {
        (self.read)(response).map_err(|error| {
            let unknown = may_be_done(&error) && self.repeat != Repeat::Harmless;
            let safe = error.code().is_transient() && (!unknown || self.repeat.is_safe());
            error
                .with_endpoint(Some(self.endpoint.name))
                .with_outcome_unknown(unknown)
                .with_retry_safe(Some(safe))
        })
    }

    pub(crate) fn recovery(&self) -> Option<&Recovery<T>> {
        self.recovery.as_ref()
    }
}

/// True when the answer that this error was made of may belong to a call that was carried out.
///
/// A refusal in the gateway's own words is definite; so is a 429. Everything else that passes by
/// itself (5xx, unreadable or cut answers) may hide a success, as may an answer too large to read.
pub(super) fn may_be_done(error: &Error) -> bool {
    match error.code() {
        ErrorCode::RateLimited => false,
        ErrorCode::ResponseTooLarge => true,
        code => code.is_transient(),
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("endpoint", &self.endpoint.name)
            .field("request", self.request())
            .finish_non_exhaustive()
    }
}
