//! The models: what they hold, and how the values of the native module become one. The latter is in
//! a file of its own, which no declaration of a public type leads to.

use cointill::dynamic::{ENUMS, MODELS, RegisteredModel};
use cointill::model::{Field, FieldKind};

use super::text::{camel, comment, read_type};
use super::{Gateway, header};

fn models(gateway: &Gateway) -> impl Iterator<Item = &'static RegisteredModel> {
    let id = gateway.id;
    MODELS.iter().filter(move |model| model.gateway == id)
}

/// The file of the types.
pub(super) fn types(gateway: &Gateway) -> String {
    let mut out = header(&format!("What comes from {}.", gateway.title));
    let mut first = true;
    for set in ENUMS.iter().filter(|set| set.gateway == gateway.id) {
        if !std::mem::take(&mut first) {
            out.push('\n');
        }
        out.push_str(
            "/** A word of the gateway; one that this version does not know is kept as it came. */\n",
        );
        out.push_str(&format!("export type {} =", set.name));
        for word in set.words() {
            out.push_str(&format!("\n  | {word:?}"));
        }
        out.push_str("\n  | (string & Record<never, never>);\n");
    }
    for model in models(gateway) {
        interface(&mut out, model);
    }
    out
}

/// The file of the readers.
pub(super) fn readers(gateway: &Gateway) -> Result<String, String> {
    let mut out = header(&format!(
        "How the values of the native module become models of {}.",
        gateway.title
    ));
    let mut names: Vec<_> = models(gateway).map(|model| model.name).collect();
    names.sort_unstable();
    let names: Vec<_> = names.iter().map(|name| format!("  {name},\n")).collect();
    out.push_str(&format!(
        "import {{ time, type Values }} from \"../values\";\nimport type {{\n{}}} from \
         \"./models{}\";\n",
        names.concat(),
        gateway.file
    ));
    for model in models(gateway) {
        reader(&mut out, model)?;
    }
    out.push_str("\n/** The readers by the names of the models. */\nexport const READERS = {\n");
    for model in models(gateway) {
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
        "\nexport function read{0}(values: Values): {0} {{\n  return {{\n",
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
