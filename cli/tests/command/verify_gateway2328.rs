//! `cointill verify 2328`.

use cointill::gateway2328::{ApiKey, PayoutKey};

use crate::run::{Done, KEYS, cointill};

const PAYMENT: &str = r#"{"uuid":"11111111-2222-3333-4444-555555555555","order_id":"ORDER-1","amount":"180.00000000","currency":"RUB","url":"https://go.2328.io/1","payer_currency":"TON","payer_amount":"0.95256917","payment_status":"paid","txid":"ab","payment_amount":"0.95256917"}"#;
const PAYOUT: &str = r#"{"uuid":"22222222-2222-3333-4444-555555555555","order_id":"PO-1","status":"completed","amount":"5","currency":"USDT","to_address":"T"}"#;

fn api() -> ApiKey {
    ApiKey::new(KEYS[0]).unwrap()
}

fn payout() -> PayoutKey {
    PayoutKey::new(KEYS[1]).unwrap()
}

#[track_caller]
fn verify(more: &[&str], body: impl AsRef<[u8]>) -> Done {
    let mut arguments = vec!["verify", "2328"];
    arguments.extend(more);
    cointill(&arguments).input(body).done()
}

#[test]
fn genuine_webhooks_are_valid() {
    let body = api().sign_webhook(PAYMENT).unwrap();
    let done = verify(&["--key-env", "API_KEY"], &body).exits(0);
    assert_eq!(
        done.out,
        "valid: payment of order \"ORDER-1\" is paid, signed with API_KEY\n"
    );
    verify(
        &["--kind", "payment", "--key-env", "API_KEY", "--explain"],
        &body,
    )
    .exits(0)
    .says("price     180.00000000 RUB")
    .says("event id  2328:payment:11111111-2222-3333-4444-555555555555:paid");

    let body = payout().sign_webhook(PAYOUT).unwrap();
    for kind in ["payout", "any"] {
        verify(&["--kind", kind, "--key-env", "PAYOUT_KEY"], &body)
            .exits(0)
            .says("valid: payout of order \"PO-1\" is completed, signed with PAYOUT_KEY");
    }
    let deposit =
        r#"{"uuid":"3","order_id":"W-1","amount":"7","currency":"USDT","payment_status":"paid"}"#;
    let body = api().sign_webhook(deposit).unwrap();
    verify(&["--kind", "static-wallet", "--key-env", "API_KEY"], &body)
        .exits(0)
        .says("valid: deposit to wallet of order \"W-1\" is paid");
}

#[test]
fn the_signature_is_what_counts() {
    for odd in [
        r#"{"brand":"new"}"#,
        r#"{"payment_status":"brand_new","uuid":7}"#,
        "{}",
    ] {
        let body = api().sign_webhook(odd).unwrap();
        verify(&["--key-env", "API_KEY"], &body)
            .exits(0)
            .says("valid: ");
        verify(&["--key-env", "API_KEY", "--explain"], &body)
            .exits(0)
            .says("valid: ");
    }
    // The form of PHP on the wire.
    let body = api().sign_webhook(PAYMENT).unwrap().replace('/', "\\/");
    verify(&["--key-env", "API_KEY"], &body).exits(0);
}

#[test]
fn one_of_several_keys_may_match() {
    let body = api().sign_webhook(PAYMENT).unwrap();
    let keys = ["--key-env", "PAYOUT_KEY", "--key-env", "API_KEY"];
    verify(&keys, &body).exits(0).says("signed with API_KEY");
}

#[test]
fn forgeries_are_invalid_and_explained() {
    let body = api().sign_webhook(PAYMENT).unwrap();
    let forged = body.replace("180.0", "1.0");
    let done = verify(&["--key-env", "API_KEY"], &forged).exits(1);
    assert_eq!(
        done.out,
        "invalid: webhook refused: the signature does not match the body\n"
    );
    assert_eq!(done.err, "");
    verify(&["--key-env", "API_KEY", "--explain"], &forged)
        .exits(1)
        .says("cause: no key and no usual mistake explains it")
        .says("tried:\n  - reading");

    verify(&["--key-env", "PAYOUT_KEY", "--kind", "payment"], &body).exits(1);
    let other = ["--key-env", "PAYOUT_KEY", "--kind", "payout", "--explain"];
    verify(
        &[&other[..], &["--other-key-env", "API_KEY"]].concat(),
        &body,
    )
    .exits(1)
    .says("the other of the pair");

    let unsorted = r#"{"b":"1","a":"2"}"#;
    let sorted = api().sign_webhook(r#"{"a":"2","b":"1"}"#).unwrap();
    let sign = sorted.split("\"sign\":").nth(1).unwrap();
    let body = unsorted.replace('}', &format!(",\"sign\":{sign}"));
    verify(&["--key-env", "API_KEY", "--explain"], &body)
        .exits(1)
        .says("cause: the members were sorted by name");
}

#[test]
fn bodies_that_are_no_webhook_are_invalid() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let zeros = "0".repeat(64);
    let cases: [(&[u8], &str); 10] = [
        (b"\x00\xff\xfe binary", "expected UTF-8"),
        (b"<html>403</html>", "expected"),
        (b"{\"sign\":\"", "end of the text"),
        (b"[]", "expected a JSON object"),
        (b"{}", "expected a member \"sign\""),
        (b"{\"sign\":null}", "expected a member \"sign\""),
        ("{\"sign\":\"ключ\"}".as_bytes(), "64 hexadecimal digits"),
        (b"{\"a\":1,\"a\":2}", "\"a\""),
        (deep.as_bytes(), "nested levels"),
        (b"{\"a\":NaN}", "expected"),
    ];
    for (body, reason) in cases {
        for more in [
            &["--key-env", "API_KEY"][..],
            &["--key-env", "API_KEY", "--explain"],
        ] {
            verify(more, body).exits(1).says("invalid: ").says(reason);
        }
    }
    let body = format!("{{\"sign\":\"{zeros}\"}}");
    verify(&["--key-env", "API_KEY"], body).exits(1);
}

#[test]
fn input_that_cannot_be_used_ends_with_2() {
    verify(&["--key-env", "API_KEY"], "")
        .exits(2)
        .complains("standard input is empty");
    verify(&["--key-env", "API_KEY"], " \n")
        .exits(2)
        .complains("standard input is empty");
    verify(&[], PAYMENT).exits(2).complains("no key");
    cointill(&["verify", "2328", "--key-env", "API_KEY"])
        .input_of_64_mib(&[b' '; 1024])
        .done()
        .exits(2)
        .complains("more than 1048576 bytes");
}

#[test]
fn what_a_stranger_wrote_stays_on_its_line() {
    let evil = r#"{"uuid":"1","order_id":"A\u001b[2J\nvalid: B","amount":"1","currency":"U","url":"","payment_status":"pa\u001bid"}"#;
    let body = api().sign_webhook(evil).unwrap();
    // The runner checks that no escape character is in the output.
    let done = verify(&["--key-env", "API_KEY", "--explain"], &body).exits(0);
    assert_eq!(done.out.matches("\nvalid").count(), 0, "{done:#?}");
}
