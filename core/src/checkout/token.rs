//! The view token: `cvt1.<key id>.<gateway>.<expires>.<order id>.<mac>`.
//!
//! The order id and the MAC are Base64 for URLs without padding, the expiry decimal seconds since
//! 1970. The MAC is HMAC-SHA256 over everything before the last dot. Each part has one spelling, so
//! a token has one text: what cannot be written in two ways cannot slip by a list of revoked or seen
//! ones. `docs/decisions/0012` says why it is no JWT.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::key::{MAC_BYTES, ViewKeys, is_key_id, refuse};
use super::refusal::TokenError;
use crate::error::Error;
use crate::hex;
use crate::limits;
use crate::payment::GatewayName;
use crate::text::Text;

const PREFIX: &str = "cvt1";

/// The longest text that is looked at; no token that is minted comes near.
pub const LONGEST_TOKEN: usize = 1024;

/// The shortest life of a token: the app has to get it and ask once.
pub const SHORTEST_TTL: Duration = Duration::from_secs(60);

/// The longest life of a token: as long as an invoice lives at most (2328 §5.1).
pub const LONGEST_TTL: Duration = Duration::from_secs(24 * 60 * 60);

/// The end of the year 9999.
const LAST_SECOND: i64 = 253_402_300_799;

/// As for both gateways' orders (2328 §5.1, Alchemy §4.1).
const LONGEST_ORDER_ID: usize = 128;

/// What a token allows: to look at one payment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ViewGrant {
    /// The gateway of the payment.
    pub gateway: GatewayName,
    /// The shop's id of the order.
    pub order_id: Text,
    /// The first second since 1970 at which the token is no longer taken.
    pub expires: i64,
    /// The id of the key that minted it.
    pub key_id: Text,
}

impl ViewKeys {
    /// Mints a token with which its holder can look at one payment for a while.
    ///
    /// Give it only to the customer whose order it is: whoever has the text may read the view. `now`
    /// is the wall clock in seconds since 1970; `ttl` is 1 minute to 24 hours, in whole seconds.
    ///
    /// ```
    /// use cointill::checkout::{TokenError, ViewKey, ViewKeys};
    /// use cointill::payment::GatewayName;
    /// use std::time::Duration;
    ///
    /// let keys = ViewKeys::new("2026-11", ViewKey::new("sandbox-view-key-of-at-least-32-bytes")?)?;
    /// let hour = Duration::from_secs(3600);
    /// let token = keys.mint(GatewayName::Gateway2328, "ORDER-1", hour, 1_778_335_018)?;
    /// assert!(token.starts_with("cvt1.2026-11.2328.1778338618."));
    ///
    /// let grant = keys.verify(&token, 1_778_335_020)?;
    /// assert_eq!(grant.order_id, "ORDER-1");
    /// assert_eq!(keys.verify(&token, 1_778_338_618), Err(TokenError::Expired));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `invalid_request` for an order id that is not 1 to 128 characters or a life outside its
    /// limits, `configuration` for a clock outside of the years 1970 to 9999.
    pub fn mint(
        &self,
        gateway: GatewayName,
        order_id: &str,
        ttl: Duration,
        now: i64,
    ) -> Result<String, Error> {
        limits::length("order_id", order_id, LONGEST_ORDER_ID)?;
        if !(SHORTEST_TTL..=LONGEST_TTL).contains(&ttl) {
            let got = format_args!("{:?}", ttl);
            return Err(Error::field_limit("ttl", "60 seconds to 24 hours", got));
        }
        // Not more than a day, so the cast and the sum hold.
        let expires = now.saturating_add(ttl.as_secs() as i64);
        if now < 0 || expires > LAST_SECOND {
            return Err(refuse("now", "a time of the years 1970 to 9999", now));
        }
        let Some((id, key)) = self.first() else {
            return Err(refuse("view_key", "a key", "none"));
        };
        let order = URL_SAFE_NO_PAD.encode(order_id);
        let mut token = format!("{PREFIX}.{id}.{}.{expires}.{order}", gateway.as_str());
        let mac = key.mac(&token);
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(mac, &mut token);
        Ok(token)
    }

    /// What a token allows, at the wall-clock second `now` since 1970.
    ///
    /// # Errors
    ///
    /// Why it is refused. The time is looked at last: only whoever had a real token learns that it
    /// has expired, and only from the shop's log.
    pub fn verify(&self, token: &str, now: i64) -> Result<ViewGrant, TokenError> {
        let parts = Parts::of(token).ok_or(TokenError::Malformed)?;
        let (key_id, key) = self.find(parts.key_id).ok_or(TokenError::UnknownKey)?;
        if !hex::same(&key.mac(parts.signed), &parts.mac) {
            return Err(TokenError::WrongSignature);
        }
        if now >= parts.expires {
            return Err(TokenError::Expired);
        }
        Ok(ViewGrant {
            gateway: parts.gateway,
            order_id: parts.order_id,
            expires: parts.expires,
            key_id: key_id.clone(),
        })
    }

    /// The same for the value of a header `Authorization`: `Bearer` in any case, spaces, the token
    /// (RFC 9110 §11.4). `None` is a request without the header.
    ///
    /// # Errors
    ///
    /// As [`ViewKeys::verify`]; anything but one bearer token is `malformed`.
    pub fn authorize(&self, header: Option<&str>, now: i64) -> Result<ViewGrant, TokenError> {
        let token = header.and_then(bearer).ok_or(TokenError::Malformed)?;
        self.verify(token, now)
    }
}

fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim_start_matches(' '))
}

/// A token taken apart, each part checked for its one spelling.
struct Parts<'t> {
    /// What the MAC covers.
    signed: &'t str,
    key_id: &'t str,
    gateway: GatewayName,
    expires: i64,
    order_id: Text,
    mac: [u8; MAC_BYTES],
}

impl<'t> Parts<'t> {
    fn of(token: &'t str) -> Option<Parts<'t>> {
        if token.len() > LONGEST_TOKEN {
            return None;
        }
        let (signed, mac) = token.rsplit_once('.')?;
        let mut parts = signed.split('.');
        let mut next = || parts.next();
        if next()? != PREFIX {
            return None;
        }
        let key_id = next().filter(|id| is_key_id(id))?;
        let gateway = GatewayName::parse(next()?)?;
        let expires = second(next()?)?;
        let order_id = String::from_utf8(decode(next()?)?).ok()?;
        if next().is_some() {
            return None;
        }
        limits::length("order_id", &order_id, LONGEST_ORDER_ID).ok()?;
        Some(Parts {
            signed,
            key_id,
            gateway,
            expires,
            order_id: Text::from(order_id),
            mac: decode(mac)?.try_into().ok()?,
        })
    }
}

/// Base64 for URLs in its one spelling: this engine refuses padding and bits that are left over.
fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Decimal digits without a zero before them.
fn second(text: &str) -> Option<i64> {
    let digits = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    let second = text.parse().ok().filter(|_| digits)?;
    (1..=LAST_SECOND).contains(&second).then_some(second)
}
