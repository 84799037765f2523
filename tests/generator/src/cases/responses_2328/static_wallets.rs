//! Answers about static wallets (2328 §7).

use serde_json::{Value, json};

use super::{malformed, one, page, with, without};
use crate::tables::models_2328::{STATIC_WALLET, STATIC_WALLET_STATE, STATIC_WALLET_TRANSACTION};
use crate::vectors::Case;

const SOURCE: &str = "2328 §7";
const CREATE: &str = "2328.static_wallet.create";
const INFO: &str = "2328.static_wallet.info";
const LIST: &str = "2328.static_wallet.list";
const ENABLE: &str = "2328.static_wallet.enable";
const DISABLE: &str = "2328.static_wallet.disable";
const TRANSACTIONS: &str = "2328.static_wallet.transactions";

fn created() -> Value {
    json!({
        "uuid": "0198c5b4-0000-7000-8000-0000000000d0", "address": "TWALLET", "currency": "USDT", "network": "TRX-TRC20",
        "label": "Customer №1", "order_id": "customer-1", "status": "active",
        "url": "https://go.2328.io/static/0198c5b4-0000-7000-8000-0000000000d0", "created_at": "2026-05-09T12:56:58Z",
        "qr": "data:image/png;base64,iVBORw0KGgo=",
    })
}

fn info() -> Value {
    json!({
        "uuid": "0198c5b4-0000-7000-8000-0000000000d0", "address": "TWALLET", "currency": "USDT", "network": "TRX-TRC20",
        "status": "active", "total_received": "125.50000000", "transactions_count": 3,
        "created_at": "2026-05-09T12:56:58Z", "qr": "data:image/png;base64,iVBORw0KGgo=",
    })
}

fn transaction() -> Value {
    json!({
        "uuid": "0198c5b4-0000-7000-8000-0000000000d1", "order_id": "customer-1", "amount": "25.00000000",
        "currency": "USDT", "payment_status": "paid", "txid": "cd34", "fee_amount": "0.07500000",
        "net_amount": "24.92500000", "created_at": "2026-05-09T12:58:00Z",
    })
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = single();
    cases.extend(pages());
    cases
}

fn single() -> Vec<Case> {
    let wallet = |id: &str, comment: &str, name: &str, result: Value| {
        one(
            &format!("wallet-{id}"),
            SOURCE,
            comment,
            name,
            STATIC_WALLET,
            result,
        )
    };
    let state = |id: &str, comment: &str, name: &str, result: Value| {
        one(
            &format!("wallet-{id}"),
            SOURCE,
            comment,
            name,
            STATIC_WALLET_STATE,
            result,
        )
    };
    let wrong = |id: &str, comment: &str, name: &str, result: Value, field: Option<&str>| {
        malformed(
            &format!("wallet-{id}"),
            SOURCE,
            comment,
            name,
            result,
            field,
        )
    };
    vec![
        wallet("created", "the documented example", CREATE, created()),
        wallet(
            "created-no-label",
            "without a label",
            CREATE,
            with(created(), json!({"label": null, "qr": null})),
        ),
        wallet(
            "unknown-status",
            "a status that is not known is kept",
            CREATE,
            with(created(), json!({"status": "frozen", "limit": "10"})),
        ),
        wallet("info", "what came in so far", INFO, info()),
        wallet(
            "info-count-text",
            "the counter in quotes",
            INFO,
            with(info(), json!({"transactions_count": "3"})),
        ),
        wallet(
            "info-count-large",
            "a counter beyond 32 bits",
            INFO,
            with(info(), json!({"transactions_count": 4_294_967_296_u64})),
        ),
        wallet(
            "info-inactive",
            "switched off",
            INFO,
            with(
                info(),
                json!({"status": "inactive", "total_received": "0.00000000", "transactions_count": 0}),
            ),
        ),
        state(
            "enabled",
            "switched on",
            ENABLE,
            json!({"uuid": "1", "status": "active", "message": "Wallet enabled"}),
        ),
        state(
            "disabled",
            "switched off",
            DISABLE,
            json!({"uuid": "1", "status": "inactive", "message": null}),
        ),
        state(
            "disabled-no-message",
            "without a word",
            DISABLE,
            json!({"uuid": "1", "status": "inactive"}),
        ),
        wrong(
            "no-uuid",
            "its id is missing",
            CREATE,
            without(created(), &["uuid"]),
            Some("uuid"),
        ),
        wrong(
            "count-fraction",
            "a counter that is no whole number",
            INFO,
            with(info(), json!({"transactions_count": 1.5})),
            Some("transactions_count"),
        ),
        wrong(
            "count-too-large",
            "a counter beyond 64 bits",
            INFO,
            with(
                info(),
                json!({"transactions_count": "18446744073709551616"}),
            ),
            Some("transactions_count"),
        ),
        wrong(
            "state-no-status",
            "its status is missing",
            ENABLE,
            json!({"uuid": "1"}),
            Some("status"),
        ),
    ]
}

