//! The groups of operations: typed arguments over one call.

use std::collections::BTreeSet;

use cointill::dynamic::{Parameters, ResultKind};
use cointill::model::{Field, FieldKind};

use super::text::{argument_type, camel, comment, pascal};
use super::{Gateway, header};
use crate::generate::operations::Described;

/// Models of a group that tell of a payment, with the argument's name.
const OBSERVED: &[(&str, &str, &str, &str)] = &[
    ("2328", "payments", "Payment", "payment"),
    (
        "2328",
        "static_wallets",
        "StaticWalletTransaction",
        "deposit",
    ),
    ("alchemypay", "payments", "Order", "order"),
];

impl Described {
    /// The name of the type of its arguments.
    fn arguments(&self) -> String {
        format!("{}{}", pascal(self.group), pascal(self.name))
    }

    fn one_of(&self) -> bool {
        matches!(self.parameters, Parameters::OneOf(_))
    }

    fn is_list(&self) -> bool {
        matches!(self.result, ResultKind::Page(_))
    }
}

pub(super) fn text(gateway: &Gateway, operations: &[Described]) -> Result<String, String> {
    let mut out = header(&format!("What {} can be asked for.", gateway.title));
    imports(&mut out, gateway, operations);
    let mut groups: Vec<&str> = Vec::new();
    for operation in operations {
        arguments(&mut out, operation);
        if !groups.contains(&operation.group) {
            groups.push(operation.group);
        }
    }
    for group in groups {
        out.push_str(&format!(
            "\n/** The group `{}`. */\nexport class {}Group extends Group {{\n  /** @internal */\n  protected \
             override readonly _group = {group:?};\n",
            camel(group),
            pascal(group)
        ));
        for operation in operations.iter().filter(|own| own.group == group) {
            method(&mut out, operation)?;
        }
        for (_, _, model, name) in observed(gateway, group) {
            out.push_str(&format!(
                "\n  /** What it says to `decide`. */\n  observe({name}: {model}): Observed {{\n    \
                 return this._observe({model:?}, {name});\n  }}\n"
            ));
        }
        out.push_str("}\n");
    }
    Ok(out)
}

fn observed(
    gateway: &Gateway,
    group: &str,
) -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str, &'static str)> {
    OBSERVED
        .iter()
        .filter(move |own| own.0 == gateway.id && own.1 == group)
}

fn imports(out: &mut String, gateway: &Gateway, operations: &[Described]) {
    let mut helpers = BTreeSet::new();
    let mut names = BTreeSet::new();
    let mut readers = BTreeSet::new();
    for operation in operations {
        match operation.result {
            ResultKind::Record(name) | ResultKind::Page(name) | ResultKind::Records(name) => {
                names.insert(name);
                readers.insert(name);
            }
            _ => {}
        }
        match operation.result {
            ResultKind::Record(_) => helpers.insert("one"),
            ResultKind::Records(_) => helpers.insert("all"),
            ResultKind::Rates | ResultKind::Json => helpers.insert("same"),
            _ => false,
        };
        for field in operation.parameters.fields() {
            if let FieldKind::OpenEnum(name) = field.kind {
                names.insert(name);
            }
        }
    }
    out.push_str("import type { CallOptions } from \"../driver\";\n");
    let helpers: Vec<_> = helpers
        .into_iter()
        .map(|name| format!("{name}, "))
        .collect();
    out.push_str(&format!(
        "import {{ {}Group }} from \"../groups\";\n",
        helpers.concat()
    ));
    if operations.iter().any(Described::is_list) {
        out.push_str("import type { Pages } from \"../pages\";\n");
    }
    out.push_str("import type { Observed } from \"../payment\";\n");
    if operations.iter().any(|own| own.result == ResultKind::Rates) {
        out.push_str("import type { ExchangeRates } from \"../values\";\n");
    }
    let names: Vec<_> = names.iter().map(|name| format!("  {name},\n")).collect();
    let readers: Vec<_> = readers
        .iter()
        .map(|name| format!("  read{name},\n"))
        .collect();
    out.push_str(&format!(
        "import type {{\n{}}} from \"./models{file}\";\nimport {{\n{}}} from \
         \"./readers{file}\";\n",
        names.concat(),
        readers.concat(),
        file = gateway.file
    ));
}

fn arguments(out: &mut String, operation: &Described) {
    let fields = operation.parameters.fields();
    if fields.is_empty() {
        return;
    }
    let (group, name) = (camel(operation.group), camel(operation.name));
    out.push_str(&format!("\n/** The arguments of `{group}.{name}`"));
    if operation.one_of() {
        out.push_str(&format!(
            ": exactly one of them. */\nexport type {} =",
            operation.arguments()
        ));
        for field in fields {
            let members: Vec<_> = fields
                .iter()
                .map(|other| {
                    let name = camel(other.name);
                    if other.name == field.name {
                        format!("readonly {name}: {}", argument_type(other))
                    } else {
                        format!("readonly {name}?: never")
                    }
                })
                .collect();
            out.push_str(&format!("\n  | {{ {} }}", members.join("; ")));
        }
        out.push_str(";\n");
        return;
    }
    out.push_str(&format!(
        ". */\nexport interface {} {{\n",
        operation.arguments()
    ));
    for field in fields {
        out.push_str(&comment(field.doc, "  "));
        let (name, kind) = (camel(field.name), argument_type(field));
        if field.required {
            out.push_str(&format!("  readonly {name}: {kind};\n"));
        } else {
            let maybe = if kind == "unknown" {
                ""
            } else {
                " | null | undefined"
            };
            out.push_str(&format!("  readonly {name}?: {kind}{maybe};\n"));
        }
    }
    out.push_str("}\n");
}

fn method(out: &mut String, operation: &Described) -> Result<(), String> {
    let fields = operation.parameters.fields();
    let (result, read) = match operation.result {
        ResultKind::Record(name) => (format!("Promise<{name}>"), format!("one(read{name})")),
        ResultKind::Records(name) => (
            format!("Promise<readonly {name}[]>"),
            format!("all(read{name})"),
        ),
        ResultKind::Page(name) => (format!("Pages<{name}>"), format!("read{name}")),
        ResultKind::Rates => (
            "Promise<ExchangeRates>".to_owned(),
            "same<ExchangeRates>".to_owned(),
        ),
        ResultKind::Json => ("Promise<unknown>".to_owned(), "same<unknown>".to_owned()),
        other => return Err(format!("{other:?}: expected a type of TypeScript for it")),
    };
    let required = |field: &Field| field.required;
    let given = if fields.is_empty() {
        String::new()
    } else if operation.one_of() || fields.iter().any(required) {
        format!("given: {}, ", operation.arguments())
    } else {
        format!("given?: {}, ", operation.arguments())
    };
    let passed = if fields.is_empty() {
        "undefined"
    } else {
        "given"
    };
    let call = if operation.is_list() {
        "_pages"
    } else {
        "_call"
    };
    out.push('\n');
    out.push_str(&comment(operation.doc, "  "));
    out.push_str(&format!(
        "  {}({given}options?: CallOptions): {result} {{\n    return this.{call}({:?}, {passed}, \
         {read}, options);\n  }}\n",
        camel(operation.name),
        operation.name
    ));
    Ok(())
}
