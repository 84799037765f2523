//! Who may call 2328: the headers, the key of the pair, the raw bytes.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use cointill::gateway2328::{ApiKey, PayoutKey};
use cointill_sandbox::{Credentials, ErrorStatus, RequestCheck, RetryAfterForm, Sandbox};
use support::{PROJECT, Raw, fast, post_2328, send};

const BODY: &str = r#"{"amount":"5","currency":"USD","order_id":"A/1"}"#;

fn post(sandbox: &Sandbox, path: &str, headers: &[(&str, &str)], body: &str) -> Raw {
    let url = format!("{}{path}", sandbox.url_2328());
    let mut all = vec![("content-type", "application/json")];
    all.extend(headers);
    send("POST", &url, &all, body.as_bytes()).unwrap()
}

fn last_note(sandbox: &Sandbox) -> String {
    sandbox
        .control()
        .requests()
        .last()
        .unwrap()
        .note
        .clone()
        .unwrap()
}

#[test]
fn every_header_is_demanded() {
    let sandbox = fast().start_blocking().unwrap();
    let sign = ApiKey::new("sandbox-api-key")
        .unwrap()
        .sign(BODY.as_bytes());
    let upper = sign.to_uppercase();
    let all = [
        ("project", PROJECT),
        ("sign", sign.as_str()),
        ("user-agent", "Test/1.0"),
    ];
    assert_eq!(post(&sandbox, "/v1/payment", &all, BODY).status, 200);
    for (left_out, status, note) in [
        ("project", 401, "project is missing"),
        ("sign", 401, "sign is missing"),
        ("user-agent", 403, "User-Agent is missing"),
    ] {
        let some: Vec<_> = all
            .iter()
            .copied()
            .filter(|(name, _)| *name != left_out)
            .collect();
        let raw = post(&sandbox, "/v1/payment", &some, BODY);
        assert_eq!(raw.status, status, "{left_out}");
        assert!(
            last_note(&sandbox).contains(note),
            "{}",
            last_note(&sandbox)
        );
        if left_out == "user-agent" {
            assert!(raw.text().starts_with("<!DOCTYPE html>"));
        }
    }
    for (name, value) in [
        ("project", "00000000-0000-4000-8000-000000000000"),
        ("sign", upper.as_str()),
    ] {
        let other: Vec<_> = all
            .iter()
            .map(|pair| if pair.0 == name { (name, value) } else { *pair })
            .collect();
        assert_eq!(
            post(&sandbox, "/v1/payment", &other, BODY).status,
            401,
            "{name}"
        );
    }
    // JSON under another name is none.
    let url = format!("{}/v1/payment", sandbox.url_2328());
    assert_eq!(
        send("POST", &url, &all, BODY.as_bytes()).unwrap().status,
        415
    );
    let public = format!("{}/v1/exchange-rates", sandbox.url_2328());
    assert_eq!(
        send("GET", &public, &[("user-agent", "Test/1.0")], b"")
            .unwrap()
            .status,
        200
    );
}

#[test]
fn the_wrong_key_and_other_bytes_are_refused_alike_and_explained_apart() {
    let sandbox = fast().start_blocking().unwrap();
    let with = |sign: &str, path: &str, body: &str| {
        let headers = [
            ("project", PROJECT),
            ("sign", sign),
            ("user-agent", "Test/1.0"),
        ];
        post(&sandbox, path, &headers, body)
    };
    let payout = PayoutKey::new("sandbox-payout-key")
        .unwrap()
        .sign(BODY.as_bytes());
    let api = ApiKey::new("sandbox-api-key")
        .unwrap()
        .sign(BODY.as_bytes());
    let answers = [
        (with(&payout, "/v1/payment", BODY), "wants the API key"),
        (with(&api, "/v1/payout", BODY), "wants the payout key"),
        (
            with(&api, "/v1/payment", &BODY.replace(':', ": ")),
            "written again",
        ),
        (
            with(&api, "/v1/payment", &BODY.replace('/', "\\/")),
            "written again",
        ),
    ];
    let notes: Vec<_> = sandbox
        .control()
        .requests()
        .iter()
        .map(|r| r.note.clone().unwrap())
        .collect();
    for ((raw, reason), note) in answers.iter().zip(notes) {
        assert_eq!((raw.status, raw.text()), (401, answers[0].0.text()));
        assert!(note.contains(reason), "{note}");
        assert!(!raw.text().contains(&api) && !note.contains(&api));
    }
    // The other reading: the gateway encodes again, and whitespace or escapes do not matter.
    sandbox
        .control()
        .switch(|all| all.gateway2328.request_check = RequestCheck::Reencoded)
        .unwrap();
    assert_eq!(
        with(&api, "/v1/payment", &BODY.replace(':', ": ")).status,
        200
    );
    assert_eq!(
        with(&api, "/v1/payment", &BODY.replace('/', "\\/")).status,
        200
    );
    assert_eq!(
        with(&api, "/v1/payment", &BODY.replace("\"5\"", "\"6\"")).status,
        401
    );
}

