//! The checkout page as one document.

use std::sync::LazyLock;

use base64::Engine as _;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::html::{Html, Slot, embedded_json, fill};
use super::state::{State, Texts};
use super::view::View;
use crate::qr;

const PAGE: &str = include_str!("assets/page.html");
const CHOICE: &str = include_str!("assets/choice.html");
const ACTION: &str = include_str!("assets/action.html");
const DELIVERY: &str = include_str!("assets/delivery.html");
const SCRIPT: &str = include_str!("assets/page.js");
const STYLE: &str = concat!(
    include_str!("assets/base.css"),
    include_str!("assets/page.css")
);
pub(super) const INDEX_STYLE: &str = concat!(
    include_str!("assets/base.css"),
    include_str!("assets/index.css")
);

/// What a page may do, save for what only a header can say.
pub(super) static POLICY: LazyLock<String> = LazyLock::new(|| {
    // Hashes and no 'unsafe-inline': markup that slips through an escape still cannot run.
    format!(
        "default-src 'none'; script-src {}; style-src {} {}; img-src data:; connect-src 'self'; \
         base-uri 'none'; form-action 'none'",
        hash(SCRIPT),
        hash(STYLE),
        hash(INDEX_STYLE),
    )
});

static HEADER: LazyLock<String> = LazyLock::new(|| format!("{}; frame-ancestors 'none'", *POLICY));

/// The `Content-Security-Policy` header of both pages. The pages carry it too, but only a header
/// can keep them out of another site's frame.
pub fn csp() -> &'static str {
    &HEADER
}

fn hash(inline: &str) -> String {
    let digest = Sha256::digest(inline.as_bytes());
    let encoded = base64::engine::general_purpose::STANDARD.encode(digest);
    format!("'sha256-{encoded}'")
}

/// The page of one invoice: a whole HTML document that needs nothing from elsewhere.
///
/// Without JavaScript it shows the same data and loads itself again every ten seconds.
pub fn page(view: &View) -> String {
    let state = State::of(view);
    let address = view.address.as_deref().unwrap_or("");
    // The element must stand there without an address too, for the script to fill it.
    let code = qr::svg(if state.qr.is_some() { address } else { "" }).unwrap_or_default();
    let parts = [
        ("csp", Html(POLICY.clone())),
        ("css", Html(STYLE.to_owned())),
        ("js", Html(SCRIPT.to_owned())),
        ("state", embedded_json(&state)),
        ("qr_svg", Html(code)),
        ("choices", rows(CHOICE, &state.choices)),
        ("actions", rows(ACTION, &state.actions)),
        ("deliveries", rows(DELIVERY, &state.deliveries)),
        ("choice_template", blank(CHOICE)),
        ("action_template", blank(ACTION)),
        ("delivery_template", blank(DELIVERY)),
    ];
    fill_page(PAGE, &state.text, &parts).0
}

/// What the page polls: the state in the form that its script reads.
pub fn state(view: &View) -> Value {
    // A struct of text and numbers always serialises.
    serde_json::to_value(State::of(view)).unwrap_or_default()
}

static HIDDEN: LazyLock<Html> = LazyLock::new(|| Html("hidden".to_owned()));

/// Fills from `texts`, then from `parts`; `if:name` becomes `hidden` when the text is empty.
pub(super) fn fill_page(template: &str, texts: &Texts, parts: &[(&str, Html)]) -> Html {
    fill(template, |name| match name.strip_prefix("if:") {
        Some(name) if texts.get(name)?.is_empty() => Some(Slot::Html(&HIDDEN)),
        Some(_) => Some(Slot::Text("")),
        None => match texts.get(name) {
            Some(text) => Some(Slot::Text(text)),
            None => parts
                .iter()
                .find(|(part, _)| *part == name)
                .map(|(_, html)| Slot::Html(html)),
        },
    })
}

fn rows(template: &str, rows: &[Texts]) -> Html {
    Html(
        rows.iter()
            .map(|row| fill_page(template, row, &[]).0)
            .collect(),
    )
}

/// The row that the script clones.
fn blank(template: &str) -> Html {
    fill(template, |_| Some(Slot::Text("")))
}
