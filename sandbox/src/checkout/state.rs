//! A [`View`] as the page shows it: texts by name, and lists of them.
//!
//! The template and the script read the same names, so a page filled by the server and one brought
//! up to date by the script cannot differ.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::html::{host_of, path_segment, web_link};
use super::view::{
    Action, ActionKind, CoinChoice, DeliveryState, DeliveryView, Gateway, Phase, View,
};
use super::words;
use crate::qr::Modules;

/// Texts by the name that the template and the script use; empty text hides what depends on it.
pub(super) type Texts = BTreeMap<&'static str, String>;

/// How many characters at each end of an address stand out, for a payer to compare.
const EDGE: usize = 6;

/// From how many choices on a search field saves time.
const MANY_CHOICES: usize = 9;

/// What the page's script gets, in the page and by polling.
#[derive(Debug, Serialize)]
pub(super) struct State {
    /// The page's own path, to which the script adds `/state` and `/actions`.
    pub(super) path: String,
    /// The sandbox's clock, in Unix seconds.
    pub(super) now: i64,
    /// When the invoice expires, in Unix seconds.
    pub(super) expires_at: i64,
    /// True when the phase rarely changes any more, so that the script may poll slowly.
    #[serde(rename = "final")]
    pub(super) is_final: bool,
    pub(super) text: Texts,
    pub(super) qr: Option<Qr>,
    pub(super) choices: Vec<Texts>,
    pub(super) actions: Vec<Texts>,
    pub(super) deliveries: Vec<Texts>,
}

/// The QR code of the address.
#[derive(Debug, Serialize)]
pub(super) struct Qr {
    pub(super) side: usize,
    pub(super) path: String,
}

/// The path of an invoice's page.
pub fn path(gateway: Gateway, id: &str) -> String {
    format!("/checkout/{}/{}", gateway.code(), path_segment(id))
}

impl State {
    pub(super) fn of(view: &View) -> State {
        // Only what is true of this phase is sent: an expired invoice's address would invite a
        // payment that nobody expects any more.
        let payable = matches!(view.phase, Phase::Waiting | Phase::Partial);
        let address = view.address.as_deref().filter(|_| payable);
        let choosing = view.phase == Phase::ChooseCoin;
        let options = if choosing { &view.options[..] } else { &[] };
        // An address too long for a code can still be copied.
        let qr = address
            .and_then(|text| Modules::of(text).ok())
            .map(|code| Qr {
                side: code.side(),
                path: code.path(),
            });
        State {
            path: path(view.gateway, &view.id),
            now: view.now_unix,
            expires_at: view.expires_at_unix,
            is_final: !payable && !choosing && view.phase != Phase::Confirming,
            text: texts(view, address, qr.is_some()),
            qr,
            choices: options.iter().map(choice).collect(),
            actions: view
                .actions
                .iter()
                .filter(|action| action.action != ActionKind::ChooseCoin)
                .map(|action| self::action(action, view))
                .collect(),
            deliveries: view
                .deliveries
                .iter()
                .map(|sent| delivery(sent, view))
                .collect(),
        }
    }
}

fn texts(view: &View, address: Option<&str>, has_code: bool) -> Texts {
    let payable = address.is_some();
    let partial = view.phase == Phase::Partial;
    let received = view.received_amount.as_deref().unwrap_or("");
    let owed = match &view.remaining_amount {
        Some(rest) if partial => rest,
        _ => view.payer_amount.as_deref().unwrap_or(""),
    };
    let (title, detail) = words::title_and_detail(view);
    let (head, body, tail) = split_address(address.unwrap_or(""));
    let network = view.network.as_ref();
    let back = back_url(view);
    Texts::from([
        ("phase", word(view.phase)),
        ("gateway", view.gateway.title().to_owned()),
        ("gateway_code", view.gateway.code().to_owned()),
        ("page_title", words::page_title(view)),
        ("title", title.to_owned()),
        ("detail", detail),
        ("timed", flag(payable || view.phase == Phase::ChooseCoin)),
        (
            "expires_iso",
            utc(view.expires_at_unix, "%Y-%m-%dT%H:%M:%SZ"),
        ),
        ("expires_short", utc(view.expires_at_unix, "%H:%M UTC")),
        (
            "amount_label",
            if partial {
                "Still to send"
            } else {
                "Amount to send"
            }
            .to_owned(),
        ),
        ("amount", owed.to_owned()),
        ("size", size(owed).to_owned()),
        ("coin", view.payer_currency.clone().unwrap_or_default()),
        ("total", view.payer_amount.clone().unwrap_or_default()),
        (
            "received_part",
            if partial { received } else { "" }.to_owned(),
        ),
        ("received_of", words::received_of(view)),
        ("received", if payable { "" } else { received }.to_owned()),
        (
            "network_name",
            network.map(|n| n.name.clone()).unwrap_or_default(),
        ),
        (
            "network_code",
            network.map(|n| n.code.clone()).unwrap_or_default(),
        ),
        ("warning", words::warning(view)),
        ("address_head", head),
        ("address_body", body),
        ("address_tail", tail),
        ("qr", flag(has_code)),
        ("filter", flag(view.options.len() >= MANY_CHOICES)),
        ("description", view.description.clone()),
        ("order", view.order_id.clone()),
        ("price", view.price_amount.clone()),
        ("price_currency", view.price_currency.clone()),
        ("payment", view.id.clone()),
        ("txid", view.txid.clone().unwrap_or_default()),
        ("back_href", back.unwrap_or("").to_owned()),
        ("back_host", back.and_then(host_of).unwrap_or("").to_owned()),
        ("status", view.status.clone()),
        ("none_sent", flag(view.deliveries.is_empty())),
    ])
}

