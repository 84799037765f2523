//! What each status of a gateway means to a shop.

use cointill::alchemypay::{OrderStatus, RefundStatus};
use cointill::gateway2328::PaymentStatus;
use cointill::payment::{Expected, GatewayName, Observed, Policy, Source, Status, Verdict, decide};
use cointill::{Amount, Currency};

use super::{code, table};

pub(super) fn gateway2328() -> String {
    let words = PaymentStatus::KNOWN.iter();
    statuses(
        GatewayName::Gateway2328,
        words.map(|(word, status)| (code(word), Status::from(status))),
    )
}

pub(super) fn alchemypay() -> String {
    let orders = OrderStatus::KNOWN.iter();
    let orders = orders.map(|(word, status)| (code(word), Status::from(status)));
    let refunds = RefundStatus::KNOWN.iter().map(|(word, status)| {
        let word = format!("{} of a refund", code(word));
        (word, Status::from(status))
    });
    let partial = ("a partial payment".to_owned(), Status::PartiallyPaid);
    statuses(
        GatewayName::AlchemyPay,
        orders.chain([partial]).chain(refunds),
    )
}

fn statuses(gateway: GatewayName, words: impl Iterator<Item = (String, Status)>) -> String {
    let words = words.chain([("any other".to_owned(), Status::Unknown)]);
    let rows: Vec<_> = words
        .map(|(word, status)| {
            let verdict = match verdict(gateway, status) {
                Verdict::Credit(_) => "**credit**".to_owned(),
                other => other.to_string(),
            };
            vec![word, code(status.as_str()), verdict]
        })
        .collect();
    table(
        &["gateway's word", "status", "first report, all else right"],
        &rows,
    )
}

/// The decision on a first report in which order and price are as expected and what arrived is what
/// the status says: nothing for one that ended unpaid or failed, the price for any other.
fn verdict(gateway: GatewayName, status: Status) -> Verdict {
    let price = Amount::from(100);
    let mut observed = Observed::new(gateway, Source::Webhook, status);
    observed.order_id = Some("ORDER-1".into());
    observed.amount = Some(price.clone());
    observed.currency = Some(Currency::from("USD"));
    observed.owed = Some(price.clone());
    let arrived = !matches!(status, Status::Expired | Status::Failed);
    observed.received = arrived.then(|| price.clone());
    observed.received_currency = Some(Currency::from("USDT"));
    let expected = Expected::new("ORDER-1", price, "USD");
    decide(&expected, &observed, &Policy::default())
}
