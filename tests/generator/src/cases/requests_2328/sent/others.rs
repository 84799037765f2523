//! Payouts, static wallets, balance, rates and conversions (2328 §6 to §8).

use serde_json::json;

use super::{API, PAYOUT, PROJECT, UUID, WALLET, input, page, sent};
use crate::vectors::Case;

pub(super) fn payouts() -> Vec<Case> {
    let v8 = json!({"currency": "USDT", "network": "TRX-TRC20", "amount": "5.00", "to_address": "TTEST", "order_id": "PO-1", "fee_option": "add"});
    let calc = json!({"currency": "USDT", "network": "TRX-TRC20", "amount": "5.00"});
    let status = |id, comment, uuid: &str| {
        sent(
            id,
            "2328 §6.3",
            comment,
            "2328.payout.status",
            json!({"uuid": uuid}),
        )
    };
    let mut no_key = input(PAYOUT, &v8, json!({}));
    no_key["gateway"] = json!({"project": PROJECT, "api_key": API});
    vec![
        page("payout-v8", PAYOUT, v8, 8),
        sent(
            "payout-least",
            "2328 §6.1",
            "no order_id: nothing tells a repeat from a second payout, so it is never repeated",
            PAYOUT,
            json!({"currency": "USDT", "network": "TRX-TRC20", "amount": "5.00", "to_address": "TTEST"}),
        ),
        sent(
            "payout-all",
            "2328 §6.1",
            "every field",
            PAYOUT,
            json!({
                "fee_option": "deduct", "from_currency": "BTC", "memo": "12345", "url_callback": "https://shop.example/hooks/payout",
                "order_id": "PO-2", "to_address": "UQTEST", "amount": "0.000000000000000001", "network": "TON", "currency": "TON",
            }),
        ),
        Case::invalid(
            "2328-request-payout-without-key",
            "2328 §3",
            "without the payout key nothing is signed, least of all with the API key",
            no_key,
            json!({"error": {"code": "configuration", "field": "payout_key"}}),
        ),
        sent(
            "payout-calc-least",
            "2328 §6.2",
            "under the payout key, although it pays nothing",
            "2328.payout.calc",
            calc,
        ),
        sent(
            "payout-calc-all",
            "2328 §6.2",
            "every field",
            "2328.payout.calc",
            json!({"fee_option": "add", "from_currency": "BTC", "order_id": "PO-2", "amount": "1", "network": "SOL", "currency": "USDC"}),
        ),
        status(
            "payout-status",
            "a GET signs the empty string with the payout key (V2)",
            UUID,
        ),
        status(
            "payout-status-encoded",
            "an id stays one segment of the path",
            "../payment?a=b#c d%2F",
        ),
        status("payout-status-dots", "two dots would climb", ".."),
        status("payout-status-utf8", "an id that is not ASCII", "é"),
    ]
}

pub(super) fn static_wallets() -> Vec<Case> {
    let by_uuid = |id, name| {
        sent(
            id,
            "2328 §7",
            "by the gateway's id",
            name,
            json!({"uuid": UUID}),
        )
    };
    vec![
        sent(
            "wallet-least",
            "2328 §7",
            "the required fields",
            WALLET,
            json!({"currency": "USDT", "network": "TRX-TRC20", "order_id": "customer-1", "url_callback": "https://shop.example/hooks/wallet"}),
        ),
        sent(
            "wallet-all",
            "2328 §7",
            "every field",
            WALLET,
            json!({
                "invite_code": "REF1", "label": "Customer №1", "url_callback": "https://shop.example/hooks/wallet",
                "order_id": "customer-1", "network": "BSC-BEP20", "currency": "USDC",
            }),
        ),
        by_uuid("wallet-info-uuid", "2328.static_wallet.info"),
        sent(
            "wallet-info-address",
            "2328 §7",
            "by the address",
            "2328.static_wallet.info",
            json!({"address": "TTEST"}),
        ),
        sent(
            "wallet-list-empty",
            "2328 §3",
            "no filter: the page is sent all the same",
            "2328.static_wallet.list",
            json!({}),
        ),
        sent(
            "wallet-list-all",
            "2328 §7",
            "every filter",
            "2328.static_wallet.list",
            json!({"status": "inactive", "currency": "USDT", "network": "TRX-TRC20", "order_id": "customer-1", "page": 2, "per_page": 20}),
        ),
        by_uuid("wallet-enable", "2328.static_wallet.enable"),
        by_uuid("wallet-disable", "2328.static_wallet.disable"),
        by_uuid(
            "wallet-transactions-least",
            "2328.static_wallet.transactions",
        ),
        sent(
            "wallet-transactions-all",
            "2328 §7",
            "every filter",
            "2328.static_wallet.transactions",
            json!({"uuid": UUID, "date_from": "2026-05-01", "date_to": "2026-05-01", "page": 1, "per_page": 5000}),
        ),
    ]
}

pub(super) fn balance_and_rates() -> Vec<Case> {
    let conversion = json!({"from_currency": "USDT", "to_currency": "BTC", "amount": "10.5", "amount_type": "from"});
    let other = json!({"from_currency": "BTC", "to_currency": "USDT", "amount": "100", "amount_type": "to"});
    vec![
        sent(
            "balance",
            "2328 §8",
            "a GET signs the empty string with the API key (V1)",
            "2328.balance",
            json!({}),
        ),
        sent(
            "exchange-rates",
            "2328 §2",
            "public: neither project nor sign",
            "2328.exchange_rates",
            json!({}),
        ),
        sent(
            "prices",
            "2328 §8",
            "signed with the API key",
            "2328.prices",
            json!({}),
        ),
        sent(
            "directions",
            "2328 §8",
            "signed with the API key",
            "2328.directions",
            json!({}),
        ),
        sent(
            "convert-price",
            "2328 §8",
            "a look at the price",
            "2328.convert.price",
            conversion.clone(),
        ),
        sent(
            "convert-price-to",
            "2328 §8",
            "the amount is of the other side",
            "2328.convert.price",
            other.clone(),
        ),
        sent(
            "convert",
            "2328 §8",
            "no idempotency key is known: never repeated",
            "2328.convert",
            conversion,
        ),
        sent(
            "convert-to",
            "2328 §8",
            "the amount is of the other side",
            "2328.convert",
            other,
        ),
    ]
}
