//! The messages of the protocol, and which of their fields are signed.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

macro_rules! messages {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $webhook:literal, [$($field:literal),+];)*) => {
        /// A kind of signed message: five calls and three webhooks (Alchemy §4, §6).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Message {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Message {
            /// Every message.
            pub const ALL: &'static [Message] = &[$(Message::$name),*];

            /// The name on a command line and in test vectors.
            pub fn as_str(self) -> &'static str {
                match self { $(Message::$name => $text,)* }
            }

            /// True for what the gateway sends.
            pub fn is_webhook(self) -> bool {
                match self { $(Message::$name => $webhook,)* }
            }

            /// The fields whose column *Sign* says Y, in the order in which they are signed: by
            /// name, ascending by ASCII code.
            ///
            /// ```
            /// use cointill::alchemypay::Message;
            /// assert_eq!(Message::Query.signed_fields(), ["appId", "merchantOrderNo"]);
            /// ```
            pub fn signed_fields(self) -> &'static [&'static str] {
                match self { $(Message::$name => &[$($field),+],)* }
            }

            /// The same as they stand in the signed text, `&name=`: ready-made, since a webhook has
            /// a dozen of them.
            pub(super) fn signed_pieces(self) -> &'static [&'static str] {
                match self { $(Message::$name => &[$(concat!("&", $field, "=")),+],)* }
            }
        }
    };
}

messages! {
    /// Create an order, V2 or V1 (Alchemy §4.1, §4.2).
    Create = "create", false, [
        "appId", "merchantOrderNo", "orderAmount", "payCurrency", "paymentExchange",
        "paymentTokens", "userId"
    ];
    /// Create an order from Telegram (Alchemy §4.3).
    Telegram = "telegram", false, [
        "appId", "merchantOrderNo", "orderAmount", "payCurrency", "paymentExchange",
        "paymentTokens", "userId"
    ];
    /// Create an order for a payment page of the merchant's own (Alchemy §4.4).
    Native = "native", false, [
        "appId", "customize", "merchantOrderNo", "orderAmount", "payCurrency", "payType", "userId"
    ];
    /// Query an order (Alchemy §4.5).
    Query = "query", false, ["appId", "merchantOrderNo"];
    /// Refund an order (Alchemy §4.6).
    Refund = "refund", false, [
        "appId", "merchantOrderNo", "refundAmount", "refundNetwork", "refundToken",
        "walletAddress"
    ];
    /// The webhook of an order's status (Alchemy §6.1).
    OrderWebhook = "order-webhook", true, [
        "failReason", "fee", "hxAddress", "merchantOrderNo", "orderAmount", "orderCurrency",
        "orderNo", "orderStatus", "payCryptoCurrency", "payCryptoNetwork", "payCryptoRate",
        "payCryptoVolume", "payFiatRate", "userId"
    ];
    /// The webhook of a refund (Alchemy §6.2). The documents write `faitAmount` in three copies
    /// and `fiatAmount` in one: whichever is present is signed.
    RefundWebhook = "refund-webhook", true, [
        "faitAmount", "fiatAmount", "fiatCurrency", "hxAddress", "merchantOrderNo", "orderStatus",
        "paymentOrderNo", "refundNetwork", "refundOrderNo", "refundToken", "refundType",
        "tokenAmount"
    ];
    /// The webhook of a partial payment in accumulation mode (Alchemy §6.3).
    PartialWebhook = "partial-webhook", true, [
        "allPayCryptoVolume", "hash", "merchantOrderNo", "orderCryptoVolume", "orderNo",
        "payCryptoCurrency", "payCryptoNetwork"
    ];
}

/// By its name, as [`Message::as_str`] gives it.
impl FromStr for Message {
    type Err = Error;

    fn from_str(name: &str) -> Result<Message, Error> {
        let known = Message::ALL.iter().find(|own| own.as_str() == name);
        known.copied().ok_or_else(|| {
            let names: Vec<_> = Message::ALL.iter().map(|own| own.as_str()).collect();
            let expected = format!("one of {}", names.join(", "));
            Error::field_limit("message", expected, format_args!("{name:?}"))
        })
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_by_ascii_code_and_fit_the_slots() {
        for message in Message::ALL {
            let fields = message.signed_fields();
            assert!(fields.is_sorted(), "{message}");
            assert!(
                fields.len() <= super::super::fields::MOST_LISTED,
                "{message}"
            );
            assert!(!fields.contains(&"sign") && !fields.contains(&"key"));
        }
    }
}
