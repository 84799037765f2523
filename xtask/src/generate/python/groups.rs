//! The groups of operations: typed keyword arguments over one call.

use std::collections::BTreeSet;

use cointill::dynamic::{Parameters, ResultKind};
use cointill::model::{Field, FieldKind};

use super::text::{argument_type, docstring, plain, wrap};
use super::{Gateway, header};
use crate::generate::operations::Described;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Sync,
    Async,
}

impl Style {
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Style::Sync => "groups",
            Style::Async => "async_groups",
        }
    }
}

pub(super) fn text(
    gateway: &Gateway,
    operations: &[Described],
    style: Style,
) -> Result<String, String> {
    let fields = || {
        operations
            .iter()
            .flat_map(|operation| operation.parameters.fields())
    };
    let mut out = header(&format!(
        "What {} can be asked for{}.",
        gateway.title,
        if style == Style::Async {
            ", with asyncio"
        } else {
            ""
        }
    ));
    if fields().any(|field| argument_type(field).starts_with("date ")) {
        out.push_str("from datetime import date\n");
    }
    let any = fields().any(|field| field.kind == FieldKind::Json)
        || operations
            .iter()
            .any(|operation| operation.result == ResultKind::Json);
    if any {
        out.push_str("from typing import Any\n\n");
    } else if out.ends_with("date\n") {
        out.push('\n');
    }
    let base = match style {
        Style::Sync => "from .._groups import Group",
        Style::Async => "from .._groups import AsyncGroup",
    };
    let pages = match style {
        Style::Sync => "Pages",
        Style::Async => "AsyncPages",
    };
    out.push_str(base);
    out.push('\n');
    let has_pages = operations
        .iter()
        .any(|own| matches!(own.result, ResultKind::Page(_)));
    let has_rates = operations.iter().any(|own| own.result == ResultKind::Rates);
    if has_rates {
        out.push_str("from .._native import ExchangeRates\n");
    }
    if has_pages {
        out.push_str(&format!("from .._pages import {pages}\n"));
    }
    out.push_str("from .._record import AmountLike\n");
    imports(&mut out, gateway, operations);
    let mut groups: Vec<&str> = Vec::new();
    for operation in operations {
        if !groups.contains(&operation.group) {
            groups.push(operation.group);
        }
    }
    for group in &groups {
        let class = class_name(group, style);
        let base = if style == Style::Async {
            "AsyncGroup"
        } else {
            "Group"
        };
        out.push_str(&format!(
            "\n\nclass {class}({base}):\n    \"\"\"The group `{group}`.\"\"\"\n\n    __slots__ = ()\n    _group = {group:?}\n"
        ));
        for operation in operations.iter().filter(|own| own.group == *group) {
            method(&mut out, operation, style)?;
        }
    }
    let names: Vec<_> = groups
        .iter()
        .map(|group| format!("    {:?},\n", class_name(group, style)))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    out.push_str(&format!("\n\n__all__ = [\n{}]\n", names.concat()));
    Ok(out)
}

fn imports(out: &mut String, gateway: &Gateway, operations: &[Described]) {
    let fields = operations
        .iter()
        .flat_map(|operation| operation.parameters.fields());
    let enums: BTreeSet<_> = fields
        .filter_map(|field| match field.kind {
            FieldKind::OpenEnum(name) => Some(name),
            _ => None,
        })
        .collect();
    let models: BTreeSet<_> = operations
        .iter()
        .filter_map(|operation| match operation.result {
            ResultKind::Record(name) | ResultKind::Records(name) | ResultKind::Page(name) => {
                Some(name)
            }
            _ => None,
        })
        .collect();
    for (module, names) in [("enums", enums), ("models", models)] {
        if !names.is_empty() {
            let names: Vec<_> = names.iter().map(|name| format!("    {name},\n")).collect();
            let module = format!("{module}_{}", gateway.module);
            out.push_str(&format!("from .{module} import (\n{})\n", names.concat()));
        }
    }
}

/// `Group` behind it, since a model may have the same name.
fn class_name(group: &str, style: Style) -> String {
    let words = group.split('_').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    let name: String = words.collect();
    match style {
        Style::Sync => format!("{name}Group"),
        Style::Async => format!("Async{name}Group"),
    }
}

fn method(out: &mut String, operation: &Described, style: Style) -> Result<(), String> {
    let fields = operation.parameters.fields();
    let one_of = matches!(operation.parameters, Parameters::OneOf(_));
    let waits = style == Style::Async && !matches!(operation.result, ResultKind::Page(_));
    let result = match (operation.result, style) {
        (ResultKind::Record(name), _) => name.to_owned(),
        // `list` is a method of some groups, and would be meant.
        (ResultKind::Records(name), _) => format!("list[{name}]"),
        (ResultKind::Page(name), Style::Sync) => format!("Pages[{name}]"),
        (ResultKind::Page(name), Style::Async) => format!("AsyncPages[{name}]"),
        (ResultKind::Rates, _) => "ExchangeRates".to_owned(),
        (ResultKind::Json, _) => "Any".to_owned(),
        (other, _) => return Err(format!("{other:?}: expected a type of Python for it")),
    };
    let keyword = if waits { "async def" } else { "def" };
    if fields.is_empty() {
        out.push_str(&format!(
            "\n    {keyword} {}(self) -> {result}:\n",
            operation.name
        ));
    } else {
        out.push_str(&format!(
            "\n    {keyword} {}(\n        self,\n        *,\n",
            operation.name
        ));
        // Those without a default first, whatever their place.
        let required = |field: &&Field| field.required && !one_of;
        for field in fields.iter().filter(required) {
            out.push_str(&format!(
                "        {}: {},\n",
                field.name,
                argument_type(field)
            ));
        }
        for field in fields.iter().filter(|field| !required(field)) {
            let kind = argument_type(field);
            out.push_str(&format!("        {}: {kind} | None = None,\n", field.name));
        }
        out.push_str(&format!("    ) -> {result}:\n"));
    }
    documentation(out, operation, one_of);
    let call = match (operation.result, style) {
        (ResultKind::Page(_), _) => "self._pages",
        (_, Style::Sync) => "self._call",
        (_, Style::Async) => "await self._call",
    };
    let typed = call != "self._pages" && result != "Any";
    let into = if typed {
        format!("result: {result} =")
    } else {
        "return".to_owned()
    };
    if fields.is_empty() {
        out.push_str(&format!(
            "        {into} {call}({:?}, {{}})\n",
            operation.name
        ));
    } else {
        let name = operation.name;
        out.push_str(&format!(
            "        {into} {call}(\n            {name:?},\n            {{\n"
        ));
        for field in fields {
            out.push_str(&format!("                {0:?}: {0},\n", field.name));
        }
        out.push_str("            },\n        )\n");
    }
    if typed {
        out.push_str("        return result\n");
    }
    Ok(())
}

fn documentation(out: &mut String, operation: &Described, one_of: bool) {
    let indent = "        ";
    let mut doc = plain(operation.doc);
    if one_of {
        doc.push_str(" Takes exactly one argument.");
    }
    let fields = operation.parameters.fields();
    if fields.is_empty() {
        out.push_str(&docstring(&doc, indent));
        return;
    }
    out.push_str(&format!("{indent}\"\"\"{}\n", wrap(&doc, indent, "")));
    out.push_str(&format!("\n{indent}Args:\n"));
    for field in fields {
        let line = format!("{}: {}", field.name, plain(field.doc));
        let text = wrap(&line, "            ", "    ");
        out.push_str(&format!("{indent}    {text}\n"));
    }
    out.push_str(&format!("{indent}\"\"\"\n"));
}
