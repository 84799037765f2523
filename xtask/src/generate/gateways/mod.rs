//! `docs/endpoints.md`, and the tables in `docs/gateways.md` and `docs/checkout.md`: made by calling the library, so that
//! they say what it does.

mod alchemypay;
mod answers;
mod entry;
mod gateway2328;
mod marked;
mod options;
mod statuses;
mod types;

use std::path::Path;

use cointill::Amount;
use cointill::checkout::{PaymentFacts, PaymentView};

use super::Output;
use types::Type;

const REFERENCE: &str = "docs/endpoints.md";
const PAGE: &str = "docs/gateways.md";
const APP_PAGE: &str = "docs/checkout.md";

const HEAD: &str = "\
# Endpoints and their fields

<!-- Made by `cargo xtask generate` from the code: change it there. -->

Every call of [2328.io](#2328io) and of [Alchemy Pay and AEON](#alchemy-pay-and-aeon), with the
fields of what it takes and gives. [The gateways](gateways.md) says what they are for. A list is
read page by page; each model also has `raw`, the whole object as it came.
";

pub(super) fn outputs(root: &Path) -> Result<Vec<Output>, String> {
    let gateway2328 = gateway2328::gateway().map_err(|error| error.to_string())?;
    let alchemypay = alchemypay::gateway().map_err(|error| error.to_string())?;
    let mut reference = HEAD.to_owned();
    for gateway in [&gateway2328, &alchemypay] {
        gateway.is_complete()?;
        reference.push_str(&gateway.reference()?);
    }
    let sections = [
        ("endpoints of 2328.io", gateway2328.table()),
        ("statuses of 2328.io", statuses::gateway2328()),
        ("options of 2328.io", options::gateway2328(root)?),
        ("errors of 2328.io", answers::gateway2328()?),
        ("endpoints of Alchemy Pay", alchemypay.table()),
        ("statuses of Alchemy Pay", statuses::alchemypay()),
        ("options of Alchemy Pay", options::alchemypay(root)?),
        ("errors of Alchemy Pay", answers::alchemypay()?),
    ];
    let facts = PaymentFacts::new("ORDER-1", Amount::from(1), "USD");
    let app_sections = [
        ("the view", Type::model::<PaymentView>().table()?),
        ("the facts", Type::request(&facts).table()?),
    ];
    Ok(vec![
        Output {
            path: REFERENCE.to_owned(),
            text: reference,
        },
        with_sections(root, PAGE, &sections)?,
        with_sections(root, APP_PAGE, &app_sections)?,
    ])
}

/// A page that people write, with its tables as they are made now.
fn with_sections(root: &Path, page: &str, sections: &[(&str, String)]) -> Result<Output, String> {
    let text = std::fs::read_to_string(root.join(page))
        .map_err(|error| format!("{page}: {error}"))?
        .replace("\r\n", "\n");
    let text = marked::replace(&text, sections).map_err(|error| format!("{page}: {error}"))?;
    Ok(Output {
        path: page.to_owned(),
        text,
    })
}

/// A table in Markdown.
fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    let rule = vec!["---".to_owned(); head.len()];
    let rows: String = rows.iter().map(|row| line(row)).collect();
    format!("{}{}{rows}", line(&head), line(&rule))
}

fn code(text: &str) -> String {
    format!("`{text}`")
}
