//! The set-up of a client.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls::pki_types::CertificateDer;

use super::hooks::{AttemptEnd, AttemptStart, Hooks};
use super::signer::Signer;
use super::tls;
use super::{BlockingClient, Client};
use crate::canonical::Limits;
use crate::error::{Error, ErrorCode};
use crate::exchange::{Failure, Limiter, RateLimiter, RetryPolicy, SigningRequest};
use crate::gateway2328::REQUESTS_PER_SECOND;

/// Everything that a client is made from. `Debug` shows no proxy: its URL may hold a password.
#[derive(Clone)]
pub(super) struct Config {
    pub(super) proxy: Option<reqwest::Proxy>,
    pub(super) root_certificates: Vec<CertificateDer<'static>>,
    pub(super) connect_timeout: Duration,
    pub(super) read_timeout: Duration,
    pub(super) max_response_bytes: u64,
    pub(super) retry: RetryPolicy,
    pub(super) limiters: Vec<(String, Limit)>,
    pub(super) hooks: Hooks,
    pub(super) signer: Option<Signer>,
}

/// The limit of the calls to one gateway.
#[derive(Clone)]
pub(super) enum Limit {
    /// Of a process: each makes its own from this.
    Own(RateLimiter),
    Shared(Arc<dyn Limiter>),
}

impl Limit {
    pub(super) fn in_this_process(&self) -> Arc<dyn Limiter> {
        match self {
            Limit::Own(limiter) => Arc::new(Mutex::new(limiter.clone())),
            Limit::Shared(limiter) => Arc::clone(limiter),
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gateways: Vec<_> = self.limiters.iter().map(|(gateway, _)| gateway).collect();
        f.debug_struct("Config")
            .field("proxy", &self.proxy.is_some())
            .field("root_certificates", &self.root_certificates.len())
            .field("connect_timeout", &self.connect_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("max_response_bytes", &self.max_response_bytes)
            .field("retry", &self.retry)
            .field("rate_limits", &gateways)
            .field("hooks", &self.hooks)
            .field("signer", &self.signer)
            .finish()
    }
}

/// Builds a [`Client`] or a [`BlockingClient`].
///
/// ```
/// use cointill::client::ClientBuilder;
/// use std::time::Duration;
///
/// let client = ClientBuilder::new()
///     .proxy("http://user:password@proxy.example:3128")?
///     .read_timeout(Duration::from_secs(10))
///     .total_timeout(Duration::from_secs(20))
///     .after_attempt(|end| println!("{} {:?} {:?}", end.endpoint.name, end.result, end.elapsed))
///     .build_blocking()?;
/// # Ok::<(), cointill::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct ClientBuilder {
    config: Config,
    total_timeout: Option<Duration>,
}

impl Default for ClientBuilder {
    fn default() -> ClientBuilder {
        ClientBuilder::new()
    }
}

impl ClientBuilder {
    /// With every default.
    pub fn new() -> ClientBuilder {
        ClientBuilder {
            config: Config {
                proxy: None,
                root_certificates: Vec::new(),
                connect_timeout: Duration::from_secs(10),
                read_timeout: Duration::from_secs(30),
                max_response_bytes: Limits::RESPONSE.max_bytes as u64,
                retry: RetryPolicy::default(),
                limiters: vec![(
                    "2328".to_owned(),
                    Limit::Own(RateLimiter::new(REQUESTS_PER_SECOND)),
                )],
                hooks: Hooks::default(),
                signer: None,
            },
            total_timeout: None,
        }
    }

    /// Sends everything through an HTTP proxy: `http://` or `https://`, with a user name and
    /// password when it wants them. Proxies named in the environment are not used.
    ///
    /// # Errors
    ///
    /// `configuration` for any other URL. The error does not repeat it.
    pub fn proxy(mut self, url: &str) -> Result<ClientBuilder, Error> {
        let refuse = || {
            Error::new(
                ErrorCode::Configuration,
                "proxy: expected a URL such as http://user:password@proxy.example:3128",
            )
            .with_field(Some("proxy"))
        };
        let parsed = reqwest::Url::parse(url).map_err(|_| refuse())?;
        if !matches!(parsed.scheme(), "http" | "https") || !parsed.has_host() {
            return Err(refuse());
        }
        self.config.proxy = Some(reqwest::Proxy::all(parsed).map_err(|_| refuse())?);
        Ok(self)
    }

    /// Trusts these certificates too, beside Mozilla's roots: one or more in PEM.
    ///
    /// # Errors
    ///
    /// `configuration` when there is none, or one that is broken.
    pub fn root_certificates(mut self, pem: &[u8]) -> Result<ClientBuilder, Error> {
        self.config
            .root_certificates
            .extend(tls::certificates(pem)?);
        Ok(self)
    }

