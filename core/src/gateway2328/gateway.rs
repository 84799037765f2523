//! The gateway object: whose keys sign, where requests go, which readings hold.

use std::fmt;

use super::envelope;
use super::options::Options;
use super::signature::{ApiKey, PayoutKey, SIGNATURE_BYTES};
use super::webhook::Webhooks;
use crate::canonical::{Document, Json, Kind, Limits, Value};
use crate::error::{Error, ErrorCode};
use crate::exchange::{Call, Endpoint, Place, Prepared, SigningKey};
use crate::http::{BaseUrl, Method, Request};

/// Makes signed calls to 2328.io.
///
/// The groups are methods: [`payments`](Self::payments), [`payouts`](Self::payouts),
/// [`static_wallets`](Self::static_wallets), [`balance`](Self::balance), [`rates`](Self::rates),
/// [`conversions`](Self::conversions), [`webhooks`](Self::webhooks). The endpoint decides which key
/// signs.
#[derive(Clone)]
pub struct Gateway2328 {
    project: String,
    /// Without it whoever carries the calls out has them signed.
    api_key: Option<ApiKey>,
    payout_key: Option<PayoutKey>,
    base: BaseUrl,
    user_agent: String,
    options: Options,
}

/// The header with the signature (2328 §3).
const SIGN: &str = "sign";

fn place(key: SigningKey) -> Place {
    Place {
        key,
        message: None,
        hex_digits: 2 * SIGNATURE_BYTES,
        put: |request, signature| request.clone().header(SIGN, signature.to_ascii_lowercase()),
    }
}

/// Which of the two keys signs an endpoint (2328 §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signer {
    ApiKey,
    PayoutKey,
    /// `GET /v1/exchange-rates` is public: no `project`, no `sign`.
    Nobody,
}

impl Gateway2328 {
    /// For a project (its UUID in the merchant panel) and its API key.
    ///
    /// # Errors
    ///
    /// `configuration` when the project is empty or holds something that no header may.
    pub fn new(project: impl Into<String>, api_key: ApiKey) -> Result<Gateway2328, Error> {
        Gateway2328::of(project.into(), Some(api_key))
    }

