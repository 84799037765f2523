//! The models.

use std::collections::BTreeSet;

use cointill::dynamic::{ENUMS, MODELS, RegisteredModel};
use cointill::model::FieldKind;

use super::text::{docstring, identifier, plain, read_type};
use super::{Gateway, header};

pub(super) fn text(gateway: &Gateway) -> Result<String, String> {
    let models: Vec<_> = MODELS
        .iter()
        .filter(|model| model.gateway == gateway.id)
        .collect();
    let kinds = || {
        models
            .iter()
            .flat_map(|model| model.fields)
            .map(|field| field.kind)
    };
    let mut out = header(&format!("What comes from {}.", gateway.title));
    if kinds().any(|kind| kind == FieldKind::Timestamp) {
        out.push_str("from datetime import datetime\n");
    }
    out.push_str("from decimal import Decimal\n");
    let mut typing = vec!["Final"];
    if kinds().any(|kind| kind == FieldKind::Json) {
        typing.insert(0, "Any");
    }
    if models.iter().any(|model| model.name == "Order") {
        typing.push("Literal");
    }
    out.push_str(&format!("from typing import {}\n\n", typing.join(", ")));
    if models.iter().any(|model| observed(model).is_some()) {
        out.push_str("from .._native import Observed, observe\n");
    }
    out.push_str("from .._record import Record, field\n");
    let used: BTreeSet<_> = kinds()
        .filter_map(|kind| match kind {
            FieldKind::OpenEnum(name) => Some(name),
            _ => None,
        })
        .collect();
    if !used.is_empty() {
        let names: Vec<_> = used.iter().map(|name| format!("    {name},\n")).collect();
        out.push_str(&format!(
            "from .enums_{} import (\n{})\n",
            gateway.module,
            names.concat()
        ));
    }
    for name in &used {
        if !ENUMS.iter().any(|set| set.name == *name) {
            return Err(format!(
                "{name}: expected it among the open sets of core/src/dynamic"
            ));
        }
    }
    for model in &models {
        class(&mut out, model);
    }
    let mut names: Vec<_> = models.iter().map(|model| model.name).collect();
    names.sort_unstable();
    let names: Vec<_> = names
        .iter()
        .map(|name| format!("    {name:?},\n"))
        .collect();
    out.push_str(&format!("\n\n__all__ = [\n{}]\n", names.concat()));
    Ok(out)
}

fn class(out: &mut String, model: &RegisteredModel) {
    out.push_str(&format!("\n\nclass {}(Record):\n", model.name));
    out.push_str(&docstring(&plain(model.doc), "    "));
    out.push_str("\n    __slots__ = ()\n\n");
    for (index, field) in model.fields.iter().enumerate() {
        let mut kind = read_type(&field.kind);
        // A text that means no time is read as None, whatever the documents promise.
        let maybe = !field.required || field.kind == FieldKind::Timestamp;
        if maybe && kind != "Any" {
            kind.push_str(" | None");
        }
        out.push_str(&format!(
            "    {}: Final[{kind}] = field({index})\n",
            identifier(field.name)
        ));
        out.push_str(&docstring(&plain(field.doc), "    "));
    }
    out.push_str(observed(model).unwrap_or_default());
}

/// What a model that is about a payment can do besides.
fn observed(model: &RegisteredModel) -> Option<&'static str> {
    match model.name {
        "Payment" | "StaticWalletTransaction" => Some(OBSERVED),
        "Order" => Some(OBSERVED_IN_A_UNIT),
        _ => None,
    }
}

const OBSERVED: &str = r#"
    def observed(self) -> Observed:
        """What it says to `cointill.decide`."""
        result = observe(self)
        assert result is not None
        return result
"#;

const OBSERVED_IN_A_UNIT: &str = r#"
    def observed(self, *, amount_unit: Literal["cents", "as_sent"] = "cents") -> Observed:
        """What it says to `cointill.decide`, with `order_amount` in the unit of your options."""
        result = observe(self, amount_unit)
        assert result is not None
        return result
"#;
