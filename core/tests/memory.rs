//! What is left of a key in this process once it is dropped.
//!
//! Safe Rust cannot look at freed memory, but Linux shows a process its own as a file. This is the
//! only test of its binary: another thread's memory would be searched as well.
#![cfg(target_os = "linux")]
// Everything here is a test: what cannot happen may end it.
#![allow(clippy::unwrap_used)]

use std::fs::File;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::Read as _;
use std::os::unix::fs::FileExt as _;

use cointill::alchemypay::{AlchemyPay, AppSecret, Host, Message, Options};
use cointill::checkout::{ViewKey, ViewKeys};
use cointill::gateway2328::{ApiKey, Gateway2328, PayoutKey, WebhookKind};
use cointill::payment::GatewayName;

const MASK: u8 = 0xa5;

/// A key that is nowhere in memory as it is: only masked, or inside what is tested.
struct Hidden(Vec<u8>);

impl Hidden {
    fn new() -> Hidden {
        let digit = |n: u64| b"0123456789abcdef"[(n % 16) as usize];
        let random = || digit(RandomState::new().build_hasher().finish());
        Hidden((0..40).map(|_| random() ^ MASK).collect())
    }

    /// The key itself, in a string that never grows and so leaves no copy behind.
    fn key(&self) -> String {
        let mut key = String::with_capacity(self.0.len());
        key.extend(self.0.iter().map(|byte| char::from(byte ^ MASK)));
        key
    }

    /// A key's last half counts too: an allocator writes over the first bytes of what it takes back.
    fn is_at(&self, bytes: &[u8]) -> bool {
        let tail = self.0.len() / 2;
        let pairs = bytes[tail..].iter().zip(&self.0[tail..]);
        pairs.into_iter().all(|(byte, own)| byte ^ MASK == *own)
    }
}

/// Room for a search, made beforehand: what it allocates later would overwrite what it looks for.
struct Search {
    maps: String,
    buffer: Vec<u8>,
}

impl Search {
    fn new() -> Search {
        Search {
            maps: String::with_capacity(1 << 20),
            buffer: vec![0; 1 << 20],
        }
    }

    /// How often the key is in what this process may write to: heap, stacks, statics.
    fn copies(&mut self, hidden: &Hidden) -> usize {
        let length = hidden.0.len();
        let memory = File::open("/proc/self/mem").unwrap();
        self.maps.clear();
        let mut maps = File::open("/proc/self/maps").unwrap();
        maps.read_to_string(&mut self.maps).unwrap();
        let buffer = &mut self.buffer;
        // A part of the memory too, with copies of what was read last.
        let own = buffer.as_ptr() as u64..buffer.as_ptr() as u64 + buffer.len() as u64;
        let (mut found, mut searched) = (0, 0);
        for line in self.maps.lines() {
            let mut words = line.split_whitespace();
            let (range, rights) = (words.next().unwrap(), words.next().unwrap());
            if !rights.starts_with("rw") {
                continue;
            }
            let (start, end) = range.split_once('-').unwrap();
            let [mut at, end] = [start, end].map(|hex| u64::from_str_radix(hex, 16).unwrap());
            while at < end {
                let most = usize::try_from(end - at).unwrap().min(buffer.len());
                let Ok(read) = memory.read_at(&mut buffer[..most], at) else {
                    break;
                };
                let windows = buffer[..read].windows(length).enumerate();
                found += windows
                    .filter(|(i, window)| hidden.is_at(window) && !own.contains(&(at + *i as u64)))
                    .count();
                searched += read;
                // Pieces overlap, so that a key across the border of two is seen.
                let last = at + read as u64 >= end || read <= length;
                at += (if last { read } else { read - length }) as u64;
            }
        }
        buffer.fill(0);
        assert!(searched > 100_000, "only {searched} bytes were searched");
        found
    }
}

#[test]
fn no_key_is_left_in_memory() {
    let search = &mut Search::new();
    the_search_finds_keys(search);
    of_2328(search);
    of_alchemy_pay(search);
    of_the_shop(search);
}

fn the_search_finds_keys(search: &mut Search) {
    let hidden = Hidden::new();
    assert_eq!(search.copies(&hidden), 0);
    let key = hidden.key();
    assert!(search.copies(&hidden) > 0);
    drop(key);
    assert!(
        search.copies(&hidden) > 0,
        "a string that is dropped is still there"
    );
}

/// HMAC keeps no key, only what it starts from: the key itself is gone before it is used.
fn of_2328(search: &mut Search) {
    let (hidden, hidden_payout) = (Hidden::new(), Hidden::new());
    let key = ApiKey::new(hidden.key()).unwrap();
    let payout_key = PayoutKey::new(hidden_payout.key()).unwrap();
    let gateway = Gateway2328::new("00000000-0000-4000-8000-000000002328", key.clone()).unwrap();
    let gateway = gateway.with_payout_key(payout_key);
    let call = gateway.balance().get().unwrap();
    let body = key.sign_webhook(r#"{"uuid":"1"}"#).unwrap();
    let webhooks = gateway.webhooks();
    webhooks
        .verify(WebhookKind::Payment, body.as_bytes())
        .unwrap();
    webhooks.explain(WebhookKind::Payment, body.as_bytes());
    assert_eq!(
        (search.copies(&hidden), search.copies(&hidden_payout)),
        (0, 0)
    );
    drop((gateway, webhooks, call, key));
    assert_eq!(
        (search.copies(&hidden), search.copies(&hidden_payout)),
        (0, 0)
    );
}

/// The secret is a part of what is hashed, and has to be kept while it is in use.
fn of_alchemy_pay(search: &mut Search) {
    let hidden = Hidden::new();
    let secret = AppSecret::new(hidden.key()).unwrap();
    assert_eq!(search.copies(&hidden), 1);
    let gateway = AlchemyPay::new("SANDBOX0001", secret.clone(), Host::AeonSandbox).unwrap();
    let call = gateway.payments().query("ORDER-1").unwrap();
    let options = Options::default();
    secret
        .sign(
            Message::Query,
            r#"{"appId":"1","merchantOrderNo":"2"}"#,
            &options,
        )
        .unwrap();
    let webhooks = gateway.webhooks();
    let kind = cointill::alchemypay::WebhookKind::Order;
    webhooks
        .verify(kind, br#"{"orderNo":"1","sign":"00"}"#)
        .unwrap_err();
    webhooks.explain(kind, br#"{"orderNo":"1","sign":"00"}"#);
    drop((gateway, webhooks, call, secret));
    assert_eq!(search.copies(&hidden), 0);
}

/// As 2328's keys.
fn of_the_shop(search: &mut Search) {
    let hidden = Hidden::new();
    let keys = ViewKeys::new("k", ViewKey::new(hidden.key()).unwrap()).unwrap();
    let hour = std::time::Duration::from_secs(3_600);
    let token = keys.mint(GatewayName::Gateway2328, "ORDER-1", hour, 0);
    keys.verify(&token.unwrap(), 0).unwrap();
    assert_eq!(search.copies(&hidden), 0);
    drop(keys);
    assert_eq!(search.copies(&hidden), 0);
}
