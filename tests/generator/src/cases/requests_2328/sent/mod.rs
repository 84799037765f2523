//! Requests that go out: the exact bytes, and under which key.

mod others;
mod payments;

use serde_json::{Value, json};

use super::{PROJECT, expected, input, refused, sent, with};
use crate::cases::signing_2328::{API, PAGE};
use crate::tables::requests_2328::endpoint;
use crate::vectors::Case;

const CREATE: &str = "2328.payment.create";

const PAYOUT: &str = "2328.payout.create";

const WALLET: &str = "2328.static_wallet.create";

const UUID: &str = "0198c5b4-0000-7000-8000-000000000001";

pub(super) fn cases() -> Vec<Case> {
    let mut cases = payments::payments();
    cases.extend(others::payouts());
    cases.extend(others::static_wallets());
    cases.extend(others::balance_and_rates());
    cases.extend(payments::unreadable());
    cases
}

/// A body that the protocol page prints with its signature.
fn page(id: &str, name: &str, request: Value, vector: usize) -> Case {
    let page = &PAGE[vector];
    let mut expected = expected(endpoint(name), &request);
    expected["body"] = page.body.into();
    expected["headers"]["sign"] = page.sign.into();
    Case::valid(
        format!("2328-request-{id}"),
        "2328 §3",
        format!(
            "the page's own vector {}, from its fields",
            page.id.to_uppercase()
        ),
        input(name, &request, json!({})),
        expected,
    )
}
