//! Money arrives: the payer chooses a token on the cashier page and pays, in full or otherwise.

use cointill::Amount;
use cointill::alchemypay::OrderStatus;

use super::life::{self, Verdict};
use super::order::Order;
use super::tokens::{self, Token};
use super::webhook;
use crate::error::SandboxError;
use crate::exact::{self, Rounding};
use crate::gateway2328::Transfer;
use crate::ids;
use crate::pay::Pay;
use crate::prices;
use crate::store;
use crate::world::Step;

/// Fixes what the payer pays with: amount, rates and address follow.
pub(super) fn fix_token(
    step: &Step<'_>,
    order: &mut Order,
    token: &Token,
) -> Result<(), SandboxError> {
    let rate =
        |from: &str, to: &str| prices::convert(step, &Amount::from(1), from, to, Rounding::Half);
    order.payer_amount = Some(tokens::owed(step, &order.amount, &order.currency, token)?);
    order.crypto_rate = Some(rate(token.symbol, "USDT")?);
    order.fiat_rate = Some(rate(&order.currency, "USD")?);
    order.address = Some(ids::address(token.network));
    order.token = Some(token.symbol.to_owned());
    order.network = Some(token.network.to_owned());
    Ok(())
}

/// What the payer can choose from, and what it would cost.
pub(crate) fn choices(
    step: &Step<'_>,
    order: &Order,
) -> Result<Vec<(Token, Amount)>, SandboxError> {
    let listed =
        |list: &[String], code: &str| list.is_empty() || list.iter().any(|own| own == code);
    Token::all(step.switches.alchemypay.token_table)
        .filter(|token| listed(&order.payment_tokens, token.symbol))
        .filter(|token| listed(&order.payment_networks, token.network))
        .map(|token| {
            Ok((
                token,
                tokens::owed(step, &order.amount, &order.currency, &token)?,
            ))
        })
        .collect()
}

/// The payer chooses token and network on the cashier page.
pub(crate) fn choose_token(
    step: &Step<'_>,
    id: &str,
    symbol: &str,
    network: &str,
) -> Result<Order, SandboxError> {
    let mut order = life::find(step, id)?;
    if !order.is_open() || order.address.is_some() {
        let expected = "an open order whose token is not chosen";
        return Err(SandboxError::not_now(
            "choose_coin",
            expected,
            order.status.as_str(),
        ));
    }
    let choices = choices(step, &order)?;
    let (token, _) = choices
        .iter()
        .find(|(token, _)| token.symbol == symbol && token.network == network)
        .ok_or_else(|| {
            SandboxError::invalid(format!(
                "choose_coin: expected one of the order's options, got {symbol:?} on {network:?}"
            ))
        })?;
    fix_token(step, &mut order, token)?;
    store::save(step.tx, &order)?;
    Ok(order)
}

fn settled_token(step: &Step<'_>, order: &mut Order) -> Result<Token, SandboxError> {
    if let Some(token) = order.coin() {
        return Ok(token);
    }
    let first = choices(step, order)?.into_iter().next();
    // An unconfigured token makes an order that nobody can pay (Alchemy §4.7).
    let (token, _) = first.ok_or_else(|| {
        SandboxError::invalid("pay: expected a token of the merchant's table, got none to choose")
    })?;
    fix_token(step, order, &token)?;
    Ok(token)
}

/// Money arrives. After expiry every way to pay is a late one.
pub(crate) fn pay(step: &Step<'_>, id: &str, how: &Pay) -> Result<Order, SandboxError> {
    let mut order = life::find(step, id)?;
    if *how == Pay::Late && order.is_open() {
        life::expire_now(step, &mut order)?;
    }
    let late = order.status == OrderStatus::Timeout;
    let partial = order.status == OrderStatus::Processing && order.is_open();
    let expected = match how {
        Pay::Late if !late => Some("TIMEOUT"),
        Pay::TopUp if !partial => Some("PROCESSING, paid in part in accumulation mode"),
        _ if !order.is_open() && !late => Some("an open or expired order"),
        _ => None,
    };
    if let Some(expected) = expected {
        let action = format!("pay {}", how.name());
        return Err(SandboxError::not_now(
            &action,
            expected,
            order.status.as_str(),
        ));
    }
    let token = settled_token(step, &mut order)?;
    let owed = order.payer_amount.clone().unwrap_or_else(Amount::zero);
    let amount = how.amount(&owed, &order.rest(), token.decimals())?;
    let wrong = *how == Pay::WrongCoin;
    let (sent, sent_amount) = if wrong {
        let other = wrong_token(step, &token);
        let amount = prices::convert(step, &amount, token.symbol, other.symbol, Rounding::Up)?;
        (other, amount)
    } else {
        order.received = &order.received + &amount;
        (token, amount)
    };
    order.transfers.push(Transfer {
        at_ms: step.now,
        amount: sent_amount,
        currency: sent.symbol.to_owned(),
        network: sent.network.to_owned(),
        txid: ids::txid(),
        counts: !wrong,
    });
    order.paid_at_ms = Some(step.now);
    if order.payment_order_no.is_none() {
        order.payment_order_no = Some(ids::order_no(step.now));
    }
    if is_incomplete(step, &order, wrong, late) {
        order.status = OrderStatus::Processing;
        webhook::tell_partial(step, &order)?;
    } else {
        match step.switches.alchemypay.processing_seconds {
            0 => life::decide(step, &mut order)?,
            seconds => {
                // A late payment keeps its status until it is decided: nothing says otherwise.
                if !late {
                    order.status = OrderStatus::Processing;
                }
                order.decides_at_ms = Some(step.now + step.scaled(seconds));
            }
        }
    }
    store::save(step.tx, &order)?;
    Ok(order)
}

/// In accumulation mode a short payment leaves the order waiting for the rest (Alchemy §5.3).
fn is_incomplete(step: &Step<'_>, order: &Order, wrong: bool, late: bool) -> bool {
    step.switches.alchemypay.accumulation
        && !order.recharge
        && !wrong
        && !late
        && order.rest().is_positive()
}

fn wrong_token(step: &Step<'_>, right: &Token) -> Token {
    let other = |token: &Token| token.symbol != right.symbol;
    let table = step.switches.alchemypay.token_table;
    Token::all(table)
        .find(|token| other(token) && token.network == right.network)
        .or_else(|| Token::all(table).find(other))
        .unwrap_or(*right)
}

/// What the money is worth, and whether the order can be accepted.
pub(super) fn judge(step: &Step<'_>, order: &Order) -> Result<Verdict, SandboxError> {
    let switches = &step.switches.alchemypay;
    if order.transfers.iter().any(|transfer| !transfer.counts) {
        return Ok(Verdict::WrongToken);
    }
    if !order.recharge && order.rest().is_positive() {
        return Ok(Verdict::TooLittle);
    }
    let (Some(token), Some(then)) = (&order.token, &order.crypto_rate) else {
        return Ok(Verdict::TooLittle);
    };
    let now = prices::convert(step, &Amount::from(1), token, "USDT", Rounding::Half)?;
    if let Some(percent) = &switches.slippage_percent {
        let least = then - &exact::percent(then, percent);
        if now < least && !order.recharge {
            return Ok(Verdict::Fluctuation);
        }
        // What the coin gained beyond the slippage is not the merchant's (Alchemy §1).
        let most = then + &exact::percent(then, percent);
        let value = exact::product(&order.received, if now > most { &most } else { &now });
        return Ok(Verdict::Good(value));
    }
    Ok(Verdict::Good(exact::product(&order.received, &now)))
}
