//! Fills the checkout pages from the state.

use cointill::Amount;
use cointill::alchemypay::OrderStatus;
use cointill::gateway2328::PaymentStatus;

use crate::alchemypay::{self, Order};
use crate::checkout::{
    Action, ActionKind, CoinChoice, DeliveryState as Shown, DeliveryView, Gateway, IndexGateway,
    IndexPayment, IndexView, NetworkLabel, Phase, View,
};
use crate::clock::Millis;
use crate::control::{Control, Payment};
use crate::error::SandboxError;
use crate::exact::at_least;
use crate::gateway2328::{self, Invoice};
use crate::store::{Delivery, DeliveryState};
use crate::world::Step;

/// How many attempts the page shows.
const MOST_ATTEMPTS: usize = 20;

fn unix(at: Millis) -> i64 {
    at.div_euclid(1_000)
}

fn amount(amount: &Amount) -> String {
    at_least(amount, 2).to_string()
}

fn label(code: &str) -> NetworkLabel {
    let known = cointill::Network::from(code).known();
    NetworkLabel {
        code: code.to_owned(),
        name: known.map_or(code, |known| known.name).to_owned(),
    }
}

/// The gateway's own id of the payment that a page's path means.
pub(crate) fn own_id(control: &Control, gateway: &str, id: &str) -> Result<String, SandboxError> {
    let payment = control.payment(id)?;
    if payment.gateway().code() == gateway && payment.id() == id {
        return Ok(payment.id().to_owned());
    }
    Err(SandboxError::not_found("payment", id))
}

/// What the page of one payment shows.
pub(crate) fn view(control: &Control, gateway: &str, id: &str) -> Result<View, SandboxError> {
    let id = own_id(control, gateway, id)?;
    control.world().change(|step| {
        let payment = crate::control::find(step, &id)?;
        let deliveries = step.outbox().of(payment.gateway(), payment.id(), 20)?;
        let mut view = match &payment {
            Payment::Invoice(invoice) => of_invoice(step, invoice)?,
            Payment::Order(order) => of_order(step, order)?,
        };
        view.deliveries = attempts(&deliveries);
        Ok(view)
    })
}

fn phase_of(invoice: &Invoice) -> Phase {
    match &invoice.status {
        PaymentStatus::Pending | PaymentStatus::Check if invoice.address.is_none() => {
            Phase::ChooseCoin
        }
        PaymentStatus::Pending | PaymentStatus::Check => Phase::Waiting,
        PaymentStatus::AwaitingConfirmation => Phase::Confirming,
        PaymentStatus::UnderpaidCheck => Phase::Partial,
        PaymentStatus::Paid | PaymentStatus::Overpaid => Phase::Paid,
        PaymentStatus::Cancel => Phase::Expired,
        PaymentStatus::AmlLock => Phase::Held,
        PaymentStatus::RefundProcess | PaymentStatus::RefundPaid | PaymentStatus::RefundFail => {
            Phase::Refunded
        }
        // Ended with too little, or a status that a test made up.
        _ => Phase::Failed,
    }
}

fn of_invoice(step: &Step<'_>, invoice: &Invoice) -> Result<View, SandboxError> {
    let phase = phase_of(invoice);
    let options = match phase {
        Phase::ChooseCoin => gateway2328::choices(step, invoice)?,
        _ => Vec::new(),
    };
    let options = options.into_iter().map(|(coin, owed)| CoinChoice {
        currency: coin.currency.to_owned(),
        network: NetworkLabel {
            code: coin.network.to_owned(),
            name: coin.network_name.to_owned(),
        },
        amount: amount(&owed),
    });
    let rest = invoice.rest();
    Ok(View {
        gateway: Gateway::Gateway2328,
        id: invoice.uuid.clone(),
        order_id: invoice.order_id.clone(),
        status: invoice.status.as_str().to_owned(),
        phase,
        price_amount: amount(&invoice.amount),
        price_currency: invoice.currency.clone(),
        payer_amount: invoice.payer_amount.as_ref().map(amount),
        payer_currency: invoice.payer_currency.clone(),
        network: invoice.network.as_deref().map(label),
        address: invoice.address.clone(),
        received_amount: Some(&invoice.received)
            .filter(|received| received.is_positive())
            .map(amount),
        remaining_amount: (phase == Phase::Partial).then(|| amount(&rest)),
        txid: invoice.transfers.last().map(|last| last.txid.clone()),
        expires_at_unix: unix(invoice.expires_at_ms),
        now_unix: unix(step.now),
        description: invoice.description.clone().unwrap_or_default(),
        return_url: invoice.url_return.clone(),
        success_url: invoice.url_success.clone(),
        options: options.collect(),
        actions: actions(phase, invoice.payer_amount.as_ref(), &rest, true),
        deliveries: Vec::new(),
    })
}

