//! Money arrives: the payer chooses a coin and pays, in full or otherwise.

use cointill::Amount;
use cointill::gateway2328::PaymentStatus;

use super::coins::{self, Coin};
use super::invoice::{Invoice, Transfer};
use super::life::{expire_now, find, settle};
use super::render;
use crate::error::SandboxError;
use crate::exact::Rounding;
use crate::ids;
use crate::pay::Pay;
use crate::prices;
use crate::store;
use crate::switches::{LatePayment, WrongCoin};
use crate::world::Step;

/// Fixes what the payer pays with: amount, rate, address and QR code follow.
pub(super) fn fix_coin(
    step: &Step<'_>,
    invoice: &mut Invoice,
    coin: &Coin,
) -> Result<(), SandboxError> {
    let owed = coins::owed(
        step,
        &invoice.amount,
        &invoice.currency,
        invoice.price_markup.as_ref(),
        invoice.fee_split.as_ref(),
        coin,
    )?;
    let address = ids::address(coin.network);
    invoice.payer_currency = Some(coin.currency.to_owned());
    invoice.network = Some(coin.network.to_owned());
    invoice.payer_amount = Some(owed);
    invoice.exchange_rate = Some(coins::rate(step, &invoice.currency, "USD")?);
    invoice.qr = crate::qr::png_data_uri(&address).ok();
    invoice.address = Some(address);
    // Of one that has ended only what arrives is counted: it does not open again.
    if invoice.is_open() {
        invoice.status = PaymentStatus::Check;
    }
    Ok(())
}

/// What a payer of a coin-less invoice can choose from, and what it would cost.
pub(crate) fn choices(
    step: &Step<'_>,
    invoice: &Invoice,
) -> Result<Vec<(Coin, Amount)>, SandboxError> {
    let only = invoice
        .only_currency
        .as_deref()
        .map(crate::prices::canonical);
    let allowed = |coin: &Coin| only.as_deref().is_none_or(|only| only == coin.currency);
    let quote = |coin: Coin| {
        let owed = coins::owed(
            step,
            &invoice.amount,
            &invoice.currency,
            invoice.price_markup.as_ref(),
            invoice.fee_split.as_ref(),
            &coin,
        )?;
        Ok((coin, owed))
    };
    Coin::all().filter(allowed).map(quote).collect()
}

/// The payer chooses coin and network on the checkout page.
pub(crate) fn choose_coin(
    step: &Step<'_>,
    id: &str,
    currency: &str,
    network: &str,
) -> Result<Invoice, SandboxError> {
    let mut invoice = find(step, id)?;
    if !invoice.is_open() || invoice.address.is_some() {
        let expected = "an open payment whose coin is not chosen";
        return Err(SandboxError::not_now(
            "choose_coin",
            expected,
            invoice.status.as_str(),
        ));
    }
    let choices = choices(step, &invoice)?;
    let coin = choices.iter().map(|(coin, _)| *coin);
    let coin = coin
        .filter(|coin| coin.network == network)
        .find(|coin| coin.currency == prices::canonical(currency))
        .ok_or_else(|| {
            SandboxError::invalid(format!(
                "choose_coin: expected one of the payment's options, got {currency:?} on {network:?}"
            ))
        })?;
    let before = invoice.status.clone();
    fix_coin(step, &mut invoice, &coin)?;
    store::save(step.tx, &invoice)?;
    if invoice.status != before {
        render::tell(step, &invoice)?;
    }
    Ok(invoice)
}

/// The coin of the invoice; one that has none is given the first of its options.
pub(super) fn settled_coin(step: &Step<'_>, invoice: &mut Invoice) -> Result<Coin, SandboxError> {
    if let Some(coin) = invoice.coin() {
        return Ok(coin);
    }
    let first = choices(step, invoice)?.into_iter().next();
    let (coin, _) = first.ok_or_else(|| {
        SandboxError::invalid("pay: expected a coin that the sandbox knows, got none")
    })?;
    fix_coin(step, invoice, &coin)?;
    Ok(coin)
}

