//! The credit decision.

use super::expected::{Expected, ExpectedAmount, OnOverpaid, OnPaidLate, Policy};
use super::life_cycle::{Transition, transition};
use super::observed::{Observed, Source};
use super::status::Status;
use super::verdict::{Credit, HoldReason, IgnoreReason, RejectReason, Verdict, WaitReason};
use crate::money::{Amount, Currency};

/// Decides whether an order may be credited. Total, without I/O and without a clock.
///
/// A status alone never credits: order and payment must be the expected ones, the price and its
/// currency must be those that the shop wrote down, and what arrived must cover what is owed
/// (2328 §10 step 7, Alchemy §6.4 step 6).
///
/// Call it inside the transaction that locks the order's record, and write the outcome and
/// [`Expected::next_status`] in that same transaction; then duplicates, reordered events and a crash
/// at any point credit exactly once.
///
/// ```
/// use cointill::payment::{Expected, GatewayName, Observed, Policy, Source, Status, decide};
/// use cointill::{Amount, Currency};
///
/// let expected = Expected::new("ORDER-1", "180.00".parse::<Amount>()?, "RUB");
/// let mut observed = Observed::new(GatewayName::Gateway2328, Source::Webhook, Status::Paid);
/// observed.order_id = Some("ORDER-1".into());
/// observed.amount = Some("180.00000000".parse()?);
/// observed.currency = Some("RUB".into());
/// observed.owed = Some("0.95256917".parse()?);
/// observed.received = Some("0.95256917".parse()?);
///
/// let verdict = decide(&expected, &observed, &Policy::default());
/// assert_eq!(verdict.to_string(), "credit 180.00 RUB");
///
/// observed.received = Some("0.5".parse()?);
/// let verdict = decide(&expected, &observed, &Policy::default());
/// assert_eq!(verdict.to_string(), "hold (received_less)");
/// # Ok::<(), cointill::AmountError>(())
/// ```
pub fn decide(expected: &Expected, observed: &Observed, policy: &Policy) -> Verdict {
    if let Some(reason) = of_another(expected, observed) {
        return Verdict::Reject(reason);
    }
    let status = observed.status;
    let step = expected
        .known
        .map_or(Transition::Advance, |known| transition(known, status));
    if let Some(verdict) = by_history(expected, observed, step) {
        return verdict;
    }
    match status {
        Status::Created | Status::Waiting => Verdict::Wait(WaitReason::NotPaid),
        Status::Confirming => Verdict::Wait(WaitReason::Confirming),
        Status::PartiallyPaid => Verdict::Wait(WaitReason::PartiallyPaid),
        Status::OnHold => Verdict::Hold(HoldReason::AmlLock),
        Status::Underpaid => underpaid(expected, observed, policy),
        // Nobody looks at an order that simply ended: what has arrived would stay where it is.
        Status::Expired | Status::Failed if arrived(expected, observed) => {
            Verdict::Hold(HoldReason::NotAccepted)
        }
        Status::Expired => Verdict::Reject(RejectReason::Expired),
        Status::Failed => Verdict::Reject(RejectReason::Failed),
        Status::FailedLate => Verdict::Hold(HoldReason::FailedLate),
        Status::Refunding => Verdict::Hold(HoldReason::Refunding),
        Status::RefundFailed => Verdict::Hold(HoldReason::RefundFailed),
        Status::Refunded if expected.credited => Verdict::Hold(HoldReason::RefundedAfterCredit),
        // What was too much is refunded of an order that is paid (Alchemy §4.6); of one that
        // failed there is nothing left.
        Status::Refunded
            if observed.gateway.refunds_in_parts()
                && !expected.known.is_some_and(Status::is_failure) =>
        {
            Verdict::Hold(HoldReason::RefundedBeforeCredit)
        }
        Status::Refunded => Verdict::Reject(RejectReason::Refunded),
        Status::Unknown => Verdict::Hold(HoldReason::UnknownStatus),
        Status::Paid | Status::Overpaid | Status::PaidLate => {
            let late = step == Transition::LatePayment
                || status == Status::PaidLate
                || expected.known == Some(Status::PaidLate);
            paid(expected, observed, policy, late)
        }
    }
}

/// Why the report is not about the payment that is expected.
pub(super) fn of_another(expected: &Expected, observed: &Observed) -> Option<RejectReason> {
    let order = observed.order_id.as_deref().unwrap_or("");
    // An empty id on both sides says that both are lost, not that they are the same.
    if order.is_empty() || order != expected.order_id {
        return Some(RejectReason::WrongOrder);
    }
    let id = expected.payment_id.as_deref()?;
    match observed.payment_id.as_deref() {
        Some(observed) if observed == id => None,
        // Alchemy's refunds name the order only, and must not go unseen (Alchemy §6.2).
        None if observed.status.is_refund() => None,
        _ => Some(RejectReason::WrongPayment),
    }
}

