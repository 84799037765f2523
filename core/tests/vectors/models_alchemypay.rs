//! Alchemy Pay's models as JSON.

use cointill::alchemypay::{AmountUnit, Created, NativeCreated, Order};
use serde_json::{Value, json};

use crate::view::{Whole, model};

model!(Created {
    order_no,
    web_url,
    recovered
});

model!(NativeCreated {
    order_no,
    web_url,
    recovered
});

model!(Order {
    order_no,
    order_status,
    user_id,
    merchant_order_no,
    order_currency,
    order_amount,
    pay_crypto_rate,
    pay_fiat_rate,
    pay_crypto_currency,
    pay_crypto_volume,
    pay_crypto_network,
    address,
    hx_address,
    fail_reason,
    fee,
    custom_param,
    settlement_amount,
    settlement_currency,
    order_time,
    pay_time,
    pay_method,
    from_address,
});

/// A single object.
pub(crate) fn one<T: Whole>(model: &T) -> Value {
    json!({"result": model.whole()})
}

/// A queried order with its price in the major unit.
pub(crate) fn order<const CENTS: bool>(order: &Order) -> Value {
    let unit = if CENTS {
        AmountUnit::Cents
    } else {
        AmountUnit::AsSent
    };
    let amount = order.amount(unit);
    json!({"result": order.whole(), "amount": amount.map(|amount| amount.as_str().to_owned())})
}
