//! Payouts, static wallets, balances, prices.

use axum::body::Bytes;
use axum::extract::{Path, State};
use serde_json::{Map, Value, json};

use super::bodies::{BalanceBody, DepositBody, FailBody, PriceBody};
use super::{Control, Reply, no_action, read, reply};

pub(super) async fn payouts(State(control): State<Control>) -> Reply {
    reply(control.payouts()?)
}

pub(super) async fn payout(State(control): State<Control>, Path(id): Path<String>) -> Reply {
    reply(control.payout(&id)?)
}

pub(super) async fn end_payout(
    State(control): State<Control>,
    Path((id, action)): Path<(String, String)>,
    body: Bytes,
) -> Reply {
    let payout = match action.as_str() {
        "complete" => control.complete_payout(&id),
        "fail" => control.fail_payout(&id, &read::<FailBody>(&body)?.error_type),
        "cancel" => control.cancel_payout(&id),
        other => return no_action("complete, fail, cancel", other),
    };
    reply(payout?)
}

pub(super) async fn wallets(State(control): State<Control>) -> Reply {
    reply(control.wallets()?)
}

pub(super) async fn wallet(State(control): State<Control>, Path(id): Path<String>) -> Reply {
    reply(control.wallet(&id)?)
}

pub(super) async fn switch_wallet(
    State(control): State<Control>,
    Path((id, action)): Path<(String, String)>,
) -> Reply {
    let active = match action.as_str() {
        "enable" => true,
        "disable" => false,
        other => return no_action("enable, disable", other),
    };
    reply(control.set_wallet_active(&id, active)?)
}

pub(super) async fn deposits(State(control): State<Control>, Path(id): Path<String>) -> Reply {
    reply(control.deposits(&id)?)
}

pub(super) async fn deposit(
    State(control): State<Control>,
    Path(id): Path<String>,
    body: Bytes,
) -> Reply {
    let deposit: DepositBody = read(&body)?;
    reply(if deposit.aml_lock {
        control.deposit_locked(&id, &deposit.amount)?
    } else {
        control.deposit(&id, &deposit.amount)?
    })
}

pub(super) async fn end_deposit(State(control): State<Control>, Path(id): Path<String>) -> Reply {
    reply(control.end_deposit(&id)?)
}

pub(super) async fn balances(State(control): State<Control>) -> Reply {
    reply(control.balances()?)
}

pub(super) async fn set_balance(
    State(control): State<Control>,
    Path(currency): Path<String>,
    body: Bytes,
) -> Reply {
    let balance: BalanceBody = read(&body)?;
    reply(control.set_balance(&currency, &balance.free)?)
}

pub(super) async fn prices(State(control): State<Control>) -> Reply {
    let prices = control.prices()?;
    let prices = prices
        .iter()
        .map(|(code, usd)| (code.clone(), usd.as_str().into()));
    reply(Value::Object(prices.collect::<Map<_, _>>()))
}

pub(super) async fn set_price(
    State(control): State<Control>,
    Path(currency): Path<String>,
    body: Bytes,
) -> Reply {
    let price: PriceBody = read(&body)?;
    control.set_price(&currency, &price.usd)?;
    reply(json!({ "currency": currency, "usd": price.usd.as_str() }))
}
