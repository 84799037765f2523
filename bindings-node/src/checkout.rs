//! View tokens, and the view of a payment that a shop's endpoint answers with.

use std::time::Duration;

use cointill::checkout::{self, PaymentFacts, TokenError, ViewGrant, ViewKey, refused};
use cointill::model::Described as _;
use cointill::payment::GatewayName;
use cointill::{Amount, Currency, Error, ErrorCode, Network};
use napi_derive::napi;

use crate::arguments;
use crate::errors::{MARK, OrThrow as _, Thrown, wrong};
use crate::json::Object;
use crate::webhooks;

/// The shop's own keys for view tokens: the first mints, all verify.
#[napi]
pub struct ViewKeys {
    inner: checkout::ViewKeys,
}

fn granted(result: Result<ViewGrant, TokenError>) -> Result<String, Thrown> {
    match result {
        Ok(grant) => {
            let mut out = Object::new();
            out.text("gateway", grant.gateway.as_str());
            out.text("orderId", grant.order_id.as_str());
            out.literal("expires", &grant.expires.to_string());
            out.text("keyId", grant.key_id.as_str());
            Ok(out.finish())
        }
        Err(reason) => {
            let mut facts = Object::new();
            facts.text("code", ErrorCode::SignatureInvalid.as_str());
            facts.text("message", &reason.to_string());
            facts.text("reason", reason.as_str());
            Err(napi::Error::new(MARK, facts.finish()))
        }
    }
}

#[napi]
impl ViewKeys {
    /// From ids and keys, one behind the other.
    #[napi(constructor, catch_unwind)]
    pub fn new(keys: Vec<String>) -> Result<ViewKeys, Thrown> {
        let mut keys = webhooks::pairs(keys).into_iter();
        let Some((id, first)) = keys.next() else {
            return Err(wrong("keys: expected a key, got none"));
        };
        let first = ViewKey::new(first).or_throw()?;
        let mut inner = checkout::ViewKeys::new(&id, first).or_throw()?;
        for (id, key) in keys {
            let key = ViewKey::new(key).or_throw()?;
            inner = inner.with_older(&id, key).or_throw()?;
        }
        Ok(ViewKeys { inner })
    }

    /// A token for one order, for so many seconds from `now` on.
    #[napi(catch_unwind)]
    pub fn mint(
        &self,
        gateway: String,
        order_id: String,
        ttl: u32,
        now: i64,
    ) -> Result<String, Thrown> {
        let Some(gateway) = GatewayName::parse(&gateway) else {
            return Err(wrong(format!(
                "gateway: expected 2328 or alchemypay, got {gateway:?}"
            )));
        };
        let ttl = Duration::from_secs(ttl.into());
        self.inner.mint(gateway, &order_id, ttl, now).or_throw()
    }

    /// What a token allows, as JSON.
    #[napi(catch_unwind)]
    pub fn verify(&self, token: String, now: i64) -> Result<String, Thrown> {
        granted(self.inner.verify(&token, now))
    }

    /// The same for the value of a header `Authorization`.
    #[napi(catch_unwind)]
    pub fn authorize(&self, header: Option<String>, now: i64) -> Result<String, Thrown> {
        granted(self.inner.authorize(header.as_deref(), now))
    }
}

/// The answer to every request that is refused, as JSON.
#[napi(catch_unwind)]
pub fn refused_view() -> String {
    webhooks::answer(refused())
}

/// The view of what a shop has recorded, as the JSON to answer with.
#[napi(catch_unwind)]
pub fn payment_view(facts: String, now: i64) -> Result<String, Thrown> {
    let facts = arguments::request("view", PaymentFacts::FIELDS, &facts)?;
    let facts = PaymentFacts::from_json(&facts).or_throw()?;
    let view = facts.view(now).or_throw()?;
    Ok(view.raw.as_str().to_owned())
}

/// The URI with which a wallet opens ready to pay; `null` where none is certain enough.
#[napi(catch_unwind)]
pub fn payment_uri(
    currency: String,
    network: String,
    address: String,
    amount: Option<String>,
) -> Result<Option<String>, Thrown> {
    let amount = amount.map(|text| text.parse::<Amount>().map_err(Error::from));
    let amount = amount.transpose().or_throw()?;
    let (currency, network) = (
        Currency::from(currency.as_str()),
        Network::from(network.as_str()),
    );
    Ok(checkout::payment_uri(
        &currency,
        &network,
        &address,
        amount.as_ref(),
    ))
}
