//! The models.

use cointill::dynamic::{ENUMS, RegisteredModel};
use cointill::model::{Field, FieldKind};

use super::Gateway;
use super::text::{camel, comment, declared, literal, read_type};

pub(super) fn text(gateway: &Gateway, model: &RegisteredModel) -> Result<String, String> {
    let mut out = format!("extension {} {{\n", gateway.class);
    out.push_str(&comment(model.doc, "    "));
    out.push_str(&format!(
        "    public struct {}: Model, Recorded {{\n        package let record: Record\n\n        \
         package init(record: Record) {{\n            self.record = record\n        }}\n",
        model.name
    ));
    for (index, field) in model.fields.iter().enumerate() {
        out.push('\n');
        out.push_str(&comment(field.doc, "        "));
        out.push_str(&format!(
            "        public var {}: {} {{ {} }}\n",
            declared(&camel(field.name)),
            whole_type(field),
            reading(index, field)?
        ));
    }
    out.push_str("\n        public static let fields: [ModelField] = [\n");
    for field in model.fields {
        out.push_str(&format!(
            "            ModelField(name: {}, wireName: {}),\n",
            literal(&camel(field.name)),
            literal(field.wire_name)
        ));
    }
    out.push_str("        ]\n    }\n}\n");
    Ok(out)
}

fn whole_type(field: &Field) -> String {
    let kind = read_type(&field.kind);
    if field.required {
        kind
    } else {
        format!("{kind}?")
    }
}

fn reading(index: usize, field: &Field) -> Result<String, String> {
    let maybe = if field.required { "" } else { "IfAny" };
    let method = match field.kind {
        FieldKind::Amount => "amount",
        FieldKind::Timestamp => "timestamp",
        FieldKind::Integer => "integer",
        FieldKind::Boolean => "boolean",
        FieldKind::Json => "json",
        FieldKind::OpenEnum(name) => {
            if !ENUMS.iter().any(|set| set.name == name) {
                return Err(format!(
                    "{name}: expected it among the open sets of core/src/dynamic"
                ));
            }
            "word"
        }
        FieldKind::Model(_) => "model",
        FieldKind::List(FieldKind::Model(_)) => "models",
        FieldKind::Text | FieldKind::Currency | FieldKind::Network => "text",
        other => return Err(format!("{other:?}: expected a type of Swift for it")),
    };
    Ok(format!("record.{method}{maybe}({index})"))
}
