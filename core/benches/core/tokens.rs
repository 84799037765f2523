//! View tokens against the MAC alone; a view from a shop's record, and read by an app.

use std::hint::black_box;
use std::time::Duration;

use cointill::Amount;
use cointill::checkout::{PaymentFacts, PaymentView, ViewKey, ViewKeys};
use cointill::payment::GatewayName;
use criterion::Criterion;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

const KEY: &str = "sandbox-view-key-of-at-least-32-bytes";
const NOW: i64 = 1_778_335_018;

pub(crate) fn run(criterion: &mut Criterion) {
    tokens(criterion);
    views(criterion);
}

fn tokens(criterion: &mut Criterion) {
    let key = ViewKey::new(KEY).expect("a key");
    let keys = ViewKeys::new("2026-11", key).expect("an id");
    let hour = Duration::from_secs(3_600);
    let mint = || keys.mint(GatewayName::Gateway2328, black_box("ORDER-1"), hour, NOW);
    let token = mint().expect("an order");
    let prepared = Hmac::<Sha256>::new_from_slice(KEY.as_bytes()).expect("a key");
    let (signed, _) = token.rsplit_once('.').expect("a dot");
    let mut group = criterion.benchmark_group("view token");
    group.bench_function("floor", |b| {
        b.iter(|| {
            let mut mac = prepared.clone();
            mac.update(b"cointill view token\n");
            mac.update(black_box(signed).as_bytes());
            mac.finalize()
        });
    });
    group.bench_function("mint", |b| b.iter(|| mint().expect("an order")));
    group.bench_function("verify", |b| {
        b.iter(|| keys.verify(black_box(&token), NOW).expect("a token"));
    });
    group.finish();
}

fn views(criterion: &mut Criterion) {
    let amount = |text: &str| text.parse::<Amount>().expect("an amount");
    let facts = PaymentFacts::new("ORDER-1", amount("19.99"), "USD")
        .status("waiting".to_owned())
        .owed(amount("0.00125"))
        .payer_currency("BTC")
        .network("BTC")
        .address("175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W".to_owned())
        .expires_at("2026-05-09T14:56:58Z");
    let view = facts.view(NOW).expect("a view");
    let json = view.to_json().as_bytes();
    let mut group = criterion.benchmark_group("view");
    group.bench_function("write", |b| {
        b.iter(|| black_box(&facts).view(NOW).expect("a view"));
    });
    group.bench_function("serde_json value", |b| {
        b.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(json)).expect("JSON"));
    });
    group.bench_function("read", |b| {
        b.iter(|| PaymentView::from_json(black_box(json)).expect("a view"));
    });
    group.finish();
}
