//! The Kotlin package's models, open sets, groups of operations and exceptions, from the core's
//! definitions.

mod errors;
mod facts;
mod groups;
mod models;
mod options;
mod requests;
mod text;
mod words;

use std::path::Path;

use cointill::dynamic::{OPERATIONS_2328, OPERATIONS_ALCHEMYPAY, OPTIONS_2328, OPTIONS_ALCHEMYPAY};

use super::Output;
use super::operations::described;

/// What needs the native library of a server.
const SERVER: &str = "bindings-kotlin/src/main/kotlin/com/cointill";

/// What an app is built from.
const APP: &str = "bindings-kotlin/src/checkout/kotlin/com/cointill";

/// A gateway as the package's names have it.
struct Gateway {
    /// As in `RegisteredModel::gateway`.
    id: &'static str,
    /// As in a sentence.
    title: &'static str,
    /// The last part of its package.
    package: &'static str,
}

const GATEWAYS: [Gateway; 2] = [
    Gateway {
        id: "2328",
        title: "2328.io",
        package: "gateway2328",
    },
    Gateway {
        id: "alchemypay",
        title: "Alchemy Pay and AEON",
        package: "alchemypay",
    },
];

/// What is no gateway's: a payment in a customer's app.
const CHECKOUT: Gateway = Gateway {
    id: "checkout",
    title: "the shop's own server",
    package: "checkout",
};

pub(super) fn outputs(_: &Path) -> Result<Vec<Output>, String> {
    let mut outputs = vec![
        file(APP, "", "Exceptions", errors::text()),
        file(SERVER, CHECKOUT.package, "PaymentFacts", facts::text()),
    ];
    for (name, text) in models::texts(&CHECKOUT)? {
        outputs.push(file(APP, CHECKOUT.package, name, text));
    }
    for gateway in &GATEWAYS {
        let (operations, options) = match gateway.id {
            "2328" => (
                described(OPERATIONS_2328),
                options::text(gateway, OPTIONS_2328),
            ),
            _ => (
                described(OPERATIONS_ALCHEMYPAY),
                options::text(gateway, OPTIONS_ALCHEMYPAY),
            ),
        };
        outputs.push(file(SERVER, gateway.package, "Options", options));
        outputs.push(file(SERVER, gateway.package, "Words", words::text(gateway)));
        for (name, text) in models::texts(gateway)? {
            outputs.push(file(SERVER, gateway.package, name, text));
        }
        for (name, text) in groups::texts(gateway, &operations)? {
            outputs.push(file(SERVER, gateway.package, &name, text));
        }
        for (name, text) in requests::texts(gateway, &operations) {
            outputs.push(file(SERVER, gateway.package, &name, text));
        }
    }
    Ok(outputs)
}

fn file(folder: &str, package: &str, name: &str, text: String) -> Output {
    let path = if package.is_empty() {
        format!("{folder}/{name}.kt")
    } else {
        format!("{folder}/{package}/{name}.kt")
    };
    Output { path, text }
}

/// The beginning of a file; `imports` are whole names.
fn header(package: &str, imports: &[&str]) -> String {
    let mut out = String::from(
        "// Made from the core's definitions by `cargo xtask generate`; do not edit.\n\npackage \
         com.cointill",
    );
    if !package.is_empty() {
        out.push_str(&format!(".{package}"));
    }
    out.push('\n');
    let mut imports: Vec<_> = imports.to_vec();
    imports.sort_unstable();
    imports.dedup();
    if !imports.is_empty() {
        out.push('\n');
    }
    for import in imports {
        out.push_str(&format!("import {import}\n"));
    }
    out
}
