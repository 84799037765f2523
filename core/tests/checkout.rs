//! What the vectors cannot say of tokens, views and watches: what holds for all inputs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::time::Duration;

use cointill::checkout::{
    LONGEST_TOKEN, PaymentFacts, PaymentView, TokenError, ViewKey, ViewKeys, Watch, WatchEnd,
    WatchPolicy, WatchStep, refused,
};
use cointill::exchange::{Failure, Now};
use cointill::http::Response;
use cointill::payment::{GatewayName, Status};
use cointill::{Amount, Error, Secret};
use proptest::prelude::*;

const KEY: &str = "sandbox-view-key-of-at-least-32-bytes";
const HOUR: Duration = Duration::from_secs(3_600);
const NOW: i64 = 1_778_335_018;

fn keys() -> ViewKeys {
    ViewKeys::new("k", ViewKey::new(KEY).unwrap()).unwrap()
}

fn token(order: &str) -> String {
    let gateway = GatewayName::Gateway2328;
    keys().mint(gateway, order, HOUR, NOW).unwrap()
}

#[test]
fn every_changed_character_is_refused() {
    let token = token("ORDER-1");
    let alphabet = b"ABCZabcz019-_.=+/ \n\0";
    for at in 0..token.len() {
        for other in alphabet {
            let mut changed = token.clone().into_bytes();
            if std::mem::replace(&mut changed[at], *other) == *other {
                continue;
            }
            let changed = String::from_utf8(changed).unwrap();
            assert!(keys().verify(&changed, NOW).is_err(), "{changed}");
        }
        let (head, tail) = token.split_at(at);
        assert!(keys().verify(head, NOW).is_err());
        assert!(keys().verify(tail, NOW).is_err() || at == 0);
    }
}

#[test]
fn whatever_the_reason_the_answer_is_one() {
    let stranger = ViewKeys::new(
        "k",
        ViewKey::new("another-view-key-of-at-least-32-bytes").unwrap(),
    );
    let reasons = [
        keys().verify("", NOW),
        keys().verify(&token("ORDER-1").replace(".2328.", ".alchemypay."), NOW),
        stranger.unwrap().verify(&token("ORDER-1"), NOW),
        ViewKeys::new("other", ViewKey::new(KEY).unwrap())
            .unwrap()
            .verify(&token("ORDER-1"), NOW),
        keys().verify(&token("ORDER-1"), NOW + 3_600),
    ];
    let reasons: Vec<_> = reasons
        .iter()
        .map(|reason| reason.clone().unwrap_err())
        .collect();
    use TokenError::{Expired, Malformed, UnknownKey, WrongSignature};
    assert_eq!(
        reasons,
        [
            Malformed,
            WrongSignature,
            WrongSignature,
            UnknownKey,
            Expired
        ]
    );
    // `refused` takes no reason, and its text holds none.
    let answer = refused();
    assert_eq!(
        (answer.status, answer.body),
        (401, r#"{"error":"unauthorized"}"#)
    );
    for reason in reasons {
        assert!(!answer.body.contains(reason.as_str()));
    }
}

#[test]
fn a_gateway_key_signs_no_token_and_a_view_key_no_request() {
    use cointill::gateway2328::ApiKey;
    let token = token("ORDER-1");
    let (signed, mac) = token.rsplit_once('.').unwrap();
    let key = ApiKey::new(KEY).unwrap();
    for text in [signed.to_owned(), format!("cointill view token\n{signed}")] {
        let sign = key.sign(text.as_bytes());
        let bytes: Vec<u8> = (0..64)
            .step_by(2)
            .map(|at| u8::from_str_radix(&sign[at..at + 2], 16).unwrap())
            .collect();
        use base64::Engine as _;
        let own = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes);
        assert_ne!(own, mac);
        assert_eq!(
            keys().verify(&format!("{signed}.{own}"), NOW),
            Err(TokenError::WrongSignature)
        );
    }
}

