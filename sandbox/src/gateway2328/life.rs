//! The life of a payment: what time, the gateway's checks and the merchant's panel do to it (2328
//! §9). What a payer does is in `arrival`.

use cointill::Amount;
use cointill::gateway2328::PaymentStatus;

use super::arrival::{settled_coin, transfer};
use super::invoice::Invoice;
use super::{coins, render};
use crate::clock::Millis;
use crate::error::{ErrorKind, SandboxError};
use crate::exact;
use crate::store::{self, Balance};
use crate::world::Step;

/// The invoice with this `uuid` or, failing that, this `order_id`.
pub(crate) fn find(step: &Step<'_>, id: &str) -> Result<Invoice, SandboxError> {
    match store::by_id(step.tx, id)? {
        Some(invoice) => Ok(invoice),
        None => {
            store::by_lookup(step.tx, id)?.ok_or_else(|| SandboxError::not_found("payment", id))
        }
    }
}

/// Gives the status that the received amount means, and the merchant what is final.
pub(super) fn settle(step: &Step<'_>, invoice: &mut Invoice) -> Result<(), SandboxError> {
    let owed = invoice.payer_amount.clone().unwrap_or_else(Amount::zero);
    let tolerance = step
        .switches
        .gateway2328
        .underpayment_tolerance_basis_points
        .min(10_000);
    let enough = exact::percent(&owed, &Amount::from_minor(10_000 - i64::from(tolerance), 2));
    invoice.next_step_at_ms = None;
    invoice.ended |= step.now >= invoice.expires_at_ms;
    invoice.status = if invoice.received > owed {
        PaymentStatus::Overpaid
    } else if invoice.received >= enough {
        PaymentStatus::Paid
    } else if invoice.ended {
        PaymentStatus::Underpaid
    } else {
        PaymentStatus::UnderpaidCheck
    };
    if invoice.status != PaymentStatus::UnderpaidCheck {
        credit(step, invoice)?;
    }
    render::tell(step, invoice)
}

/// Credits the merchant's balance with what it was not credited with yet.
fn credit(step: &Step<'_>, invoice: &mut Invoice) -> Result<(), SandboxError> {
    let Some(currency) = &invoice.payer_currency else {
        return Ok(());
    };
    let net = coins::net(&invoice.received);
    Balance::add(step.tx, currency, &(&net - &invoice.credited))?;
    invoice.credited = net;
    Ok(())
}

pub(super) fn expire_now(step: &Step<'_>, invoice: &mut Invoice) -> Result<(), SandboxError> {
    invoice.ended = true;
    invoice.expires_at_ms = invoice.expires_at_ms.min(step.now);
    if invoice.received.is_positive() {
        return settle(step, invoice);
    }
    invoice.status = PaymentStatus::Cancel;
    render::tell(step, invoice)
}

/// Lets the invoice run out of time.
pub(crate) fn expire(step: &Step<'_>, id: &str) -> Result<Invoice, SandboxError> {
    change(
        step,
        id,
        "expire",
        "an open payment",
        Invoice::is_open,
        expire_now,
    )
}

/// The merchant cancels the invoice in the panel.
pub(crate) fn cancel(step: &Step<'_>, id: &str) -> Result<Invoice, SandboxError> {
    change(
        step,
        id,
        "cancel",
        "an open payment",
        Invoice::is_open,
        |step, invoice| {
            invoice.ended = true;
            invoice.status = PaymentStatus::Cancel;
            credit(step, invoice)?;
            render::tell(step, invoice)
        },
    )
}

/// The transfers are confirmed before their time.
pub(crate) fn confirm(step: &Step<'_>, id: &str) -> Result<Invoice, SandboxError> {
    let waits = |invoice: &Invoice| invoice.status == PaymentStatus::AwaitingConfirmation;
    change(step, id, "confirm", "awaiting_confirmation", waits, settle)
}

/// The AML check stops the payment. One that nothing was paid of is paid first.
pub(crate) fn aml_lock(step: &Step<'_>, id: &str) -> Result<Invoice, SandboxError> {
    let can = |invoice: &Invoice| {
        invoice.is_open()
            || matches!(
                invoice.status,
                PaymentStatus::AwaitingConfirmation
                    | PaymentStatus::Paid
                    | PaymentStatus::Overpaid
                    | PaymentStatus::Underpaid
            )
    };
    change(
        step,
        id,
        "aml_lock",
        "an open or paid payment",
        can,
        |step, invoice| {
            let coin = settled_coin(step, invoice)?;
            if !invoice.received.is_positive() {
                let amount = invoice.rest();
                transfer(step, invoice, amount, &coin, true);
            }
            credit(step, invoice)?;
            Balance::lock(step.tx, coin.currency, &invoice.credited)?;
            invoice.locked = true;
            invoice.next_step_at_ms = None;
            invoice.status = PaymentStatus::AmlLock;
            render::tell(step, invoice)
        },
    )
}

fn unlock(step: &Step<'_>, invoice: &mut Invoice) -> Result<(), SandboxError> {
    if let Some(currency) = invoice.payer_currency.as_deref().filter(|_| invoice.locked) {
        let back = &Amount::zero() - &invoice.credited;
        Balance::lock(step.tx, currency, &back)?;
    }
    invoice.locked = false;
    Ok(())
}

