//! Sign and verify against the MAC alone; verify into a typed event.

use std::hint::black_box;

use base64::Engine as _;
use base64::engine::Simd;
use base64::engine::general_purpose::PAD;
use cointill::alchemypay::{self, AppSecret, Message};
use cointill::gateway2328::{ApiKey, WebhookKind, Webhooks};
use criterion::{Criterion, Throughput};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};

use crate::bodies;

/// Base64 and the MAC alone, with the key's block done beforehand: nobody can do less.
fn floor(prepared: &Hmac<Sha256>, base64: &Simd, body: &[u8], text: &mut Vec<u8>) -> [u8; 32] {
    text.resize(body.len().div_ceil(3) * 4, 0);
    let written = base64.encode_slice(body, text).expect("room");
    let mut mac = prepared.clone();
    mac.update(&text[..written]);
    mac.finalize().into_bytes().into()
}

pub(crate) fn run(criterion: &mut Criterion) {
    gateway2328(criterion);
    alchemypay(criterion);
}

fn gateway2328(criterion: &mut Criterion) {
    let key = ApiKey::new("sandbox-api-key").expect("a key");
    let prepared = Hmac::<Sha256>::new_from_slice(b"sandbox-api-key").expect("a key");
    let base64 = Simd::standard(PAD);
    let webhooks = Webhooks::new().with_api_key("api", key.clone());
    for (name, size) in bodies::SIZES {
        let body = bodies::payment(&key, *size);
        let body = body.as_bytes();
        let mut text = Vec::new();
        let mut group = criterion.benchmark_group(format!("2328 {name}"));
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_function("floor", |b| {
            b.iter(|| floor(&prepared, &base64, black_box(body), &mut text));
        });
        group.bench_function("sign", |b| b.iter(|| key.sign(black_box(body))));
        group.bench_function("verify", |b| {
            b.iter(|| {
                webhooks
                    .check(WebhookKind::Payment, black_box(body))
                    .expect("a valid body")
            });
        });
        for (name, rewrite) in bodies::OTHER_FORMS {
            let body = rewrite(std::str::from_utf8(body).expect("text"));
            group.bench_function(*name, |b| {
                b.iter(|| {
                    webhooks
                        .check(WebhookKind::Payment, black_box(body.as_bytes()))
                        .expect("a valid body")
                });
            });
        }
        group.bench_function("typed event", |b| {
            b.iter(|| {
                webhooks
                    .verify(WebhookKind::Payment, black_box(body))
                    .expect("a valid body")
            });
        });
        group.finish();
    }
}

fn alchemypay(criterion: &mut Criterion) {
    let secret = AppSecret::new("sandbox-secret").expect("a secret");
    let options = alchemypay::Options::default();
    let webhooks = alchemypay::Webhooks::new().with_secret("secret", secret.clone());
    for (name, size) in bodies::SIZES {
        let body = bodies::order(&secret, *size);
        // The floor is given the very text that is hashed: nobody can do less.
        let signed: Vec<_> = bodies::order_fields(*size)
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let signed = format!("{}&key=sandbox-secret", signed.join("&"));
        let mut group = criterion.benchmark_group(format!("alchemypay {name}"));
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_function("floor", |b| b.iter(|| Sha512::digest(black_box(&signed))));
        group.bench_function("sign", |b| {
            b.iter(|| {
                secret
                    .sign(Message::OrderWebhook, black_box(&body), &options)
                    .expect("a message")
            });
        });
        let kind = alchemypay::WebhookKind::Order;
        group.bench_function("verify", |b| {
            b.iter(|| {
                webhooks
                    .check(kind, black_box(body.as_bytes()))
                    .expect("valid")
            });
        });
        group.bench_function("typed event", |b| {
            b.iter(|| {
                webhooks
                    .verify(kind, black_box(body.as_bytes()))
                    .expect("valid")
            });
        });
        group.finish();
    }
}
