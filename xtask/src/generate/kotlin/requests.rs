//! The blocking face, for Java: a request object for each operation, since Java has no named
//! arguments, and groups that take one.

use cointill::dynamic::ResultKind;
use cointill::model::FieldKind;

use super::groups::{documentation, groups, is_required, result};
use super::text::{argument, argument_imports, class_name, field_doc, identifier, kdoc, plain};
use super::{Gateway, header};
use crate::generate::operations::Described;

/// Two files for each group: the requests, and the group.
pub(super) fn texts(gateway: &Gateway, operations: &[Described]) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for group in groups(operations) {
        let own: Vec<_> = operations.iter().filter(|own| own.group == group).collect();
        let class = class_name(group);
        if own.iter().any(|own| !own.parameters.fields().is_empty()) {
            texts.push((format!("{class}Requests"), requests(gateway, &own)));
        }
        let name = format!("Blocking{class}Group");
        texts.push((name.clone(), blocking(gateway, group, &name, &own)));
    }
    texts
}

fn request_name(operation: &Described) -> String {
    format!(
        "{}{}Request",
        class_name(operation.group),
        class_name(operation.name)
    )
}

fn requests(gateway: &Gateway, operations: &[&Described]) -> String {
    let fields = operations.iter().flat_map(|own| own.parameters.fields());
    let fields: Vec<_> = fields.copied().collect();
    let mut out = header(gateway.package, &argument_imports(&fields));
    for operation in operations {
        if !operation.parameters.fields().is_empty() {
            request(&mut out, operation);
        }
    }
    out
}

fn request(out: &mut String, operation: &Described) {
    let fields = operation.parameters.fields();
    let name = request_name(operation);
    let required: Vec<_> = fields
        .iter()
        .enumerate()
        .filter(|(_, field)| is_required(operation, field))
        .collect();
    let mut doc = format!(
        "What `{}.{}` takes, for [Blocking{}Group].",
        operation.group,
        identifier(operation.name),
        class_name(operation.group)
    );
    if !required.is_empty() {
        doc.push('\n');
    }
    for (_, field) in &required {
        doc.push_str(&format!(
            "\n@param {} {}",
            identifier(field.name).trim_matches('`'),
            field_doc(field)
        ));
    }
    out.push('\n');
    out.push_str(&kdoc(&doc, ""));
    if required.is_empty() {
        out.push_str(&format!("public class {name} {{\n"));
    } else {
        out.push_str(&format!("public class {name}(\n"));
        for (_, field) in &required {
            let (kind, _) = java(field);
            out.push_str(&format!("    {}: {kind},\n", identifier(field.name)));
        }
        out.push_str(") {\n");
    }
    out.push_str(&format!(
        "    internal val values: Array<String?> = arrayOfNulls({})\n",
        fields.len()
    ));
    if !required.is_empty() {
        out.push_str("\n    init {\n");
        for (place, field) in &required {
            let (_, write) = java(field);
            out.push_str(&format!(
                "        values[{place}] = {}{write}\n",
                identifier(field.name)
            ));
        }
        out.push_str("    }\n");
    }
    for (place, field) in fields.iter().enumerate() {
        if is_required(operation, field) {
            continue;
        }
        let (kind, write) = java(field);
        out.push('\n');
        out.push_str(&kdoc(&field_doc(field), "    "));
        out.push_str(&format!(
            "    public fun {}(value: {kind}): {name} = apply {{ values[{place}] = value{write} }}\n",
            identifier(field.name)
        ));
    }
    out.push_str("}\n");
}

/// As an argument, but a word of an open set is text: Java cannot call a function with a value
/// class.
fn java(field: &cointill::model::Field) -> (String, &'static str) {
    match field.kind {
        FieldKind::OpenEnum(_) => ("String".to_owned(), ""),
        _ => argument(field),
    }
}

fn blocking(gateway: &Gateway, group: &str, name: &str, operations: &[&Described]) -> String {
    let mut imports = vec!["com.cointill.Carrier"];
    for operation in operations {
        if !matches!(operation.result, ResultKind::Page(_)) {
            imports.push("com.cointill.waitFor");
        }
        if operation.result == ResultKind::Rates {
            imports.push("com.cointill.ExchangeRates");
        }
    }
    let mut out = header(gateway.package, &imports);
    out.push_str(&format!(
        "\n/** The group `{group}` of {}, for code that waits. */\npublic class {name} internal \
         constructor(private val carrier: Carrier) {{",
        gateway.title
    ));
    for operation in operations {
        let Ok((kind, carry, make)) = result(operation) else {
            continue;
        };
        let fields = operation.parameters.fields();
        let target = format!("{:?}, {:?}", operation.group, operation.name);
        let (parameter, values) = if fields.is_empty() {
            (String::new(), "emptyArray()".to_owned())
        } else {
            (
                format!("request: {}", request_name(operation)),
                "request.values.copyOf()".to_owned(),
            )
        };
        let call = |carry: &str| format!("carrier.{carry}({target}, {values}{make})");
        let (kind, body) = match operation.result {
            ResultKind::Page(_) => (format!("Iterable<{kind}>"), call("iterate")),
            _ => (kind, format!("waitFor {{ {} }}", call(carry))),
        };
        out.push('\n');
        let doc = match operation.result {
            ResultKind::Page(_) => documentation(operation, carry),
            _ => plain(operation.doc),
        };
        out.push_str(&kdoc(doc.split('\n').next().unwrap_or_default(), "    "));
        out.push_str(&format!(
            "    public fun {}({parameter}): {kind} =\n        {body}\n",
            identifier(operation.name)
        ));
    }
    out.push_str("}\n");
    out
}
