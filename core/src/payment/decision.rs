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
/// Call it inside the transaction that locks the order's record, and write the outcome in that same
/// transaction; then duplicates, reordered events and a crash at any point credit exactly once.
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
    if observed.order_id.as_deref() != Some(expected.order_id.as_str()) {
        return Verdict::Reject(RejectReason::WrongOrder);
    }
    if let Some(id) = &expected.payment_id
        && observed.payment_id.as_deref() != Some(id.as_str())
    {
        return Verdict::Reject(RejectReason::WrongPayment);
    }
    let status = observed.status;
    let step = expected
        .known
        .map_or(Transition::Advance, |known| transition(known, status));
    match step {
        // The same success, reported again to an order that is not credited, is looked at again:
        // it may have been held for want of a confirmation, or the shop stopped before crediting.
        Transition::Duplicate if status.is_success() && !expected.credited => {}
        Transition::Duplicate if status == Status::Unknown => {}
        Transition::Duplicate => return Verdict::Ignore(IgnoreReason::Duplicate),
        Transition::Stale => return Verdict::Ignore(IgnoreReason::Stale),
        Transition::Conflict => return Verdict::Hold(HoldReason::Conflict),
        Transition::Advance | Transition::LatePayment | Transition::Unknown => {}
    }
    match status {
        Status::Created | Status::Waiting => Verdict::Wait(WaitReason::NotPaid),
        Status::Confirming => Verdict::Wait(WaitReason::Confirming),
        Status::PartiallyPaid => Verdict::Wait(WaitReason::PartiallyPaid),
        Status::OnHold => Verdict::Hold(HoldReason::AmlLock),
        Status::Underpaid => underpaid(expected, observed, policy),
        Status::Expired => Verdict::Reject(RejectReason::Expired),
        Status::Failed => Verdict::Reject(RejectReason::Failed),
        Status::FailedLate => Verdict::Hold(HoldReason::FailedLate),
        Status::Refunding => Verdict::Hold(HoldReason::Refunding),
        Status::RefundFailed => Verdict::Hold(HoldReason::RefundFailed),
        Status::Refunded if expected.credited => Verdict::Hold(HoldReason::RefundedAfterCredit),
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

/// A payment that ended short is credited only under a policy that says how much is enough.
fn underpaid(expected: &Expected, observed: &Observed, policy: &Policy) -> Verdict {
    let enough = policy.least_percent < 100
        && matches!(expected.amount, ExpectedAmount::Exact { .. })
        && matches!(coverage(observed, policy), Coverage::Enough);
    if enough {
        return paid(expected, observed, policy, false);
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
    if !reported_currency.same_as(currency) {
        return Err(Verdict::Reject(RejectReason::WrongCurrency));
    }
    if reported == amount {
        return Ok(());
    }
    // The documents contradict each other on the unit (Alchemy §9 item 1): a factor of exactly a
    // hundred is a setting to correct, not a customer to turn away.
    let hundredfold = *reported == amount.shift(2) || reported.shift(2) == *amount;
    Err(if hundredfold && !amount.is_zero() {
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
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::payment::GatewayName;
    use crate::text::Text;

    fn amount() -> impl Strategy<Value = Amount> {
        prop::sample::select(vec!["0", "1", "1.00", "100", "0.01", "99.99", "-1"])
            .prop_map(|text| text.parse().unwrap())
    }

    fn code() -> impl Strategy<Value = Currency> {
        prop::sample::select(vec!["USD", "EUR", "TON", "GRAM"]).prop_map(Currency::from)
    }

    fn status() -> impl Strategy<Value = Status> {
        prop::sample::select(Status::ALL)
    }

    prop_compose! {
        fn report()(
            gateway in prop::sample::select(vec![GatewayName::Gateway2328, GatewayName::AlchemyPay]),
            query in any::<bool>(),
            order in prop::sample::select(vec![None, Some("A"), Some("B")]),
            payment in prop::sample::select(vec![None, Some("1"), Some("2")]),
            status in status(),
            price in prop::option::of((amount(), code())),
            owed in prop::option::of(amount()),
            received in prop::option::of(amount()),
            coin in prop::option::of(code()),
        ) -> Observed {
            let source = if query { Source::Query } else { Source::Webhook };
            let mut observed = Observed::new(gateway, source, status);
            observed.order_id = order.map(Text::from);
            observed.payment_id = payment.map(Text::from);
            (observed.amount, observed.currency) = price.unzip();
            observed.owed = owed;
            observed.received = received;
            observed.received_currency = coin;
            observed
        }
    }

    prop_compose! {
        fn order()(
            price in prop::option::of((amount(), code())),
            payment in prop::option::of(Just("1")),
            known in prop::option::of(status()),
            credited in any::<bool>(),
        ) -> Expected {
            let mut expected = match price {
                Some((amount, currency)) => Expected::new("A", amount, currency),
                None => Expected::any_amount("A"),
            };
            expected.payment_id = payment.map(str::to_owned);
            expected.known = known;
            expected.credited = credited;
            expected
        }
    }

    prop_compose! {
        fn policy()(hold in any::<bool>(), late in any::<bool>(), percent in 0u8..=110, confirm in any::<bool>()) -> Policy {
            Policy {
                overpaid: if hold { OnOverpaid::Hold } else { OnOverpaid::Credit },
                paid_late: if late { OnPaidLate::Credit } else { OnPaidLate::Hold },
                least_percent: percent,
                confirm_by_query: confirm,
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn a_credit_has_every_reason(expected in order(), observed in report(), policy in policy()) {
            let Verdict::Credit(credit) = decide(&expected, &observed, &policy) else {
                return Ok(());
            };
            prop_assert!(!expected.credited);
            prop_assert_eq!(observed.order_id.as_deref(), Some("A"));
            prop_assert!(expected.payment_id.is_none() || observed.payment_id.as_deref() == Some("1"));
            let short = policy.least_percent < 100 && observed.status == Status::Underpaid;
            prop_assert!(observed.status.is_success() || short);
            prop_assert!(!policy.confirm_by_query || observed.source == Source::Query);
            match &expected.amount {
                ExpectedAmount::Exact { amount, currency } => {
                    prop_assert_eq!(observed.amount.as_ref(), Some(amount));
                    prop_assert!(observed.currency.as_ref().is_some_and(|c| c.same_as(currency)));
                    prop_assert_eq!(&credit.amount, amount);
                }
                ExpectedAmount::Any => prop_assert_eq!(Some(&credit.amount), observed.received.as_ref()),
            }
        }

        #[test]
        fn what_was_credited_is_never_credited_again(expected in order(), first in report(), second in report(), policy in policy()) {
            let mut expected = expected;
            let mut credits = 0;
            for observed in [&first, &second, &first] {
                let known = expected.known.unwrap_or(Status::Created);
                if let Verdict::Credit(_) = decide(&expected, observed, &policy) {
                    credits += 1;
                    prop_assert!(!expected.credited);
                    expected.credited = true;
                }
                expected.known = Some(transition(known, observed.status).status(known, observed.status));
            }
            prop_assert!(credits <= 1);
        }
    }
}
