//! The Swift package's models, words and groups of operations, from the core's definitions.

mod groups;
mod models;
mod options;
mod tests;
mod text;
mod words;

use std::path::Path;

use cointill::dynamic::{
    MODELS, OPERATIONS_2328, OPERATIONS_ALCHEMYPAY, OPTIONS_2328, OPTIONS_ALCHEMYPAY,
};

use super::Output;
use super::operations::described;

const FOLDER: &str = "bindings-swift/Sources/Cointill/Generated";

/// Of the module that an app has too.
const SHARED: &str = "bindings-swift/Sources/CointillCheckout/Generated";

const TESTS: &str = "bindings-swift/Tests/CointillTests/Generated";

/// A gateway as the package has it.
struct Gateway {
    /// As in `RegisteredModel::gateway`.
    id: &'static str,
    /// As in a sentence.
    title: &'static str,
    /// Its class, in which its types are nested: the gateways' words would meet otherwise.
    class: &'static str,
}

const GATEWAYS: [Gateway; 2] = [
    Gateway {
        id: "2328",
        title: "2328.io",
        class: "Gateway2328",
    },
    Gateway {
        id: "alchemypay",
        title: "Alchemy Pay and AEON",
        class: "AlchemyPay",
    },
];

/// What a shop tells its own app, which is of no gateway: models alone.
const CHECKOUT: Gateway = Gateway {
    id: "checkout",
    title: "a shop's own server, for its app",
    class: "Checkout",
};

pub(super) fn outputs(_: &Path) -> Result<Vec<Output>, String> {
    let mut outputs = Vec::new();
    let mut all = Vec::new();
    for gateway in &GATEWAYS {
        let mut add = |name: &str, text: String| {
            outputs.push(Output {
                // A module takes no two files of the same name.
                path: format!("{FOLDER}/{0}/{0}+{name}.swift", gateway.class),
                text: format!("{HEADER}{text}"),
            });
        };
        add("Words", words::text(gateway));
        add(
            "Options",
            match gateway.id {
                "2328" => options::text(gateway, OPTIONS_2328)?,
                _ => options::text(gateway, OPTIONS_ALCHEMYPAY)?,
            },
        );
        for model in MODELS.iter().filter(|model| model.gateway == gateway.id) {
            add(model.name, models::text(gateway, model)?);
        }
        let operations = match gateway.id {
            "2328" => described(OPERATIONS_2328),
            _ => described(OPERATIONS_ALCHEMYPAY),
        };
        for (name, text) in groups::texts(gateway, &operations)? {
            add(&name, text);
        }
        all.push((gateway, operations));
    }
    for model in MODELS.iter().filter(|model| model.gateway == CHECKOUT.id) {
        let class = CHECKOUT.class;
        outputs.push(Output {
            path: format!("{SHARED}/{class}+{}.swift", model.name),
            text: format!("{HEADER}{}", models::text(&CHECKOUT, model)?),
        });
    }
    for (name, text) in [
        ("Calls", tests::calls(&all)),
        ("Shown", tests::shown(GATEWAYS.iter().chain([&CHECKOUT]))),
    ] {
        outputs.push(Output {
            path: format!("{TESTS}/{name}.swift"),
            text: format!("{HEADER}{text}"),
        });
    }
    for (folder, name, text) in [
        (SHARED, "ErrorCodes", words::codes()),
        (FOLDER, "PaymentWords", words::payment()),
    ] {
        outputs.push(Output {
            path: format!("{folder}/{name}.swift"),
            text: format!("{HEADER}{text}"),
        });
    }
    Ok(outputs)
}

const HEADER: &str =
    "// Made from the core's definitions by `cargo xtask generate`; do not edit.\n\n";
