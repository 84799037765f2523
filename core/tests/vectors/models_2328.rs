//! 2328's models as JSON.

use cointill::gateway2328::{
    Balance, Conversion, ConversionPrice, Direction, ExchangeRates, Page, Paginate, Payment,
    Payout, PayoutCalculation, Price, StaticWallet, StaticWalletDeposit, StaticWalletState,
    StaticWalletTransaction,
};
use serde_json::{Value, json};

use crate::view::{View as _, Whole, model};

model!(Payment {
    uuid,
    order_id,
    amount,
    currency,
    url,
    tg_deeplink,
    expires_at,
    created_at,
    payer_currency,
    payer_amount,
    network,
    address,
    payment_status,
    txid,
    payment_amount,
    merchant_amount,
    qr,
    amount_usd,
    exchange_rate,
});

model!(Payout {
    uuid,
    order_id,
    status,
    currency,
    network,
    amount,
    merchant_amount,
    network_amount,
    amount_usd,
    to_address,
    memo,
    transfer_type,
    txid,
    tx_explorer_url,
    block_number,
    error_type,
    from_currency,
    debited_amount,
    debited_currency,
    created_at,
    updated_at,
});

model!(PayoutCalculation {
    currency,
    network,
    amount,
    fee_option,
    merchant_amount,
    network_amount,
    total_fee,
    total_fee_usd,
});

model!(StaticWallet {
    uuid,
    address,
    currency,
    network,
    label,
    order_id,
    status,
    url,
    total_received,
    transactions_count,
    created_at,
    qr,
});

model!(StaticWalletState {
    uuid,
    status,
    message
});

model!(StaticWalletTransaction {
    uuid,
    order_id,
    amount,
    currency,
    payment_status,
    txid,
    fee_amount,
    net_amount,
    created_at,
});

model!(StaticWalletDeposit {
    uuid,
    wallet_uuid,
    order_id,
    amount,
    currency,
    network,
    address,
    payment_status,
    txid,
    fee_amount,
    net_amount,
    created_at,
});

model!(Balance {
    uuid,
    status,
    currency_code,
    balance,
    balance_usd,
    locked_balance
});

model!(Price { from, to, price });

model!(Direction {
    network,
    network_code,
    currency,
    deposit_status,
    withdrawal_status,
    min_deposit,
    max_deposit,
    min_withdrawal,
    max_withdrawal,
    deposit_fee_percent,
    withdrawal_fee,
    withdrawal_fee_type,
});

model!(ConversionPrice {
    success,
    from_currency,
    to_currency,
    amount_type,
    from_amount,
    to_amount,
    effective_rate,
    from_amount_usd,
    to_amount_usd,
});

model!(Conversion {
    id,
    kind,
    status,
    from_currency,
    to_currency,
    from_amount,
    requested_from_amount,
    refund_amount,
    to_amount,
    exchange_rate,
    fee_amount,
    from_amount_usd,
    to_amount_usd,
    processed_at,
    created_at,
});

model!(Paginate {
    count,
    current_page,
    per_page,
    total,
    total_pages,
    has_more,
    page,
    per_page_other,
    has_pages,
});

/// A single object.
pub(crate) fn one<T: Whole>(model: &T) -> Value {
    json!({"result": model.whole()})
}

/// A list without pages.
#[allow(clippy::ptr_arg)] // The type of the call's result.
pub(crate) fn list<T: Whole>(models: &Vec<T>) -> Value {
    let items: Vec<Value> = models.iter().map(Whole::whole).collect();
    json!({"list": items})
}

/// One page of a list.
pub(crate) fn page<T: Whole>(page: &Page<T>) -> Value {
    let items: Vec<Value> = page.items.iter().map(Whole::whole).collect();
    json!({"items": items, "paginate": page.paginate.view(), "next_page": page.next_page()})
}

/// The matrix of rates as a list of its cells.
pub(crate) fn rates(rates: &ExchangeRates) -> Value {
    let cells: Vec<Value> = rates
        .iter()
        .map(|(from, to, rate)| json!([from.as_str(), to.as_str(), rate.as_str()]))
        .collect();
    json!({"rates": cells})
}
