//! `cointill verify alchemypay`.

use cointill::alchemypay::{AppSecret, Message, Options, SignedSet};

use crate::run::{Done, KEYS, cointill};

const ORDER: &str = r#"{"orderNo":"3002","merchantOrderNo":"11126","orderStatus":"COMPLETED","orderCurrency":"USD","orderAmount":"10000","address":"T"}"#;
const REFUND: &str = r#"{"merchantOrderNo":"11126","orderStatus":"COMPLETED","refundToken":"USDT","tokenAmount":"5","faitAmount":"5"}"#;
const PARTIAL: &str = r#"{"allPayCryptoVolume":"5","merchantOrderNo":"11126","orderCryptoVolume":"10","orderNo":"3002","payCryptoCurrency":"USDT"}"#;

fn signed(message: Message, body: &str) -> String {
    let secret = AppSecret::new(KEYS[2]).unwrap();
    secret
        .sign_body(message, body, &Options::default())
        .unwrap()
}

#[track_caller]
fn verify(more: &[&str], body: impl AsRef<[u8]>) -> Done {
    let mut arguments = vec!["verify", "alchemypay", "--key-env", "APP_SECRET"];
    arguments.extend(more);
    cointill(&arguments).input(body).done()
}

#[test]
fn genuine_webhooks_are_valid() {
    let cases = [
        (Message::OrderWebhook, ORDER, "order \"11126\" is COMPLETED"),
        (
            Message::RefundWebhook,
            REFUND,
            "refund of order \"11126\" is COMPLETED",
        ),
        (
            Message::PartialWebhook,
            PARTIAL,
            "a part of order \"11126\" was paid",
        ),
    ];
    for (message, body, summary) in cases {
        let body = signed(message, body);
        let line = format!("valid: {summary}, signed with APP_SECRET\n");
        assert_eq!(verify(&[], &body).exits(0).out, line);
        let named = ["--message", message.as_str(), "--explain"];
        verify(&named, &body).exits(0).says("event id  alchemypay:");
    }
}

#[test]
fn what_no_signature_covers_is_not_shown() {
    let body = signed(Message::OrderWebhook, ORDER).replace("\"T\"", "\"THIEF\"");
    let done = verify(&["--explain"], &body).exits(0);
    assert!(!done.out.contains("THIEF"), "{done:#?}");
}

#[test]
fn forgeries_are_invalid_and_explained() {
    let body = signed(Message::OrderWebhook, ORDER);
    let forged = body.replace("10000", "1");
    let done = verify(&[], &forged).exits(1);
    assert_eq!(
        done.out,
        "invalid: webhook refused: the signature does not match the body\n"
    );
    verify(&["--explain"], &forged)
        .exits(1)
        .says("cause: ")
        .says("tried:");
    verify(&["--message", "refund-webhook", "--explain"], &body)
        .exits(1)
        .says("cause: ")
        .says("order");
    for odd in ["[]", "{}", "{\"sign\":\"00\"}", "\u{0}", "{\"sign\":7}"] {
        verify(&["--explain"], odd).exits(1).says("invalid: ");
    }
    let ambiguous = signed(Message::OrderWebhook, &ORDER.replace("11126", "1&fee=2"));
    verify(&[], &ambiguous)
        .exits(1)
        .says("could stand for other fields");
}

#[test]
fn requests_can_be_checked_too() {
    let query = signed(Message::Query, r#"{"appId":"A","merchantOrderNo":"11126"}"#);
    verify(&["--message", "query"], &query)
        .exits(0)
        .says("valid: a query request, signed with APP_SECRET");
    verify(&["--message", "create", "--explain"], &query)
        .exits(0)
        .says("valid: a create request");
    let refund = signed(
        Message::Refund,
        r#"{"appId":"A","merchantOrderNo":"11126","refundAmount":"5"}"#,
    );
    verify(&["--message", "query", "--explain"], &refund)
        .exits(1)
        .says("cause: it is signed as refund");
    verify(&["--message", "query"], query.replace("11126", "11127")).exits(1);
    for (odd, reason) in [("[]", "\"sign\""), ("{}", "\"sign\""), ("{", "expected")] {
        verify(&["--message", "query", "--explain"], odd)
            .exits(1)
            .says(reason);
    }
}

#[test]
fn the_reading_of_the_signed_set_is_a_switch() {
    let secret = AppSecret::new(KEYS[2]).unwrap();
    let mut options = Options::default();
    options.signed_set = SignedSet::All;
    let body = secret
        .sign_body(Message::OrderWebhook, ORDER, &options)
        .unwrap();
    verify(&["--signed-set", "all"], &body).exits(0);
    verify(&["--explain"], &body).exits(1).says("cause: ");
}

#[test]
fn input_that_cannot_be_used_ends_with_2() {
    verify(&[], "")
        .exits(2)
        .complains("standard input is empty");
    cointill(&["verify", "aeon", "--key-env", "APP_SECRET"])
        .input_of_64_mib(&[b'"'; 1024])
        .done()
        .exits(2)
        .complains("more than 1048576 bytes");
}
