//! The payout endpoints: create, calc, status (2328 §6). Fees and conversion are made up.

use cointill::Amount;
use cointill::gateway2328::{FeeOption, PayoutStatus};
use serde_json::{Value, json};

use super::coins::{self, Coin, code_out};
use super::form::Form;
use super::payout::{self, Payout};
use super::refusal::Refusal;
use super::{callback, market};
use crate::exact::{self, Rounding, at_least};
use crate::ids;
use crate::prices::{self, canonical};
use crate::store::{self, Balance};
use crate::world::Step;

/// What a payout costs and moves.
struct Terms {
    coin: Coin,
    amount: Amount,
    fee_option: FeeOption,
    fee: Amount,
    /// What the merchant pays, in the coin.
    merchant_amount: Amount,
    /// What is sent.
    network_amount: Amount,
    debited_currency: String,
    debited_amount: Amount,
    converted: bool,
    order_id: String,
}

/// Reads what create and calc have in common, and works out the figures:
/// `deduct` sends `amount − fee` and takes `amount`; `add` sends `amount` and takes `amount + fee`.
/// From another balance, what is taken is converted at the sandbox's prices, and the conversion's
/// fee comes on top.
fn terms(step: &Step<'_>, form: &Form<'_>) -> Result<Terms, Refusal> {
    let most = step.switches.gateway2328.payout_order_id_max;
    let currency = form.required_text("currency", 32);
    let network = form.required_text("network", 32);
    let amount = form.required_positive("amount");
    let order_id = form.text("order_id", usize::try_from(most).unwrap_or(usize::MAX));
    let fee_option = form.word("fee_option", &["deduct", "add"]);
    let from = form.text("from_currency", 32);
    if from.as_ref().is_some_and(|code| !coins::is_crypto(code)) {
        form.problem("from_currency", "the currency is not supported");
    }
    let coin = Coin::find(&currency, &network);
    if coin.is_none() && !currency.is_empty() && !network.is_empty() {
        form.problem("network", format!("the network does not carry {currency}"));
    }
    if let Some(coin) = &coin {
        if amount.significant_scale() > usize::from(coin.decimals()) {
            let text = format!(
                "the field must not have more than {} decimals",
                coin.decimals()
            );
            form.problem("amount", text);
        }
        let least = market::least_withdrawal(step, coin)?;
        if amount < least {
            form.problem("amount", format!("the field must be at least {least}"));
        }
    }
    form.check()?;
    let Some(coin) = coin else {
        return Err(Refusal::field("network", "the network is not supported"));
    };
    let fee_option = FeeOption::from(fee_option.as_deref().unwrap_or("deduct"));
    let fee = exact::round(&coin.withdrawal_fee(step)?, coin.decimals(), Rounding::Up);
    let (merchant_amount, network_amount) = match fee_option {
        FeeOption::Add => (&amount + &fee, amount.clone()),
        _ => (amount.clone(), &amount - &fee),
    };
    if !network_amount.is_positive() {
        let text = format!(
            "the field must be greater than the fee of {}",
            at_least(&fee, 2)
        );
        return Err(Refusal::field("amount", text));
    }
    let from = from.map(|code| canonical(&code));
    let converted = from.as_deref().is_some_and(|from| from != coin.currency);
    let debited_currency = from.unwrap_or_else(|| coin.currency.to_owned());
    let debited_amount = if converted {
        let plain = prices::convert(
            step,
            &merchant_amount,
            coin.currency,
            &debited_currency,
            Rounding::Up,
        )?;
        let fee = exact::percent(&plain, &coins::conversion_percent());
        exact::round(&(&plain + &fee), 8, Rounding::Up)
    } else {
        merchant_amount.clone()
    };
    Ok(Terms {
        coin,
        amount,
        fee_option,
        fee,
        merchant_amount,
        network_amount,
        debited_currency,
        debited_amount,
        converted,
        order_id: order_id.unwrap_or_default(),
    })
}

/// `POST /v1/payout`.
pub(super) fn create(step: &Step<'_>, form: &Form<'_>) -> Result<Value, Refusal> {
    let to_address = form.required_text("to_address", 255);
    let memo = form.text("memo", 255);
    let url_callback = form.url("url_callback");
    let terms = terms(step, form)?;
    callback::check(step, url_callback.as_deref())?;
    if !terms.order_id.is_empty()
        && let Some(existing) = store::by_lookup::<Payout>(step.tx, &terms.order_id)?
    {
        return Ok(payout::created(step, &existing));
    }
    let balance = Balance::get(step.tx, &terms.debited_currency)?;
    if balance.free < terms.debited_amount {
        return Err(Refusal::field("amount", "the balance is not sufficient"));
    }
    let debit = &Amount::zero() - &terms.debited_amount;
    Balance::add(step.tx, &terms.debited_currency, &debit)?;
    let seconds = step.switches.gateway2328.payout_seconds;
    let payout = Payout {
        uuid: ids::uuid(step.now),
        order_id: terms.order_id,
        status: PayoutStatus::Pending,
        currency: terms.coin.currency.to_owned(),
        network: terms.coin.network.to_owned(),
        amount: terms.amount,
        fee_option: terms.fee_option,
        merchant_amount: terms.merchant_amount,
        network_amount: terms.network_amount,
        debited_currency: terms.debited_currency,
        debited_amount: terms.debited_amount,
        converted: terms.converted,
        to_address,
        memo,
        url_callback,
        txid: None,
        block_number: None,
        error_type: None,
        usd_price: prices::price(step, terms.coin.currency)?,
        created_at_ms: step.now,
        updated_at_ms: step.now,
        completes_at_ms: seconds.map(|seconds| step.now + step.scaled(seconds)),
    };
    store::save(step.tx, &payout)?;
    Ok(payout::created(step, &payout))
}

/// `POST /v1/payout/calc`.
pub(super) fn calc(step: &Step<'_>, form: &Form<'_>) -> Result<Value, Refusal> {
    let terms = terms(step, form)?;
    let usd = exact::product(&terms.fee, &prices::price(step, terms.coin.currency)?);
    let text = |amount: &Amount| at_least(amount, 8).to_string();
    Ok(json!({
        "currency": code_out(step, terms.coin.currency),
        "network": terms.coin.network,
        "amount": text(&terms.amount),
        "fee_option": terms.fee_option.as_str(),
        "merchant_amount": text(&terms.merchant_amount),
        "network_amount": text(&terms.network_amount),
        "total_fee": text(&terms.fee),
        "total_fee_usd": exact::round(&usd, 2, Rounding::Half).to_string(),
    }))
}

/// `GET /v1/payout/status/{uuid}`.
pub(super) fn status(step: &Step<'_>, uuid: &str) -> Result<Value, Refusal> {
    let found = store::by_id::<Payout>(step.tx, uuid)?;
    let payout = found.ok_or_else(|| Refusal::not_found("payout"))?;
    Ok(payout::status(step, &payout))
}
