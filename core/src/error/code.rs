//! The stable codes. `cargo xtask generate` makes `docs/errors.md` from this list.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, transient: $transient:literal, advice: $advice:literal;)*) => {
        /// The kinds of [`Error`](crate::Error), each with a text that never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorCode {
            $($(#[doc = $doc])+ $name,)*
        }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &'static [ErrorCode] = &[$(ErrorCode::$name),*];

            /// The text for logs, other languages and dashboards.
            pub fn as_str(self) -> &'static str {
                match self { $(ErrorCode::$name => $text,)* }
            }

            /// True when the cause usually passes by itself.
            pub fn is_transient(self) -> bool {
                match self { $(ErrorCode::$name => $transient,)* }
            }

            /// What to do, in one sentence.
            pub fn advice(self) -> &'static str {
                match self { $(ErrorCode::$name => $advice,)* }
            }

            /// What it means, for the glossary.
            pub fn meaning(self) -> &'static str {
                match self { $(ErrorCode::$name => concat!($($doc),+),)* }
            }
        }
    };
}

codes! {
    /// A field of the request is outside its limit. Nothing was signed or sent.
    InvalidRequest = "invalid_request", transient: false,
        advice: "correct the field that the error names";
    /// A text is not an exact decimal amount.
    InvalidAmount = "invalid_amount", transient: false,
        advice: "pass the amount as decimal text such as \"19.99\"";
    /// A key, an id or a URL of the set-up is missing or unusable.
    Configuration = "configuration", transient: false,
        advice: "correct the set-up that the error names";
    /// The signature of a webhook or of a view token is not right.
    SignatureInvalid = "signature_invalid", transient: false,
        advice: "answer with a refusal and do not use the body; run the explanation to see why";
    /// Bytes are not the JSON that was expected.
    MalformedJson = "malformed_json", transient: false,
        advice: "check that the raw bytes are passed, unchanged";
    /// The gateway's answer is not what its documentation describes.
    MalformedResponse = "malformed_response", transient: true,
        advice: "try again later; report it if it stays";
    /// The gateway's answer is larger than the limit.
    ResponseTooLarge = "response_too_large", transient: false,
        advice: "ask for fewer items a page or raise the response limit";
    /// The gateway does not know the merchant or refuses the signature.
    Authentication = "authentication", transient: false,
        advice: "check the project or app id, and that the right key of the pair is used";
    /// The gateway refuses this caller: its address is not on the merchant's allow list.
    Forbidden = "forbidden", transient: false,
        advice: "register the server's outgoing addresses with the gateway";
    /// A firewall in front of the gateway refused the request with a page of HTML.
    Blocked = "blocked", transient: false,
        advice: "use a public callback URL and a user agent that names the shop";
    /// Too many requests.
    RateLimited = "rate_limited", transient: true,
        advice: "wait, and share one rate limiter among all processes of the shop";
    /// The order, payment, payout or wallet is not known to the gateway.
    NotFound = "not_found", transient: false,
        advice: "check the id, and that the same project or app created it";
    /// The order number is used already.
    Duplicate = "duplicate", transient: false,
        advice: "query the existing order, or use a new order number";
    /// The gateway refuses a field's value.
    Validation = "validation", transient: false,
        advice: "correct the field that the gateway names";
    /// The currency, network or payment method is not switched on for the merchant.
    NotSupported = "not_supported", transient: false,
        advice: "choose another, or have it switched on by the gateway's support";
    /// The gateway understood the call and will not do it in the present state.
    Refused = "refused", transient: false,
        advice: "read the gateway's message; the call as it is will not succeed";
    /// The gateway fails or is under maintenance.
    GatewayUnavailable = "gateway_unavailable", transient: true,
        advice: "try again later";
    /// The connection could not be made or broke.
    Transport = "transport", transient: true,
        advice: "check the network and the gateway's address, then try again";
    /// No answer came in time.
    Timeout = "timeout", transient: true,
        advice: "try again, or allow more time";
    /// The program that made the call cancelled it.
    Cancelled = "cancelled", transient: false,
        advice: "make the call again if its result is still wanted";
    /// The answer is a redirect. A signed request is never sent on to another address.
    UnexpectedRedirect = "unexpected_redirect", transient: false,
        advice: "correct the base URL";
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
