//! Alchemy Pay's endpoints by name: the call for a request given as JSON.

use cointill::Error;
use cointill::alchemypay::{
    AlchemyPay, AppSecret, Host, NativeCreate, OrderCreate, RefundAccepted, RefundCreate,
    TelegramCreate,
};
use cointill::exchange::{SigningKey, SigningRequest};
use cointill::http::Request;
use serde_json::{Value, json};

use crate::calls_2328::{Prepared, prepared};
use crate::harness::string;
use crate::models_alchemypay::{one, order};
use crate::signing_alchemypay::options;

/// The gateway that a case describes.
pub(crate) fn gateway(input: &Value) -> Result<AlchemyPay, Error> {
    let secret = AppSecret::new(string(input, "secret"))?;
    let gateway = AlchemyPay::new(string(input, "app_id"), secret, host(input))?;
    set_up(gateway, input)
}

/// The same without its secret.
pub(crate) fn keyless(input: &Value) -> AlchemyPay {
    let gateway = AlchemyPay::signed_elsewhere(string(input, "app_id"), host(input)).unwrap();
    set_up(gateway, input).unwrap()
}

/// What holds the secret of the case and signs.
pub(crate) fn sign(input: &Value, signing: &SigningRequest) -> Request {
    let secret = AppSecret::new(string(input, "secret")).unwrap();
    let message = signing.message().unwrap().parse().unwrap();
    let body = std::str::from_utf8(signing.body()).unwrap();
    assert_eq!(signing.key(), SigningKey::App);
    let signature = secret
        .sign(message, body, &options(&input["options"]))
        .unwrap();
    signing.signed(&signature.to_lowercase()).unwrap()
}

fn host(input: &Value) -> Host {
    match &input["host"] {
        Value::String(name) => match name.as_str() {
            "alchemy_sandbox" => Host::AlchemySandbox,
            "alchemy_production" => Host::AlchemyProduction,
            "aeon_sandbox" => Host::AeonSandbox,
            "aeon_production" => Host::AeonProduction,
            other => panic!("host {other:?} is not known"),
        },
        host => Host::Custom(string(host, "custom").to_owned()),
    }
}

fn set_up(mut gateway: AlchemyPay, input: &Value) -> Result<AlchemyPay, Error> {
    if let Some(shop) = input["user_agent"].as_str() {
        gateway = gateway.with_user_agent(shop)?;
    }
    Ok(gateway.with_options(options(&input["options"])))
}

/// The gateway of cases that do not depend on it, but for its options.
pub(crate) fn test_gateway(options: &Value) -> AlchemyPay {
    let keys = json!({
        "app_id": "TEST000001",
        "secret": "9999",
        "host": "alchemy_sandbox",
        "options": options,
    });
    gateway(&keys).unwrap()
}

fn accepted(refund: &RefundAccepted) -> Value {
    json!({"raw": refund.raw.as_str()})
}

/// The call that a case describes.
pub(crate) fn call(
    gateway: &AlchemyPay,
    endpoint: &str,
    request: &Value,
) -> Result<Prepared, Error> {
    let json = request.to_string();
    let payments = gateway.payments();
    Ok(match endpoint {
        "alchemypay.payment.create" => {
            prepared(payments.create(&OrderCreate::from_json(&json)?)?, one)
        }
        "alchemypay.payment.create_v1" => {
            prepared(payments.create_v1(&OrderCreate::from_json(&json)?)?, one)
        }
        "alchemypay.payment.create_telegram" => {
            let request = TelegramCreate::from_json(&json)?;
            prepared(payments.create_telegram(&request)?, one)
        }
        "alchemypay.payment.create_telegram_v1" => {
            let request = TelegramCreate::from_json(&json)?;
            prepared(payments.create_telegram_v1(&request)?, one)
        }
        "alchemypay.payment.create_native" => {
            let request = NativeCreate::from_json(&json)?;
            prepared(payments.create_native(&request)?, one)
        }
        "alchemypay.payment.query" => {
            let unit = gateway.options().amount_unit;
            let show = match unit {
                cointill::alchemypay::AmountUnit::Cents => order::<true>,
                cointill::alchemypay::AmountUnit::AsSent => order::<false>,
            };
            prepared(payments.query(string(request, "merchantOrderNo"))?, show)
        }
        "alchemypay.refund.create" => {
            let request = RefundCreate::from_json(&json)?;
            prepared(gateway.refunds().create(&request)?, accepted)
        }
        other => panic!("endpoint {other:?} is not known"),
    })
}
