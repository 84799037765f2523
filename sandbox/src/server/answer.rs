//! What is sent back, and the ways in which a fault spoils it.

use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Response, StatusCode, header};
use hyper::body::{Frame, SizeHint};
use tokio::time::Sleep;

use super::Cut;

/// What a gateway decided to answer.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) status: u16,
    pub(crate) content_type: String,
    pub(crate) body: String,
    /// Further headers: names in lower case, values of ours.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// Why it was refused, for the developer; never part of the answer.
    pub(crate) note: Option<String>,
}

impl Outcome {
    pub(crate) fn json(status: u16, body: String) -> Outcome {
        Outcome {
            status,
            content_type: "application/json".to_owned(),
            body,
            headers: Vec::new(),
            note: None,
        }
    }

    pub(crate) fn html(status: u16, body: impl Into<String>) -> Outcome {
        Outcome {
            content_type: "text/html; charset=utf-8".to_owned(),
            ..Outcome::json(status, body.into())
        }
    }

    /// A page as a firewall sends it.
    pub(crate) fn firewall() -> Outcome {
        Outcome::html(
            403,
            "<!DOCTYPE html>\n<html><head><title>403 Forbidden</title></head><body>\
             <h1>Forbidden</h1><p>The request was refused by the firewall.</p></body></html>\n",
        )
    }

    #[must_use]
    pub(crate) fn with_header(mut self, name: &'static str, value: String) -> Outcome {
        self.headers.push((name, value));
        self
    }

    #[must_use]
    pub(crate) fn with_note(mut self, note: impl Into<String>) -> Outcome {
        self.note = Some(note.into());
        self
    }

    fn response(&self, body: Body) -> Response<Body> {
        let mut response = Response::new(body);
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        if let Ok(value) = HeaderValue::from_str(&self.content_type) {
            headers.insert(header::CONTENT_TYPE, value);
        }
        for (name, value) in &self.headers {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(*name, value);
            }
        }
        response
    }

    pub(crate) fn into_response(self) -> Response<Body> {
        let body = Body::from(self.body.clone());
        self.response(body)
    }

    /// The first half, a pause, the rest.
    pub(crate) fn into_slow_response(self, pause: Duration) -> Response<Body> {
        let (first, rest) = self.halves();
        let body = Halves {
            total: self.body.len() as u64,
            first: Some(first),
            pause: Box::pin(tokio::time::sleep(pause)),
            rest: Some(Ok(rest)),
        };
        self.response(Body::new(body))
    }

    /// The first half under a length that promises more; then the connection breaks.
    pub(crate) fn into_broken_response(self) -> Response<Body> {
        let (first, _) = self.halves();
        let body = Halves {
            total: self.body.len() as u64,
            first: Some(first),
            // Long enough for the first half to leave: a broken connection throws away what it
            // still holds.
            pause: Box::pin(tokio::time::sleep(Duration::from_millis(20))),
            rest: Some(Err(Cut)),
        };
        self.response(Body::new(body))
    }

    fn halves(&self) -> (Bytes, Bytes) {
        let body = Bytes::from(self.body.clone());
        let middle = body.len() / 2;
        (body.slice(..middle), body.slice(middle..))
    }
}

/// A body in two pieces with a pause between.
struct Halves {
    total: u64,
    first: Option<Bytes>,
    pause: Pin<Box<Sleep>>,
    rest: Option<Result<Bytes, Cut>>,
}

impl hyper::body::Body for Halves {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        ready!(self.pause.as_mut().poll(context));
        Poll::Ready(self.rest.take().map(|rest| rest.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        // Gives `Content-Length`, so that a broken body is seen as broken and not as finished.
        SizeHint::with_exact(self.total)
    }
}
