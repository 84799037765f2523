//! The life cycle: what a newly reported status means to one that is known.

use super::status::Status;

/// What a report means to a payment whose status is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Transition {
    /// The payment has moved on.
    Advance,
    /// It had ended short or unpaid, and was paid after all: a step of its own, not a step back.
    LatePayment,
    /// It says what is known already.
    Duplicate,
    /// It was overtaken by a later report, or would run backwards from a final status.
    Stale,
    /// Success is reported of a payment that had failed for good: both cannot be.
    Conflict,
    /// The reported status is not known to this version; the known one stays.
    Unknown,
}

impl Transition {
    /// A stable text.
    pub fn as_str(self) -> &'static str {
        match self {
            Transition::Advance => "advance",
            Transition::LatePayment => "late_payment",
            Transition::Duplicate => "duplicate",
            Transition::Stale => "stale",
            Transition::Conflict => "conflict",
            Transition::Unknown => "unknown",
        }
    }

    /// The status to keep.
    ///
    /// A late payment stays one under a word of its own, whatever the gateway calls it: kept as
    /// `paid`, its next delivery would look like a payment that was never late.
    pub fn status(self, known: Status, reported: Status) -> Status {
        match self {
            Transition::Advance => reported,
            Transition::LatePayment => Status::PaidLate,
            _ => known,
        }
    }
}

/// What `reported` means to a payment whose status is `known`. Total, and without I/O.
///
/// Webhooks of both gateways carry neither a time nor a sequence number and may come repeated and
/// out of order (2328 §10, Alchemy §6.4), so the order of the statuses itself decides.
///
/// ```
/// use cointill::payment::{Status, Transition, transition};
///
/// assert_eq!(transition(Status::Waiting, Status::Paid), Transition::Advance);
/// assert_eq!(transition(Status::Paid, Status::Waiting), Transition::Stale);
/// assert_eq!(transition(Status::Expired, Status::PaidLate), Transition::LatePayment);
/// assert_eq!(transition(Status::Failed, Status::Paid), Transition::Conflict);
/// ```
pub fn transition(known: Status, reported: Status) -> Transition {
    use Status::{
        Expired, FailedLate, Overpaid, Paid, PaidLate, RefundFailed, Refunded, Refunding,
        Underpaid, Unknown,
    };

    // 2328 has no word for late: it goes on saying `paid` or `overpaid`.
    if known == reported || (known == PaidLate && matches!(reported, Paid | Overpaid)) {
        return Transition::Duplicate;
    }
    if reported == Unknown {
        return Transition::Unknown;
    }
    if known == Unknown {
        return Transition::Advance;
    }
    if let (Some(known), Some(reported)) = (open_rank(known), open_rank(reported)) {
        return forward(reported >= known);
    }
    if open_rank(known).is_some() {
        return Transition::Advance;
    }
    if open_rank(reported).is_some() {
        return Transition::Stale;
    }
    if known.is_refund() {
        // A failed refund may be tried again; its start, coming late, is not a new one.
        return forward(matches!(
            (known, reported),
            (Refunding, RefundFailed | Refunded) | (RefundFailed, Refunded)
        ));
    }
    if reported.is_refund() {
        return Transition::Advance;
    }
    if known.is_success() {
        // A further payment on top makes an overpayment; nothing takes one back.
        return forward(reported == Overpaid);
    }
    // From here on `known` is a failure.
    if reported.is_success() {
        return match known {
            Expired | Underpaid => Transition::LatePayment,
            _ => Transition::Conflict,
        };
    }
    forward(known == Expired && matches!(reported, Underpaid | FailedLate))
}

fn forward(forward: bool) -> Transition {
    if forward {
        Transition::Advance
    } else {
        Transition::Stale
    }
}

/// The order of statuses in which nothing is decided; `None` for all others.
fn open_rank(status: Status) -> Option<u8> {
    match status {
        Status::Created => Some(0),
        Status::Waiting => Some(1),
        // A top-up is seen and confirmed again: the two follow each other both ways.
        Status::Confirming | Status::PartiallyPaid => Some(2),
        Status::OnHold => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_status() -> impl Strategy<Value = Status> {
        prop::sample::select(Status::ALL)
    }

    fn walk(events: &[Status]) -> Vec<Status> {
        let mut known = Status::Created;
        let mut path = vec![known];
        for event in events {
            known = transition(known, *event).status(known, *event);
            path.push(known);
        }
        path
    }

    fn end(events: &[Status]) -> Status {
        walk(events).last().copied().unwrap()
    }

    proptest! {
        #[test]
        fn a_success_is_never_taken_back(events in prop::collection::vec(any_status(), 0..40)) {
            let path = walk(&events);
            if let Some(paid) = path.iter().position(|s| s.is_success()) {
                prop_assert!(path[paid..].iter().all(|s| s.is_success() || s.is_refund()));
            }
        }

        #[test]
        fn repeating_a_report_changes_nothing(events in prop::collection::vec(any_status(), 0..20)) {
            let doubled: Vec<_> = events.iter().flat_map(|e| [*e, *e]).collect();
            prop_assert_eq!(end(&events), end(&doubled));
        }

        #[test]
        fn a_late_payment_stays_late(events in prop::collection::vec(any_status(), 0..40)) {
            let path = walk(&events);
            if let Some(late) = path.iter().position(|s| *s == Status::PaidLate) {
                prop_assert!(path[late..].iter().all(|s| *s == Status::PaidLate || s.is_refund()));
            }
        }

        #[test]
        fn a_final_status_does_not_reopen(known in any_status(), reported in any_status()) {
            let next = transition(known, reported).status(known, reported);
            if known.is_final() {
                prop_assert!(next.is_final() || next.is_refund());
            }
        }

        #[test]
        fn a_shuffled_success_still_ends_in_success(order in Just(vec![Status::Waiting, Status::Confirming, Status::PartiallyPaid, Status::Paid]).prop_shuffle()) {
            prop_assert_eq!(end(&order), Status::Paid);
        }
    }
}
