//! The credit decision.

use cointill::payment::{self, OnOverpaid, OnPaidLate};

use super::payment::{NativeObserved, observed, status};
use crate::problem::NativeProblem;
use crate::values::amount;

/// What the shop's own record says of a payment.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeExpected {
    /// The shop's number of the order.
    pub order_id: String,
    /// The price; without it whatever arrives is taken.
    pub amount: Option<String>,
    /// Its currency.
    pub currency: Option<String>,
    /// The gateway's id of the payment.
    pub payment_id: Option<String>,
    /// The last status that was written down.
    pub known: Option<String>,
    /// Whether the order was credited.
    pub credited: bool,
}

/// How the shop deals with the exceptions.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativePolicy {
    /// `credit` or `hold`.
    pub overpaid: String,
    /// `credit` or `hold`.
    pub paid_late: String,
    /// This much of what is owed is enough; more than 100 is 100.
    pub least_percent: u32,
    /// Credit only what a query has confirmed.
    pub confirm_by_query: bool,
}

/// What a shop is to do with a report.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeVerdict {
    /// `credit`, `wait`, `hold`, `reject` or `ignore`.
    pub action: String,
    /// Why; none for a credit.
    pub reason: Option<String>,
    /// What to credit.
    pub amount: Option<String>,
    /// Its currency.
    pub currency: Option<String>,
    /// The verdict in words.
    pub text: String,
}

fn expected(given: &NativeExpected) -> Result<payment::Expected, NativeProblem> {
    let order = given.order_id.as_str();
    let mut own = match (&given.amount, &given.currency) {
        (Some(price), Some(currency)) => {
            payment::Expected::new(order, amount(price)?, currency.as_str())
        }
        (None, None) => payment::Expected::any_amount(order),
        _ => {
            return Err(NativeProblem::misused(
                "expected amount and currency together, or neither of them",
            ));
        }
    };
    own.payment_id = given.payment_id.clone();
    own.known = given.known.as_deref().map(status).transpose()?;
    own.credited = given.credited;
    Ok(own)
}

fn policy(given: &NativePolicy) -> Result<payment::Policy, NativeProblem> {
    let wrong = |name: &str, got: &str| {
        NativeProblem::misused(format!("{name}: expected credit or hold, got {got:?}"))
    };
    let mut own = payment::Policy::default();
    own.overpaid = match given.overpaid.as_str() {
        "credit" => OnOverpaid::Credit,
        "hold" => OnOverpaid::Hold,
        other => return Err(wrong("overpaid", other)),
    };
    own.paid_late = match given.paid_late.as_str() {
        "credit" => OnPaidLate::Credit,
        "hold" => OnPaidLate::Hold,
        other => return Err(wrong("paid_late", other)),
    };
    own.least_percent = u8::try_from(given.least_percent.min(100)).unwrap_or(100);
    own.confirm_by_query = given.confirm_by_query;
    Ok(own)
}

fn shown(verdict: &payment::Verdict) -> NativeVerdict {
    let credit = match verdict {
        payment::Verdict::Credit(credit) => Some(credit),
        _ => None,
    };
    NativeVerdict {
        action: verdict.as_str().to_owned(),
        reason: verdict.reason().map(str::to_owned),
        amount: credit.map(|credit| credit.amount.as_str().to_owned()),
        currency: credit.map(|credit| credit.currency.as_str().to_owned()),
        text: verdict.to_string(),
    }
}

/// Decides whether an order may be credited. Total, without I/O and without a clock.
#[uniffi::export]
pub fn decide(
    expected: NativeExpected,
    observed: NativeObserved,
    policy: NativePolicy,
) -> Result<NativeVerdict, NativeProblem> {
    let verdict = payment::decide(
        &self::expected(&expected)?,
        &self::observed(&observed)?,
        &self::policy(&policy)?,
    );
    Ok(shown(&verdict))
}

/// The verdict when a person of the shop accepts what has arrived.
#[uniffi::export]
pub fn accept(expected: NativeExpected) -> Result<NativeVerdict, NativeProblem> {
    Ok(shown(&self::expected(&expected)?.accept()))
}

/// The status to write down after a report: never simply what was reported.
#[uniffi::export]
pub fn next_status(
    expected: NativeExpected,
    observed: NativeObserved,
) -> Result<Option<String>, NativeProblem> {
    let next = self::expected(&expected)?.next_status(&self::observed(&observed)?);
    Ok(next.map(|status| status.as_str().to_owned()))
}
