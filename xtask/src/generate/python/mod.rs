//! The Python package's models, open sets and groups of operations, from the core's definitions.

mod enums;
mod groups;
mod models;
mod public;
mod text;

use std::path::Path;

use cointill::dynamic::{OPERATIONS_2328, OPERATIONS_ALCHEMYPAY};

use super::Output;
use super::operations::described;

const PACKAGE: &str = "bindings-python/python/cointill";

/// A gateway as the package's file names have it.
struct Gateway {
    /// As in `RegisteredModel::gateway`.
    id: &'static str,
    /// As in a sentence.
    title: &'static str,
    /// In names of private modules.
    module: &'static str,
    /// Its public module.
    package: &'static str,
}

const GATEWAYS: [Gateway; 2] = [
    Gateway {
        id: "2328",
        title: "2328.io",
        module: "2328",
        package: "gateway2328",
    },
    Gateway {
        id: "alchemypay",
        title: "Alchemy Pay and AEON",
        module: "alchemypay",
        package: "alchemypay",
    },
];

/// What a shop tells its own app, which is of no gateway: models alone.
const CHECKOUT: Gateway = Gateway {
    id: "checkout",
    title: "a shop's own server, for its app",
    module: "checkout",
    package: "checkout",
};

pub(super) fn outputs(_: &Path) -> Result<Vec<Output>, String> {
    let mut outputs = vec![file(
        "_generated/__init__",
        "\"\"\"Made from the core's definitions by `cargo xtask generate`; do not edit.\"\"\"\n"
            .to_owned(),
    )];
    for gateway in &GATEWAYS {
        let module = gateway.module;
        outputs.push(file(
            &format!("_generated/enums_{module}"),
            enums::text(gateway),
        ));
        outputs.push(file(
            &format!("_generated/models_{module}"),
            models::text(gateway)?,
        ));
        let operations = match gateway.id {
            "2328" => described(OPERATIONS_2328),
            _ => described(OPERATIONS_ALCHEMYPAY),
        };
        outputs.push(file(gateway.package, public::text(gateway, &operations)));
        for style in [groups::Style::Sync, groups::Style::Async] {
            let name = format!("_generated/{}_{module}", style.prefix());
            outputs.push(file(&name, groups::text(gateway, &operations, style)?));
        }
    }
    outputs.push(file("_generated/models_checkout", models::text(&CHECKOUT)?));
    Ok(outputs)
}

fn file(name: &str, text: String) -> Output {
    Output {
        path: format!("{PACKAGE}/{name}.py"),
        text,
    }
}

fn header(title: &str) -> String {
    format!(
        "\"\"\"{title}\n\nMade from the core's definitions by `cargo xtask generate`; do not edit.\n\
         \"\"\"\n\nfrom __future__ import annotations\n\n"
    )
}
