//! The kinds of webhooks, by their words.

use std::str::FromStr;

use crate::error::Error;

/// Which webhooks come to a URL. Each kind has a list of signed fields of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum WebhookKind {
    /// Any; told by the list of fields that the signature matches.
    #[default]
    Any,
    /// The status of an order; goes to the order's `callbackURL`.
    Order,
    /// The outcome of a refund; goes to a URL that the vendor has set up.
    Refund,
    /// A partial payment in accumulation mode.
    Partial,
}

/// By its word: `any`, `order`, `refund` or `partial`.
impl FromStr for WebhookKind {
    type Err = Error;

    fn from_str(word: &str) -> Result<WebhookKind, Error> {
        Ok(match word {
            "any" => WebhookKind::Any,
            "order" => WebhookKind::Order,
            "refund" => WebhookKind::Refund,
            "partial" => WebhookKind::Partial,
            other => {
                let expected = "any, order, refund or partial";
                return Err(Error::field_limit(
                    "kind",
                    expected,
                    format_args!("{other:?}"),
                ));
            }
        })
    }
}
