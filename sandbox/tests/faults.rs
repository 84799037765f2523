//! Requests that go wrong on demand, as they look on the wire and as the core understands them.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use cointill::ErrorCode;
use cointill::gateway2328::PaymentCreate;
use cointill_sandbox::{Gateway, RequestEffect, RequestFault, RetryAfter, Sandbox};
use support::{
    PROJECT, Raw, Shop, amount, call, control, fast, gateway2328, post_2328, post_alchemypay, send,
};

const BODY: &str = r#"{"amount":"5","currency":"USD","order_id":"A"}"#;

fn inject(sandbox: &Sandbox, effect: RequestEffect) {
    sandbox.control().inject(RequestFault::new(effect)).unwrap();
}

fn exists(sandbox: &Sandbox) -> bool {
    sandbox.control().payment("A").is_ok()
}

/// The create call as raw bytes, so that a broken connection can be seen.
fn create(sandbox: &Sandbox) -> std::io::Result<Raw> {
    let key = cointill::gateway2328::ApiKey::new("sandbox-api-key").unwrap();
    let sign = key.sign(BODY.as_bytes());
    let headers = [
        ("project", PROJECT),
        ("sign", sign.as_str()),
        ("user-agent", "Test/1.0"),
        ("content-type", "application/json"),
    ];
    let url = format!("{}/v1/payment", sandbox.url_2328());
    send("POST", &url, &headers, BODY.as_bytes())
}

#[test]
fn refusals_of_servers_and_firewalls_do_nothing() {
    let sandbox = fast().start_blocking().unwrap();
    let order = PaymentCreate::new(amount("5"), "USD", "A");
    for (effect, status, code) in [
        (
            RequestEffect::TooManyRequests { retry_after: None },
            429,
            ErrorCode::RateLimited,
        ),
        (
            RequestEffect::ServerError {
                status: 502,
                carried_out: false,
            },
            502,
            ErrorCode::GatewayUnavailable,
        ),
        (RequestEffect::FirewallPage, 403, ErrorCode::Blocked),
        (
            RequestEffect::Redirect {
                location: "https://elsewhere.example/".to_owned(),
            },
            307,
            ErrorCode::UnexpectedRedirect,
        ),
        (RequestEffect::Refusal, 200, ErrorCode::Refused),
        (
            RequestEffect::Answer {
                status: 418,
                content_type: "text/plain".to_owned(),
                body: "short and stout".to_owned(),
                carried_out: false,
            },
            418,
            ErrorCode::MalformedResponse,
        ),
    ] {
        inject(&sandbox, effect.clone());
        assert_eq!(create(&sandbox).unwrap().status, status);
        inject(&sandbox, effect);
        let error = call(&gateway2328(&sandbox).payments().create(&order).unwrap()).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        assert!(!exists(&sandbox), "{code}");
    }
    assert_eq!(create(&sandbox).unwrap().status, 200);
    let recorded = sandbox.control().requests();
    assert_eq!(recorded[0].fault.as_deref(), Some("too_many_requests"));
    assert_eq!(recorded.last().unwrap().fault, None);
}

#[test]
fn retry_after_comes_as_seconds_and_as_a_date() {
    let sandbox = fast().start_blocking().unwrap();
    for (after, check) in [(RetryAfter::Seconds(7), "7"), (RetryAfter::Date(7), " GMT")] {
        inject(
            &sandbox,
            RequestEffect::TooManyRequests {
                retry_after: Some(after),
            },
        );
        let raw = create(&sandbox).unwrap();
        assert!(raw.header("retry-after").unwrap().ends_with(check));
    }
}

#[test]
fn a_connection_is_cut_before_or_after_the_request_was_carried_out() {
    let sandbox = fast().start_blocking().unwrap();
    inject(&sandbox, RequestEffect::CutBefore);
    assert_eq!(
        create(&sandbox).unwrap_err().kind(),
        ErrorKind::UnexpectedEof
    );
    assert!(!exists(&sandbox));
    inject(&sandbox, RequestEffect::CutAfter);
    assert_eq!(
        create(&sandbox).unwrap_err().kind(),
        ErrorKind::UnexpectedEof
    );
    assert!(exists(&sandbox));
    let recorded = sandbox.control().requests();
    assert_eq!(recorded[1].status, None);
    assert_eq!(recorded[1].fault.as_deref(), Some("cut_after"));
    assert_eq!(recorded[1].body, BODY.as_bytes());
}

#[test]
fn an_error_can_hide_that_the_request_was_carried_out() {
    let sandbox = fast().start_blocking().unwrap();
    inject(
        &sandbox,
        RequestEffect::ServerError {
            status: 504,
            carried_out: true,
        },
    );
    assert_eq!(create(&sandbox).unwrap().status, 504);
    assert!(exists(&sandbox));
}