fn choice(option: &CoinChoice) -> Texts {
    Texts::from([
        ("choice_currency", option.currency.clone()),
        ("choice_network", option.network.code.clone()),
        ("choice_name", option.network.name.clone()),
        ("choice_amount", option.amount.clone()),
    ])
}

fn action(action: &Action, view: &View) -> Texts {
    Texts::from([
        ("action", word(action.action)),
        ("action_label", action.label.clone()),
        ("action_amount", action.amount.clone().unwrap_or_default()),
        (
            "action_coin",
            view.payer_currency.clone().unwrap_or_default(),
        ),
    ])
}

fn delivery(sent: &DeliveryView, view: &View) -> Texts {
    let result = match (sent.state, sent.http_status) {
        (DeliveryState::Scheduled, _) => "due".to_owned(),
        (DeliveryState::Lost, _) => "dropped on purpose".to_owned(),
        (_, Some(status)) => format!("HTTP {status}"),
        (_, None) => "no answer".to_owned(),
    };
    let next = match sent.state {
        DeliveryState::Failed => "given up",
        DeliveryState::Scheduled if is_overdue(sent, view) && has_blocked(view) => {
            "waits for an earlier one"
        }
        DeliveryState::Scheduled if is_overdue(sent, view) => "being sent",
        _ => "",
    };
    Texts::from([
        ("sent_state", word(sent.state)),
        ("sent_event", sent.event.clone()),
        ("sent_result", result),
        ("sent_error", sent.error.clone().unwrap_or_default()),
        ("sent_time", utc(sent.at_unix, "%H:%M:%S UTC")),
        ("sent_attempt", format!("attempt {}", sent.attempt)),
        ("sent_next", next.to_owned()),
        ("sent_url", sent.url.clone()),
    ])
}

fn is_overdue(sent: &DeliveryView, view: &View) -> bool {
    sent.state == DeliveryState::Scheduled && sent.at_unix <= view.now_unix && sent.error.is_none()
}

/// True when a webhook that is to be repeated, or is held back, keeps later ones from going out:
/// the answer to why a shop hears nothing of a payment that the page shows as paid.
fn has_blocked(view: &View) -> bool {
    view.deliveries
        .iter()
        .any(|sent| sent.state == DeliveryState::Scheduled && !is_overdue(sent, view))
}

/// The shop's page that fits the phase.
fn back_url(view: &View) -> Option<&str> {
    let success = view.success_url.as_deref().and_then(web_link);
    let usual = view.return_url.as_deref().and_then(web_link);
    match view.phase {
        Phase::Paid => success.or(usual),
        _ => usual,
    }
}

/// The serialised name of an enum's variant.
fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn flag(on: bool) -> String {
    if on { "yes" } else { "" }.to_owned()
}

/// How large the amount can be set: it should stay on one line on a phone.
fn size(amount: &str) -> &'static str {
    match amount.len() {
        0..=12 => "short",
        13..=18 => "long",
        _ => "huge",
    }
}

fn split_address(address: &str) -> (String, String, String) {
    let count = address.chars().count();
    if count < 3 * EDGE {
        return (String::new(), address.to_owned(), String::new());
    }
    let part = |from: usize, to: usize| address.chars().skip(from).take(to - from).collect();
    (
        part(0, EDGE),
        part(EDGE, count - EDGE),
        part(count - EDGE, count),
    )
}

/// A time in UTC; empty if no calendar holds it.
pub(super) fn utc(unix: i64, format: &str) -> String {
    Timestamp::from_second(unix)
        .map(|time| time.strftime(format).to_string())
        .unwrap_or_default()
}
