//! The core's own client against a gateway that misbehaves.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::time::{Duration, Instant};

use cointill::ErrorCode;
use cointill::alchemypay::OrderCreate;
use cointill::client::BlockingClient;
use cointill::gateway2328::{AmountSide, ConversionRequest, PaymentCreate};
use cointill_sandbox::{RequestEffect, RequestFault, RetryAfter, Sandbox};
use support::{alchemypay, amount, fast, gateway2328};

fn sandbox_with(effect: RequestEffect) -> Sandbox {
    let sandbox = fast().start_blocking().unwrap();
    sandbox.control().inject(RequestFault::new(effect)).unwrap();
    sandbox
}

fn passing() -> [RequestEffect; 6] {
    [
        RequestEffect::CutBefore,
        RequestEffect::CutAfter,
        RequestEffect::TruncatedBody {
            honest_length: false,
        },
        RequestEffect::ServerError {
            status: 502,
            carried_out: true,
        },
        RequestEffect::TooManyRequests { retry_after: None },
        RequestEffect::SlowBody { ms: 50 },
    ]
}

#[test]
fn a_payment_is_created_once_whatever_happens_to_its_first_request() {
    let client = BlockingClient::new().unwrap();
    for effect in passing() {
        let sandbox = sandbox_with(effect.clone());
        let order = PaymentCreate::new(amount("5"), "USD", "A");
        let call = gateway2328(&sandbox).payments().create(&order).unwrap();
        let payment = client
            .send(call)
            .unwrap_or_else(|error| panic!("{effect:?}: {error}"));
        let payments = sandbox.control().payments().unwrap();
        assert_eq!(payments.len(), 1, "{effect:?}");
        assert_eq!(payments[0].id(), payment.uuid.as_str());
        let requests = sandbox.control().requests();
        assert!(requests.windows(2).all(|pair| pair[0].body == pair[1].body));
    }
}

#[test]
fn an_order_is_found_again_after_its_answer_was_lost() {
    let client = BlockingClient::new().unwrap();
    for effect in passing() {
        let sandbox = sandbox_with(effect.clone());
        let order = OrderCreate::new("1", amount("5"), "USD", "u");
        let call = alchemypay(&sandbox).payments().create(&order).unwrap();
        let created = client
            .send(call)
            .unwrap_or_else(|error| panic!("{effect:?}: {error}"));
        let payments = sandbox.control().payments().unwrap();
        assert_eq!(payments.len(), 1, "{effect:?}");
        assert_eq!(payments[0].id(), created.order_no.as_str());
    }
}

#[test]
fn a_conversion_whose_outcome_is_unknown_is_not_repeated() {
    let client = BlockingClient::new().unwrap();
    for effect in [RequestEffect::CutAfter, RequestEffect::CutBefore] {
        let sandbox = sandbox_with(effect);
        let request = ConversionRequest::new("BTC", "USDT", amount("0.1"), AmountSide::From);
        let call = gateway2328(&sandbox)
            .conversions()
            .convert(&request)
            .unwrap();
        let error = client.send(call).unwrap_err();
        assert!(error.outcome_unknown() && !error.retry_safe(), "{error}");
        assert_eq!(sandbox.control().requests().len(), 1);
    }
}

#[test]
fn retry_after_is_waited_for_and_firewalls_are_not_argued_with() {
    let client = BlockingClient::new().unwrap();
    let sandbox = sandbox_with(RequestEffect::TooManyRequests {
        retry_after: Some(RetryAfter::Seconds(1)),
    });
    let start = Instant::now();
    client
        .send(gateway2328(&sandbox).balance().get().unwrap())
        .unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1));

    let sandbox = sandbox_with(RequestEffect::FirewallPage);
    let error = client
        .send(gateway2328(&sandbox).balance().get().unwrap())
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::Blocked);
    let elsewhere = RequestEffect::Redirect {
        location: sandbox.url_2328(),
    };
    let sandbox = sandbox_with(elsewhere);
    let error = client
        .send(gateway2328(&sandbox).balance().get().unwrap())
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::UnexpectedRedirect);
    assert_eq!(sandbox.control().requests().len(), 1);
}
