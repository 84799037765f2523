//! Nothing that can be printed holds a key or a computed signature.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::fmt::Debug;

use cointill::alchemypay::{self, AlchemyPay, AppSecret, Host, Message, OrderCreate};
use cointill::exchange::Call;
use cointill::gateway2328::{ApiKey, Gateway2328, PaymentCreate, PayoutKey, WebhookKind};
use cointill::http::Response;
use cointill::{Amount, Error, Secret};

const API_KEY: &str = "sandbox-api-key";
const PAYOUT_KEY: &str = "sandbox-payout-key";
const SECRET: &str = "sandbox-secret";

fn gateway2328() -> Gateway2328 {
    Gateway2328::new(
        "00000000-0000-4000-8000-000000002328",
        ApiKey::new(API_KEY).unwrap(),
    )
    .unwrap()
    .with_payout_key(PayoutKey::new(PAYOUT_KEY).unwrap())
}

fn alchemypay() -> AlchemyPay {
    let secret = AppSecret::new(SECRET).unwrap();
    AlchemyPay::new("SANDBOX0001", secret, Host::AlchemySandbox).unwrap()
}

/// What a log may be given, and every text that must not be in it, in either case.
fn assert_clean(shown: &str, signature: &str) {
    let lower = shown.to_lowercase();
    for secret in [API_KEY, PAYOUT_KEY, SECRET, &signature.to_lowercase()] {
        assert!(
            secret.is_empty() || !lower.contains(secret),
            "{secret} in {shown}"
        );
    }
}

fn debug(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

#[test]
fn what_holds_a_key_does_not_show_it() {
    let secret = Secret::new(SECRET).unwrap();
    let (gateway, twin) = (gateway2328(), alchemypay());
    let shown = [
        debug(&secret),
        debug(&ApiKey::new(API_KEY).unwrap()),
        debug(&PayoutKey::new(PAYOUT_KEY).unwrap()),
        debug(&AppSecret::new(SECRET).unwrap()),
        debug(&gateway),
        debug(&gateway.webhooks()),
        debug(&twin),
        debug(&twin.webhooks()),
    ];
    for shown in shown {
        assert_clean(&shown, "");
    }
}

/// The signature that a call carries: in a header at 2328, in the body at Alchemy Pay.
fn signature_of<T>(call: &Call<T>) -> String {
    let request = call.request();
    if let Some((_, sign)) = request.headers().find(|(name, _)| *name == "sign") {
        return sign.to_owned();
    }
    let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
    body["sign"].as_str().unwrap().to_owned()
}

/// Everything that a gateway can answer with the signature in it, as gateways that echo do.
fn echoes(sign: &str) -> Vec<Response> {
    let words = [
        format!(r#"{{"state":1,"message":"wrong sign {sign}","errors":{{"sign":["{sign}"]}}}}"#),
        format!(r#"{{"state":0,"result":{{"sign":"{sign}"}}}}"#),
        format!(r#"{{"code":"2001","msg":"sign {sign}","traceId":"{sign}"}}"#),
        format!("<html>403 {sign}</html>"),
        format!(r#"{{"message":"{sign}"#),
        format!(r#""{sign}""#),
        String::new(),
    ];
    let statuses = [200, 400, 401, 403, 404, 422, 429, 500, 503];
    let all = statuses
        .iter()
        .flat_map(|status| words.iter().map(move |words| (*status, words)));
    all.map(|(status, words)| Response::new(status, Vec::new(), words.as_bytes().to_vec()))
        .collect()
}

fn calls_are_clean<T: Debug>(call: &Call<T>) {
    let sign = signature_of(call);
    assert!(sign.len() >= 64);
    assert_clean(&debug(call), &sign);
    assert_clean(&debug(call.request()), &sign);
    let mut refused = 0;
    for response in echoes(&sign) {
        let Err(error) = call.read(&response) else {
            continue;
        };
        refused += 1;
        assert_clean(
            &format!("{error} {} {error:?} {error:#?}", error.advice()),
            &sign,
        );
        assert_clean(error.gateway_message().unwrap_or(""), &sign);
        assert_clean(error.body().unwrap_or(""), &sign);
    }
    assert!(refused > 50, "{refused}");
}

#[test]
fn no_call_and_no_error_shows_a_signature() {
    let price = || "19.99".parse::<Amount>().unwrap();
    let order = PaymentCreate::new(price(), "USD", "ORDER-1");
    calls_are_clean(&gateway2328().payments().create(&order).unwrap());
    calls_are_clean(&gateway2328().balance().get().unwrap());
    let order = OrderCreate::new("ORDER-1", price(), "USD", "customer-1");
    calls_are_clean(&alchemypay().payments().create(&order).unwrap());
    calls_are_clean(&alchemypay().payments().query("ORDER-1").unwrap());
}

#[test]
fn a_refused_webhook_shows_no_signature_that_would_be_right() {
    let (gateway, twin) = (gateway2328(), alchemypay());
    let signed = ApiKey::new(API_KEY)
        .unwrap()
        .sign_webhook(r#"{"uuid":"1"}"#)
        .unwrap();
    let right = signed.rsplit('"').nth(1).unwrap().to_owned();
    let forged = signed.replace(&right, &"0".repeat(64));
    let error = gateway
        .webhooks()
        .verify(WebhookKind::Payment, forged.as_bytes())
        .unwrap_err();
    let explained = gateway
        .webhooks()
        .explain(WebhookKind::Payment, forged.as_bytes());
    assert_clean(&format!("{error} {error:?} {explained:?}"), &right);
    assert_clean(&debug(&Error::from(error)), &right);

    let fields = r#"{"orderNo":"1","orderStatus":"COMPLETED"}"#;
    let options = alchemypay::Options::default();
    let secret = AppSecret::new(SECRET).unwrap();
    let right = secret
        .sign(Message::OrderWebhook, fields, &options)
        .unwrap();
    let forged = fields.replace('}', &format!(r#","sign":"{}"}}"#, "0".repeat(128)));
    let kind = alchemypay::WebhookKind::Order;
    let error = twin.webhooks().verify(kind, forged.as_bytes()).unwrap_err();
    let explained = twin.webhooks().explain(kind, forged.as_bytes());
    assert_clean(&format!("{error} {error:?} {explained:?}"), &right);
}

#[test]
fn a_bad_key_is_not_repeated() {
    for bad in [
        "sandbox-api-key\n",
        " sandbox-payout-key",
        "sandbox-\u{7}secret",
    ] {
        let error = Secret::new(bad).unwrap_err();
        assert_clean(&format!("{error} {error:?}"), "");
        assert!(!error.to_string().contains(bad.trim()));
    }
}
