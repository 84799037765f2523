//! A page of payments against `serde_json`, into plain structs of strings and into `Value`.

use std::hint::black_box;

use cointill::gateway2328::{ApiKey, Gateway2328, PaymentList};
use cointill::http::Response;
use criterion::{Criterion, Throughput};
use serde::Deserialize;

use crate::bodies;

#[derive(Deserialize)]
#[allow(dead_code)]
struct Envelope {
    state: i64,
    result: Page,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Page {
    items: Vec<Payment>,
    paginate: Paginate,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Paginate {
    count: u64,
    current_page: u64,
    per_page: u64,
    total: u64,
    total_pages: u64,
    has_more: bool,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Payment {
    uuid: String,
    order_id: Option<String>,
    amount: String,
    currency: String,
    url: Option<String>,
    tg_deeplink: Option<String>,
    expires_at: Option<String>,
    created_at: Option<String>,
    payer_currency: Option<String>,
    payer_amount: Option<String>,
    network: Option<String>,
    address: Option<String>,
    payment_status: String,
    txid: Option<String>,
    payment_amount: Option<String>,
    merchant_amount: Option<String>,
    qr: Option<String>,
    amount_usd: Option<String>,
    exchange_rate: Option<String>,
}

pub(crate) fn run(criterion: &mut Criterion) {
    let key = ApiKey::new("sandbox-api-key").expect("a key");
    let gateway = Gateway2328::new("00000000-0000-4000-8000-000000002328", key).expect("a gateway");
    let request = PaymentList::new().per_page(5_000u32);
    let call = gateway.payments().list(&request).expect("a call");
    for count in [15, 5_000] {
        let text = bodies::page(count);
        let response = Response::new(200, Vec::new(), text.clone().into_bytes());
        let mut group = criterion.benchmark_group(format!("page of {count}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("serde_json structs", |b| {
            b.iter(|| {
                serde_json::from_slice::<Envelope>(black_box(text.as_bytes())).expect("JSON")
            });
        });
        group.bench_function("serde_json value", |b| {
            b.iter(|| {
                serde_json::from_slice::<serde_json::Value>(black_box(text.as_bytes()))
                    .expect("JSON")
            });
        });
        group.bench_function("cointill", |b| {
            b.iter(|| call.read(black_box(&response)).expect("a page"));
        });
        group.finish();
    }
}
