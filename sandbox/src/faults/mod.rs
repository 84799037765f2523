//! Misbehaviour on demand: what a request or a webhook suffers, how often, and which one.

mod list;

pub(crate) use list::FaultList;

use serde::{Deserialize, Serialize};

use crate::checkout::Gateway;
use crate::store::WebhookKind;

/// Something that goes wrong on purpose.
///
/// ```
/// use cointill_sandbox::{Fault, RequestEffect, RequestFault};
///
/// // The second payment from now is created, and the shop never hears of it.
/// let fault = RequestFault::new(RequestEffect::CutAfter)
///     .endpoint("2328.payment.create")
///     .skip(1);
/// assert_eq!(fault.count, Some(1));
/// # let _ = Fault::Request(fault);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "on", rename_all = "snake_case")]
pub enum Fault {
    /// Of a request to a gateway.
    Request(RequestFault),
    /// Of a webhook, at the moment in which it is caused.
    Webhook(WebhookFault),
}

/// A fault of requests to a gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RequestFault {
    /// Only requests to this gateway; any when unset.
    #[serde(default)]
    pub gateway: Option<Gateway>,
    /// Only this endpoint, by the name that `cointill` gives it, such as `2328.payment.create`.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// How many that match are let through first.
    #[serde(default)]
    pub skip: u32,
    /// How many are hit; all until it is cleared when unset.
    #[serde(default = "once")]
    pub count: Option<u32>,
    /// What happens.
    pub effect: RequestEffect,
}

/// A fault of webhooks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WebhookFault {
    /// Only webhooks of this gateway; any when unset.
    #[serde(default)]
    pub gateway: Option<Gateway>,
    /// Only webhooks of this kind.
    #[serde(default)]
    pub kind: Option<WebhookKind>,
    /// Only webhooks that tell this status.
    #[serde(default)]
    pub status: Option<String>,
    /// How many that match are let through first.
    #[serde(default)]
    pub skip: u32,
    /// How many are hit; all until it is cleared when unset.
    #[serde(default = "once")]
    pub count: Option<u32>,
    /// What happens.
    pub effect: WebhookEffect,
}

// serde asks for the field's type.
#[allow(clippy::unnecessary_wraps)]
fn once() -> Option<u32> {
    Some(1)
}

/// What happens to a request. "Carried out" means that its effect on the gateway takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum RequestEffect {
    /// 429. Not carried out.
    TooManyRequests {
        /// The header `Retry-After`, if any.
        #[serde(default)]
        retry_after: Option<RetryAfter>,
    },
    /// A status of 500 to 599 with a page of HTML.
    ServerError {
        /// The status.
        #[serde(default = "unavailable")]
        status: u16,
        /// Whether it is carried out all the same.
        #[serde(default)]
        carried_out: bool,
    },
    /// 403 and a page of HTML, as a firewall sends it. Not carried out.
    FirewallPage,
    /// A redirect (307). Not carried out.
    Redirect {
        /// The header `Location`.
        location: String,
    },
    /// A refusal under HTTP 200: `state` 1 at 2328, `code` 1 at Alchemy Pay. Not carried out.
    Refusal,
    /// Carried out at once, answered later.
    SlowAnswer {
        /// The delay, in milliseconds.
        ms: u32,
    },
    /// Carried out; a pause in the middle of the answer's body.
    SlowBody {
        /// The pause, in milliseconds.
        ms: u32,
    },
    /// The connection ends without an answer. Not carried out.
    CutBefore,
    /// Carried out; the connection ends without an answer.
    CutAfter,
    /// Carried out; half of the answer's body comes.
    TruncatedBody {
        /// `Content-Length` says so too; else the connection breaks in the middle of the body.
        #[serde(default)]
        honest_length: bool,
    },
    /// Carried out; the answer has another content type.
    WrongContentType {
        /// The header `Content-Type`.
        #[serde(default = "html")]
        content_type: String,
    },
    /// An answer of the tester's own.
    Answer {
        /// The HTTP status.
        status: u16,
        /// The header `Content-Type`.
        #[serde(default = "json")]
        content_type: String,
        /// The body.
        body: String,
        /// Whether the request is carried out all the same.
        #[serde(default)]
        carried_out: bool,
    },
}

fn unavailable() -> u16 {
    503
}

fn html() -> String {
    "text/html; charset=utf-8".to_owned()
}

