//! Sending a webhook, and whether the gateway would count it as delivered.

use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::ValueEnum;
use cointill::payment::GatewayName;
use reqwest::Url;
use reqwest::redirect::Policy;
use rustls::{ClientConfig, RootCertStore};

use crate::failure::Failure;

/// Bytes of an answer that are read: a handler answers with a word.
const MOST: usize = 64 * 1024;

/// When a gateway counts a webhook as delivered; the documents contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Rule {
    /// 2328: status 200. Alchemy Pay: status 200, and "success" in the body
    Strict,
    /// 2328: any status from 200 to 299. Alchemy Pay: status 200, or "success" in the body
    Lenient,
}

impl Rule {
    /// Whether this answer counts, and the rule in words.
    pub(super) fn judge(self, gateway: GatewayName, answer: &Answer) -> (bool, &'static str) {
        let ok = answer.status == 200;
        let success = answer.body.contains("success");
        match (gateway, self) {
            (GatewayName::AlchemyPay, Rule::Strict) => (
                ok && success,
                "Alchemy Pay wants status 200 and \"success\" in the body",
            ),
            (GatewayName::AlchemyPay, Rule::Lenient) => (
                ok || success,
                "Alchemy Pay wants status 200 or \"success\" in the body",
            ),
            (_, Rule::Strict) => (ok, "2328 wants status 200"),
            (_, Rule::Lenient) => (
                (200..300).contains(&answer.status),
                "2328 wants a status from 200 to 299",
            ),
        }
    }
}

/// The answer of a shop.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// The beginning of the body.
    pub(super) body: String,
    pub(super) elapsed: Duration,
}

/// The address to send to.
///
/// # Errors
///
/// No absolute http(s) URL, one with a password, or one of another machine unless `allow_remote`.
pub(super) fn target(url: &str, allow_remote: bool) -> Result<Url, Failure> {
    let refuse = |why: &str| {
        Failure::new(format!(
            "--url: expected an address such as http://127.0.0.1:8000/webhooks/2328, got one {why}"
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
            "--url: {} is another machine; a webhook that is made up would reach a real shop. If \
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

/// Posts webhooks, as a gateway would: no redirect is followed.
#[derive(Debug)]
pub(super) struct Sender(reqwest::Client);

impl Sender {
    pub(super) fn new(timeout: Duration) -> Result<Sender, Failure> {
        let mut roots = RootCertStore::empty();
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let set_up = |error: &dyn std::fmt::Display| {
            Failure::new(format!("the HTTP client cannot be set up: {error}"))
        };
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| set_up(&error))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(Policy::none())
            .no_proxy()
            .user_agent(concat!("cointill-trigger/", env!("CARGO_PKG_VERSION")))
            .timeout(timeout)
            .build()
            .map_err(|error| set_up(&error))?;
        Ok(Sender(client))
    }

    /// Posts `body` and reads the answer.
    ///
    /// # Errors
    ///
    /// Why there is no answer, in words.
    pub(super) async fn post(&self, url: &Url, body: String) -> Result<Answer, String> {
        let start = Instant::now();
        let mut response = self
            .0
            .post(url.clone())
            .header("content-type", "application/json")
            .body(body)
            .send()
            .await
            .map_err(|error| why(&error))?;
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| why(&error))? {
            let left = MOST.saturating_sub(bytes.len());
            bytes.extend_from_slice(&chunk[..chunk.len().min(left)]);
            if bytes.len() >= MOST {
                break;
            }
        }
        Ok(Answer {
            status: response.status().as_u16(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
            elapsed: start.elapsed(),
        })
    }
}

fn why(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "no answer in time".to_owned();
    }
    if error.is_connect() {
        return "nobody listens there".to_owned();
    }
    // reqwest's own text repeats the URL and hides the cause behind it.
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status,
            body: body.to_owned(),
            elapsed: Duration::ZERO,
        }
    }

    #[test]
    fn each_gateway_counts_by_its_own_rule() {
        use GatewayName::{AlchemyPay, Gateway2328};
        let cases = [
            (Gateway2328, 200, "", true, true),
            (Gateway2328, 204, "", false, true),
            (Gateway2328, 302, "", false, false),
            (AlchemyPay, 200, "success", true, true),
            (AlchemyPay, 200, "ok", false, true),
            (AlchemyPay, 500, "success", false, true),
            (AlchemyPay, 201, "", false, false),
        ];
        for (gateway, status, body, strict, lenient) in cases {
            let answer = answer(status, body);
            assert_eq!(Rule::Strict.judge(gateway, &answer).0, strict, "{answer:?}");
            assert_eq!(
                Rule::Lenient.judge(gateway, &answer).0,
                lenient,
                "{answer:?}"
            );
        }
    }

    #[test]
    fn other_machines_need_a_word() {
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
