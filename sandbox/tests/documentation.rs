//! The commands of `docs/sandbox.md` work as they stand there.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use cointill::gateway2328::PaymentCreate;
use support::{Shop, amount, call, fast, gateway2328, send};

/// Method, path and body of a `curl` command in the few forms that the page uses.
fn parse(line: &str) -> (String, String, String) {
    let (head, body) = match line.split_once(" -d ") {
        Some((head, body)) => (head, body.trim_matches('\'')),
        None => (line, ""),
    };
    let mut words = head.split(' ').skip(1);
    let first = words.next().unwrap();
    let (method, url) = match first {
        "-X" => (words.next().unwrap(), words.next().unwrap()),
        url => ("GET", url),
    };
    assert_eq!(words.next(), None, "{line}");
    let path = url.strip_prefix("http://127.0.0.1:2328").unwrap();
    (method.to_owned(), path.to_owned(), body.to_owned())
}

#[test]
fn every_command_of_the_page_works() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    for i in 1..=5 {
        let mut order = PaymentCreate::new(amount("100"), "USD", format!("ORDER-{i}"))
            .url_callback(shop.url("/"));
        if i < 5 {
            order = order.to_currency("USDT").network("TRX-TRC20");
        }
        call(&gateway2328(&sandbox).payments().create(&order).unwrap()).unwrap();
    }
    let page = include_str!("../../docs/sandbox.md");
    let commands: Vec<_> = page
        .lines()
        .filter(|line| line.starts_with("curl "))
        .collect();
    // Expiry must not end the payments that later commands need.
    let (advance, others): (Vec<&str>, Vec<&str>) = commands
        .into_iter()
        .partition(|line| line.contains("/clock/advance"));
    assert_eq!((advance.len(), others.len()), (1, 26));
    for line in others.iter().chain(&advance) {
        let (method, path, body) = parse(line);
        let url = format!("{}{path}", sandbox.url());
        let raw = send(&method, &url, &[], body.as_bytes()).unwrap();
        assert_eq!(raw.status, 200, "{line}: {}", raw.text());
    }
}