fn json() -> String {
    "application/json".to_owned()
}

/// The form of a `Retry-After`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryAfter {
    /// As seconds.
    Seconds(u32),
    /// As the HTTP date that many seconds from now.
    Date(u32),
}

/// What happens to a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum WebhookEffect {
    /// It is never sent. The shop finds out by asking.
    Lost,
    /// It is sent twice.
    Doubled,
    /// It arrives behind the next one of the same payment.
    Reordered,
    /// It is sent later, and later ones do not wait for it.
    Delayed {
        /// The delay, in milliseconds.
        ms: u32,
    },
    /// Its JSON is written as PHP writes it by itself, `\/` and `\uXXXX`; the signature is right.
    PhpEscaped,
    /// A digit of the signature is changed.
    TamperedSignature,
    /// The amount is changed after signing.
    TamperedAmount,
    /// A middlebox parses and writes it again, members sorted: the signature of 2328, which
    /// depends on the order, is wrong; that of Alchemy Pay stays right.
    Reserialised,
}

impl RequestFault {
    /// Hits the next request, to whatever endpoint.
    pub fn new(effect: RequestEffect) -> RequestFault {
        RequestFault {
            gateway: None,
            endpoint: None,
            skip: 0,
            count: once(),
            effect,
        }
    }

    /// Only requests to this gateway.
    #[must_use]
    pub fn gateway(mut self, gateway: Gateway) -> RequestFault {
        self.gateway = Some(gateway);
        self
    }

    /// Only this endpoint.
    #[must_use]
    pub fn endpoint(mut self, name: impl Into<String>) -> RequestFault {
        self.endpoint = Some(name.into());
        self
    }

    /// Lets `skip` that match through first.
    #[must_use]
    pub fn skip(mut self, skip: u32) -> RequestFault {
        self.skip = skip;
        self
    }

    /// Hits `count` that match; `None` hits all until it is cleared.
    #[must_use]
    pub fn count(mut self, count: Option<u32>) -> RequestFault {
        self.count = count;
        self
    }
}

impl WebhookFault {
    /// Hits the next webhook, whatever it tells.
    pub fn new(effect: WebhookEffect) -> WebhookFault {
        WebhookFault {
            gateway: None,
            kind: None,
            status: None,
            skip: 0,
            count: once(),
            effect,
        }
    }

    /// Only webhooks of this gateway.
    #[must_use]
    pub fn gateway(mut self, gateway: Gateway) -> WebhookFault {
        self.gateway = Some(gateway);
        self
    }

    /// Only webhooks of this kind.
    #[must_use]
    pub fn kind(mut self, kind: WebhookKind) -> WebhookFault {
        self.kind = Some(kind);
        self
    }

    /// Only webhooks that tell this status.
    #[must_use]
    pub fn status(mut self, status: impl Into<String>) -> WebhookFault {
        self.status = Some(status.into());
        self
    }

    /// Lets `skip` that match through first.
    #[must_use]
    pub fn skip(mut self, skip: u32) -> WebhookFault {
        self.skip = skip;
        self
    }

    /// Hits `count` that match; `None` hits all until it is cleared.
    #[must_use]
    pub fn count(mut self, count: Option<u32>) -> WebhookFault {
        self.count = count;
        self
    }
}

impl From<RequestFault> for Fault {
    fn from(fault: RequestFault) -> Fault {
        Fault::Request(fault)
    }
}

impl From<WebhookFault> for Fault {
    fn from(fault: WebhookFault) -> Fault {
        Fault::Webhook(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of an enum's variants, as the error of an unknown one lists them.
    fn kinds<T: serde::de::DeserializeOwned + std::fmt::Debug>() -> Vec<String> {
        let error = serde_json::from_str::<T>(r#"{"kind":"?"}"#)
            .unwrap_err()
            .to_string();
        let (_, list) = error.split_once("expected one of ").unwrap();
        list.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn the_documentation_lists_every_fault() {
        let page = include_str!("../../../docs/sandbox.md");
        let requests = kinds::<RequestEffect>();
        let webhooks = kinds::<WebhookEffect>();
        assert_eq!((requests.len(), webhooks.len()), (12, 8));
        for kind in requests.iter().chain(&webhooks) {
            assert!(
                page.contains(&format!("| `{kind}`")),
                "docs/sandbox.md lacks {kind}"
            );
        }
    }
}
