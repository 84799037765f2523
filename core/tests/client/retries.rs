//! Repeats over real connections, and what is never repeated.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use cointill::ErrorCode;
use cointill::alchemypay::{AlchemyPay, AppSecret, Host, OrderCreate};
use cointill::client::ClientBuilder;
use cointill::exchange::{Failure, RateLimiter};

use super::server::{Reply, Server, bytes, json};
use super::{PAYMENT, client, convert, create, info, once};

fn gap(server: &Server) -> Duration {
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    requests[1].at - requests[0].at
}

#[test]
fn retry_after_in_seconds_is_waited_for() {
    let server = Server::start([
        json(429, "Retry-After: 1\r\n", r#"{"message":"slow down"}"#),
        json(200, "", PAYMENT),
    ]);
    client().send(create(&server.url())).unwrap();
    let gap = gap(&server);
    assert!(
        gap >= Duration::from_secs(1) && gap < Duration::from_secs(3),
        "{gap:?}"
    );
}

#[test]
fn retry_after_as_a_date_is_waited_for() {
    let then = SystemTime::now() + Duration::from_secs(2);
    let then = jiff::Timestamp::try_from(then).unwrap();
    let date = jiff::fmt::rfc2822::DateTimePrinter::new();
    let date = date.timestamp_to_rfc9110_string(&then).unwrap();
    let server = Server::start([
        json(429, &format!("Retry-After: {date}\r\n"), ""),
        json(200, "", PAYMENT),
    ]);
    client().send(create(&server.url())).unwrap();
    // A date has whole seconds, so up to one of the two may be lost to rounding.
    let gap = gap(&server);
    assert!(
        gap >= Duration::from_millis(900) && gap < Duration::from_secs(4),
        "{gap:?}"
    );
}

#[test]
fn a_wait_beyond_the_deadline_is_handed_to_the_caller() {
    let server = Server::start([json(429, "Retry-After: 3600\r\n", "")]);
    let start = Instant::now();
    let error = client().send(create(&server.url())).unwrap_err();
    assert_eq!(error.code(), ErrorCode::RateLimited);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3_600)));
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_failing_gateway_is_asked_again() {
    let server = Server::start([json(503, "", "<html>busy"), json(200, "", PAYMENT)]);
    client().send(create(&server.url())).unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].body, requests[1].body);
    assert_eq!(requests[0].header("sign"), requests[1].header("sign"));
}

#[test]
fn a_cut_connection_is_repeated_only_where_a_repeat_does_no_harm() {
    for cut in [Reply::CutBefore, Reply::CutAfter] {
        let server = Server::start([cut.clone(), json(200, "", PAYMENT)]);
        assert!(client().send(create(&server.url())).is_ok());

        let server = Server::start([cut, json(200, "", PAYMENT)]);
        let error = client().send(convert(&server.url())).unwrap_err();
        assert_eq!((error.code(), error.attempts()), (ErrorCode::Transport, 1));
        assert!(error.outcome_unknown() && !error.retry_safe());
        assert!(server.requests().len() <= 1);
        assert_eq!(server.connections(), 1);
    }
}

#[test]
fn a_lost_create_is_repeated_refused_and_then_found_by_a_query() {
    let duplicate = r#"{"code":"8011","msg":"order not already exists","model":null}"#;
    let found = r#"{"code":"0","msg":"success","model":{"orderNo":"3002","orderStatus":"INIT",
        "merchantOrderNo":"11126","orderCurrency":"USD","userId":"u","orderAmount":"1000"}}"#;
    let order = OrderCreate::new("11126", cointill::Amount::from(10), "USD", "u");
    let alchemypay = |url: &str| {
        let secret = AppSecret::new("sandbox-secret").unwrap();
        let host = Host::Custom(url.to_owned());
        AlchemyPay::new("SANDBOX0001", secret, host).unwrap()
    };

    let script = [
        Reply::CutAfter,
        json(200, "", duplicate),
        json(503, "", ""),
        json(200, "", found),
    ];
    let server = Server::start(script);
    let call = alchemypay(&server.url()).payments().create(&order).unwrap();
    let created = client().send(call).unwrap();
    assert_eq!(created.order_no, "3002");
    assert!(created.recovered.is_some());
    let lines: Vec<String> = server.requests().iter().map(|r| r.line.clone()).collect();
    let create = "POST /api/open/api/payment/V2 HTTP/1.1";
    let query = "POST /api/open/api/payment/query HTTP/1.1";
    assert_eq!(lines, [create, create, query, query]);

    // Without a lost answer before it, the number is somebody else's.
    let server = Server::start([json(200, "", duplicate)]);
    let call = alchemypay(&server.url()).payments().create(&order).unwrap();
    let error = client().send(call).unwrap_err();
    assert_eq!((error.code(), error.attempts()), (ErrorCode::Duplicate, 1));
    assert!(!error.outcome_unknown());
}

