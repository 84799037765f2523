//! The gateway object: whose secret signs, where requests go, which readings hold.

use std::fmt;

use super::envelope;
use super::host::Host;
use super::message::Message;
use super::options::Options;
use super::signature::{AppSecret, check_signable, put_sign};
use super::signed_text::SIGNATURE_BYTES;
use super::webhook::Webhooks;
use crate::canonical::{Json, Value, Writer};
use crate::error::{Error, ErrorCode};
use crate::exchange::{Call, Endpoint, Place, Prepared, Repeat, SigningKey};
use crate::http::{BaseUrl, Method, Request};
use crate::limits;
use crate::text::Text;

/// Makes signed calls to Alchemy Pay or AEON.
///
/// The groups are methods: [`payments`](Self::payments), [`refunds`](Self::refunds),
/// [`webhooks`](Self::webhooks).
#[derive(Clone)]
pub struct AlchemyPay {
    app_id: String,
    /// Without it whoever carries the calls out has them signed.
    secret: Option<AppSecret>,
    host: Host,
    base: BaseUrl,
    user_agent: String,
    options: Options,
}

impl AlchemyPay {
    /// For a merchant's `appId` and its secret.
    ///
    /// # Errors
    ///
    /// `configuration` when the id is empty, longer than 64 characters or could not be signed, or
    /// when the URL of [`Host::Custom`] is neither `https` nor `http` on loopback.
    pub fn new(
        app_id: impl Into<String>,
        secret: AppSecret,
        host: Host,
    ) -> Result<AlchemyPay, Error> {
        AlchemyPay::of(app_id.into(), Some(secret), host)
    }

    /// For a merchant whose secret is elsewhere, such as on a server of the shop when this is a
    /// till. Each call has to be signed before it is sent: see
    /// [`Step::Sign`](crate::exchange::Step::Sign) and
    /// [`SigningRequest`](crate::exchange::SigningRequest). Both sides need the same
    /// [`Options`].
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn signed_elsewhere(app_id: impl Into<String>, host: Host) -> Result<AlchemyPay, Error> {
        AlchemyPay::of(app_id.into(), None, host)
    }

    fn of(app_id: String, secret: Option<AppSecret>, host: Host) -> Result<AlchemyPay, Error> {
        let plain = |byte: u8| byte.is_ascii_graphic() && !b"&=".contains(&byte);
        let empty = app_id.is_empty() || app_id == "null";
        if empty || app_id.len() > 64 || !app_id.bytes().all(plain) {
            return Err(Error::new(
                ErrorCode::Configuration,
                "app_id: expected the merchant's appId, 1 to 64 characters",
            )
            .with_field(Some("app_id")));
        }
        Ok(AlchemyPay {
            app_id,
            secret,
            base: BaseUrl::parse(host.base_url())?,
            host,
            user_agent: crate::http::user_agent(None)?,
            options: Options::default(),
        })
    }

    /// Names the shop in `User-Agent`, such as `MyShop/1.0 (+https://shop.example)`.
    ///
    /// # Errors
    ///
    /// `configuration` when it holds something that no header may.
    pub fn with_user_agent(mut self, shop: &str) -> Result<AlchemyPay, Error> {
        self.user_agent = crate::http::user_agent(Some(shop))?;
        Ok(self)
    }

    /// Sets the readings of the documentation.
    #[must_use]
    pub fn with_options(mut self, options: Options) -> AlchemyPay {
        self.options = options;
        self
    }

    /// The readings of the documentation in force.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Whose service it calls.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// A verifier of webhooks with this gateway's secret, under the id `app`, and its options.
    /// Without the secret it refuses every webhook.
    pub fn webhooks(&self) -> Webhooks {
        let webhooks = Webhooks::new().with_options(self.options.clone());
        match &self.secret {
            Some(secret) => webhooks.with_secret("app", secret.clone()),
            None => webhooks,
        }
    }

    /// A call to an endpoint that this version does not know. `body` must be a JSON object; `appId`
    /// is added when it is missing. `signed_fields` names the fields that the endpoint's
    /// documentation marks as signed; those that are absent or empty do not count.
    ///
    /// # Errors
    ///
    /// `configuration` without the secret, `malformed_json` for a body that is not a JSON object,
    /// `invalid_request` for a path with a query, when none of the signed fields is present, or when one holds `&`, `=` or a control
    /// character.
    pub fn raw(&self, path: &str, body: &str, signed_fields: &[&str]) -> Result<Call<Json>, Error> {
        if path.contains(['?', '#']) || !path.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(Error::field_limit("path", "a plain path", path));
        }
        let secret = self.secret.as_ref().ok_or_else(|| {
            Error::new(
                ErrorCode::Configuration,
                "raw: expected the secret, got a signer elsewhere, which knows the fields of \
                 documented messages only",
            )
            .with_field(Some("secret"))
        })?;
        let body = secret.sign_named(&self.app_id, body, signed_fields, &self.options)?;
        let endpoint = Endpoint {
            name: "alchemypay.raw",
            method: Method::Post,
            path: "/{path}",
            // Nothing is known of it, so it is not repeated after an unknown outcome.
            repeat: Repeat::Unsafe,
        };
        let request = self.send(path, body);
        Ok(self.read(endpoint, request, |model| Ok(raw_of(model))))
    }

    /// Starts a body.
    pub(super) fn body(&self) -> Writer {
        let mut body = Writer::object();
        body.string("appId", &self.app_id);
        body
    }

    /// Signs a body, once: these bytes are sent.
    pub(super) fn request(
        &self,
        endpoint: Endpoint,
        message: Message,
        body: Writer,
    ) -> Result<Prepared, Error> {
        let body = body.finish();
        Ok(match &self.secret {
            Some(secret) => {
                let signed = secret.sign_body(message, &body, &self.options)?;
                self.send(endpoint.path, signed).into()
            }
            None => {
                check_signable(message, &body, &self.options)?;
                let request = self.send(endpoint.path, body);
                Prepared::unsigned(endpoint, request, place(message))
            }
        })
    }

    pub(super) fn read<T>(
        &self,
        endpoint: Endpoint,
        request: impl Into<Prepared>,
        read: impl Fn(Option<Value<'_>>) -> Result<T, Error> + Send + Sync + 'static,
    ) -> Call<T> {
        Call::new(endpoint, request, move |response| {
            envelope::read(response, &read)
        })
    }

    fn send(&self, path: &str, body: String) -> Request {
        Request::new(Method::Post, self.base.join(path), body.into_bytes())
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .header("user-agent", self.user_agent.as_str())
    }
}

