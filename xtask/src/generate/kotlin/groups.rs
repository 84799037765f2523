//! The groups of operations: suspending functions with named arguments, over one call.

use cointill::dynamic::{Parameters, ResultKind};
use cointill::model::Field;

use super::text::{argument, argument_imports, class_name, field_doc, identifier, kdoc, plain};
use super::{Gateway, header};
use crate::generate::operations::Described;

/// The groups in their order, each once.
pub(super) fn groups(operations: &[Described]) -> Vec<&'static str> {
    let mut groups = Vec::new();
    for operation in operations {
        if !groups.contains(&operation.group) {
            groups.push(operation.group);
        }
    }
    groups
}

/// A file for each group.
pub(super) fn texts(
    gateway: &Gateway,
    operations: &[Described],
) -> Result<Vec<(String, String)>, String> {
    groups(operations)
        .into_iter()
        .map(|group| {
            let own: Vec<_> = operations.iter().filter(|own| own.group == group).collect();
            let name = format!("{}Group", class_name(group));
            Ok((name.clone(), text(gateway, group, &name, &own)?))
        })
        .collect()
}

fn text(
    gateway: &Gateway,
    group: &str,
    name: &str,
    operations: &[&Described],
) -> Result<String, String> {
    let mut imports = vec!["com.cointill.Carrier"];
    for operation in operations {
        imports.extend(argument_imports(operation.parameters.fields()));
        match operation.result {
            ResultKind::Page(_) => {
                imports.extend(["com.cointill.Page", "kotlinx.coroutines.flow.Flow"]);
            }
            ResultKind::Rates => imports.push("com.cointill.ExchangeRates"),
            _ => {}
        }
    }
    let mut out = header(gateway.package, &imports);
    out.push_str(&format!(
        "\n/** The group `{group}` of {}. */\npublic class {name} internal constructor(private val \
         carrier: Carrier) {{",
        gateway.title
    ));
    for operation in operations {
        function(&mut out, operation)?;
    }
    out.push_str("}\n");
    Ok(out)
}

/// The type of a result, and the carrier's function that gives it.
pub(super) fn result(operation: &Described) -> Result<(String, &'static str, String), String> {
    Ok(match operation.result {
        ResultKind::Record(name) => (name.to_owned(), "one", format!(", ::{name}")),
        ResultKind::Records(name) => (format!("List<{name}>"), "many", format!(", ::{name}")),
        ResultKind::Page(name) => (name.to_owned(), "items", format!(", ::{name}")),
        ResultKind::Rates => ("ExchangeRates".to_owned(), "rates", String::new()),
        ResultKind::Json => ("String".to_owned(), "json", String::new()),
        other => return Err(format!("{other:?}: expected a type of Kotlin for it")),
    })
}

fn function(out: &mut String, operation: &Described) -> Result<(), String> {
    let (kind, carry, make) = result(operation)?;
    let pages = matches!(operation.result, ResultKind::Page(_));
    let name = identifier(operation.name);
    let calls = if pages {
        vec![
            (name.clone(), format!("Flow<{kind}>"), "items", "fun"),
            (
                format!("{name}Pages"),
                format!("Flow<Page<{kind}>>"),
                "pages",
                "fun",
            ),
        ]
    } else {
        vec![(name, kind, carry, "suspend fun")]
    };
    for (name, kind, carry, keyword) in calls {
        out.push('\n');
        out.push_str(&kdoc(&documentation(operation, carry), "    "));
        let target = format!("{:?}, {:?}", operation.group, operation.name);
        let fields = operation.parameters.fields();
        if fields.is_empty() {
            out.push_str(&format!(
                "    public {keyword} {name}(): {kind} =\n        carrier.{carry}({target}, \
                 emptyArray(){make})\n"
            ));
            continue;
        }
        out.push_str(&format!("    public {keyword} {name}(\n"));
        let required = |field: &&Field| is_required(operation, field);
        for field in fields.iter().filter(required) {
            let (kind, _) = argument(field);
            out.push_str(&format!("        {}: {kind},\n", identifier(field.name)));
        }
        for field in fields.iter().filter(|field| !required(field)) {
            let (kind, _) = argument(field);
            out.push_str(&format!(
                "        {}: {kind}? = null,\n",
                identifier(field.name)
            ));
        }
        out.push_str(&format!(
            "    ): {kind} =\n        carrier.{carry}(\n            {target},\n            arrayOf(\n"
        ));
        for field in fields {
            let (_, write) = argument(field);
            let maybe = if is_required(operation, field) || write.is_empty() {
                ""
            } else {
                "?"
            };
            out.push_str(&format!(
                "                {}{maybe}{write},\n",
                identifier(field.name)
            ));
        }
        out.push_str("            ),\n");
        if !make.is_empty() {
            out.push_str(&format!("            {},\n", make.trim_start_matches(", ")));
        }
        out.push_str("        )\n");
    }
    Ok(())
}

/// Of several that are each enough none is required.
pub(super) fn is_required(operation: &Described, field: &Field) -> bool {
    field.required && !matches!(operation.parameters, Parameters::OneOf(_))
}

pub(super) fn documentation(operation: &Described, carry: &str) -> String {
    let mut doc = plain(operation.doc);
    if matches!(operation.parameters, Parameters::OneOf(_)) {
        doc.push_str(" Takes exactly one argument.");
    }
    match carry {
        "items" => doc.push_str(" Pages are fetched while it is collected."),
        "pages" => doc.push_str(" Page by page."),
        _ => {}
    }
    let fields = operation.parameters.fields();
    if !fields.is_empty() {
        doc.push('\n');
    }
    for field in fields {
        let name = identifier(field.name);
        let name = name.trim_matches('`');
        doc.push_str(&format!("\n@param {name} {}", field_doc(field)));
    }
    doc
}