fn pages() -> Vec<Case> {
    let wallets =
        |id: &str, comment: &str, items: Vec<Value>, paginate: Value, next: Option<u32>| {
            let result = json!({"items": items, "paginate": paginate});
            page(
                &format!("wallet-list-{id}"),
                comment,
                (SOURCE, LIST, STATIC_WALLET),
                result,
                next,
            )
        };
    let on = (SOURCE, TRANSACTIONS, STATIC_WALLET_TRANSACTION);
    let deposits =
        |id: &str, comment: &str, items: Vec<Value>, paginate: Value, next: Option<u32>| {
            let result = json!({"items": items, "paginate": paginate});
            page(
                &format!("wallet-transactions-{id}"),
                comment,
                on,
                result,
                next,
            )
        };
    let other = |count: u32, page: u32, more: bool| json!({"count": count, "hasPages": more, "perPage": 2, "page": page});
    let two = || {
        vec![
            transaction(),
            with(
                transaction(),
                json!({"uuid": "2", "payment_status": "aml_lock", "txid": null}),
            ),
        ]
    };
    let place = |more: bool| json!({"count": 1, "current_page": 1, "per_page": 20, "total": 1, "total_pages": 1, "has_more": more});
    vec![
        wallets(
            "only",
            "the first shape of pages",
            vec![info()],
            place(false),
            None,
        ),
        wallets("more", "more follow", vec![info()], place(true), Some(2)),
        deposits(
            "first",
            "the other shape (§13 item 13): a full page, and more follow",
            two(),
            other(2, 1, true),
            Some(2),
        ),
        deposits(
            "last",
            "the last one",
            vec![transaction()],
            other(1, 2, false),
            None,
        ),
        deposits(
            "last-of-many",
            "hasPages may mean that there are several pages in all: a page that is not full is the last",
            vec![transaction()],
            other(1, 2, true),
            None,
        ),
        deposits("empty", "nothing at all", vec![], other(0, 1, false), None),
        deposits(
            "empty-more",
            "an empty page ends a walk, whatever the counters say",
            vec![],
            other(0, 3, true),
            None,
        ),
        deposits(
            "first-shape",
            "should the gateway use one shape for all",
            two(),
            json!({"count": 2, "current_page": 1, "per_page": 2, "total": 3, "total_pages": 2, "has_more": true}),
            Some(2),
        ),
        deposits(
            "least-fields",
            "an item with nothing but what it cannot lack",
            vec![json!({"uuid": "1", "amount": "1", "currency": "USDT", "payment_status": "paid"})],
            other(1, 1, false),
            None,
        ),
        malformed(
            "wallet-transactions-no-amount",
            SOURCE,
            "a deposit without its amount",
            TRANSACTIONS,
            json!({"items": [without(transaction(), &["amount"])], "paginate": other(1, 1, false)}),
            Some("amount"),
        ),
        malformed(
            "wallet-transactions-flag-text",
            SOURCE,
            "a flag that is a word",
            TRANSACTIONS,
            json!({"items": [], "paginate": {"hasPages": "yes"}}),
            Some("has_pages"),
        ),
    ]
}
