//! Limits of static wallets (2328 §7).

use serde_json::json;

use super::On;
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let source = "2328 §7";
    let create = On {
        name: "2328.static_wallet.create",
        prefix: "wallet",
        source,
    };
    let mut cases = create.length("order_id", 255);
    cases.push(create.empty("order_id"));
    cases.extend(create.length("label", 255));
    cases.extend(create.code("currency"));
    cases.extend(create.code("network"));
    cases.extend(create.url("url_callback"));
    let list = On {
        name: "2328.static_wallet.list",
        prefix: "wallet-list",
        source,
    };
    cases.extend(list.range("per_page", 1, 100));
    cases.extend(list.code("currency"));
    cases.extend(list.code("network"));
    cases.push(list.bad(
        "page-zero",
        "pages count from 1",
        json!({"page": 0}),
        "page",
    ));
    let transactions = On {
        name: "2328.static_wallet.transactions",
        prefix: "wallet-transactions",
        source,
    };
    cases.extend(transactions.range("per_page", 1, 5_000));
    cases.push(transactions.bad(
        "page-zero",
        "pages count from 1",
        json!({"page": 0}),
        "page",
    ));
    cases.extend(transactions.dates());
    cases.push(transactions.empty("uuid"));
    for (name, prefix) in [
        ("2328.static_wallet.info", "wallet-info"),
        ("2328.static_wallet.enable", "wallet-enable"),
        ("2328.static_wallet.disable", "wallet-disable"),
    ] {
        let on = On {
            name,
            prefix,
            source,
        };
        cases.push(on.empty("uuid"));
    }
    cases
}
