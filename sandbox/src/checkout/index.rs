//! The sandbox's first page.

use super::html::Html;
use super::page::{INDEX_STYLE, POLICY, fill_page};
use super::state::{Texts, path, utc};
use super::view::{IndexGateway, IndexPayment, IndexView};

const INDEX: &str = include_str!("assets/index.html");
const GATEWAY: &str = include_str!("assets/index_gateway.html");
const CREDENTIAL: &str = include_str!("assets/index_credential.html");
const PAYMENT: &str = include_str!("assets/index_payment.html");

/// The first page: how to reach each gateway, and the payments with links to their pages.
pub fn index(view: &IndexView) -> String {
    let texts = Texts::from([
        ("count", count(view.payments.len())),
        ("now", utc(view.now_unix, "%Y-%m-%d %H:%M:%S UTC")),
        (
            "some",
            if view.payments.is_empty() { "" } else { "yes" }.to_owned(),
        ),
        (
            "none",
            if view.payments.is_empty() { "yes" } else { "" }.to_owned(),
        ),
    ]);
    let parts = [
        ("csp", Html(POLICY.clone())),
        ("css", Html(INDEX_STYLE.to_owned())),
        (
            "gateways",
            Html(view.gateways.iter().map(gateway).collect()),
        ),
        (
            "payments",
            Html(view.payments.iter().map(payment).collect()),
        ),
    ];
    fill_page(INDEX, &texts, &parts).0
}

fn gateway(gateway: &IndexGateway) -> String {
    let texts = Texts::from([
        ("name", gateway.gateway.title().to_owned()),
        ("code", gateway.gateway.code().to_owned()),
        ("base_url", gateway.base_url.clone()),
    ]);
    let credential = |(name, value): &(String, String)| {
        let texts = Texts::from([("label", name.clone()), ("value", value.clone())]);
        fill_page(CREDENTIAL, &texts, &[]).0
    };
    let credentials = Html(gateway.credentials.iter().map(credential).collect());
    fill_page(GATEWAY, &texts, &[("credentials", credentials)]).0
}

fn payment(payment: &IndexPayment) -> String {
    let phase = serde_json::to_value(payment.phase).unwrap_or_default();
    let texts = Texts::from([
        ("href", path(payment.gateway, &payment.id)),
        ("order", payment.order_id.clone()),
        ("name", payment.gateway.title().to_owned()),
        ("price", payment.price_amount.clone()),
        ("currency", payment.price_currency.clone()),
        ("status", payment.status.clone()),
        ("phase", phase.as_str().unwrap_or_default().to_owned()),
        ("created", utc(payment.created_at_unix, "%Y-%m-%d %H:%M:%S")),
        (
            "created_iso",
            utc(payment.created_at_unix, "%Y-%m-%dT%H:%M:%SZ"),
        ),
    ]);
    fill_page(PAYMENT, &texts, &[]).0
}

fn count(payments: usize) -> String {
    match payments {
        1 => "1 payment".to_owned(),
        n => format!("{n} payments"),
    }
}
