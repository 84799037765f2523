//! Sending a webhook, and whether the gateway would count it as delivered.

use std::time::{Duration, Instant};

use clap::ValueEnum;
use cointill::payment::GatewayName;
use reqwest::Url;

use crate::failure::Failure;
use crate::http;

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

/// Posts webhooks, as a gateway would: no redirect is followed.
#[derive(Debug)]
pub(super) struct Sender(reqwest::Client);

impl Sender {
    pub(super) fn new(timeout: Duration) -> Result<Sender, Failure> {
        http::client(timeout).map(Sender)
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
            .map_err(|error| http::why(&error))?;
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| http::why(&error))? {
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
}
