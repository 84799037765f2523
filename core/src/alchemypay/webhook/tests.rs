use super::*;
use crate::alchemypay::{FailReason, OrderStatus, RefundStatus, SignedSet};
use crate::payment::Status;

const ORDER: &str = r#"{"orderNo":"3002","orderStatus":"COMPLETED","userId":"u","merchantOrderNo":"11126","orderCurrency":"USD","orderAmount":"10012","payCryptoRate":"1","payFiatRate":"1","payCryptoCurrency":"USDT","payCryptoVolume":"100.5","payCryptoNetwork":"TRX","address":"T","hxAddress":"0xabc","failReason":"","fee":0.8,"customParam":{"a":1},"settlementAmount":"99","payTime":"2024-10-28 12:00:00"}"#;
const REFUND: &str = r#"{"refundType":"wrong_payment","merchantOrderNo":"11126","paymentOrderNo":"3002","orderStatus":"COMPLETED","tokenAmount":"25.50","faitAmount":"25.5","fiatCurrency":"USD","refundNetwork":"TRX","refundToken":"USDT","refundOrderNo":"R1","hxAddress":"0xdef"}"#;
const PARTIAL: &str = r#"{"allPayCryptoVolume":"40.0","hash":"0x1","merchantOrderNo":"11126","orderCryptoVolume":"100","orderNo":"3002","payCryptoCurrency":"USDT","payCryptoNetwork":"TRX","amount":"10"}"#;

fn secret() -> AppSecret {
    AppSecret::new("sandbox-secret").unwrap()
}

fn webhooks() -> Webhooks {
    Webhooks::new().with_secret("app", secret())
}

fn signed(message: Message, body: &str) -> String {
    secret()
        .sign_body(message, body, &Options::default())
        .unwrap()
}

/// The body with another member at its beginning.
fn with(body: &str, member: &str) -> String {
    body.replacen('{', &format!("{{{member},"), 1)
}

fn event(kind: WebhookKind, body: &str) -> Event {
    webhooks().verify(kind, body.as_bytes()).unwrap()
}

fn reason(kind: WebhookKind, body: &str) -> Reason {
    let error = webhooks().verify(kind, body.as_bytes()).unwrap_err();
    let checked = webhooks().check(kind, body.as_bytes()).unwrap_err();
    assert_eq!(error, checked);
    error.reason().clone()
}