/// The verdict that follows from what is recorded alone, if one does.
fn by_history(expected: &Expected, observed: &Observed, step: Transition) -> Option<Verdict> {
    let (status, gateway) = (observed.status, observed.gateway);
    let recorded = expected.credited || expected.known.is_some_and(Status::is_success);
    let which = expected.payment_id.is_none() && expected.amount == ExpectedAmount::Any;
    if recorded && which && status.is_success() && gateway.has_accounts() {
        return Some(Verdict::Hold(HoldReason::PaymentUnknown));
    }
    match step {
        // The same success, reported again to an order that is not credited, is looked at again:
        // it may have been held for want of a confirmation, or the shop stopped before crediting.
        Transition::Duplicate if status.is_success() && !expected.credited => None,
        Transition::Duplicate if status == Status::Unknown => None,
        // A second refund of a part has the same status as the first.
        Transition::Duplicate | Transition::Stale
            if status.is_refund() && gateway.refunds_in_parts() =>
        {
            None
        }
        Transition::Duplicate => Some(Verdict::Ignore(IgnoreReason::Duplicate)),
        // It may have been overtaken, or be what it says (2328 §9: unclear): too dear to guess.
        Transition::Stale if status == Status::OnHold => None,
        Transition::Stale
            if expected.known == Some(Status::Refunded)
                && status.is_success()
                && gateway.refunds_in_parts()
                && !expected.credited =>
        {
            Some(Verdict::Hold(HoldReason::RefundedBeforeCredit))
        }
        Transition::Stale => Some(Verdict::Ignore(IgnoreReason::Stale)),
        Transition::Conflict => Some(Verdict::Hold(HoldReason::Conflict)),
        // Paid and credited, and now more has arrived: the credit did not count it.
        Transition::Advance
            if expected.credited
                && status == Status::Overpaid
                && expected.known.is_some_and(Status::is_success) =>
        {
            Some(Verdict::Hold(HoldReason::Overpaid))
        }
        Transition::Advance | Transition::LatePayment | Transition::Unknown => None,
    }
}

/// Whether something arrived for a payment that ended without a success.
fn arrived(expected: &Expected, observed: &Observed) -> bool {
    let figures = observed.received.as_ref().is_some_and(Amount::is_positive);
    // Each documented reason of a failure is a payment that was not accepted (Alchemy §5.2).
    let failed = observed.status == Status::Failed && observed.reason.is_some();
    figures || failed || expected.known == Some(Status::PartiallyPaid)
}

/// A payment that ended short is credited only under a policy that says how much is enough.
fn underpaid(expected: &Expected, observed: &Observed, policy: &Policy) -> Verdict {
    let figures = observed.owed.is_some() && observed.received.is_some();
    let enough = policy.least_percent < 100
        && matches!(expected.amount, ExpectedAmount::Exact { .. })
        && figures
        && matches!(coverage(observed, policy), Coverage::Enough);
    if enough {
        let late = expected.known == Some(Status::Expired);
        return paid(expected, observed, policy, late);
    }
    Verdict::Hold(HoldReason::Underpaid)
}

fn paid(expected: &Expected, observed: &Observed, policy: &Policy, late: bool) -> Verdict {
    if expected.credited {
        return Verdict::Ignore(IgnoreReason::AlreadyCredited);
    }
    let credit = match &expected.amount {
        ExpectedAmount::Exact { amount, currency } => {
            if let Err(verdict) = check_price(amount, currency, observed) {
                return verdict;
            }
            match coverage(observed, policy) {
                Coverage::Enough => {}
                Coverage::Less => return Verdict::Hold(HoldReason::ReceivedLess),
                Coverage::Unknown => return Verdict::Hold(HoldReason::ReceivedUnknown),
            }
            Credit {
                amount: amount.clone(),
                currency: currency.clone(),
            }
        }
        ExpectedAmount::Any => match (&observed.received, &observed.received_currency) {
            (Some(received), Some(currency)) if received.is_positive() => Credit {
                amount: received.clone(),
                currency: currency.clone(),
            },
            _ => return Verdict::Hold(HoldReason::ReceivedUnknown),
        },
    };
    if late && policy.paid_late == OnPaidLate::Hold {
        return Verdict::Hold(HoldReason::PaidLate);
    }
    if policy.overpaid == OnOverpaid::Hold && is_overpaid(observed) {
        return Verdict::Hold(HoldReason::Overpaid);
    }
    if policy.confirm_by_query && observed.source == Source::Webhook {
        return Verdict::Wait(WaitReason::Confirmation);
    }
    Verdict::Credit(credit)
}

fn check_price(amount: &Amount, currency: &Currency, observed: &Observed) -> Result<(), Verdict> {
    let (Some(reported), Some(reported_currency)) = (&observed.amount, &observed.currency) else {
        return Err(Verdict::Hold(HoldReason::AmountUnknown));
    };
    // No gateway takes such a price: the shop's record is not what it should be.
    if !amount.is_positive() || currency.as_str().is_empty() {
        return Err(Verdict::Hold(HoldReason::AmountUnknown));
    }
    if !reported_currency.same_as(currency) {
        return Err(Verdict::Reject(RejectReason::WrongCurrency));
    }
    if reported == amount {
        return Ok(());
    }
    // The documents contradict each other on the unit (Alchemy §9 item 1): a factor of exactly a
    // hundred is a setting to correct, not a customer to turn away.
    let hundredfold = *reported == amount.shift(2) || reported.shift(2) == *amount;
    Err(if hundredfold {
        Verdict::Hold(HoldReason::CentsForUnits)
    } else {
        Verdict::Reject(RejectReason::WrongAmount)
    })
}

enum Coverage {
    Enough,
    Less,
    Unknown,
}

fn coverage(observed: &Observed, policy: &Policy) -> Coverage {
    match (&observed.owed, &observed.received) {
        (Some(owed), Some(_)) if !owed.is_positive() => Coverage::Unknown,
        (Some(owed), Some(received)) => {
            let percent = u32::from(policy.least_percent.min(100));
            if received.is_positive() && received.times(100) >= owed.times(percent) {
                Coverage::Enough
            } else {
                Coverage::Less
            }
        }
        _ if observed.gateway.reports_owed() => Coverage::Unknown,
        // Alchemy reports no amount owed in coins; its status says that the order is covered.
        _ => Coverage::Enough,
    }
}

fn is_overpaid(observed: &Observed) -> bool {
    observed.status == Status::Overpaid
        || matches!((&observed.owed, &observed.received), (Some(owed), Some(received)) if received > owed)
}

#[cfg(test)]
mod tests;
