//! What is sent, and which answers are taken.

use std::time::{Duration, Instant};

use cointill::ErrorCode;

use super::server::{Reply, Server, bytes, json};
use super::{PAYMENT, client, create, info, once};

#[test]
fn the_bytes_that_were_signed_are_sent_and_nothing_else() {
    let server = Server::start([json(200, "set-cookie: a=b\r\n", PAYMENT)]);
    let (client, call) = (client(), create(&server.url()));
    client.send(call.clone()).unwrap();
    client.send(call.clone()).unwrap();
    for received in server.requests() {
        assert_eq!(received.line, "POST /api/v1/payment HTTP/1.1");
        assert_eq!(received.body, call.request().body());
        for (name, value) in call.request().headers() {
            assert_eq!(received.header(name), Some(value), "{name}");
        }
        assert_eq!(
            received.header("user-agent"),
            Some(concat!(
                "cointill/",
                env!("CARGO_PKG_VERSION"),
                " MyShop/1.0 (+https://shop.example)"
            ))
        );
        let own: Vec<&str> = call.request().headers().map(|(name, _)| name).collect();
        let mut others: Vec<&str> = received
            .headers
            .iter()
            .map(|(name, _)| name.as_str())
            .filter(|name| !own.contains(name))
            .collect();
        others.sort_unstable();
        assert_eq!(others, ["content-length", "host"]);
    }
}

#[test]
fn a_redirect_is_an_error_and_the_signature_goes_nowhere_else() {
    let thief = Server::start([json(200, "", PAYMENT)]);
    for status in [301, 302, 303, 307, 308] {
        let location = format!("location: {}/v1/payment\r\n", thief.url());
        let server = Server::start([json(status, &location, "")]);
        let error = client().send(create(&server.url())).unwrap_err();
        assert_eq!(error.code(), ErrorCode::UnexpectedRedirect);
        assert_eq!((error.attempts(), error.http_status()), (1, Some(status)));
    }
    assert_eq!(thief.connections(), 0);
}

#[test]
fn an_answer_above_the_limit_is_refused_by_its_announced_length() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n".to_vec();
    // Not one byte of the body comes: the announcement is enough.
    let server = Server::start([Reply::Stall(head)]);
    let client = super::builder().max_response_bytes(1_000);
    let client = client.build_blocking().unwrap();
    let start = Instant::now();
    let error = client.send(info(&server.url())).unwrap_err();
    assert_eq!(error.code(), ErrorCode::ResponseTooLarge);
    assert_eq!(
        error.to_string(),
        "the gateway's answer: expected at most 1000 bytes, got more"
    );
    assert_eq!(server.requests().len(), 1);
    assert!(start.elapsed() < Duration::from_secs(5));
    server.wait_for_close();
}

#[test]
fn an_answer_above_the_limit_is_refused_while_it_comes() {
    let head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    let server = Server::start([Reply::Endless(head)]);
    let client = super::builder().max_response_bytes(100_000);
    let error = client.build_blocking().unwrap();
    let error = error.send(create(&server.url())).unwrap_err();
    assert_eq!(error.code(), ErrorCode::ResponseTooLarge);
    // It was carried out for all that anyone knows.
    assert!(error.outcome_unknown());
    server.wait_for_close();

    // The limit itself is allowed.
    let padded = format!("{PAYMENT:<5000}");
    let server = Server::start([json(200, "", &padded)]);
    let client = super::builder().max_response_bytes(5_000);
    assert!(
        client
            .build_blocking()
            .unwrap()
            .send(info(&server.url()))
            .is_ok()
    );
}

#[test]
fn a_body_that_stops_coming_ends_by_the_read_timeout() {
    let mut part = bytes(200, "", PAYMENT);
    part.truncate(part.len() - 10);
    let server = Server::start([Reply::Stall(part)]);
    let client = once().read_timeout(Duration::from_millis(150));
    let client = client.build_blocking().unwrap();
    let start = Instant::now();
    let error = client.send(create(&server.url())).unwrap_err();
    assert_eq!((error.code(), error.attempts()), (ErrorCode::Timeout, 1));
    assert!(error.outcome_unknown() && error.retry_safe());
    let elapsed = start.elapsed();
    assert!(elapsed >= Duration::from_millis(150) && elapsed < Duration::from_secs(3));
    server.wait_for_close();
}

#[test]
fn the_total_timeout_ends_a_call_that_gets_no_answer() {
    let server = Server::start([Reply::Stall(Vec::new())]);
    let client = once().total_timeout(Duration::from_millis(200));
    let client = client.build_blocking().unwrap();
    let start = Instant::now();
    let error = client.send(info(&server.url())).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Timeout);
    assert!(!error.outcome_unknown());
    let elapsed = start.elapsed();
    assert!(elapsed >= Duration::from_millis(200) && elapsed < Duration::from_secs(3));
}

#[test]
fn a_truncated_body_is_no_answer() {
    let mut part = bytes(200, "", PAYMENT);
    part.truncate(part.len() - 10);
    let server = Server::start([Reply::Last(part)]);
    let error = once()
        .build_blocking()
        .unwrap()
        .send(create(&server.url()))
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::Transport);
    assert!(error.outcome_unknown());
}

#[test]
fn what_is_not_http_is_no_answer() {
    for garbage in [
        &b"\x16\x03\x01 TLS?"[..],
        b"HTTP/9 yes\r\n\r\n",
        b"\r\n\r\n\0",
    ] {
        let server = Server::start([Reply::Last(garbage.to_vec())]);
        let error = once()
            .build_blocking()
            .unwrap()
            .send(info(&server.url()))
            .unwrap_err();
        assert_eq!(error.code(), ErrorCode::Transport, "{error:?}");
    }
}

#[test]
fn nothing_is_decompressed() {
    let server = Server::start([json(200, "content-encoding: gzip\r\n", PAYMENT)]);
    let payment = client().send(info(&server.url())).unwrap();
    assert_eq!(payment.uuid, "u-1");
    assert_eq!(server.requests()[0].header("accept-encoding"), None);
}
