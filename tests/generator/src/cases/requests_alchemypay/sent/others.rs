//! Native orders, refunds, hosts and readings.

use serde_json::{Value, json};

use super::{Asked, HOSTS, NATIVE, QUERY, REFUND, TELEGRAM, least, with};
use crate::vectors::Case;

pub(super) fn natives() -> Vec<Case> {
    let native = |id, comment, changes: Value| {
        Asked::new(
            id,
            "Alchemy §4.4",
            comment,
            NATIVE,
            with(least(NATIVE), changes),
        )
    };
    let two = json!({"customize": {"token": "USDT", "network": "TRX"}});
    let all = json!({
        "payType": "BINANCE_PAY", "customize": {"token": "USDT"}, "redirectURL": "https://shop.example/thanks",
        "callbackURL": "https://shop.example/hook", "customParam": "x", "expiredTime": 900, "orderModel": "ORDER",
        "subMerchantNo": "sub-1",
    });
    vec![
        native(
            "native-least",
            "the mandatory fields; customize is signed as an object",
            json!({}),
        )
        .goes_out(),
        native("native-all", "every field", all).goes_out(),
        native("native-two", "a network beside the token", two.clone()).goes_out(),
        native(
            "native-flatten",
            "the other reading of nested objects (§3.3): the same body, another signature",
            two,
        )
        .under(json!({"nested": "flatten"}))
        .goes_out(),
        native("native-aeon", "on the host that documents it", json!({}))
            .on("aeon_production".into())
            .goes_out(),
    ]
}

pub(super) fn refunds() -> Vec<Case> {
    let refund = |id, comment, changes: Value| {
        Asked::new(
            id,
            "Alchemy §4.6",
            comment,
            REFUND,
            with(least(REFUND), changes),
        )
    };
    let all = json!({"refundOrderNo": "R-1", "email": "user@example.com", "refundReason": "Changed mind & size", "memo": "12345"});
    vec![
        refund("refund-least", "no number of its own: nothing tells a repeat from a second refund, so it is never repeated", json!({})).goes_out(),
        refund("refund-all", "with a number of its own a repeat is refused (8034)", all.clone()).goes_out(),
        refund("refund-all-aeon", "AEON does not know the number: still never repeated", all).on("aeon_sandbox".into()).goes_out(),
        refund("refund-amount-8", "eight decimals", json!({"refundAmount": "0.12345678"})).goes_out(),
        refund("refund-ethereum", "the network as one sample prints it (§9 item 10)", json!({"refundNetwork": "ETHEREUM"})).goes_out(),
    ]
}

/// Every host, and every reading of which fields are signed.
pub(super) fn places() -> Vec<Case> {
    let mut cases: Vec<Case> = HOSTS
        .iter()
        .map(|(host, _)| {
            let id = format!("host-{}", host.replace('_', "-"));
            Asked::new(
                &id,
                "Alchemy §1",
                "one protocol on four hosts",
                QUERY,
                least(QUERY),
            )
            .on((*host).into())
            .goes_out()
        })
        .collect();
    let local = json!({"custom": "http://127.0.0.1:2328/alchemy/"});
    cases.push(
        Asked::new(
            "host-custom",
            "Alchemy §1",
            "paths are documented with and without a leading slash",
            QUERY,
            least(QUERY),
        )
        .on(local)
        .goes_out(),
    );
    let all = json!({"signed_set": "all"});
    let plain = json!({"callbackURL": "https://shop.example/hook", "orderModel": "ORDER", "tgModel": "BROWSER"});
    cases.push(
        Asked::new(
            "signed-set-all",
            "Alchemy §3.2",
            "reading B: every field that is sent is signed",
            TELEGRAM,
            with(least(TELEGRAM), plain),
        )
        .under(all.clone())
        .goes_out(),
    );
    cases.push(
        Asked::new(
            "signed-set-all-native",
            "Alchemy §3.2",
            "the same with an object inside",
            NATIVE,
            least(NATIVE),
        )
        .under(all)
        .goes_out(),
    );
    cases
}