fn place(message: Message) -> Place {
    Place {
        key: SigningKey::App,
        message: Some(message.as_str()),
        hex_digits: 2 * SIGNATURE_BYTES,
        put: |request, signature| {
            // The gateway's own digits are upper-case (Alchemy §3.1 step 7).
            let body = put_sign(request.body(), &signature.to_ascii_uppercase());
            request.clone().with_body(body)
        },
    }
}

/// A payload as it came; `null` when there is none.
pub(super) fn raw_of(model: Option<Value<'_>>) -> Json {
    Json::from_text(Text::from(model.map_or("null", |model| model.literal())))
}

/// The number that an order is queried and refunded by: letters count as well, whatever was
/// required when it was created.
pub(super) fn order_number(number: &str) -> Result<(), Error> {
    limits::length("merchantOrderNo", number, 64)?;
    signed_text("merchantOrderNo", number)
}

/// The four letters `null` are signed by some of the vendor's helpers and left out by others
/// (Alchemy §3.1 step 2): no signature would be right for both.
pub(super) fn signed_text(field: &'static str, text: &str) -> Result<(), Error> {
    if text == "null" {
        return Err(Error::field_limit(field, "another text", "\"null\""));
    }
    Ok(())
}

impl fmt::Debug for AlchemyPay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AlchemyPay")
            .field("app_id", &self.app_id)
            .field("base_url", &self.base.as_str())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> AppSecret {
        AppSecret::new("sandbox-secret").unwrap()
    }

    #[test]
    fn a_set_up_that_cannot_work_is_refused() {
        for id in ["", "null", "a b", "a&b", "a=b", &"a".repeat(65)] {
            let error = AlchemyPay::new(id, secret(), Host::AeonSandbox).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Configuration, "{id}");
        }
        let http = Host::Custom("http://pay.example".to_owned());
        let error = AlchemyPay::new("SANDBOX0001", secret(), http).unwrap_err();
        assert_eq!(error.field(), Some("base_url"));
        let local = Host::Custom("http://127.0.0.1:2328/".to_owned());
        let gateway = AlchemyPay::new("SANDBOX0001", secret(), local).unwrap();
        assert_eq!(
            format!("{gateway:?}"),
            "AlchemyPay { app_id: \"SANDBOX0001\", base_url: \"http://127.0.0.1:2328\", .. }"
        );
    }

    #[test]
    fn a_raw_call_signs_the_fields_that_it_is_told() {
        let gateway = AlchemyPay::new(
            "TEST000001",
            AppSecret::new("9999").unwrap(),
            Host::AeonSandbox,
        )
        .unwrap();
        let body =
            r#"{"userId":"user@example.com", "channel":"SHOPIFY","country":"US","note":"a&b"}"#;
        let signed = ["appId", "userId", "channel", "country", "absent"];
        let call = gateway.raw("open/api/new", body, &signed).unwrap();
        // V3 of the protocol page.
        assert_eq!(
            std::str::from_utf8(call.request().body()).unwrap(),
            concat!(
                r#"{"appId":"TEST000001","userId":"user@example.com","channel":"SHOPIFY","country":"US","note":"a&b","#,
                r#""sign":"DB1107649D205EE9A542EEF5DF27F69F6C2A2604D183A834ABCDD7B7A457738A"#,
                r#"D5E059B86C188B5A00973454CF90C207CBA4EDDBC91ABB66968A0ACBDE270CB0"}"#
            )
        );
        assert_eq!(
            call.request().url(),
            "https://sbx-crypto-payment-api.aeon.xyz/open/api/new"
        );
        assert_eq!(call.repeat(), Repeat::Unsafe);
        for (path, body, signed) in [
            ("a?b", "{}", &signed[..]),
            ("a", "[]", &signed[..]),
            ("a", "{}", &["note"][..]),
            ("a", r#"{"note":"a&b"}"#, &["note"][..]),
        ] {
            assert!(gateway.raw(path, body, signed).is_err(), "{path} {body}");
        }
    }
}
