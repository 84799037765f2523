//! A request as a gateway sees it: everything read, nothing interpreted.

use std::net::IpAddr;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, Uri};

use super::Peer;

/// The largest body that a gateway takes; none of the documented requests comes near.
pub(crate) const MOST_BODY: usize = 1 << 20;

/// A request with its body.
#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) peer: Option<IpAddr>,
}

impl Incoming {
    /// Reads the whole request; `None` when the body is too large or breaks off.
    pub(crate) async fn read(request: Request<Body>) -> Option<Incoming> {
        let (parts, body) = request.into_parts();
        let body = axum::body::to_bytes(body, MOST_BODY).await.ok()?;
        Some(Incoming {
            method: parts.method,
            uri: parts.uri,
            headers: parts.headers,
            body,
            peer: parts.extensions.get::<Peer>().map(|peer| peer.0.ip()),
        })
    }

    /// A header as text; `None` when it is absent, empty or no ASCII.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let value = self.headers.get(name)?.to_str().ok()?;
        Some(value).filter(|value| !value.is_empty())
    }
}
