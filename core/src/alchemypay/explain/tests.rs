use sha2::{Digest as _, Sha512};

use super::*;
use crate::alchemypay::Webhooks;
use crate::hex;

const SECRET: &str = "sandbox-secret";
const FIELDS: &str =
    "fee=0.80&merchantOrderNo=11126&orderAmount=100&orderNo=3002&orderStatus=COMPLETED";

fn webhooks() -> Webhooks {
    Webhooks::new().with_secret("app", AppSecret::new(SECRET).unwrap())
}

fn body(sign: &str) -> String {
    format!(
        r#"{{"orderNo":"3002","merchantOrderNo":"11126","orderStatus":"COMPLETED","orderAmount":100,"fee":0.80,"failReason":"","address":"T","sign":"{sign}"}}"#
    )
}

fn hash(text: &str) -> String {
    hex::upper(&Sha512::digest(text))
}

fn cause(kind: WebhookKind, body: &str) -> String {
    let explanation = webhooks().explain(kind, body.as_bytes());
    let all = format!("{} {:?}", explanation.cause, explanation.tried);
    assert!(!all.contains(SECRET));
    explanation.cause
}

fn cause_of(text: &str) -> String {
    cause(WebhookKind::Order, &body(&hash(text)))
}

#[test]
fn each_mistake_is_found() {
    let key = "&key=sandbox-secret";
    for (text, words) in [
        (
            format!("{FIELDS}{key}"),
            "nothing is wrong: secret \"app\" matches",
        ),
        (format!("{FIELDS}&KEY={SECRET}"), "the word in upper case"),
        (format!("{FIELDS}{SECRET}"), "without &key="),
        (format!("{FIELDS}key={SECRET}"), "without the & before it"),
        (format!("{FIELDS}&secret={SECRET}"), "&secret="),
        (FIELDS.to_owned(), "the secret was left out"),
        (
            format!("address=T&{FIELDS}{key}"),
            "all fields were signed and not only the documented ones: set the option signed_set to all",
        ),
        (
            format!(
                "orderNo=3002&merchantOrderNo=11126&orderStatus=COMPLETED&orderAmount=100&fee=0.80{key}"
            ),
            "not sorted by name",
        ),
        (
            format!("{}{key}", FIELDS.replace("0.80", "0.8")),
            "lost their trailing zeros",
        ),
        (
            format!("{}{key}", FIELDS.replace("=100&", "=100.00&")),
            "two decimals",
        ),
        (
            format!(
                "{}{key}",
                FIELDS.replace("0.80", "0.8").replace("=100&", "=100.0&")
            ),
            "floats, such as 100.0",
        ),
        (
            format!("failReason=&{FIELDS}{key}"),
            "empty or null were signed too",
        ),
        (
            format!("address=T&{FIELDS}&KEY={SECRET}"),
            "all fields were signed and not only the documented ones; and the secret was appended as &KEY=",
        ),
        (
            "else".to_owned(),
            "no secret and no usual mistake explains it",
        ),
    ] {
        let cause = cause_of(&text);
        assert!(cause.contains(words), "{text}: {cause}");
    }
}

#[test]
fn an_hmac_is_told_from_a_hash() {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    for (text, words) in [
        (FIELDS.to_owned(), "an HMAC was made with the secret"),
        (
            format!("{FIELDS}&key={SECRET}"),
            "an HMAC was made of a text with &key=",
        ),
        (
            format!("address=T&{FIELDS}"),
            "all fields were signed and not only the documented ones; and an HMAC",
        ),
    ] {
        let mut mac = Hmac::<Sha512>::new_from_slice(SECRET.as_bytes()).unwrap();
        mac.update(text.as_bytes());
        let sign = hex::upper(&mac.finalize().into_bytes());
        let cause = cause(WebhookKind::Order, &body(&sign));
        assert!(cause.contains(words), "{cause}");
    }
}

#[test]
fn another_kind_and_an_ambiguous_value_are_told() {
    let options = Options::default();
    let secret = AppSecret::new(SECRET).unwrap();
    let partial = r#"{"orderNo":"1","merchantOrderNo":"2","allPayCryptoVolume":"1"}"#;
    let partial = secret
        .sign_body(Message::PartialWebhook, partial, &options)
        .unwrap();
    let cause_other = cause(WebhookKind::Order, &partial);
    assert!(cause_other.starts_with("it is a webhook of another kind, partial-webhook"));
    let odd = r#"{"orderNo":"1","userId":"a&b"}"#;
    let odd = secret
        .sign_body(Message::OrderWebhook, odd, &options)
        .unwrap();
    let cause_odd = cause(WebhookKind::Order, &odd);
    assert!(
        cause_odd.starts_with("the signature is right, but \"userId\" holds '&'"),
        "{cause_odd}"
    );
}

#[test]
fn the_form_of_a_sign_says_whose_it_is() {
    for (sign, words) in [
        ("a".repeat(64), "2328.io"),
        ("a".repeat(32), "MD5"),
        ("a".repeat(40), "SHA-1"),
        (format!(" {}", "a".repeat(128)), "white space"),
        (STANDARD.encode([7; 64]), "Base64"),
        ("nothing".to_owned(), "not 128 hexadecimal digits"),
    ] {
        let cause = cause(WebhookKind::Any, &body(&sign));
        assert!(cause.contains(words), "{cause}");
    }
    for (body, words) in [
        ("", "not acceptable JSON"),
        ("[]", "no object"),
        (r#"{"a":1}"#, "there is no \"sign\""),
    ] {
        assert!(cause(WebhookKind::Any, body).contains(words), "{body}");
    }
    let none = Webhooks::new().explain(WebhookKind::Any, body(&"a".repeat(128)).as_bytes());
    assert!(none.cause.starts_with("no secret is set"));
}