/// The AML check lets the payment go.
pub(crate) fn release(step: &Step<'_>, id: &str) -> Result<Invoice, SandboxError> {
    let held = |invoice: &Invoice| invoice.status == PaymentStatus::AmlLock;
    change(step, id, "release", "aml_lock", held, |step, invoice| {
        unlock(step, invoice)?;
        settle(step, invoice)
    })
}

/// The merchant sends the money back.
pub(crate) fn refund(step: &Step<'_>, id: &str) -> Result<Invoice, SandboxError> {
    let can = |invoice: &Invoice| {
        matches!(
            invoice.status,
            PaymentStatus::Paid
                | PaymentStatus::Overpaid
                | PaymentStatus::Underpaid
                | PaymentStatus::AmlLock
                | PaymentStatus::RefundFail
        )
    };
    change(
        step,
        id,
        "refund",
        "a payment with money in it",
        can,
        |step, invoice| {
            unlock(step, invoice)?;
            check_balance(step, invoice)?;
            take_back(step, invoice, false)?;
            invoice.status = PaymentStatus::RefundProcess;
            let seconds = step.switches.gateway2328.refund_seconds;
            invoice.next_step_at_ms = seconds.map(|seconds| step.now + step.scaled(seconds));
            render::tell(step, invoice)
        },
    )
}

/// What was paid out meanwhile cannot be sent back.
fn check_balance(step: &Step<'_>, invoice: &Invoice) -> Result<(), SandboxError> {
    let currency = invoice.payer_currency.as_deref().unwrap_or_default();
    let free = Balance::get(step.tx, currency)?.free;
    if free >= invoice.credited {
        return Ok(());
    }
    let needed = &invoice.credited;
    let text = format!("refund: expected a balance of {needed} {currency} or more, got {free}");
    Err(SandboxError::new(ErrorKind::NotNow, text))
}

/// Moves what was credited out of the balance, or back into it.
fn take_back(step: &Step<'_>, invoice: &Invoice, undo: bool) -> Result<(), SandboxError> {
    let Some(currency) = &invoice.payer_currency else {
        return Ok(());
    };
    let amount = if undo {
        invoice.credited.clone()
    } else {
        &Amount::zero() - &invoice.credited
    };
    Balance::add(step.tx, currency, &amount)
}

/// The refund ends: done, or failed with the money back in the balance.
pub(crate) fn end_refund(step: &Step<'_>, id: &str, done: bool) -> Result<Invoice, SandboxError> {
    let under_way = |invoice: &Invoice| invoice.status == PaymentStatus::RefundProcess;
    change(
        step,
        id,
        "refund end",
        "refund_process",
        under_way,
        |step, invoice| refund_ends(step, invoice, done),
    )
}

fn refund_ends(step: &Step<'_>, invoice: &mut Invoice, done: bool) -> Result<(), SandboxError> {
    invoice.next_step_at_ms = None;
    if done {
        invoice.credited = Amount::zero();
        invoice.status = PaymentStatus::RefundPaid;
    } else {
        take_back(step, invoice, true)?;
        invoice.status = PaymentStatus::RefundFail;
    }
    render::tell(step, invoice)
}

/// Any status at all, such as one that no documentation knows yet, and its webhook.
pub(crate) fn force_status(
    step: &Step<'_>,
    id: &str,
    status: &str,
) -> Result<Invoice, SandboxError> {
    crate::pay::check_status(status)?;
    change(
        step,
        id,
        "status",
        "a payment",
        |_| true,
        |step, invoice| {
            invoice.status = PaymentStatus::from(status);
            invoice.next_step_at_ms = None;
            render::tell(step, invoice)
        },
    )
}

fn change(
    step: &Step<'_>,
    id: &str,
    action: &str,
    expected: &str,
    allowed: impl Fn(&Invoice) -> bool,
    change: impl FnOnce(&Step<'_>, &mut Invoice) -> Result<(), SandboxError>,
) -> Result<Invoice, SandboxError> {
    let mut invoice = find(step, id)?;
    if !allowed(&invoice) {
        return Err(SandboxError::not_now(
            action,
            expected,
            invoice.status.as_str(),
        ));
    }
    change(step, &mut invoice)?;
    store::save(step.tx, &invoice)?;
    Ok(invoice)
}

/// Expiry, confirmations and ends of refunds whose time has come.
pub(super) fn run_due(step: &Step<'_>) -> Result<(), SandboxError> {
    for mut invoice in store::due::<Invoice>(step.tx, step.now)? {
        let steps: fn(Millis, &Invoice) -> bool =
            |now, invoice| invoice.next_step_at_ms.is_some_and(|at| at <= now);
        if invoice.is_open() && invoice.expires_at_ms <= step.now {
            expire_now(step, &mut invoice)?;
        } else if steps(step.now, &invoice) {
            match invoice.status {
                PaymentStatus::AwaitingConfirmation => settle(step, &mut invoice)?,
                PaymentStatus::RefundProcess => refund_ends(step, &mut invoice, true)?,
                _ => invoice.next_step_at_ms = None,
            }
        }
        store::save(step.tx, &invoice)?;
    }
    Ok(())
}
