//! Answers about payouts (2328 §6).

use serde_json::{Value, json};

use super::{malformed, one, with, without};
use crate::tables::models_2328::{PAYOUT, PAYOUT_CALCULATION};
use crate::vectors::Case;

const CREATE: &str = "2328.payout.create";
const STATUS: &str = "2328.payout.status";
const CALC: &str = "2328.payout.calc";

/// The answer to create, in the order of §6.1.
fn created() -> Value {
    json!({
        "uuid": "0198c5b4-0000-7000-8000-00000000000a", "order_id": "PO-1", "status": "pending", "currency": "USDT",
        "network": "TRX-TRC20", "amount": "5.00", "merchant_amount": "6.50000000", "network_amount": "5.00000000",
        "amount_usd": "5.00000000", "to_address": "TTEST", "memo": null, "txid": null, "block_number": null,
        "error_type": null, "created_at": "2026-05-09T15:56:58+03:00", "updated_at": "2026-05-09T15:56:58+03:00",
    })
}

pub(super) fn cases() -> Vec<Case> {
    let create = |id: &str, comment: &str, changes: Value| {
        one(
            &format!("payout-{id}"),
            "2328 §6.1",
            comment,
            CREATE,
            PAYOUT,
            with(created(), changes),
        )
    };
    let status = |id: &str, comment: &str, changes: Value| {
        one(
            &format!("payout-status-{id}"),
            "2328 §6.3",
            comment,
            STATUS,
            PAYOUT,
            with(created(), changes),
        )
    };
    let calculation = json!({
        "currency": "USDT", "network": "TRX-TRC20", "amount": "5.00", "fee_option": "add", "merchant_amount": "6.50000000",
        "network_amount": "5.00000000", "total_fee": "1.50000000", "total_fee_usd": "1.50000000",
    });
    let calc = |id: &str, comment: &str, changes: Value| {
        one(
            &format!("payout-calc-{id}"),
            "2328 §6.2",
            comment,
            CALC,
            PAYOUT_CALCULATION,
            with(calculation.clone(), changes),
        )
    };
    let wrong = |id: &str, comment: &str, result: Value, field: Option<&str>| {
        malformed(
            &format!("payout-{id}"),
            "2328 §6.1",
            comment,
            CREATE,
            result,
            field,
        )
    };
    let sent = |block: Value| json!({"status": "completed", "txid": "ab12", "block_number": block});
    vec![
        create("created", "as one transcription has it", json!({})),
        create(
            "created-newer",
            "with the fields of September 2026",
            json!({"transfer_type": "blockchain", "tx_explorer_url": null}),
        ),
        create(
            "no-order-id",
            "made without an order_id",
            json!({"order_id": null}),
        ),
        create(
            "unknown-fields",
            "members that are not known are kept",
            json!({"priority": 1, "tags": ["a"]}),
        ),
        one(
            "payout-least",
            "2328 §6.1",
            "nothing but what a payout cannot lack",
            CREATE,
            PAYOUT,
            json!({"uuid": "1", "status": "pending"}),
        ),
        status(
            "block-number",
            "block_number as a number",
            sent(json!(70_123_456)),
        ),
        status(
            "block-text",
            "block_number as a string",
            sent(json!("70123456")),
        ),
        status(
            "converted",
            "taken from another balance",
            json!({"from_currency": "BTC", "debited_amount": "0.00005000", "debited_currency": "BTC"}),
        ),
        status(
            "not-converted",
            "the three are null when nothing was converted",
            json!({"from_currency": null, "debited_amount": null, "debited_currency": null}),
        ),
        status(
            "failed",
            "failed for AML",
            json!({"status": "failed", "error_type": "aml_risk"}),
        ),
        status(
            "failed-otherwise",
            "a reason that is not known is kept",
            json!({"status": "failed", "error_type": "new_reason"}),
        ),
        status("cancelled", "cancelled", json!({"status": "cancelled"})),
        status(
            "unknown",
            "a status that is not known is kept",
            json!({"status": "brand_new"}),
        ),
        status(
            "memo",
            "with a memo",
            json!({"currency": "TON", "network": "TON", "memo": "12345"}),
        ),
        calc("add", "fees on top", json!({})),
        calc(
            "deduct",
            "fees out of the amount",
            json!({"fee_option": "deduct", "network_amount": "3.50000000"}),
        ),
        calc(
            "unknown-option",
            "an option that is not known is kept",
            json!({"fee_option": "split"}),
        ),
        wrong(
            "no-uuid",
            "its id is missing",
            without(created(), &["uuid"]),
            Some("uuid"),
        ),
        wrong(
            "no-status",
            "its status is missing",
            without(created(), &["status"]),
            Some("status"),
        ),
        wrong(
            "block-list",
            "block_number is neither number nor string",
            with(created(), json!({"block_number": [1]})),
            Some("block_number"),
        ),
        malformed(
            "payout-calc-no-amount",
            "2328 §6.2",
            "its amount is missing",
            CALC,
            without(calculation.clone(), &["amount"]),
            Some("amount"),
        ),
    ]
}