#[test]
fn nothing_shows_a_key_or_a_token() {
    let token = token("ORDER-1");
    let key = ViewKey::new(KEY).unwrap();
    let watch = Watch::new(
        "https://shop.example/view",
        &token,
        WatchPolicy::default(),
        1,
    )
    .unwrap();
    let mut texts = vec![format!("{key:?} {:?} {watch:?}", keys())];
    let short = Secret::new("short-view-key").unwrap();
    for error in [
        ViewKey::new(format!("{KEY}\n")).unwrap_err(),
        ViewKey::new(&KEY[..20]).unwrap_err(),
        ViewKey::from_secret(&short).unwrap_err(),
        keys().with_older("k", key.clone()).unwrap_err(),
        keys()
            .mint(GatewayName::AlchemyPay, "", HOUR, NOW)
            .unwrap_err(),
        Error::from(keys().verify(&token, i64::MAX).unwrap_err()),
        Error::from(keys().verify(&token[1..], NOW).unwrap_err()),
        Watch::new(
            "https://shop.example/view",
            &format!("{token}\n"),
            WatchPolicy::default(),
            1,
        )
        .unwrap_err(),
    ] {
        texts.push(format!("{error} {error:?}"));
    }
    let mac = token.rsplit_once('.').unwrap().1;
    for text in texts {
        for secret in [&KEY[..12], "short-view-key", mac, &token[..20]] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[test]
fn no_key_of_the_merchant_is_in_a_view() {
    let facts = PaymentFacts::new("ORDER-1", Amount::from(1), "USD");
    let view = facts.view(NOW).unwrap();
    let names = view.raw.keys();
    for name in names {
        for secret in ["key", "secret", "sign", "email", "user", "ip"] {
            // `is_` and the like are no customer's data.
            assert!(!name.split('_').any(|part| part == secret), "{name}");
        }
    }
}

#[test]
fn a_newer_word_is_unknown_and_kept() {
    let facts = PaymentFacts::new("ORDER-1", Amount::from(1), "USD");
    let text = facts
        .view(NOW)
        .unwrap()
        .to_json()
        .replace("created", "brand_new");
    let view = PaymentView::from_json(text.as_bytes()).unwrap();
    assert_eq!(view.status, "brand_new");
    assert_eq!(view.known_status(), Status::Unknown);
    assert_eq!(view.to_json(), text);
}

#[test]
fn reports_at_the_wrong_time_change_nothing() {
    let at = |seconds| Now {
        monotonic: Duration::from_secs(seconds),
        unix: NOW,
    };
    let policy = WatchPolicy::default();
    let mut watch = Watch::new("http://127.0.0.1:8000/view/", "t", policy, 1).unwrap();
    let denied = Response::new(401, Vec::new(), Vec::new());
    watch.response(&denied, at(0));
    watch.failure(Failure::TooLarge { limit: 1 }, "", at(0));
    watch.look_now(at(0));
    assert!(matches!(watch.step(at(0)), WatchStep::Send { .. }));
    // Nothing is sent twice without a report in between, and a late report is ignored.
    assert!(matches!(watch.step(at(1)), WatchStep::Wait(wait) if wait == Duration::from_secs(14)));
    watch.renew("u", at(1)).unwrap();
    assert!(matches!(watch.step(at(15)), WatchStep::Wait(_)));
    watch.response(&denied, at(15));
    assert_eq!(
        watch.trouble().unwrap().to_string(),
        "the shop did not answer in time"
    );
    let WatchStep::Send { request, .. } = watch.step(at(100)) else {
        panic!("expected it to ask again")
    };
    assert!(
        request
            .headers()
            .any(|header| header == ("authorization", "Bearer u"))
    );
    watch.response(&denied, at(100));
    assert!(matches!(
        watch.step(at(100)),
        WatchStep::Done(WatchEnd::Unauthorized)
    ));
    assert!(watch.view().is_none() && watch.countdown().is_none());
}

proptest! {
    #[test]
    fn what_was_minted_is_taken_until_its_end(
        order in "\\PC{1,128}",
        ttl in 60_u64..=86_400,
        now in 0_i64..=4_000_000_000,
        late in 0_i64..=1_000_000,
    ) {
        let ttl_text = Duration::from_secs(ttl);
        let token = keys().mint(GatewayName::AlchemyPay, &order, ttl_text, now).unwrap();
        prop_assert!(token.len() <= LONGEST_TOKEN);
        let end = now + ttl as i64;
        let grant = keys().verify(&token, end - 1).unwrap();
        prop_assert_eq!(grant.order_id, order.as_str());
        prop_assert_eq!(grant.expires, end);
        prop_assert_eq!(keys().verify(&token, end + late), Err(TokenError::Expired));
    }

    #[test]
    fn two_orders_never_share_a_token(one in "\\PC{1,20}", other in "\\PC{1,20}") {
        prop_assert_eq!(token(&one) == token(&other), one == other);
    }

    #[test]
    fn any_text_is_refused(text in "\\PC{0,200}") {
        prop_assert!(keys().verify(&text, NOW).is_err());
        prop_assert!(keys().authorize(Some(&text), NOW).is_err());
    }
}
