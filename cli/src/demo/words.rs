//! Why a verdict is what it is, in a sentence, and what was compared.

use cointill::payment::{
    Expected, ExpectedAmount, HoldReason, IgnoreReason, RejectReason, Verdict, WaitReason,
};

use super::shop::Judged;

/// Why, and what the shop does now.
pub(super) fn why(judged: &Judged) -> &'static str {
    match &judged.verdict {
        // Alchemy Pay does not say what is owed in coins.
        Verdict::Credit(_) if judged.observed.owed.is_none() => {
            "order, payment and price are the expected ones, and the gateway says that it is paid"
        }
        Verdict::Credit(_) => {
            "order, payment and price are the expected ones, and what arrived covers the price"
        }
        Verdict::Wait(WaitReason::NotPaid) => "nothing has been paid yet",
        Verdict::Wait(WaitReason::Confirming) => "the payment is seen and not yet certain",
        Verdict::Wait(WaitReason::PartiallyPaid) => {
            "less than is owed has arrived, and the payer may top it up"
        }
        Verdict::Wait(WaitReason::Confirmation) => "the policy wants a query to confirm it",
        Verdict::Hold(HoldReason::Underpaid) => {
            "it ended with too little, and what arrived is with the gateway: a person has to look"
        }
        Verdict::Hold(HoldReason::PaidLate) => {
            "paid after the invoice had expired; price and stock may have moved: a person has to \
             look"
        }
        Verdict::Hold(HoldReason::NotAccepted) => {
            "it failed although something arrived, which is with the gateway: a person has to look"
        }
        Verdict::Hold(HoldReason::CentsForUnits) => {
            "the price is a hundredfold of the expected one: a setting of the unit is wrong"
        }
        Verdict::Hold(_) => "money may have moved: a person has to look",
        Verdict::Reject(RejectReason::Expired) => "the invoice has expired unpaid",
        Verdict::Reject(RejectReason::Failed) => "the payment failed, and nothing has arrived",
        Verdict::Reject(_) => "it is not what the shop expects",
        Verdict::Ignore(IgnoreReason::Duplicate) => "the shop knows it already: nothing changes",
        Verdict::Ignore(IgnoreReason::Stale) => "a later report has overtaken it: nothing changes",
        Verdict::Ignore(_) => "the order is credited already: nothing changes",
        Verdict::Wait(_) => "more is to come",
    }
}

/// One fact that was compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    /// A stable name.
    pub(super) name: &'static str,
    /// What the shop has written down.
    pub(super) expected: Option<String>,
    /// What the gateway says.
    pub(super) reported: Option<String>,
    /// What comes out of it; a stable word.
    pub(super) result: &'static str,
}

/// The facts behind a verdict.
pub(super) fn facts(judged: &Judged) -> Vec<Fact> {
    let Judged {
        expected, observed, ..
    } = judged;
    let text = |text: &Option<cointill::Text>| text.as_deref().map(str::to_owned);
    let order = text(&observed.order_id);
    let payment = text(&observed.payment_id);
    vec![
        Fact {
            name: "order",
            result: same(order.as_ref() == Some(&expected.order_id)),
            expected: Some(expected.order_id.clone()),
            reported: order,
        },
        Fact {
            name: "payment",
            result: match &expected.payment_id {
                Some(_) => same(payment == expected.payment_id),
                None => "any",
            },
            expected: expected.payment_id.clone(),
            reported: payment,
        },
        price(expected, judged),
        coins(judged),
        Fact {
            name: "status",
            expected: expected.known.map(|status| status.to_string()),
            reported: Some(observed.status.to_string()),
            result: judged.transition.as_str(),
        },
    ]
}

fn price(expected: &Expected, judged: &Judged) -> Fact {
    let observed = &judged.observed;
    let reported = match (&observed.amount, &observed.currency) {
        (Some(amount), Some(currency)) => Some(format!("{amount} {currency}")),
        _ => None,
    };
    let ExpectedAmount::Exact { amount, currency } = &expected.amount else {
        return Fact {
            name: "price",
            expected: None,
            reported,
            result: "any",
        };
    };
    let result = match (&observed.amount, &observed.currency) {
        (Some(got), Some(coin)) => same(got == amount && coin.same_as(currency)),
        _ => "not_reported",
    };
    Fact {
        name: "price",
        expected: Some(format!("{amount} {currency}")),
        reported,
        result,
    }
}

/// What the payer owes, against what arrived.
fn coins(judged: &Judged) -> Fact {
    let observed = &judged.observed;
    let coin = |amount: &cointill::Amount| match &observed.received_currency {
        Some(coin) => format!("{amount} {coin}"),
        None => amount.to_string(),
    };
    let result = match (&observed.owed, &observed.received) {
        (Some(owed), Some(received)) if received > owed => "more",
        (Some(owed), Some(received)) if received == owed => "covered",
        (Some(_), Some(_)) => "less",
        (Some(_), None) => "nothing",
        (None, Some(_)) if observed.status.is_success() => "by_status",
        _ => "not_reported",
    };
    Fact {
        name: "coins",
        expected: observed.owed.as_ref().map(coin),
        reported: observed.received.as_ref().map(coin),
        result,
    }
}

fn same(same: bool) -> &'static str {
    if same { "same" } else { "differs" }
}
