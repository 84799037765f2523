//! The npm package's models, open sets and groups of operations, from the core's definitions.

mod groups;
mod models;
mod status;
mod text;

use std::path::Path;

use cointill::dynamic::{OPERATIONS_2328, OPERATIONS_ALCHEMYPAY};

use super::Output;
use super::operations::described;

const FOLDER: &str = "bindings-node/lib/generated";

/// A gateway as the package's file names have it.
struct Gateway {
    /// As in `RegisteredModel::gateway`.
    id: &'static str,
    /// As in a sentence.
    title: &'static str,
    /// In names of files.
    file: &'static str,
}

const GATEWAYS: [Gateway; 2] = [
    Gateway {
        id: "2328",
        title: "2328.io",
        file: "2328",
    },
    Gateway {
        id: "alchemypay",
        title: "Alchemy Pay and AEON",
        file: "AlchemyPay",
    },
];

pub(super) fn outputs(_: &Path) -> Result<Vec<Output>, String> {
    let mut outputs = vec![file("status", status::text())];
    for gateway in &GATEWAYS {
        let name = format!("models{}", gateway.file);
        outputs.push(file(&name, models::types(gateway)));
        let name = format!("readers{}", gateway.file);
        outputs.push(file(&name, models::readers(gateway)?));
        let operations = match gateway.id {
            "2328" => described(OPERATIONS_2328),
            _ => described(OPERATIONS_ALCHEMYPAY),
        };
        let name = format!("groups{}", gateway.file);
        outputs.push(file(&name, groups::text(gateway, &operations)?));
    }
    Ok(outputs)
}

fn file(name: &str, text: String) -> Output {
    Output {
        path: format!("{FOLDER}/{name}.ts"),
        text,
    }
}

fn header(title: &str) -> String {
    format!(
        "/**\n * {title}\n *\n * Made from the core's definitions by `cargo xtask generate`; do not \
         edit.\n */\n\n"
    )
}