#[test]
fn bodies_break_off_come_late_or_under_another_name() {
    let sandbox = fast().start_blocking().unwrap();
    inject(
        &sandbox,
        RequestEffect::TruncatedBody {
            honest_length: false,
        },
    );
    assert_eq!(
        create(&sandbox).unwrap_err().kind(),
        ErrorKind::UnexpectedEof
    );
    assert!(exists(&sandbox));
    inject(
        &sandbox,
        RequestEffect::TruncatedBody {
            honest_length: true,
        },
    );
    let half = create(&sandbox).unwrap();
    assert!(half.text().starts_with("{\"state\":0") && !half.text().ends_with('}'));
    inject(
        &sandbox,
        RequestEffect::WrongContentType {
            content_type: "text/html".to_owned(),
        },
    );
    let raw = create(&sandbox).unwrap();
    assert_eq!(
        (raw.header("content-type"), raw.json()["state"].as_i64()),
        (Some("text/html"), Some(0))
    );
    for slow in [
        RequestEffect::SlowAnswer { ms: 120 },
        RequestEffect::SlowBody { ms: 120 },
    ] {
        inject(&sandbox, slow);
        let start = Instant::now();
        let raw = create(&sandbox).unwrap();
        assert!(start.elapsed() >= Duration::from_millis(120));
        assert_eq!(raw.json()["state"], 0);
    }
}

#[test]
fn a_fault_hits_what_it_names_and_nothing_else() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let refuse = || RequestFault::new(RequestEffect::Refusal);
    control
        .inject(refuse().gateway(Gateway::AlchemyPay))
        .unwrap();
    control
        .inject(refuse().endpoint("2328.balance").skip(1).count(None))
        .unwrap();
    assert_eq!(create(&sandbox).unwrap().json()["state"], 0);
    let balance = || post_2328(&sandbox, "/v1/balance", "").json()["state"].clone();
    assert_eq!([balance(), balance(), balance()], [0, 1, 1]);
    let query = r#"{"appId":"SANDBOX0001","merchantOrderNo":"1"}"#;
    let ask = || {
        let message = cointill::alchemypay::Message::Query;
        post_alchemypay(&sandbox, "/open/api/payment/query", message, query).json()["code"].clone()
    };
    assert_eq!([ask(), ask()], ["1", "8029"]);
    assert_eq!(control.faults().len(), 1);
    control.clear_faults();
    assert_eq!(balance(), 0);
}

#[test]
fn a_page_of_the_sandbox_uses_no_fault_up() {
    let sandbox = fast().start_blocking().unwrap();
    inject(&sandbox, RequestEffect::CutBefore);
    let icon = send("GET", &format!("{}/favicon.ico", sandbox.url()), &[], b"").unwrap();
    assert_eq!(icon.status, 404);
    assert_eq!(
        send("GET", &sandbox.control_url(), &[], b"")
            .unwrap()
            .status,
        200
    );
    assert_eq!(sandbox.control().faults().len(), 1);
}

#[test]
fn faults_and_recordings_over_http() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    let post = |body: &str| control(&sandbox, "POST", "/faults", body);
    let fault = r#"{"on":"request","endpoint":"2328.payment.create","count":2,"effect":{"kind":"too_many_requests","retry_after":{"seconds":3}}}"#;
    let id = post(fault).json()["id"].clone();
    let bad = [
        r#"{"on":"request","effect":{"kind":"server_error","status":404}}"#,
        r#"{"on":"request","effect":{"kind":"redirect","location":"a\nb"}}"#,
        r#"{"on":"request","effect":{"kind":"redirect"}}"#,
        r#"{"on":"request"}"#,
        "{",
    ];
    for body in bad {
        let raw = post(body);
        assert_eq!(raw.status, 400, "{body}");
        assert!(raw.json()["error"].is_string());
    }
    assert_eq!(create(&sandbox).unwrap().header("retry-after"), Some("3"));
    let list = control(&sandbox, "GET", "/faults", "").json();
    assert_eq!((&list[0]["id"], &list[0]["count"]), (&id, &1.into()));
    assert_eq!(
        control(&sandbox, "DELETE", &format!("/faults/{id}"), "").status,
        200
    );
    assert_eq!(create(&sandbox).unwrap().status, 200);
    let requests = control(&sandbox, "GET", "/requests", "").json();
    assert_eq!(requests.as_array().unwrap().len(), 2);
    assert_eq!(requests[0]["body"], BODY);
    assert_eq!(requests[0]["status"], 429);
    let names: Vec<_> = requests[0]["headers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|h| h[0].clone())
        .collect();
    assert!(names.contains(&"project".into()) && !names.contains(&"sign".into()));
    control(&sandbox, "DELETE", "/requests", "");
    assert!(sandbox.control().requests().is_empty());
    drop(shop);
}
