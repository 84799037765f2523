//! The HTTP client for everything that is no call to a gateway: webhooks, the sandbox's control.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::redirect::Policy;
use rustls::{ClientConfig, RootCertStore};

use crate::failure::Failure;

/// A client that follows no redirect and knows no proxy: what it says to this machine stays here.
///
/// # Errors
///
/// When TLS cannot be set up.
pub(crate) fn client(timeout: Duration) -> Result<reqwest::Client, Failure> {
    let set_up = |error: &dyn std::fmt::Display| {
        Failure::new(format!("the HTTP client cannot be set up: {error}"))
    };
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| set_up(&error))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(Policy::none())
        .no_proxy()
        .user_agent(concat!("cointill-command/", env!("CARGO_PKG_VERSION")))
        .timeout(timeout)
        .build()
        .map_err(|error| set_up(&error))
}

/// An address that may be called.
///
/// # Errors
///
/// No absolute http(s) URL, one with a user name, or one of another machine unless `allow_remote`.
/// `option` and `example` are for the text.
pub(crate) fn target(
    url: &str,
    allow_remote: bool,
    option: &str,
    example: &str,
) -> Result<Url, Failure> {
    let refuse = |why: &str| {
        Failure::new(format!(
            "{option}: expected an address such as {example}, got one {why}"
        ))
    };
    let url = Url::parse(url).map_err(|error| refuse(&format!("that is none ({error})")))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refuse("that is neither http nor https"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refuse("with a user name, which ends in logs"));
    }
    if !allow_remote && !is_loopback(&url) {
        return Err(Failure::new(format!(
            "{option}: {} is another machine, where a made-up webhook may reach a real shop; if \
             that is meant, add --allow-remote",
            url.host_str().unwrap_or("it")
        )));
    }
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or("");
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || address
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Why there is no answer, in words. reqwest's own text repeats the URL and hides the cause.
pub(crate) fn why(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "no answer in time".to_owned();
    }
    if error.is_connect() {
        return "nobody listens there".to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_machines_need_a_word() {
        let target = |url, allow| target(url, allow, "--url", "http://127.0.0.1:8000/");
        for local in [
            "http://127.0.0.1:1/x",
            "http://localhost/",
            "http://[::1]:9/",
        ] {
            assert!(target(local, false).is_ok(), "{local}");
        }
        for remote in [
            "https://shop.example/hook",
            "http://192.168.0.7/",
            "http://127.0.0.1.evil.example/",
            "http://localhost.evil.example/",
        ] {
            assert!(target(remote, false).is_err(), "{remote}");
            assert!(target(remote, true).is_ok(), "{remote}");
        }
        for bad in [
            "shop.example",
            "ftp://127.0.0.1/",
            "http://u:p@127.0.0.1/",
            "",
        ] {
            assert!(target(bad, true).is_err(), "{bad}");
        }
    }
}