    /// For a project whose keys are elsewhere, such as on a server of the shop when this is a till.
    /// Each call has to be signed before it is sent: see
    /// [`Step::Sign`](crate::exchange::Step::Sign) and
    /// [`SigningRequest`](crate::exchange::SigningRequest).
    ///
    /// ```
    /// use cointill::gateway2328::{ApiKey, Gateway2328, PaymentQuery};
    ///
    /// let till = Gateway2328::signed_elsewhere("00000000-0000-4000-8000-000000002328")?;
    /// let call = till.payments().info(&PaymentQuery::OrderId("ORDER-1".to_owned()))?;
    /// let signing = call.signing().unwrap();
    /// // On the server, which decides whether this till may ask that:
    /// let signature = ApiKey::new("sandbox-api-key")?.sign(signing.body());
    /// let request = signing.signed(&signature)?;
    /// assert!(request.headers().any(|(name, value)| name == "sign" && value == signature));
    /// # Ok::<(), cointill::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn signed_elsewhere(project: impl Into<String>) -> Result<Gateway2328, Error> {
        Gateway2328::of(project.into(), None)
    }

    fn of(project: String, api_key: Option<ApiKey>) -> Result<Gateway2328, Error> {
        if project.is_empty() || !project.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(Error::new(
                ErrorCode::Configuration,
                "project: expected the project's UUID from the merchant panel",
            )
            .with_field(Some("project")));
        }
        Ok(Gateway2328 {
            project,
            api_key,
            payout_key: None,
            base: BaseUrl::parse(super::BASE_URL)?,
            user_agent: crate::http::user_agent(None)?,
            options: Options::default(),
        })
    }

    /// Adds the payout API key, without which calls to payouts end in `configuration`.
    #[must_use]
    pub fn with_payout_key(mut self, key: PayoutKey) -> Gateway2328 {
        self.payout_key = Some(key);
        self
    }

    /// Another base URL: the sandbox's, or a proxy's. `https`, or `http` on loopback.
    ///
    /// # Errors
    ///
    /// `configuration` for any other URL.
    pub fn with_base_url(mut self, url: &str) -> Result<Gateway2328, Error> {
        self.base = BaseUrl::parse(url)?;
        Ok(self)
    }

    /// Names the shop in `User-Agent`, such as `MyShop/1.0 (+https://shop.example)`: the gateway
    /// may block requests that name no one (2328 §2).
    ///
    /// # Errors
    ///
    /// `configuration` when it holds something that no header may.
    pub fn with_user_agent(mut self, shop: &str) -> Result<Gateway2328, Error> {
        self.user_agent = crate::http::user_agent(Some(shop))?;
        Ok(self)
    }

    /// Sets the readings of the documentation.
    #[must_use]
    pub fn with_options(mut self, options: Options) -> Gateway2328 {
        self.options = options;
        self
    }

    /// The readings of the documentation in force.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// A verifier of webhooks with this gateway's keys, under the ids `api` and `payout`. Without
    /// keys it refuses every webhook.
    pub fn webhooks(&self) -> Webhooks {
        let webhooks = match &self.api_key {
            Some(key) => Webhooks::new().with_api_key("api", key.clone()),
            None => Webhooks::new(),
        };
        match &self.payout_key {
            Some(key) => webhooks.with_payout_key("payout", key.clone()),
            None => webhooks,
        }
    }

    /// A call to an endpoint that this version does not know, signed with the API key, or with the
    /// payout key for a path under `/v1/payout`. `body` must be a JSON object, and absent for `GET`.
    ///
    /// # Errors
    ///
    /// `configuration` without the key, `malformed_json` for a body that is not a JSON object,
    /// `invalid_request` for a path with a query or a body on `GET`.
    pub fn raw(&self, method: Method, path: &str, body: Option<&str>) -> Result<Call<Json>, Error> {
        if let Some(body) = body {
            let document = Document::parse(body.as_bytes(), Limits::RESPONSE)?;
            if document.root().kind() != Kind::Object {
                return Err(Error::new(
                    ErrorCode::MalformedJson,
                    "body: expected a JSON object, got another JSON value",
                ));
            }
        }
        if path.contains(['?', '#']) || !path.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(Error::field_limit("path", "a plain path", path));
        }
        if (method == Method::Get) == body.is_some() {
            let expected = "a JSON body on POST and none on GET";
            return Err(Error::field_limit("body", expected, method));
        }
        let normal = format!("/{}", path.trim_start_matches('/'));
        // "Every /v1/payout… path" (2328 §3).
        let payout = normal.starts_with("/v1/payout");
        let signer = if payout {
            Signer::PayoutKey
        } else {
            Signer::ApiKey
        };
        let endpoint = Endpoint {
            name: "2328.raw",
            method,
            path: "/{path}",
            // Nothing is known of it, so it is not repeated after an unknown outcome.
            repeat: match method {
                Method::Get => crate::exchange::Repeat::Harmless,
                Method::Post => crate::exchange::Repeat::Unsafe,
            },
        };
        self.call(
            endpoint,
            signer,
            &normal,
            body.map(str::to_owned),
            |value| Ok(crate::model::Source::of(value).json()),
        )
    }

    pub(super) fn call<T>(
        &self,
        endpoint: Endpoint,
        signer: Signer,
        path: &str,
        body: Option<String>,
        read: impl Fn(Value<'_>) -> Result<T, Error> + Send + Sync + 'static,
    ) -> Result<Call<T>, Error> {
        let request = self.request(endpoint, signer, path, body)?;
        Ok(Call::new(endpoint, request, move |response| {
            envelope::read(response, &read)
        }))
    }

    pub(super) fn request(
        &self,
        endpoint: Endpoint,
        signer: Signer,
        path: &str,
        body: Option<String>,
    ) -> Result<Prepared, Error> {
        let body = body.unwrap_or_default().into_bytes();
        let (key, sign) = match (signer, &self.api_key) {
            (Signer::Nobody, _) => (None, None),
            (Signer::ApiKey, key) => (
                Some(SigningKey::Api),
                key.as_ref().map(|key| key.sign(&body)),
            ),
            (Signer::PayoutKey, None) if self.payout_key.is_none() => {
                (Some(SigningKey::Payout), None)
            }
            (Signer::PayoutKey, _) => (
                Some(SigningKey::Payout),
                Some(self.payout_key()?.sign(&body)),
            ),
        };
        let request = Request::new(endpoint.method, self.base.join(path), body)
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .header("user-agent", self.user_agent.as_str());
        let Some(key) = key else {
            return Ok(request.into());
        };
        let request = request.header("project", self.project.as_str());
        Ok(match sign {
            Some(sign) => request.header(SIGN, sign).into(),
            None => Prepared::unsigned(endpoint, request, place(key)),
        })
    }

    fn payout_key(&self) -> Result<&PayoutKey, Error> {
        self.payout_key.as_ref().ok_or_else(|| {
            Error::new(
                ErrorCode::Configuration,
                "payout_key: expected the payout API key, which signs everything under \
                 /v1/payout, got none",
            )
            .with_field(Some("payout_key"))
        })
    }
}

impl fmt::Debug for Gateway2328 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gateway2328")
            .field("project", &self.project)
            .field("base_url", &self.base.as_str())
            .field("api_key", &self.api_key.is_some())
            .field("payout_key", &self.payout_key.is_some())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_endpoint_is_signed_by_its_path() {
        let key = || ApiKey::new("sandbox-api-key").unwrap();
        let payout_key = PayoutKey::new("sandbox-payout-key").unwrap();
        let gateway = Gateway2328::new("00000000-0000-4000-8000-000000002328", key()).unwrap();
        let gateway = gateway.with_payout_key(payout_key.clone());
        let body = r#"{"page":1}"#;
        let sign = |path: &str| {
            let call = gateway.raw(Method::Post, path, Some(body)).unwrap();
            let headers: Vec<_> = call.request().headers().collect();
            let sign = headers.iter().find(|(name, _)| *name == "sign").unwrap().1;
            sign.to_owned()
        };
        let by_payout = payout_key.sign(body.as_bytes());
        for path in ["v1/payout/list", "/v1/payouts", "/v1/payout-batch"] {
            assert_eq!(sign(path), by_payout, "{path}");
        }
        assert_eq!(sign("/v1/payment/cancel"), key().sign(body.as_bytes()));
        for bad in ["[]", "1", "nothing"] {
            let error = gateway.raw(Method::Post, "/v1/new", Some(bad)).unwrap_err();
            assert_eq!(error.code(), ErrorCode::MalformedJson, "{bad}");
        }
    }
}
