//! What a stranger's megabyte costs until it is refused.

use std::hint::black_box;

use cointill::gateway2328::{ApiKey, WebhookKind, Webhooks};
use criterion::{Criterion, Throughput};

pub(crate) fn run(criterion: &mut Criterion) {
    let key = ApiKey::new("sandbox-api-key").expect("a key");
    let webhooks = Webhooks::new().with_api_key("api", key);
    const SIZE: usize = 1 << 20;
    let keys: String = (0..60_000).map(|i| format!("\"k{i:09}\":1,")).collect();
    let bodies = [
        (
            "random bytes",
            (0..SIZE).map(|i| (i * 131 + i / 7) as u8).collect(),
        ),
        (
            "one long string",
            format!("{{\"a\":\"{}\"}}", "x".repeat(SIZE - 8)).into_bytes(),
        ),
        ("brackets", vec![b'['; SIZE]),
        (
            "distinct keys",
            format!("{{{}\"sign\":1}}", keys).into_bytes(),
        ),
        (
            "escapes",
            format!("{{\"a\":\"{}\"}}", "\\/".repeat(SIZE / 2 - 4)).into_bytes(),
        ),
    ];
    let mut group = criterion.benchmark_group("refuse 1 MiB");
    group.throughput(Throughput::Bytes(SIZE as u64));
    let utf8: Vec<u8> = vec![b'x'; SIZE];
    group.bench_function("floor: is it UTF-8", |b| {
        b.iter(|| std::str::from_utf8(black_box(&utf8)).is_ok());
    });
    for (name, body) in &bodies {
        group.bench_function(*name, |b| {
            b.iter(|| {
                webhooks
                    .verify(WebhookKind::Payment, black_box(body))
                    .is_err()
            });
        });
    }
    group.finish();
}
