//! Balance, exchange rates, prices and directions (2328 §8).

use cointill::Amount;
use serde_json::{Map, Value, json};

use super::coins::{self, Coin, code_out};
use super::refusal::Refusal;
use crate::error::SandboxError;
use crate::exact::{self, Rounding, at_least};
use crate::prices::{self, USD_PRICES};
use crate::store::Balance;
use crate::world::Step;

/// The platform's markup on `/v1/prices`, in percent: made up.
const MARKUP_PERCENT: i32 = 1;

/// `GET /v1/balance`.
pub(super) fn balance(step: &Step<'_>) -> Result<Value, Refusal> {
    let mut list = Vec::new();
    for balance in Balance::all(step.tx)? {
        let decimals = coin_decimals(&balance.currency);
        let usd = exact::product(&balance.free, &prices::price(step, &balance.currency)?);
        list.push(json!({
            "uuid": balance.uuid,
            "status": "active",
            "currency_code": code_out(step, &balance.currency),
            "balance": at_least(&exact::round(&balance.free, 8, Rounding::Down), decimals).as_str(),
            "balance_usd": exact::round(&usd, 2, Rounding::Half).as_str(),
            "locked_balance":
                at_least(&exact::round(&balance.locked, 8, Rounding::Down), decimals).as_str(),
        }));
    }
    Ok(Value::Array(list))
}

/// Decimals by currency, as in the examples `1250.50` and `0.01320000` (2328 §8).
fn coin_decimals(code: &str) -> u8 {
    match code {
        "USDT" | "USDC" => 2,
        _ => 8,
    }
}

/// Codes of the table that 2328 knows, as answers write them.
fn codes(step: &Step<'_>) -> Vec<(&'static str, String)> {
    let known = |code: &str| {
        let crypto = coins::is_crypto(code);
        !crypto || Coin::all().any(|coin| coin.currency == code)
    };
    USD_PRICES
        .iter()
        .filter(|(code, _)| known(code))
        .map(|(code, _)| (*code, code_out(step, code)))
        .collect()
}

/// `GET /v1/exchange-rates`: public.
pub(super) fn exchange_rates(step: &Step<'_>) -> Result<Value, Refusal> {
    let codes = codes(step);
    let mut matrix = Map::new();
    for (from, from_out) in &codes {
        let mut row = Map::new();
        for (to, to_out) in codes.iter().filter(|(to, _)| to != from) {
            let rate = coins::rate(step, from, to)?;
            // Eight decimals do not hold every pair; the matrix need not be complete (2328 §8).
            if rate.is_positive() {
                row.insert(to_out.clone(), rate.as_str().into());
            }
        }
        matrix.insert(from_out.clone(), Value::Object(row));
    }
    Ok(Value::Object(matrix))
}

/// `GET /v1/prices`: coins against USDT and against each other, the platform's markup included.
pub(super) fn prices(step: &Step<'_>) -> Result<Value, Refusal> {
    let codes = codes(step);
    let crypto = codes.iter().filter(|(code, _)| coins::is_crypto(code));
    let crypto: Vec<_> = crypto.collect();
    let mut list = Vec::new();
    for (from, from_out) in &crypto {
        for (to, to_out) in crypto.iter().filter(|(to, _)| to != from) {
            let one = &Amount::from(1) + &Amount::from_minor(i64::from(MARKUP_PERCENT), 2);
            let price = prices::convert(step, &one, from, to, Rounding::Half)?;
            if price.is_positive() {
                list.push(json!({ "from": from_out, "to": to_out, "price": price.as_str() }));
            }
        }
    }
    Ok(Value::Array(list))
}

/// The least payout of a coin: three times its fee, in the coin.
pub(super) fn least_withdrawal(step: &Step<'_>, coin: &Coin) -> Result<Amount, SandboxError> {
    let fee = coin.withdrawal_fee(step)?;
    Ok(exact::round(&fee.times(3), coin.decimals(), Rounding::Up).normalized())
}

/// `GET /v1/directions`.
pub(super) fn directions(step: &Step<'_>) -> Result<Value, Refusal> {
    let mut list = Vec::new();
    for coin in Coin::all() {
        let in_coin = |usd: i32| {
            prices::convert(step, &Amount::from(usd), "USD", coin.currency, Rounding::Up)
        };
        let fee = exact::round(&coin.withdrawal_fee(step)?, coin.decimals(), Rounding::Up);
        let text = |amount: &Amount| at_least(amount, 2).to_string();
        list.push(json!({
            "network": coin.network_name,
            "network_code": coin.network,
            "currency": code_out(step, coin.currency),
            "deposit_status": "active",
            "withdrawal_status": "active",
            "min_deposit": text(&in_coin(1)?),
            "max_deposit": text(&in_coin(1_000_000)?),
            "min_withdrawal": text(&least_withdrawal(step, &coin)?),
            "max_withdrawal": text(&in_coin(100_000)?),
            "deposit_fee_percent": coins::FEE_PERCENT,
            "withdrawal_fee": text(&fee),
            "withdrawal_fee_type": "fixed",
        }));
    }
    Ok(Value::Array(list))
}