/// Money arrives.
pub(crate) fn pay(step: &Step<'_>, id: &str, how: &Pay) -> Result<Invoice, SandboxError> {
    let mut invoice = find(step, id)?;
    let refuse = |expected: &str, invoice: &Invoice| {
        Err(SandboxError::not_now(
            &format!("pay {}", how.name()),
            expected,
            invoice.status.as_str(),
        ))
    };
    if *how == Pay::Late && invoice.is_open() {
        expire_now(step, &mut invoice)?;
    }
    let coin = settled_coin(step, &mut invoice)?;
    let late = matches!(
        invoice.status,
        PaymentStatus::Cancel | PaymentStatus::Underpaid
    );
    let full = matches!(
        invoice.status,
        PaymentStatus::Paid | PaymentStatus::Overpaid
    );
    let seen = invoice.status == PaymentStatus::AwaitingConfirmation;
    match how {
        Pay::Late if !late => return refuse("an expired payment", &invoice),
        Pay::TopUp if invoice.status != PaymentStatus::UnderpaidCheck => {
            return refuse("underpaid_check", &invoice);
        }
        Pay::Over(_) if full => {}
        Pay::Late | Pay::TopUp => {}
        _ if late => return refuse("an open payment (after expiry, pay late)", &invoice),
        _ if invoice.is_open() || seen => {}
        _ => return refuse("an open payment", &invoice),
    }
    let rest = invoice.rest();
    let owed = invoice.payer_amount.clone().unwrap_or_else(Amount::zero);
    let amount = how.amount(&owed, &rest, coin.decimals())?;
    if *how == Pay::WrongCoin {
        let other = wrong_coin(&coin);
        let amount = prices::convert(step, &amount, coin.currency, other.currency, Rounding::Up)?;
        let counts = step.switches.gateway2328.wrong_coin == WrongCoin::Credited;
        if counts {
            count_in(step, &mut invoice, &other)?;
        }
        arrive(step, &mut invoice, amount, &other, counts)?;
    } else {
        let counts = !late || step.switches.gateway2328.late_payment == LatePayment::Credited;
        arrive(step, &mut invoice, amount, &coin, counts)?;
    }
    store::save(step.tx, &invoice)?;
    Ok(invoice)
}

/// Another coin, on the same network if there is one: the usual mistake of a payer.
fn wrong_coin(right: &Coin) -> Coin {
    let other = |coin: &Coin| coin.currency != right.currency;
    Coin::all()
        .find(|coin| other(coin) && coin.network == right.network)
        .or_else(|| Coin::all().find(other))
        .unwrap_or(*right)
}

/// From here on the invoice counts in another coin.
fn count_in(step: &Step<'_>, invoice: &mut Invoice, coin: &Coin) -> Result<(), SandboxError> {
    if let Some(old) = invoice.payer_currency.clone() {
        let convert =
            |amount: &Amount| prices::convert(step, amount, &old, coin.currency, Rounding::Down);
        invoice.received = convert(&invoice.received)?;
        invoice.credited = convert(&invoice.credited)?;
    }
    let (address, qr) = (invoice.address.take(), invoice.qr.take());
    fix_coin(step, invoice, coin)?;
    invoice.address = address;
    invoice.qr = qr;
    Ok(())
}

/// Writes down a transfer.
pub(super) fn transfer(
    step: &Step<'_>,
    invoice: &mut Invoice,
    amount: Amount,
    coin: &Coin,
    counts: bool,
) {
    if counts {
        invoice.received = &invoice.received + &amount;
    }
    invoice.transfers.push(Transfer {
        at_ms: step.now,
        amount,
        currency: coin.currency.to_owned(),
        network: coin.network.to_owned(),
        txid: ids::txid(),
        counts,
    });
}

fn arrive(
    step: &Step<'_>,
    invoice: &mut Invoice,
    amount: Amount,
    coin: &Coin,
    counts: bool,
) -> Result<(), SandboxError> {
    transfer(step, invoice, amount, coin, counts);
    if !counts {
        return Ok(());
    }
    match step.switches.gateway2328.confirmation_seconds {
        0 => settle(step, invoice),
        seconds => {
            invoice.status = PaymentStatus::AwaitingConfirmation;
            invoice.next_step_at_ms = Some(step.now + step.scaled(seconds));
            render::tell(step, invoice)
        }
    }
}
