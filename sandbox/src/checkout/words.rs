//! What the page says to the payer.

use cointill::Amount;

use super::view::{Phase, View};

/// Headline and one or two sentences on what to do now.
pub(super) fn title_and_detail(view: &View) -> (&'static str, String) {
    match view.phase {
        Phase::ChooseCoin => (
            "Choose how to pay",
            "Pick a coin and its network. The amount is then fixed.".to_owned(),
        ),
        Phase::Waiting => (
            "Waiting for your payment",
            "Send the exact amount in one transfer. This page will notice it.".to_owned(),
        ),
        Phase::Partial => (
            "A part has arrived",
            "Send the rest to the same address before the time runs out.".to_owned(),
        ),
        Phase::Confirming => (
            "Payment seen",
            "The network is confirming it. You may leave this page: the shop will be told."
                .to_owned(),
        ),
        Phase::Paid if is_overpaid(view) => (
            "Payment complete",
            "More than the price has arrived. Ask the shop about the difference.".to_owned(),
        ),
        Phase::Paid => (
            "Payment complete",
            "Thank you. The shop is being told.".to_owned(),
        ),
        Phase::Expired => (
            "This payment has expired",
            "Do not send anything for it any more. If you still want to pay, start again in the shop."
                .to_owned(),
        ),
        Phase::Failed => (
            "The payment did not go through",
            "What arrived is not what was asked for: too little, another coin or another network. \
             The shop can help; have the order number at hand."
                .to_owned(),
        ),
        Phase::Held => (
            "The payment is on hold",
            "A compliance check has stopped it. There is nothing to do here; the shop can tell you \
             how it goes on."
                .to_owned(),
        ),
        Phase::Refunded => (
            "Your payment is refunded",
            "It is on its way back or has arrived already. Your wallet may show it only after a \
             while."
                .to_owned(),
        ),
    }
}

/// The title of the window, which a payer sees beside other windows.
pub(super) fn page_title(view: &View) -> String {
    let (title, _) = title_and_detail(view);
    format!("{title} · {}", view.gateway.title())
}

/// What must not go wrong when sending.
pub(super) fn warning(view: &View) -> String {
    match (&view.payer_currency, &view.network) {
        (Some(coin), Some(network)) => format!(
            "Send only {coin} on {}. Anything else is lost.",
            network.name
        ),
        _ => String::new(),
    }
}

/// What stands behind the received amount in a final phase.
pub(super) fn received_of(view: &View) -> String {
    match (amount(&view.received_amount), amount(&view.payer_amount)) {
        (Some(received), Some(owed)) if received != owed => format!("received of {owed}"),
        _ => "received".to_owned(),
    }
}

fn is_overpaid(view: &View) -> bool {
    match (amount(&view.received_amount), amount(&view.payer_amount)) {
        (Some(received), Some(owed)) => received > owed,
        _ => false,
    }
}

fn amount(text: &Option<String>) -> Option<Amount> {
    text.as_deref()?.parse().ok()
}
