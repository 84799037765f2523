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
        "import type {{ Values }} from \"../values\";\nimport type {{\n{}}} from \
         \"./models{}\";\n",
        names.concat(),
        gateway.file
    ));
    for model in models(gateway) {
        reader(&mut out, model)?;
    }
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
        "\nexport function read{0}(from: Values): {0} {{\n  return {{\n",
        model.name
    ));
    // In the order in which the native module writes: an object's members are worked out as they
    // stand.
    for field in model.fields {
        let name = camel(field.name);
        if field.kind == FieldKind::Timestamp {
            let text = if field.required { "text" } else { "maybe" };
            out.push_str(&format!(
                "    {name}: from.time(),\n    {name}Text: from.{text}(),\n"
            ));
        } else {
            out.push_str(&format!("    {name}: {},\n", value(field)?));
        }
    }
    if model.whole {
        out.push_str("    raw: from.text(),\n");
    }
    out.push_str("  };\n}\n");
    Ok(())
}

fn value(field: &Field) -> Result<String, String> {
    let required = field.required;
    let word = |required_word: &str, maybe: &str| {
        let word = if required { required_word } else { maybe };
        format!("from.{word}()")
    };
    Ok(match field.kind {
        FieldKind::Model(name) if required => format!("from.model(read{name}) as {name}"),
        FieldKind::Model(name) => format!("from.model(read{name})"),
        FieldKind::List(FieldKind::Model(name)) => format!("from.models(read{name})"),
        FieldKind::List(_) => {
            return Err(format!("{}: expected a list of models", field.name));
        }
        FieldKind::Integer => word("integer", "maybeInteger"),
        FieldKind::Boolean => word("flag", "maybeFlag"),
        FieldKind::Json => "from.json()".to_owned(),
        _ => word("text", "maybe"),
    })
}
