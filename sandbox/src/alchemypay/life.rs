//! The life of an order (Alchemy §5): decided, expired, closed, settled.

use cointill::Amount;
use cointill::alchemypay::OrderStatus;

use super::arrival::judge;
use super::order::Order;
use super::{refunds, webhook};
use crate::error::SandboxError;
use crate::exact::{self, Rounding};
use crate::prices;
use crate::store;
use crate::switches::{FeePayer, ShortPayment};
use crate::world::Step;

/// What a payment comes to.
#[derive(Debug)]
pub(super) enum Verdict {
    /// Accepted, worth so many USDT.
    Good(Amount),
    TooLittle,
    WrongToken,
    Fluctuation,
}

/// The order with this `orderNo` or, failing that, this `merchantOrderNo`.
pub(crate) fn find(step: &Step<'_>, id: &str) -> Result<Order, SandboxError> {
    match store::by_id(step.tx, id)? {
        Some(order) => Ok(order),
        None => store::by_lookup(step.tx, id)?.ok_or_else(|| SandboxError::not_found("order", id)),
    }
}

/// Ends a payment that was seen.
pub(super) fn decide(step: &Step<'_>, order: &mut Order) -> Result<(), SandboxError> {
    let late = order.status == OrderStatus::Timeout;
    order.decides_at_ms = None;
    let reason = match judge(step, order)? {
        Verdict::Good(value) => {
            if order.recharge {
                recharge(step, order, &value)?;
            }
            settle(step, order, &value);
            order.status = if late {
                OrderStatus::DelaySuccess
            } else {
                OrderStatus::Completed
            };
            return webhook::tell(step, order);
        }
        // The literal sentences (Alchemy §5.2).
        Verdict::TooLittle => "Your payment amount is lower than this order",
        Verdict::WrongToken => "crypto or network inconsistent",
        Verdict::Fluctuation if step.switches.alchemypay.old_reason_text => {
            "Due to fluctuations in the currency proce, your payment amount cannot fulfill this order"
        }
        Verdict::Fluctuation => {
            "Due to fluctuations in the currency price, your payment amount cannot fulfill this order"
        }
    };
    order.fail_reason = Some(reason.to_owned());
    order.status = match step.switches.alchemypay.short_payment {
        _ if late => OrderStatus::DelayFailed,
        ShortPayment::Failed => OrderStatus::Failed,
        ShortPayment::Close => OrderStatus::Close,
    };
    webhook::tell(step, order)
}

/// Whatever arrived becomes the amount (Alchemy §5.3).
fn recharge(step: &Step<'_>, order: &mut Order, usdt: &Amount) -> Result<(), SandboxError> {
    let exact_amount = prices::convert(step, usdt, "USDT", &order.currency, Rounding::Down)?;
    let decimals = super::tokens::decimals_of(&order.currency, true).unwrap_or(2);
    order.amount = exact::round(&exact_amount, decimals, Rounding::Down).normalized();
    order.amount_as_sent = if order.in_cents() {
        order.amount.shift(2).normalized()
    } else {
        order.amount.clone()
    };
    Ok(())
}

/// The merchant's share: the value less the fee; when the payer bore the fee, the value less what
/// was added for it (Alchemy §1).
fn settle(step: &Step<'_>, order: &mut Order, value: &Amount) {
    let switches = &step.switches.alchemypay;
    let percent = &switches.fee_percent;
    let fee = match switches.fee_payer {
        FeePayer::Merchant => exact::percent(value, percent),
        FeePayer::User => {
            let whole = &Amount::from(100) + percent;
            let base = exact::quotient(&value.shift(2), &whole, 8, Rounding::Up);
            value - &base.unwrap_or_else(|| value.clone())
        }
    };
    let fee = exact::round(&fee, 6, Rounding::Up).normalized();
    let rest = value - &fee;
    order.settlement_amount = Some(exact::round(&rest, 6, Rounding::Down).normalized());
    order.fee = Some(fee);
    order.settled = switches.settled_at_once;
}

pub(super) fn expire_now(step: &Step<'_>, order: &mut Order) -> Result<(), SandboxError> {
    order.expires_at_ms = order.expires_at_ms.min(step.now);
    order.status = OrderStatus::Timeout;
    if step.switches.alchemypay.timeout_webhook {
        webhook::tell(step, order)?;
    }
    Ok(())
}

fn change(
    step: &Step<'_>,
    id: &str,
    action: &str,
    expected: &str,
    allowed: impl Fn(&Order) -> bool,
    change: impl FnOnce(&Step<'_>, &mut Order) -> Result<(), SandboxError>,
) -> Result<Order, SandboxError> {
    let mut order = find(step, id)?;
    if !allowed(&order) {
        return Err(SandboxError::not_now(
            action,
            expected,
            order.status.as_str(),
        ));
    }
    change(step, &mut order)?;
    store::save(step.tx, &order)?;
    Ok(order)
}

/// The payment that was seen is decided before its time.
pub(crate) fn confirm(step: &Step<'_>, id: &str) -> Result<Order, SandboxError> {
    let waits = |order: &Order| order.decides_at_ms.is_some();
    change(
        step,
        id,
        "confirm",
        "a payment that is processed",
        waits,
        decide,
    )
}

/// Lets the order run out of time.
pub(crate) fn expire(step: &Step<'_>, id: &str) -> Result<Order, SandboxError> {
    change(
        step,
        id,
        "expire",
        "an open order",
        Order::is_open,
        expire_now,
    )
}

/// The vendor closes the order.
pub(crate) fn close(step: &Step<'_>, id: &str) -> Result<Order, SandboxError> {
    change(
        step,
        id,
        "cancel",
        "an open order",
        Order::is_open,
        |step, order| {
            order.status = OrderStatus::Close;
            webhook::tell(step, order)
        },
    )
}

/// The money goes to the settlement account, from where nothing is refunded (8035).
pub(crate) fn settle_now(step: &Step<'_>, id: &str) -> Result<Order, SandboxError> {
    let paid = |order: &Order| order.settlement_amount.is_some() && !order.settled;
    change(
        step,
        id,
        "settle",
        "a paid order that is not settled",
        paid,
        |_, order| {
            order.settled = true;
            Ok(())
        },
    )
}

/// Any status at all, and its webhook.
pub(crate) fn force_status(step: &Step<'_>, id: &str, status: &str) -> Result<Order, SandboxError> {
    crate::pay::check_status(status)?;
    change(
        step,
        id,
        "status",
        "an order",
        |_| true,
        |step, order| {
            order.status = OrderStatus::from(status);
            order.decides_at_ms = None;
            webhook::tell(step, order)
        },
    )
}

/// Expiry, decisions and refunds whose time has come.
pub(crate) fn run_due(step: &Step<'_>) -> Result<(), SandboxError> {
    for mut order in store::due::<Order>(step.tx, step.now)? {
        if order.decides_at_ms.is_some() {
            decide(step, &mut order)?;
        } else {
            expire_now(step, &mut order)?;
        }
        store::save(step.tx, &order)?;
    }
    refunds::run_due(step)
}
