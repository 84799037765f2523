//! One attempt over reqwest: a request to an answer, or to what happened instead.

use std::error::Error as _;
use std::fmt;
use std::time::Duration;

use reqwest::header::{HeaderName, HeaderValue};

use super::builder::Config;
use super::tls;
use crate::error::{Error, ErrorCode};
use crate::exchange::{Failure, Phase};
use crate::http::{Method, Request, Response};

/// Less than the time after which servers usually close an idle connection (60 and 75 s): a
/// request that meets the closing is lost.
const IDLE: Duration = Duration::from_secs(50);
const MOST_IDLE: usize = 64;

/// Why an attempt has no answer, with words for people.
pub(super) type Failed = (Failure, String);

/// A pool of connections. It belongs to one runtime: tasks of that runtime serve them.
#[derive(Clone)]
pub(super) struct Transport {
    kept: reqwest::Client,
    /// Keeps no connection.
    fresh: reqwest::Client,
}

impl Transport {
    pub(super) fn new(config: &Config) -> Result<Transport, Error> {
        let tls = tls::config(&config.root_certificates)?;
        let builder = || {
            let builder = reqwest::Client::builder()
                .tls_backend_preconfigured(tls.clone())
                .redirect(reqwest::redirect::Policy::none())
                .retry(reqwest::retry::never())
                .referer(false)
                .http1_only()
                .tcp_nodelay(true)
                .connect_timeout(config.connect_timeout)
                .read_timeout(config.read_timeout)
                .pool_idle_timeout(IDLE)
                .no_proxy();
            match &config.proxy {
                Some(proxy) => builder.proxy(proxy.clone()),
                None => builder,
            }
        };
        let build = |builder: reqwest::ClientBuilder| {
            builder.build().map_err(|error| {
                Error::new(
                    ErrorCode::Configuration,
                    format!("the HTTP client cannot be made: {}", words(&error)),
                )
            })
        };
        Ok(Transport {
            kept: build(builder().pool_max_idle_per_host(MOST_IDLE))?,
            fresh: build(builder().pool_max_idle_per_host(0))?,
        })
    }

    /// Sends once; `fresh` on a connection of its own.
    pub(super) async fn attempt(
        &self,
        request: &Request,
        fresh: bool,
        timeout: Duration,
        most_bytes: u64,
    ) -> Result<Response, Failed> {
        let request = convert(request)?;
        let client = if fresh { &self.fresh } else { &self.kept };
        let exchange = async {
            let response = client.execute(request).await.map_err(failed)?;
            receive(response, most_bytes).await
        };
        match tokio::time::timeout(timeout, exchange).await {
            Ok(result) => result,
            Err(_) => Err((
                Failure::Timeout(Phase::Attempt),
                format!("gave up after {timeout:.1?}"),
            )),
        }
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // reqwest's own would show the proxy's URL.
        f.debug_struct("Transport").finish_non_exhaustive()
    }
}

fn convert(request: &Request) -> Result<reqwest::Request, Failed> {
    let unsendable = |what: String| (Failure::Unsendable, what);
    let url = reqwest::Url::parse(request.url())
        .map_err(|error| unsendable(format!("{error} in the URL")))?;
    let method = match request.method() {
        Method::Get => reqwest::Method::GET,
        Method::Post => reqwest::Method::POST,
    };
    let mut converted = reqwest::Request::new(method, url);
    for (name, value) in request.headers() {
        let header = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| unsendable("a header's name is not allowed".to_owned()))?;
        let mut value = HeaderValue::from_str(value)
            .map_err(|_| unsendable(format!("the value of header {name} is not allowed")))?;
        // Any of them may be or hold a signature: reqwest's own logs then leave them out.
        value.set_sensitive(true);
        converted.headers_mut().insert(header, value);
    }
    if !request.body().is_empty() {
        *converted.body_mut() = Some(request.body().to_vec().into());
    }
    Ok(converted)
}

async fn receive(mut response: reqwest::Response, most: u64) -> Result<Response, Failed> {
    let too_large = || (Failure::TooLarge { limit: most }, String::new());
    // Before the first byte is kept: the announced length, then what really comes.
    if response
        .content_length()
        .is_some_and(|length| length > most)
    {
        return Err(too_large());
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        if (body.len() as u64).saturating_add(chunk.len() as u64) > most {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    let headers = response
        .headers()
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        })
        .collect();
    Ok(Response::new(response.status().as_u16(), headers, body))
}

fn failed(error: reqwest::Error) -> Failed {
    let failure = if error.is_builder() {
        Failure::Unsendable
    } else if error.is_connect() {
        if error.is_timeout() {
            Failure::Timeout(Phase::Connect)
        } else if is_untrusted(&error) {
            Failure::Untrusted
        } else {
            Failure::Connect
        }
    } else if error.is_timeout() {
        Failure::Timeout(Phase::Answer)
    } else {
        Failure::Broken
    };
    (failure, words(&error))
}

fn is_untrusted(error: &(dyn std::error::Error + 'static)) -> bool {
    if let Some(error) = error.downcast_ref::<rustls::Error>() {
        return matches!(error, rustls::Error::InvalidCertificate(_));
    }
    // An `io::Error` passes over the error that it wraps when it is asked for its source.
    let wrapped = error
        .downcast_ref::<std::io::Error>()
        .and_then(|error| error.get_ref());
    match wrapped {
        Some(wrapped) => is_untrusted(wrapped),
        None => error.source().is_some_and(is_untrusted),
    }
}

/// The causes without the first line, which is reqwest's and holds the URL.
fn words(error: &reqwest::Error) -> String {
    let mut words = String::new();
    let mut source = error.source();
    while let Some(error) = source {
        if !words.is_empty() {
            words.push_str(": ");
        }
        words.push_str(&error.to_string());
        source = error.source();
    }
    words
}