#[test]
fn paths_methods_and_sizes() {
    let sandbox = fast().start_blocking().unwrap();
    let headers = [("user-agent", "Test/1.0")];
    let get = |path: &str| send("GET", &format!("{}{path}", sandbox.url()), &headers, b"").unwrap();
    assert_eq!(get("/api/v1/payment").status, 405);
    assert_eq!(get("/api/v1/nothing").status, 404);
    assert_eq!(get("/v1/balance").status, 404);
    assert_eq!(get("/api/v1/payout/status/a/b").status, 404);
    sandbox
        .control()
        .switch(|all| all.gateway2328.base_without_api = true)
        .unwrap();
    assert_eq!(get("/v1/balance").status, 401);
    let large = "x".repeat((1 << 20) + 1);
    assert_eq!(post(&sandbox, "/v1/payment", &headers, &large).status, 413);
}

#[test]
fn refusals_hide_under_200_when_a_switch_says_so() {
    let sandbox = fast().start_blocking().unwrap();
    sandbox
        .control()
        .switch(|all| all.gateway2328.error_status = ErrorStatus::StateOnly)
        .unwrap();
    let raw = post_2328(&sandbox, "/v1/payment/info", r#"{"uuid":"x"}"#);
    assert_eq!((raw.status, &raw.json()["state"]), (200, &1.into()));
    let raw = post(&sandbox, "/v1/payment", &[("user-agent", "x")], "{}");
    assert_eq!(
        (raw.status, &raw.json()["message"]),
        (200, &"signature error".into())
    );
}

#[test]
fn the_gateways_own_limit_is_a_switch() {
    let sandbox = fast().start_blocking().unwrap();
    let call = || post_2328(&sandbox, "/v1/balance", "");
    for _ in 0..30 {
        assert_eq!(call().status, 200);
    }
    sandbox
        .control()
        .switch(|all| all.gateway2328.rate_limit = true)
        .unwrap();
    let statuses: Vec<_> = (0..30).map(|_| call().status).collect();
    assert_eq!(statuses[..10], [200; 10]);
    assert!(statuses.contains(&429));
    assert!(call().header("retry-after").is_none());
    sandbox
        .control()
        .switch(|all| all.gateway2328.retry_after = RetryAfterForm::Seconds)
        .unwrap();
    let limited = (0..30)
        .map(|_| call())
        .find(|raw| raw.status == 429)
        .unwrap();
    assert_eq!(limited.header("retry-after"), Some("1"));
    sandbox
        .control()
        .switch(|all| all.gateway2328.retry_after = RetryAfterForm::Date)
        .unwrap();
    let limited = (0..30)
        .map(|_| call())
        .find(|raw| raw.status == 429)
        .unwrap();
    assert!(limited.header("retry-after").unwrap().ends_with(" GMT"));
}

#[test]
fn credentials_of_ones_own_take_the_place_of_the_fixed_ones() {
    let mut own = Credentials::default();
    own.api_key = "another-api-key".to_owned();
    let sandbox = fast().credentials(own).start_blocking().unwrap();
    assert_eq!(post_2328(&sandbox, "/v1/payment", BODY).status, 401);
    let page = send("GET", &sandbox.control_url(), &[], b"").unwrap();
    assert_eq!(page.status, 200);
    assert!(
        !page.text().contains("another-api-key") && !page.text().contains("sandbox-payout-key")
    );
    let mut empty = Credentials::default();
    empty.payout_key = String::new();
    assert!(fast().credentials(empty).start_blocking().is_err());
}
