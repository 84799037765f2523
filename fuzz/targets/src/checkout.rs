//! View tokens, and the views that an app reads: nothing but the holder of the key makes a token that
//! is taken, and no view invites to pay what cannot be paid.

use std::sync::LazyLock;
use std::time::Duration;

use cointill::checkout::{
    PaymentFacts, PaymentView, TokenError, ViewKey, ViewKeys, Watch, WatchEnd, WatchPolicy,
    WatchStep,
};
use cointill::exchange::Now;
use cointill::http::Response;
use cointill::payment::GatewayName;

/// 2026-05-09T13:56:58Z.
const NOW: i64 = 1_778_335_018;
const HOUR: Duration = Duration::from_secs(3_600);

static KEYS: LazyLock<(ViewKeys, ViewKeys)> = LazyLock::new(|| {
    let keys = |id, text: &str| ViewKey::new(text).and_then(|key| ViewKeys::new(id, key));
    let own = keys("k", "sandbox-view-key-of-at-least-32-bytes");
    let others = keys("k", "another-view-key-of-at-least-32-bytes");
    let usual = "keys of the usual form";
    (own.expect(usual), others.expect(usual))
});

/// A byte for what is tried, two for a place, one for what is changed there; the rest is a text.
pub fn run(data: &[u8]) {
    let [choice, high, low, change, text @ ..] = data else {
        return;
    };
    let place = usize::from(*high) << 8 | usize::from(*low);
    match choice % 3 {
        0 => token(text, place, *change),
        1 => view(text),
        _ => facts(text),
    }
}

/// True when the text of an input is a token that is taken; for inputs that another program has
/// signed.
pub fn accepts(data: &[u8]) -> bool {
    let [0, _, _, _, text @ ..] = data else {
        return false;
    };
    let text = std::str::from_utf8(text);
    text.is_ok_and(|text| KEYS.0.verify(text, NOW).is_ok())
}

fn token(text: &[u8], place: usize, change: u8) {
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let (keys, others) = &*KEYS;
    // As it comes from the network: what is taken has one text, the one that is minted.
    if let Ok(grant) = keys.verify(text, NOW) {
        let ttl = Duration::from_secs(grant.expires.abs_diff(NOW));
        if let Ok(again) = keys.mint(grant.gateway, &grant.order_id, ttl, NOW) {
            assert_eq!(again, text);
        }
    }
    let header = keys.authorize(Some(text), NOW);
    assert!(
        header.is_err()
            || text
                .get(..7)
                .is_some_and(|s| s.eq_ignore_ascii_case("bearer "))
    );
    // As an order's id.
    let Ok(token) = keys.mint(GatewayName::AlchemyPay, text, HOUR, NOW) else {
        return;
    };
    let grant = keys.verify(&token, NOW + 3_599).expect("it was minted");
    assert_eq!(
        (grant.gateway, &*grant.order_id),
        (GatewayName::AlchemyPay, text)
    );
    assert_eq!(keys.verify(&token, NOW + 3_600), Err(TokenError::Expired));
    assert_eq!(others.verify(&token, NOW), Err(TokenError::WrongSignature));
    let mut changed = token.clone().into_bytes();
    let place = place % changed.len();
    changed[place] ^= change.max(1);
    if let Ok(changed) = std::str::from_utf8(&changed) {
        assert!(
            keys.verify(changed, NOW).is_err(),
            "byte {place} of {token}"
        );
    }
}

fn view(body: &[u8]) {
    let at = |seconds| Now {
        monotonic: Duration::from_secs(seconds),
        unix: NOW,
    };
    let url = "https://shop.example/view/";
    let mut watch = Watch::new(url, "token", WatchPolicy::default(), 7).expect("a usual one");
    assert!(matches!(watch.step(at(0)), WatchStep::Send { .. }));
    watch.response(&Response::new(200, Vec::new(), body.to_vec()), at(1));
    let Ok(read) = PaymentView::from_json(body) else {
        assert!(watch.view().is_none() && watch.trouble().is_some());
        assert!(!matches!(watch.step(at(1)), WatchStep::Changed(_)));
        return;
    };
    let again = PaymentView::from_json(read.to_json().as_bytes());
    assert_eq!(again.as_ref().ok(), Some(&read));
    let left = watch
        .countdown()
        .map(|countdown| countdown.left(at(2).monotonic));
    assert!(left.is_none() || read.expires_at.is_some());
    assert!(matches!(watch.step(at(1)), WatchStep::Changed(view) if *view == read));
    let ended = match watch.step(at(1)) {
        WatchStep::Done(WatchEnd::Final) => true,
        WatchStep::Wait(wait) => {
            assert_eq!(wait, Duration::from_secs(2));
            false
        }
        other => unreachable!("expected it to end or to wait, got {other:?}"),
    };
    assert_eq!(ended, read.is_final);
}

fn facts(json: &[u8]) {
    let Ok(json) = std::str::from_utf8(json) else {
        return;
    };
    let Ok(facts) = PaymentFacts::from_json(json) else {
        return;
    };
    let Ok(view) = facts.view(NOW) else {
        return;
    };
    assert_eq!(view.is_paid, facts.credited == Some(true));
    assert!(!view.is_final || !view.is_payable);
    assert!(!view.is_held || !view.is_paid);
    let to_pay = view.address.is_some() || view.to_send.is_some() || view.qr_payload.is_some();
    assert!(view.is_payable || !to_pay);
    if let Some(amount) = &view.to_send {
        assert!(amount.is_positive());
    }
    if let Some(uri) = &view.payment_uri {
        let address = view.address.as_deref().expect("a URI has an address");
        let (scheme, rest) = uri.split_once(':').expect("a URI has a scheme");
        assert!(scheme.bytes().all(|byte| byte.is_ascii_lowercase()));
        let query = rest.strip_prefix(address).expect("the address comes first");
        match &view.to_send {
            Some(amount) => assert_eq!(query, format!("?amount={}", amount.normalized())),
            None => assert_eq!(query, ""),
        }
    }
}
