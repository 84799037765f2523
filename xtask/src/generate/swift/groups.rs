//! The groups of operations: typed methods over one call.

use cointill::dynamic::{Parameters, ResultKind};
use cointill::model::{Field, FieldKind};

use super::Gateway;
use super::text::{camel, capital, comment, declared, item, literal, read_type};
use crate::generate::operations::Described;

/// A file's name and text for each group.
pub(super) fn texts(
    gateway: &Gateway,
    operations: &[Described],
) -> Result<Vec<(String, String)>, String> {
    let mut groups: Vec<&str> = Vec::new();
    for operation in operations {
        if !groups.contains(&operation.group) {
            groups.push(operation.group);
        }
    }
    let mut texts = Vec::new();
    for group in groups {
        // `Group` behind it, since a model may have the same name.
        let class = format!("{}Group", capital(&camel(group)));
        let mut out = format!(
            "extension {} {{\n    /// What {} can be asked for, the group `{group}`.\n    public \
             struct {class}: Sendable {{\n        let client: GatewayClient\n",
            gateway.class, gateway.title
        );
        for operation in operations.iter().filter(|own| own.group == group) {
            match operation.parameters {
                Parameters::Fields(_) => method(&mut out, operation, None)?,
                // Which one of them is said by the method's label.
                Parameters::OneOf(fields) => {
                    for field in fields {
                        method(&mut out, operation, Some(field))?;
                    }
                }
                other => return Err(format!("{other:?}: expected parameters that are known")),
            }
        }
        out.push_str(&format!(
            "    }}\n\n    /// The group `{group}`.\n    public var {}: {class} {{ {class}(client: \
             client) }}\n}}\n",
            declared(&camel(group))
        ));
        texts.push((class, out));
    }
    Ok(texts)
}

/// `only` is the one parameter of a method that takes exactly one of several.
fn method(out: &mut String, operation: &Described, only: Option<&Field>) -> Result<(), String> {
    let fields = operation.parameters.fields();
    let wanted = |field: &&Field| only.is_none_or(|only| only.name == field.name);
    let (required, optional): (Vec<_>, Vec<_>) = fields
        .iter()
        .filter(wanted)
        .partition(|field| field.required || only.is_some());
    documentation(out, operation, &required, &optional);
    let (call, result) = match operation.result {
        ResultKind::Record(name) => ("record", name.to_owned()),
        ResultKind::Records(name) => ("records", format!("[{name}]")),
        ResultKind::Page(name) => ("pages", format!("Pages<{name}>")),
        ResultKind::Rates => ("rates", "ExchangeRates".to_owned()),
        ResultKind::Json => ("json", "JSON".to_owned()),
        other => return Err(format!("{other:?}: expected a type of Swift for it")),
    };
    let (effects, attempt) = if call == "pages" {
        ("", "")
    } else {
        (" async throws", "try await ")
    };
    let parameters: Vec<_> = required
        .iter()
        .map(|field| format!("{}: {}", declared(&camel(field.name)), argument_type(field)))
        .chain(optional.iter().map(|field| {
            format!(
                "{}: {}? = nil",
                declared(&camel(field.name)),
                argument_type(field)
            )
        }))
        .collect();
    let name = declared(&camel(operation.name));
    let signature = if parameters.len() < 3 {
        parameters.join(", ")
    } else {
        let lines: Vec<_> = parameters
            .iter()
            .map(|parameter| format!("            {parameter}"))
            .collect();
        format!("\n{}\n        ", lines.join(",\n"))
    };
    out.push_str(&format!(
        "        public func {name}({signature}){effects} -> {result} {{\n"
    ));
    // By the place of the parameter, as the border takes them.
    let values: Vec<_> = fields
        .iter()
        .map(|field| {
            let name = declared(&camel(field.name));
            if !wanted(&field) {
                return "nil".to_owned();
            }
            let maybe = if field.required || only.is_some() {
                ""
            } else {
                "?"
            };
            format!("{name}{maybe}.argument")
        })
        .collect();
    let arguments = if values.len() < 3 {
        format!("[{}]", values.join(", "))
    } else {
        let lines: Vec<_> = values
            .iter()
            .map(|value| format!("                {value},\n"))
            .collect();
        format!("[\n{}            ]", lines.concat())
    };
    out.push_str(&format!(
        "            {attempt}client.{call}({}, {}, {arguments})\n        }}\n",
        literal(operation.group),
        literal(operation.name)
    ));
    Ok(())
}

fn documentation(
    out: &mut String,
    operation: &Described,
    required: &[&Field],
    optional: &[&Field],
) {
    let indent = "        ";
    out.push('\n');
    out.push_str(&comment(operation.doc, indent));
    if !(required.is_empty() && optional.is_empty()) {
        out.push_str(&format!("{indent}///\n{indent}/// - Parameters:\n"));
        for field in required.iter().chain(optional) {
            out.push_str(&item(&camel(field.name), field.doc, indent));
        }
    }
    if !matches!(operation.result, ResultKind::Page(_)) {
        out.push_str(&format!("{indent}/// - Throws: ``CointillError``.\n"));
    }
}

fn argument_type(field: &Field) -> String {
    match field.kind {
        FieldKind::Model(_) | FieldKind::List(_) => "JSON".to_owned(),
        kind => read_type(&kind),
    }
}
