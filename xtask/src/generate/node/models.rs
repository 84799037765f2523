//! The models: what they hold, and how the values of the native module become one.

use cointill::dynamic::{ENUMS, MODELS, RegisteredModel};
use cointill::model::{Field, FieldKind};

use super::text::{camel, comment, read_type};
use super::{Gateway, header};

pub(super) fn text(gateway: &Gateway) -> Result<String, String> {
    let models: Vec<_> = MODELS
        .iter()
        .filter(|model| model.gateway == gateway.id)
        .collect();
    let mut out = header(&format!("What comes from {}.", gateway.title));
    out.push_str("import { time, type Values } from \"../values\";\n");
    for set in ENUMS.iter().filter(|set| set.gateway == gateway.id) {
        out.push_str("\n/** A word of the gateway; one that this version does not know is kept as it came. */\n");
        out.push_str(&format!("export type {} =", set.name));
        for word in set.words() {
            out.push_str(&format!("\n  | {word:?}"));
        }
        out.push_str("\n  | (string & Record<never, never>);\n");
    }
    for model in &models {
        interface(&mut out, model);
        reader(&mut out, model)?;
    }
    out.push_str("\n/** The readers by the names of the models. */\nexport const READERS = {\n");
    for model in &models {
        out.push_str(&format!("  {0}: read{0},\n", model.name));
    }
    out.push_str("} as const;\n");
    Ok(out)
}

fn interface(out: &mut String, model: &RegisteredModel) {
    out.push('\n');
    out.push_str(&comment(model.doc, ""));
    out.push_str(&format!("export interface {} {{\n", model.name));
    for field in model.fields {
        out.push_str(&comment(field.doc, "  "));
        let kind = read_type(&field.kind);
        let name = camel(field.name);
        if field.kind == FieldKind::Timestamp {
            out.push_str(&format!("  readonly {name}: Date | null;\n"));
            out.push_str(&format!("  /** The text of `{name}` as it came. */\n"));
            let maybe = if field.required { "" } else { " | null" };
            out.push_str(&format!("  readonly {name}Text: string{maybe};\n"));
        } else if field.required || field.kind == FieldKind::Json {
            out.push_str(&format!("  readonly {name}: {kind};\n"));
        } else {
            out.push_str(&format!("  readonly {name}: {kind} | null;\n"));
        }
    }
    if model.whole {
        out.push_str(
            "  /** Everything that was sent, as JSON text, with fields that this version does not \
             know. */\n  readonly raw: string;\n",
        );
    }
    out.push_str("}\n");
}

fn reader(out: &mut String, model: &RegisteredModel) -> Result<(), String> {
    out.push_str(&format!(
        "\n/** @internal */\nexport function read{0}(values: Values): {0} {{\n  return {{\n",
        model.name
    ));
    let mut at = 0;
    for field in model.fields {
        let name = camel(field.name);
        if field.kind == FieldKind::Timestamp {
            out.push_str(&format!("    {name}: time(values[{at}]),\n"));
            at += 1;
            out.push_str(&format!("    {name}Text: values[{at}],\n"));
        } else {
            out.push_str(&format!("    {name}: {},\n", value(field, at)?));
        }
        at += 1;
    }
    if model.whole {
        out.push_str(&format!("    raw: values[{at}],\n"));
    }
    out.push_str("  };\n}\n");
    Ok(())
}

fn value(field: &Field, at: usize) -> Result<String, String> {
    let own = format!("values[{at}]");
    let read = match field.kind {
        FieldKind::Model(name) => format!("read{name}({own})"),
        FieldKind::List(FieldKind::Model(name)) => format!("{own}.map(read{name})"),
        FieldKind::List(_) => {
            return Err(format!("{}: expected a list of models", field.name));
        }
        _ => return Ok(own),
    };
    Ok(if field.required {
        read
    } else {
        format!("{own} === null ? null : {read}")
    })
}
