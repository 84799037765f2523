//! What the package's tests need to run vectors through the typed methods and properties.

use cointill::dynamic::{MODELS, Parameters, ResultKind};
use cointill::model::{Field, FieldKind};

use super::Gateway;
use super::text::{camel, declared, literal};
use crate::generate::operations::Described;

/// A call by the name of its endpoint, with a request as JSON.
pub(super) fn calls(all: &[(&Gateway, Vec<Described>)]) -> String {
    let mut out = "import Cointill\nimport CointillTesting\n\n".to_owned();
    for (gateway, operations) in all {
        out.push_str(&format!(
            "func call(\n    _ gateway: {}, _ endpoint: String, _ request: Request\n) async throws -> \
             Outcome {{\n    switch endpoint {{\n",
            gateway.class
        ));
        for operation in operations {
            out.push_str(&format!("    case {}:\n", literal(operation.endpoint)));
            let group = declared(&camel(operation.group));
            let name = declared(&camel(operation.name));
            let method = format!("gateway.{group}.{name}");
            let (before, behind) = match operation.result {
                ResultKind::Page(_) => ("try await ", ".page()"),
                _ => ("try await ", ""),
            };
            match operation.parameters {
                Parameters::OneOf(fields) => {
                    out.push_str("        switch try request.only() {\n");
                    for field in fields {
                        out.push_str(&format!(
                            "        case {}:\n            return result({before}{method}({}: {}){behind})\n",
                            literal(field.wire_name),
                            camel(field.name),
                            argument(field, true)
                        ));
                    }
                    out.push_str(
                        "        default:\n            throw request.unknown\n        }\n",
                    );
                }
                parameters => {
                    let fields = parameters.fields();
                    let names: Vec<_> = fields
                        .iter()
                        .map(|field| literal(field.wire_name))
                        .collect();
                    out.push_str(&format!(
                        "        try request.takes([{}])\n",
                        names.join(", ")
                    ));
                    // Those that are required come first, whatever their place.
                    let (required, optional): (Vec<&Field>, Vec<&Field>) =
                        fields.iter().partition(|field: &&Field| field.required);
                    let given: Vec<_> = required
                        .iter()
                        .chain(&optional)
                        .map(|field| {
                            format!(
                                "                {}: {}",
                                camel(field.name),
                                argument(field, field.required)
                            )
                        })
                        .collect();
                    let given = if given.is_empty() {
                        String::new()
                    } else {
                        format!("\n{}", given.join(",\n"))
                    };
                    out.push_str(&format!(
                        "        return result(\n            {before}{method}({given}){behind})\n"
                    ));
                }
            }
        }
        out.push_str(
            "    default:\n        throw Unrunnable(\"endpoint \\(endpoint)\")\n    }\n}\n\n",
        );
    }
    out.push_str(
        "/// Group, name and parameters of each endpoint, for calls that are made but not carried out.\nlet \
         operations: [String: (group: String, name: String, parameters: [String])] = [\n",
    );
    for operation in all.iter().flat_map(|(_, operations)| operations) {
        let names: Vec<_> = operation
            .parameters
            .fields()
            .iter()
            .map(|field| format!("            {},\n", literal(field.wire_name)))
            .collect();
        out.push_str(&format!(
            "    {}: (\n        {}, {},\n        [\n{}        ]\n    ),\n",
            literal(operation.endpoint),
            literal(operation.group),
            literal(operation.name),
            names.concat()
        ));
    }
    out.push_str("]\n");
    out
}

fn argument(field: &Field, required: bool) -> String {
    let method = match field.kind {
        FieldKind::Amount => "amount",
        FieldKind::Integer => "integer",
        FieldKind::Boolean => "boolean",
        FieldKind::Json => "json",
        FieldKind::OpenEnum(_) => "word",
        _ => "text",
    };
    let maybe = if required { "" } else { "IfAny" };
    format!("try request.{method}{maybe}({})", literal(field.wire_name))
}

/// A model's properties by the core's names of its fields.
pub(super) fn shown<'g>(gateways: impl Iterator<Item = &'g Gateway>) -> String {
    let mut out = "import Cointill\n".to_owned();
    for gateway in gateways {
        for model in MODELS.iter().filter(|model| model.gateway == gateway.id) {
            let fields: Vec<_> = model
                .fields
                .iter()
                .map(|field| {
                    format!(
                        "            {}: shown({}),\n",
                        literal(field.name),
                        declared(&camel(field.name))
                    )
                })
                .collect();
            out.push_str(&format!(
                "\nextension {}.{}: Showable {{\n    var shownFields: [String: Value] {{\n        \
                 [\n{}        ]\n    }}\n}}\n",
                gateway.class,
                model.name,
                fields.concat()
            ));
        }
    }
    out
}
