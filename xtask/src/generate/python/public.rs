//! The public module of a gateway: its models and words under one name.

use std::collections::BTreeSet;

use cointill::dynamic::{ENUMS, MODELS, ResultKind};

use super::Gateway;
use crate::generate::operations::Described;

/// The names are written out: type checkers take no list that is worked out.
pub(super) fn text(gateway: &Gateway, operations: &[Described]) -> String {
    let mut out = format!(
        "\"\"\"Models and words of {}.\n\nMade from the core's definitions by `cargo xtask generate`; do \
         not edit.\n\"\"\"\n\nfrom __future__ import annotations\n\n",
        gateway.title
    );
    let enums = ENUMS.iter().filter(|set| set.gateway == gateway.id);
    let enums: BTreeSet<_> = enums.map(|set| set.name).collect();
    let models = MODELS.iter().filter(|model| model.gateway == gateway.id);
    let models: BTreeSet<_> = models.map(|model| model.name).collect();
    for (module, names) in [("enums", &enums), ("models", &models)] {
        let names: Vec<_> = names.iter().map(|name| format!("    {name},\n")).collect();
        out.push_str(&format!(
            "from ._generated.{module}_{} import (\n{})\n",
            gateway.module,
            names.concat()
        ));
    }
    let mut names: BTreeSet<_> = enums.union(&models).copied().collect();
    if operations.iter().any(|own| own.result == ResultKind::Rates) {
        out.push_str("from ._native import ExchangeRates\n");
        names.insert("ExchangeRates");
    }
    let names: Vec<_> = names
        .iter()
        .map(|name| format!("    {name:?},\n"))
        .collect();
    out.push_str(&format!("\n__all__ = [\n{}]\n", names.concat()));
    out
}