#[test]
fn each_kind_is_read_with_its_parts_apart() {
    let body = signed(Message::OrderWebhook, ORDER);
    for kind in [WebhookKind::Order, WebhookKind::Any] {
        let event = event(kind, &body);
        assert_eq!(event.key_id, "app");
        assert_eq!(event.id(), "alchemypay:order:3002:COMPLETED");
        let observed = event.observed().unwrap();
        assert_eq!(observed.status, Status::Paid);
        assert_eq!(observed.amount.unwrap().as_str(), "100.12");
        assert_eq!(observed.received.unwrap().as_str(), "100.5");
        let EventData::Order(order) = event.data else {
            panic!("{event:?}")
        };
        assert_eq!(order.signed.order_status, OrderStatus::Completed);
        assert_eq!(order.signed.fail_reason, None);
        assert_eq!(order.signed.fee.unwrap().as_str(), "0.8");
        assert_eq!(order.unsigned.address.as_deref(), Some("T"));
        assert_eq!(order.unsigned.custom_param.unwrap().as_str(), r#"{"a":1}"#);
        assert_eq!(order.raw.as_str(), body);
    }
    let refund = signed(Message::RefundWebhook, REFUND);
    for kind in [WebhookKind::Refund, WebhookKind::Any] {
        let event = event(kind, &refund);
        assert_eq!(
            event.id(),
            "alchemypay:refund:11126:3002:R1:0xdef:25.5:COMPLETED"
        );
        assert_eq!(event.observed().unwrap().status, Status::Refunded);
        let EventData::Refund(refund) = event.data else {
            panic!("{event:?}")
        };
        assert_eq!(refund.signed.order_status, RefundStatus::Completed);
        assert_eq!(refund.signed.fiat_amount.unwrap().as_str(), "25.5");
    }
    let partial = signed(Message::PartialWebhook, PARTIAL);
    for kind in [WebhookKind::Partial, WebhookKind::Any] {
        let event = event(kind, &partial);
        assert_eq!(event.id(), "alchemypay:partial:3002:0x1:40");
        let observed = event.observed().unwrap();
        assert_eq!(observed.status, Status::PartiallyPaid);
        assert_eq!(observed.owed.unwrap().as_str(), "100");
        assert!(matches!(event.data, EventData::Partial(_)));
    }
}

#[test]
fn no_signature_reaches_a_log() {
    let unknown = signed(Message::OrderWebhook, r#"{"orderNo":"3002"}"#);
    for body in [&signed(Message::OrderWebhook, ORDER), &unknown] {
        let sign = &body[body.len() - 130..body.len() - 2];
        let event = event(WebhookKind::Order, body);
        assert!(!format!("{event:?} {}", event.id()).contains(sign));
    }
}

#[test]
fn the_other_spelling_is_signed_and_read_too() {
    let fiat = signed(
        Message::RefundWebhook,
        &REFUND.replace("faitAmount", "fiatAmount"),
    );
    let EventData::Refund(refund) = event(WebhookKind::Any, &fiat).data else {
        panic!()
    };
    assert_eq!(refund.signed.fiat_amount.unwrap().as_str(), "25.5");
    let changed = fiat.replace("\"25.5\"", "\"99\"");
    assert_eq!(reason(WebhookKind::Refund, &changed), Reason::Mismatch);
    // Both spellings count, so neither can be slipped in beside the other.
    let both = with(&fiat, r#""faitAmount":"99""#);
    assert_eq!(reason(WebhookKind::Any, &both), Reason::Mismatch);
}

#[test]
fn fields_added_to_a_partial_payment_make_no_other_event() {
    let genuine = signed(Message::PartialWebhook, PARTIAL);
    let order = r#""orderStatus":"COMPLETED","orderAmount":"10012","orderCurrency":"USD""#;
    let refund = r#""refundToken":"USDT","refundType":"x","orderStatus":"COMPLETED""#;
    for (added, kind) in [(order, WebhookKind::Order), (refund, WebhookKind::Refund)] {
        let forged = with(&genuine, added);
        let event = event(WebhookKind::Any, &forged);
        assert!(matches!(event.data, EventData::Partial(_)), "{event:?}");
        assert_eq!(event.observed().unwrap().status, Status::PartiallyPaid);
        assert_eq!(reason(kind, &forged), Reason::Mismatch);
    }
    // The other way round: what only a partial payment has, before a genuine order.
    let genuine = signed(
        Message::OrderWebhook,
        &ORDER.replace("COMPLETED", "TIMEOUT"),
    );
    let forged = with(
        &genuine,
        r#""allPayCryptoVolume":"1","orderCryptoVolume":"1""#,
    );
    let event = event(WebhookKind::Any, &forged);
    assert_eq!(event.observed().unwrap().status, Status::Expired);
}

#[test]
fn what_is_common_to_two_lists_takes_no_kind_from_either() {
    // No such webhook is known: signed fields that orders and partial payments share.
    let common = r#"{"merchantOrderNo":"11126","orderNo":"3002","payCryptoCurrency":"USDT"}"#;
    let genuine = signed(Message::PartialWebhook, common);
    for kind in [WebhookKind::Any, WebhookKind::Order, WebhookKind::Partial] {
        let EventData::Unknown(unknown) = event(kind, &genuine).data else {
            panic!()
        };
        assert_eq!(unknown.raw.as_str(), genuine);
    }
    let forged = with(&genuine, r#""orderStatus":"COMPLETED""#);
    let EventData::Unknown(_) = event(WebhookKind::Any, &forged).data else {
        panic!()
    };
    assert_eq!(reason(WebhookKind::Order, &forged), Reason::Mismatch);
    // An order's own fields, signed as a refund's: no field says that it is a refund.
    let order = r#"{"merchantOrderNo":"11126","orderStatus":"COMPLETED","hxAddress":"0x"}"#;
    let genuine = signed(Message::OrderWebhook, order);
    let EventData::Unknown(unknown) = event(WebhookKind::Refund, &genuine).data else {
        panic!()
    };
    assert_eq!(unknown.problem, "no field that only a refund has");
}

#[test]
fn a_request_is_no_webhook() {
    let create = r#"{"appId":"A","merchantOrderNo":"11126","orderAmount":"1","payCurrency":"USD","userId":"u"}"#;
    let body = signed(Message::Create, create);
    let dressed = with(&body, r#""orderNo":"3002","orderStatus":"COMPLETED""#);
    for body in [body, dressed] {
        assert_eq!(reason(WebhookKind::Any, &body), Reason::Mismatch);
    }
}

#[test]
fn an_unknown_status_or_reason_is_kept() {
    let body = ORDER.replace("COMPLETED", "BRAND_NEW").replace(
        "\"failReason\":\"\"",
        "\"failReason\":\"crypto or network inconsistent\"",
    );
    let event = event(WebhookKind::Any, &signed(Message::OrderWebhook, &body));
    assert_eq!(event.observed().unwrap().status, Status::Unknown);
    let EventData::Order(order) = event.data else {
        panic!()
    };
    assert_eq!(order.signed.order_status.as_str(), "BRAND_NEW");
    assert_eq!(
        order.signed.fail_reason,
        Some(FailReason::WrongCoinOrNetwork)
    );
}

#[test]
fn a_signed_field_of_another_kind_makes_the_event_unknown() {
    let body = signed(
        Message::OrderWebhook,
        &ORDER.replace("\"10012\"", "\"ten\""),
    );
    let EventData::Unknown(unknown) = event(WebhookKind::Order, &body).data else {
        panic!()
    };
    assert!(
        unknown.problem.starts_with("OrderSigned.order_amount: "),
        "{}",
        unknown.problem
    );
    // One that is not signed spoils nothing.
    let body = signed(Message::OrderWebhook, ORDER);
    let spoilt = body.replace("\"99\"", "{}").replace("\"T\"", "[1]");
    let EventData::Order(order) = event(WebhookKind::Order, &spoilt).data else {
        panic!()
    };
    assert_eq!(order.unsigned.settlement_amount, None);
    assert_eq!(order.unsigned.address, None);
    assert!(order.unsigned.pay_time.is_some());
}

#[test]
fn what_could_stand_for_other_fields_is_refused() {
    for (value, field) in [
        (r#""u&orderNo=1""#, "userId"),
        (r#""a\nb""#, "userId"),
        (r#"{"a":"u"}"#, "userId"),
        (r#"["u"]"#, "userId"),
    ] {
        let body = ORDER.replace("\"userId\":\"u\"", &format!("\"userId\":{value}"));
        let body = signed(Message::OrderWebhook, &body);
        let expected = Reason::Ambiguous {
            field: Text::from(field),
        };
        for kind in [WebhookKind::Order, WebhookKind::Any] {
            assert_eq!(reason(kind, &body), expected);
        }
    }
    // An unsigned field may hold anything.
    let body = signed(Message::OrderWebhook, &ORDER.replace("\"T\"", "\"a&b\""));
    event(WebhookKind::Any, &body);
    // Where every field is signed, names count as well.
    let all = Options {
        signed_set: SignedSet::All,
        ..Options::default()
    };
    let verifier = webhooks().with_options(all.clone());
    for name in ["a&b", "a=b", " a", "a\\u0001"] {
        let body = format!(
            r#"{{"{name}":"1","orderNo":"3002","merchantOrderNo":"1","orderStatus":"INIT"}}"#
        );
        let body = secret()
            .sign_body(Message::OrderWebhook, &body, &all)
            .unwrap();
        let error = verifier
            .verify(WebhookKind::Order, body.as_bytes())
            .unwrap_err();
        assert_eq!(error.reason_code(), "ambiguous", "{name}");
    }
}

#[test]
fn folding_fields_into_another_is_refused_under_every_reading() {
    let flat = Options {
        nested: crate::alchemypay::Nested::Flatten,
        ..Options::default()
    };
    let body = signed(Message::OrderWebhook, ORDER);
    let folded = body.replace(
        r#""payCryptoVolume":"100.5""#,
        r#""payCryptoVolume":{"payCryptoVolume":"100.5"}"#,
    );
    for options in [Options::default(), flat] {
        let verifier = webhooks().with_options(options);
        let error = verifier
            .verify(WebhookKind::Any, folded.as_bytes())
            .unwrap_err();
        assert_eq!(error.reason_code(), "ambiguous");
    }
}

#[test]
fn under_the_wide_reading_nothing_may_change() {
    let all = Options {
        signed_set: SignedSet::All,
        ..Options::default()
    };
    let verifier = webhooks().with_options(all.clone());
    let plain = ORDER.replace(r#"{"a":1}"#, "\"a\"");
    let body = secret()
        .sign_body(Message::OrderWebhook, &plain, &all)
        .unwrap();
    let event = verifier.verify(WebhookKind::Any, body.as_bytes()).unwrap();
    assert!(matches!(event.data, EventData::Order(_)));
    let changed = body.replace("\"T\"", "\"X\"");
    assert!(
        verifier
            .verify(WebhookKind::Any, changed.as_bytes())
            .is_err()
    );
    assert!(
        webhooks()
            .verify(WebhookKind::Any, body.as_bytes())
            .is_err()
    );
}

#[test]
fn every_way_to_be_refused_has_its_reason() {
    let body = signed(Message::OrderWebhook, ORDER);
    let cases = [
        ("{", "malformed"),
        ("[]", "not_an_object"),
        (ORDER, "missing"),
        (r#"{"sign":1}"#, "missing"),
        (r#"{"sign":"AB"}"#, "format"),
        (r#"{"sign":"ä"}"#, "format"),
        (&body.replace("10012", "10013"), "mismatch"),
        (&format!(r#"{{"sign":"{}"}}"#, "0".repeat(128)), "mismatch"),
    ];
    for (body, code) in cases {
        for kind in [WebhookKind::Any, WebhookKind::Order] {
            let error = webhooks().verify(kind, body.as_bytes()).unwrap_err();
            assert_eq!(error.reason_code(), code, "{body}");
        }
    }
    let error = Webhooks::new()
        .verify(WebhookKind::Any, body.as_bytes())
        .unwrap_err();
    assert_eq!(error.reason_code(), "no_key");
}

#[test]
fn an_old_secret_counts_until_it_is_taken_out() {
    let new = AppSecret::new("new-secret").unwrap();
    let both = Webhooks::new()
        .with_secret("new", new)
        .with_secret("old", secret());
    let body = signed(Message::OrderWebhook, ORDER);
    assert_eq!(
        both.check(WebhookKind::Any, body.as_bytes()).unwrap(),
        "old"
    );
    let lower = body.to_ascii_lowercase();
    let sign = &lower[lower.len() - 130..];
    let body = format!("{}{sign}", &body[..body.len() - 130]);
    assert_eq!(event(WebhookKind::Order, &body).key_id, "app");
}

#[test]
fn the_answers_are_what_every_revision_wants() {
    let webhooks = webhooks();
    assert_eq!(
        (webhooks.accepted().status, webhooks.accepted().body),
        (200, "success")
    );
    let refused = webhooks.refused();
    assert_eq!(refused.status, 401);
    assert!(!refused.body.contains("success"));
}
