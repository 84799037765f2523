//! Gateways without a key: what the signer is asked, and what becomes of its answer.

use std::future::pending;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cointill::alchemypay::{AlchemyPay, AppSecret, Host, Options, OrderCreate};
use cointill::exchange::{Call, Failure, Phase, SigningKey, SigningRequest};
use cointill::gateway2328::{ApiKey, Gateway2328, Payment, PaymentCreate};
use cointill::{Amount, ErrorCode};

use super::server::{Reply, Server, json};
use super::{PAYMENT, builder, client};

fn till(url: &str) -> Call<Payment> {
    let gateway = Gateway2328::signed_elsewhere("00000000-0000-4000-8000-000000002328").unwrap();
    let gateway = gateway.with_base_url(url).unwrap();
    let gateway = gateway
        .with_user_agent("MyShop/1.0 (+https://shop.example)")
        .unwrap();
    let amount: Amount = "19.99".parse().unwrap();
    let order = PaymentCreate::new(amount, "USD", "ORDER-1");
    gateway.payments().create(&order).unwrap()
}

fn signature(request: &SigningRequest) -> String {
    ApiKey::new("sandbox-api-key").unwrap().sign(request.body())
}

#[test]
fn what_was_signed_elsewhere_is_what_a_gateway_with_the_key_sends() {
    let server = Server::start([json(503, "", ""), json(200, "", PAYMENT)]);
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = asked.clone();
    let client = builder().signer(move |request| {
        seen.lock().unwrap().push(request.clone());
        async move { Ok(signature(&request)) }
    });
    client
        .build_blocking()
        .unwrap()
        .send(till(&server.url()))
        .unwrap();
    let received = server.requests();
    assert_eq!(received.len(), 2);
    let own = super::create(&server.url());
    for received in received {
        assert_eq!(received.body, own.request().body());
        for (name, value) in own.request().headers() {
            assert_eq!(received.header(name), Some(value), "{name}");
        }
    }
    // The bytes of a repeat are the same, and so is their signature.
    let asked = asked.lock().unwrap();
    let [asked] = asked.as_slice() else {
        panic!("asked {} times", asked.len())
    };
    assert_eq!(asked.endpoint().name, "2328.payment.create");
    assert_eq!((asked.key(), asked.message()), (SigningKey::Api, None));
    assert_eq!(asked.url(), format!("{}/v1/payment", server.url()));
    assert_eq!(asked.body(), own.request().body());
}

#[test]
fn a_lost_order_is_recovered_by_a_query_that_is_signed_too() {
    let server = Server::start([
        Reply::CutAfter,
        json(200, "", r#"{"code":"8011","msg":"duplicate"}"#),
        json(
            200,
            "",
            r#"{"code":"0","model":{"orderNo":"1","merchantOrderNo":"A1","orderAmount":"1999","orderCurrency":"USD","orderStatus":"INIT","userId":"u"}}"#,
        ),
    ]);
    let host = || Host::Custom(server.url());
    let secret = || AppSecret::new("9999").unwrap();
    let keyless = AlchemyPay::signed_elsewhere("TEST000001", host()).unwrap();
    let amount: Amount = "19.99".parse().unwrap();
    let order = OrderCreate::new("A1", amount, "USD", "u");
    let messages = Arc::new(Mutex::new(Vec::new()));
    let seen = messages.clone();
    let client = builder().signer(move |request| {
        let message = request.message().unwrap();
        seen.lock().unwrap().push(message);
        let body = std::str::from_utf8(request.body()).unwrap();
        let signed = secret().sign(message.parse().unwrap(), body, &Options::default());
        async move { Ok(signed.unwrap()) }
    });
    let created = client
        .build_blocking()
        .unwrap()
        .send(keyless.payments().create(&order).unwrap())
        .unwrap();
    assert!(created.recovered.is_some());
    assert_eq!(*messages.lock().unwrap(), ["create", "query"]);
    let requests = server.requests();
    let own = AlchemyPay::new("TEST000001", secret(), host()).unwrap();
    let own = own.payments();
    let create = own.create(&order).unwrap();
    let query = own.query("A1").unwrap();
    assert_eq!(requests[0].body, create.request().body());
    assert_eq!(requests[1].body, create.request().body());
    assert_eq!(requests[2].body, query.request().body());
}

#[test]
fn a_signer_that_is_out_of_reach_is_asked_again_and_one_that_refuses_is_not() {
    let server = Server::start([json(200, "", PAYMENT)]);
    let times = Arc::new(AtomicU32::new(0));
    let signer = |failure: Failure, until: u32| {
        let times = times.clone();
        times.store(0, Ordering::Relaxed);
        builder()
            .signer(move |request| {
                let answer = match times.fetch_add(1, Ordering::Relaxed) {
                    time if time < until => Err((failure, "no luck".to_owned())),
                    _ => Ok(signature(&request)),
                };
                async move { answer }
            })
            .build_blocking()
            .unwrap()
    };
    signer(Failure::Broken, 2)
        .send(till(&server.url()))
        .unwrap();
    assert_eq!(
        (times.load(Ordering::Relaxed), server.requests().len()),
        (3, 1)
    );

    let error = signer(Failure::Connect, u32::MAX)
        .send(till(&server.url()))
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::Transport);
    assert_eq!(
        error.to_string(),
        "no signature came: the signer could not be connected to: no luck"
    );
    assert_eq!((times.load(Ordering::Relaxed), error.attempts()), (4, 0));
    assert!(!error.outcome_unknown() && error.retry_safe());

    let error = signer(Failure::Unsigned, u32::MAX)
        .send(till(&server.url()))
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::Configuration);
    assert_eq!(
        error.to_string(),
        "no signature came: the signer refused or failed: no luck"
    );
    assert_eq!(times.load(Ordering::Relaxed), 1);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_slow_signer_ends_with_the_call() {
    let server = Server::start([json(200, "", PAYMENT)]);
    let client = builder()
        .total_timeout(Duration::from_millis(200))
        .signer(|_| pending())
        .build_blocking()
        .unwrap();
    let error = client.send(till(&server.url())).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Timeout);
    assert!(!error.outcome_unknown());
    assert_eq!(server.connections(), 0);
    assert_eq!(Failure::Timeout(Phase::Attempt).code(), error.code());
}

#[test]
fn nonsense_for_a_signature_is_not_sent_and_not_told() {
    let server = Server::start([json(200, "", PAYMENT)]);
    let short = "ab12".to_owned();
    let split = format!("{}\r\nevil: 1", "0".repeat(55));
    let odd = format!("{}é", "0".repeat(63));
    for (answer, got) in [
        (short, "4 characters"),
        (split, "something else"),
        (odd, "something else"),
    ] {
        let given = answer.clone();
        let client = builder().signer(move |_| {
            let given = given.clone();
            async move { Ok(given) }
        });
        let client = client.build_blocking().unwrap();
        let error = client.send(till(&server.url())).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Configuration);
        assert_eq!(error.field(), Some("signer"));
        let text = error.to_string();
        assert_eq!(
            text,
            format!("the signer's answer: expected 64 hexadecimal digits, got {got}")
        );
    }
    let error = client().send(till(&server.url())).unwrap_err();
    assert_eq!(
        error.to_string(),
        "signer: expected one, since the gateway was made without a key, got none"
    );
    assert_eq!(server.connections(), 0);
}