fn phase_of_order(order: &Order) -> Phase {
    match &order.status {
        OrderStatus::Init if order.address.is_none() => Phase::ChooseCoin,
        OrderStatus::Init => Phase::Waiting,
        OrderStatus::Processing if order.is_open() => Phase::Partial,
        OrderStatus::Processing => Phase::Confirming,
        OrderStatus::Completed | OrderStatus::DelaySuccess => Phase::Paid,
        OrderStatus::Timeout => Phase::Expired,
        // Failed, closed, or a status that a test made up.
        _ => Phase::Failed,
    }
}

fn of_order(step: &Step<'_>, order: &Order) -> Result<View, SandboxError> {
    let phase = phase_of_order(order);
    let options = match phase {
        Phase::ChooseCoin => alchemypay::choices(step, order)?,
        _ => Vec::new(),
    };
    let options = options.into_iter().map(|(token, owed)| CoinChoice {
        currency: token.symbol.to_owned(),
        network: NetworkLabel {
            code: token.network.to_owned(),
            name: token.network_name.to_owned(),
        },
        amount: amount(&owed),
    });
    let rest = order.rest();
    let received = Some(&order.received).filter(|received| received.is_positive());
    Ok(View {
        gateway: Gateway::AlchemyPay,
        id: order.order_no.clone(),
        order_id: order.merchant_order_no.clone(),
        status: order.status.as_str().to_owned(),
        phase,
        price_amount: amount(&order.amount),
        price_currency: order.currency.clone(),
        payer_amount: order.payer_amount.as_ref().map(amount),
        payer_currency: order.token.clone(),
        network: order.network.as_deref().map(label),
        address: order.address.clone(),
        received_amount: received.map(amount),
        remaining_amount: (phase == Phase::Partial).then(|| amount(&rest)),
        txid: order.transfers.last().map(|last| last.txid.clone()),
        expires_at_unix: unix(order.expires_at_ms),
        now_unix: unix(step.now),
        description: String::new(),
        return_url: order.redirect_url.clone(),
        success_url: None,
        options: options.collect(),
        actions: actions(phase, order.payer_amount.as_ref(), &rest, false),
        deliveries: Vec::new(),
    })
}

/// What the developer's panel offers in a phase.
pub(crate) fn actions(
    phase: Phase,
    owed: Option<&Amount>,
    rest: &Amount,
    is_2328: bool,
) -> Vec<Action> {
    let plain = |action, label: &str| Action {
        action,
        label: label.to_owned(),
        amount: None,
    };
    let with = |action, label: &str, percent: i32| Action {
        amount: owed.map(|owed| {
            let part = crate::exact::percent(owed, &Amount::from(percent));
            let part = if percent < 100 {
                part
            } else {
                &(&part - owed) + rest
            };
            let places = u8::try_from(owed.scale()).unwrap_or(8);
            amount(&crate::exact::round(
                &part,
                places,
                crate::exact::Rounding::Down,
            ))
        }),
        ..plain(action, label)
    };
    let mut actions = match phase {
        Phase::Waiting => vec![
            plain(ActionKind::PayExact, "Pay exactly"),
            with(ActionKind::PayShort, "Pay too little", 50),
            with(ActionKind::PayOver, "Pay too much", 110),
            plain(ActionKind::WrongCoin, "Pay with the wrong coin"),
            plain(ActionKind::Expire, "Let it expire"),
            plain(ActionKind::PayLate, "Expire, then pay"),
        ],
        Phase::ChooseCoin => vec![
            plain(ActionKind::PayExact, "Choose for the payer and pay"),
            plain(ActionKind::Expire, "Let it expire"),
        ],
        Phase::Partial => vec![
            plain(ActionKind::TopUp, "Pay the rest"),
            with(ActionKind::PayOver, "Pay too much", 110),
            plain(ActionKind::Expire, "Let it expire"),
            plain(ActionKind::PayLate, "Expire, then pay"),
        ],
        Phase::Expired => vec![plain(ActionKind::PayLate, "Pay too late")],
        Phase::Failed if is_2328 && rest.is_positive() => {
            vec![plain(ActionKind::PayLate, "Pay the rest too late")]
        }
        _ => Vec::new(),
    };
    let lockable = matches!(
        phase,
        Phase::Waiting | Phase::Partial | Phase::Confirming | Phase::Paid
    );
    if is_2328 && lockable {
        actions.push(plain(ActionKind::AmlLock, "Stop by the AML check"));
    }
    actions
}