#[test]
fn a_refused_connection_is_certainly_nothing_done() {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}/api", listener.local_addr().unwrap());
    drop(listener);
    let error = client().send(convert(&url)).unwrap_err();
    assert_eq!((error.code(), error.attempts()), (ErrorCode::Transport, 4));
    assert!(!error.outcome_unknown() && error.retry_safe());
    let text = error.to_string();
    assert!(
        text.starts_with("the gateway could not be connected to: "),
        "{text}"
    );
    assert!(text.contains("refused"), "{text}");
}

#[test]
fn a_connection_that_the_gateway_closed_meanwhile_costs_nothing() {
    let closing = Reply::Last(bytes(200, "", PAYMENT));
    let server = Server::start([closing]);
    let client = once().build_blocking().unwrap();
    for _ in 0..5 {
        // No repeat is allowed, so each of them must notice that the kept connection is dead.
        client.send(create(&server.url())).unwrap();
        server.wait_for_close();
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(server.connections(), 5);
}

#[test]
fn a_call_that_must_not_be_done_twice_gets_its_own_connection() {
    let server = Server::start([json(200, "", PAYMENT)]);
    let client = client();
    for _ in 0..3 {
        client.send(info(&server.url())).unwrap();
    }
    assert_eq!(server.connections(), 1);
    // The answer is no conversion, which is beside the point.
    client.send(convert(&server.url())).unwrap_err();
    client.send(info(&server.url())).unwrap();
    let connections: Vec<usize> = server.requests().iter().map(|r| r.connection).collect();
    assert_eq!(connections, [1, 1, 1, 2, 1]);
}

#[test]
fn hooks_see_every_attempt_and_no_secret() {
    let server = Server::start([Reply::CutAfter, json(503, "", ""), json(200, "", PAYMENT)]);
    let log = Arc::new(Mutex::new(Vec::new()));
    let (started, ended) = (log.clone(), log.clone());
    let client = super::builder()
        .before_attempt(move |start| {
            let line = format!("{} {}", start.endpoint.name, start.attempt);
            started.lock().unwrap().push(line);
        })
        .after_attempt(move |end| {
            let line = format!("{} {:?}", end.attempt, end.result);
            ended.lock().unwrap().push(line);
            assert!(end.elapsed < Duration::from_secs(5));
            assert_eq!(end.detail.is_empty(), end.result.is_ok());
            let shown = format!("{end:?}");
            assert!(!shown.contains("sandbox-api-key") && !shown.contains("ORDER-1"));
        })
        .build_blocking()
        .unwrap();
    client.send(create(&server.url())).unwrap();
    let broken = format!("1 Err({:?})", Failure::Broken);
    assert_eq!(
        *log.lock().unwrap(),
        [
            "2328.payment.create 1",
            broken.as_str(),
            "2328.payment.create 2",
            "2 Ok(503)",
            "2328.payment.create 3",
            "3 Ok(200)",
        ]
    );
}

#[test]
fn calls_to_2328_take_turns_unless_the_limit_is_off() {
    let run = |calls, builder: ClientBuilder| {
        let server = Server::start([json(200, "", PAYMENT)]);
        let client = builder.build_blocking().unwrap();
        let start = Instant::now();
        std::thread::scope(|scope| {
            for _ in 0..calls {
                scope.spawn(|| client.send(info(&server.url())).unwrap());
            }
        });
        start.elapsed()
    };
    // Three at once, and three more after every 315 ms.
    let usual = Duration::from_millis(4 * 315);
    assert!(run(13, ClientBuilder::new()) >= usual);
    assert!(run(13, ClientBuilder::new().rate_limit("2328", None)) < usual);
    let slower = ClientBuilder::new().rate_limit("2328", RateLimiter::new(5).with_burst(1));
    assert!(run(5, slower) >= Duration::from_millis(4 * 210));
}