    /// Most time to make a connection, TLS included. Default: 10 s.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> ClientBuilder {
        self.config.connect_timeout = timeout;
        self
    }

    /// Most time from the request to the beginning of the answer, and between any two parts of
    /// it. Keep it longer than `connect_timeout`, which is a part of it on a new connection.
    /// Default: 30 s.
    #[must_use]
    pub fn read_timeout(mut self, timeout: Duration) -> ClientBuilder {
        self.config.read_timeout = timeout;
        self
    }

    /// Most time for a call with all its repeats and waits; stands above the policy's
    /// [`total_deadline`](RetryPolicy::total_deadline).
    #[must_use]
    pub fn total_timeout(mut self, timeout: Duration) -> ClientBuilder {
        self.total_timeout = Some(timeout);
        self
    }

    /// The largest body of an answer that is read, in bytes. Default: 32 MiB.
    #[must_use]
    pub fn max_response_bytes(mut self, most: u64) -> ClientBuilder {
        self.config.max_response_bytes = most;
        self
    }

    /// How often and how long a call is repeated.
    #[must_use]
    pub fn retry_policy(mut self, policy: RetryPolicy) -> ClientBuilder {
        self.config.retry = policy;
        self
    }

    /// The limiter for the calls to one gateway (see
    /// [`Endpoint::gateway`](crate::exchange::Endpoint::gateway)), or `None` for no limit.
    /// Default: 10 requests a second for `2328`, none for others.
    #[must_use]
    pub fn rate_limit(
        mut self,
        gateway: &str,
        limiter: impl Into<Option<RateLimiter>>,
    ) -> ClientBuilder {
        self.config.limiters.retain(|(own, _)| own != gateway);
        if let Some(limiter) = limiter.into() {
            let limit = Limit::Own(limiter);
            self.config.limiters.push((gateway.to_owned(), limit));
        }
        self
    }

    /// A limiter of your own for the calls to one gateway, such as one over all processes of a shop
    /// (see [`REDIS_LIMITER`](crate::exchange::REDIS_LIMITER)). It is asked on the thread that
    /// carries the call out, and holds it up while it answers.
    #[must_use]
    pub fn shared_limiter(mut self, gateway: &str, limiter: Arc<dyn Limiter>) -> ClientBuilder {
        self.config.limiters.retain(|(own, _)| own != gateway);
        let limit = Limit::Shared(limiter);
        self.config.limiters.push((gateway.to_owned(), limit));
        self
    }

    /// Fetches the signatures for gateways that were made without a key
    /// ([`Gateway2328::signed_elsewhere`](crate::gateway2328::Gateway2328::signed_elsewhere),
    /// [`AlchemyPay::signed_elsewhere`](crate::alchemypay::AlchemyPay::signed_elsewhere)). It gives
    /// the hexadecimal signature, or why there is none: [`Failure::Unsigned`] ends the call, what
    /// passes by itself is tried again. The words beside it are shown to people.
    #[must_use]
    pub fn signer<F, A>(mut self, ask: F) -> ClientBuilder
    where
        F: Fn(SigningRequest) -> A + Send + Sync + 'static,
        A: Future<Output = Result<String, (Failure, String)>> + Send + 'static,
    {
        self.config.signer = Some(Signer::new(ask));
        self
    }

    /// Is called before each attempt. It must not block.
    #[must_use]
    pub fn before_attempt(
        mut self,
        hook: impl Fn(&AttemptStart) + Send + Sync + 'static,
    ) -> ClientBuilder {
        self.config.hooks.before = Some(Arc::new(hook));
        self
    }

    /// Is called after each attempt. It must not block.
    #[must_use]
    pub fn after_attempt(
        mut self,
        hook: impl Fn(&AttemptEnd<'_>) + Send + Sync + 'static,
    ) -> ClientBuilder {
        self.config.hooks.after = Some(Arc::new(hook));
        self
    }

    /// A client for async code.
    ///
    /// # Errors
    ///
    /// `configuration` when TLS cannot be set up.
    pub fn build(self) -> Result<Client, Error> {
        Client::from_config(self.finish())
    }

    /// A client for code that is not async.
    ///
    /// # Errors
    ///
    /// As [`build`](Self::build).
    pub fn build_blocking(self) -> Result<BlockingClient, Error> {
        BlockingClient::from_config(self.finish())
    }

    fn finish(self) -> Config {
        let mut config = self.config;
        if let Some(total) = self.total_timeout {
            config.retry.total_deadline = total;
        }
        config
    }
}
