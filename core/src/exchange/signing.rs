//! What is signed where the key is not: the request without its signature, and what becomes of it.

use std::fmt;
use std::sync::Arc;

use super::call::Endpoint;
use crate::error::{Error, ErrorCode};
use crate::http::{Method, Request};

/// Which key of a merchant signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SigningKey {
    /// The API key of 2328 (2328 §3).
    Api,
    /// The payout API key of 2328 (2328 §3).
    Payout,
    /// The secret of an Alchemy Pay `appId` (Alchemy §1).
    App,
}

impl SigningKey {
    /// `api`, `payout` or `app`: the ids under which a gateway's own webhooks know the same keys.
    pub fn as_str(self) -> &'static str {
        match self {
            SigningKey::Api => "api",
            SigningKey::Payout => "payout",
            SigningKey::App => "app",
        }
    }
}

impl fmt::Display for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How a signature looks and where it goes.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) key: SigningKey,
    /// Which fields are signed, where only some are.
    pub(crate) message: Option<&'static str>,
    pub(crate) hex_digits: usize,
    pub(crate) put: fn(&Request, &str) -> Request,
}

/// A request whose signature comes from elsewhere, such as a server that holds the key for an app.
///
/// What has to be signed is [`body`](Self::body): with
/// [`ApiKey::sign`](crate::gateway2328::ApiKey::sign) or
/// [`PayoutKey::sign`](crate::gateway2328::PayoutKey::sign) for 2328, and with
/// [`AppSecret::sign`](crate::alchemypay::AppSecret::sign) of [`message`](Self::message) for Alchemy
/// Pay. Whoever signs must know what a signature gives away: a signature of 2328 is over the body
/// alone, with no time and no path in it (2328 §3), so it is good for ever and for each endpoint
/// that takes this body. Decide by the body, not by the endpoint that the asker names.
#[derive(Clone)]
pub struct SigningRequest {
    endpoint: Endpoint,
    request: Request,
    place: Place,
}

impl SigningRequest {
    /// The endpoint.
    pub fn endpoint(&self) -> Endpoint {
        self.endpoint
    }

    /// Which key signs.
    pub fn key(&self) -> SigningKey {
        self.place.key
    }

    /// The kind of message, such as `create`, which says which fields are signed (Alchemy §4); `None`
    /// for 2328, which signs the whole body.
    pub fn message(&self) -> Option<&'static str> {
        self.place.message
    }

    /// The method.
    pub fn method(&self) -> Method {
        self.request.method()
    }

    /// The absolute URL.
    pub fn url(&self) -> &str {
        self.request.url()
    }

    /// The exact bytes to sign; empty for `GET`.
    pub fn body(&self) -> &[u8] {
        self.request.body()
    }

    /// The signed request.
    ///
    /// # Errors
    ///
    /// `configuration` for what does not look like a signature of this gateway. Whether it is right
    /// only the gateway can tell.
    pub fn signed(&self, signature: &str) -> Result<Request, Error> {
        let expected = self.place.hex_digits;
        let hex = signature.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !hex || signature.len() != expected {
            let got = match signature.chars().count() {
                count if count == expected => "something else".to_owned(),
                count => format!("{count} characters"),
            };
            return Err(Error::new(
                ErrorCode::Configuration,
                format!("the signer's answer: expected {expected} hexadecimal digits, got {got}"),
            )
            .with_field(Some("signer")));
        }
        Ok((self.place.put)(&self.request, signature))
    }
}

impl fmt::Debug for SigningRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningRequest")
            .field("endpoint", &self.endpoint.name)
            .field("key", &self.place.key.as_str())
            .field("message", &self.place.message)
            .field("body_bytes", &self.body().len())
            .finish_non_exhaustive()
    }
}

/// What a gateway makes: a request that can be sent, or one that is signed elsewhere first.
#[derive(Clone)]
pub(crate) enum Prepared {
    Signed(Request),
    Unsigned(Arc<SigningRequest>),
}

impl Prepared {
    pub(crate) fn unsigned(endpoint: Endpoint, request: Request, place: Place) -> Prepared {
        Prepared::Unsigned(Arc::new(SigningRequest {
            endpoint,
            request,
            place,
        }))
    }

    pub(crate) fn request(&self) -> &Request {
        match self {
            Prepared::Signed(request) => request,
            Prepared::Unsigned(signing) => &signing.request,
        }
    }

    pub(crate) fn signing(&self) -> Option<&Arc<SigningRequest>> {
        match self {
            Prepared::Signed(_) => None,
            Prepared::Unsigned(signing) => Some(signing),
        }
    }
}

impl From<Request> for Prepared {
    fn from(request: Request) -> Prepared {
        Prepared::Signed(request)
    }
}