/// Every attempt of some webhooks, newest first, and the ones that are due.
fn attempts(deliveries: &[Delivery]) -> Vec<DeliveryView> {
    let mut list = Vec::new();
    for delivery in deliveries {
        let made = delivery.attempts.len();
        let view = |number: usize| DeliveryView {
            at_unix: unix(delivery.next_at_ms),
            event: delivery.status.clone(),
            url: delivery.url.clone(),
            http_status: None,
            attempt: u32::try_from(number).unwrap_or(u32::MAX),
            state: Shown::Scheduled,
            error: None,
        };
        match delivery.state {
            DeliveryState::Pending => list.push(view(made + 1)),
            DeliveryState::Held => list.push(DeliveryView {
                error: Some("held back by the control interface".to_owned()),
                ..view(made + 1)
            }),
            DeliveryState::Lost => list.push(DeliveryView {
                at_unix: unix(delivery.created_at_ms),
                state: Shown::Lost,
                ..view(1)
            }),
            _ => {}
        }
        for (i, attempt) in delivery.attempts.iter().enumerate().rev() {
            let last = i + 1 == made;
            let refused = (!attempt.taken && attempt.error.is_none())
                .then(|| "the answer does not take the webhook".to_owned());
            list.push(DeliveryView {
                at_unix: unix(attempt.at_ms),
                http_status: attempt.http_status,
                state: match delivery.state {
                    _ if attempt.taken => Shown::Delivered,
                    DeliveryState::GivenUp if last => Shown::Failed,
                    _ => Shown::Retrying,
                },
                error: attempt.error.clone().or(refused),
                ..view(i + 1)
            });
        }
    }
    list.sort_by_key(|view| std::cmp::Reverse(view.at_unix));
    list.truncate(MOST_ATTEMPTS);
    list
}

/// How many payments of each gateway the first page shows: nobody reads on, and a soak makes
/// thousands.
const MOST_PAYMENTS: u64 = 1_000;

/// What the sandbox's first page shows.
pub(crate) fn index(control: &Control) -> Result<IndexView, SandboxError> {
    let world = control.world();
    let payments = control.newest_payments(MOST_PAYMENTS)?;
    let base = world.base();
    Ok(IndexView {
        now_unix: unix(control.now_ms()),
        gateways: vec![
            IndexGateway {
                gateway: Gateway::Gateway2328,
                base_url: format!("{base}/api"),
                credentials: world.keys.shown(Gateway::Gateway2328),
            },
            IndexGateway {
                gateway: Gateway::AlchemyPay,
                base_url: base.to_owned(),
                credentials: world.keys.shown(Gateway::AlchemyPay),
            },
        ],
        payments: payments.iter().map(line).collect(),
    })
}

fn line(payment: &Payment) -> IndexPayment {
    let (phase, price_amount, price_currency) = match payment {
        Payment::Invoice(invoice) => (
            phase_of(invoice),
            amount(&invoice.amount),
            invoice.currency.clone(),
        ),
        Payment::Order(order) => (
            phase_of_order(order),
            amount(&order.amount),
            order.currency.clone(),
        ),
    };
    IndexPayment {
        gateway: payment.gateway(),
        id: payment.id().to_owned(),
        order_id: payment.order_id().to_owned(),
        status: payment.status().to_owned(),
        phase,
        price_amount,
        price_currency,
        created_at_unix: unix(payment.created_at_ms()),
    }
}
