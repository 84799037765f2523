//! Rust's documentation and types in Python's words.

use cointill::model::{Field, FieldKind};

use crate::generate::doc;

/// Widest line of a generated file.
const WIDTH: usize = 96;

/// A doc comment as plain text.
pub(super) fn plain(doc: &str) -> String {
    // Backslashes and quotes would end or change the string that this stands in.
    doc::plain(doc)
        .replace('\\', "\\\\")
        .replace("\"\"\"", "'''")
}

/// `text` broken into lines that fit behind `indent`, the later ones behind `hanging` as well.
pub(super) fn wrap(text: &str, indent: &str, hanging: &str) -> String {
    doc::wrap(text, WIDTH, indent, hanging)
}

/// A docstring of one paragraph, with its quotes.
pub(super) fn docstring(text: &str, indent: &str) -> String {
    let wrapped = wrap(text, indent, "");
    let fits = !wrapped.contains('\n') && indent.len() + wrapped.chars().count() + 6 <= WIDTH;
    if fits {
        format!("{indent}\"\"\"{wrapped}\"\"\"\n")
    } else {
        format!(
            "{indent}\"\"\"{}\n{indent}\"\"\"\n",
            wrap(text, &format!("{indent}   "), "")
                .replace(&format!("\n{indent}   "), &format!("\n{indent}"))
        )
    }
}

/// A field's name as Python can have it: words of the language get an underscore.
pub(super) fn identifier(name: &str) -> String {
    const KEYWORDS: &str = "and as assert async await break class continue def del elif else \
                            except finally for from global if import in is lambda nonlocal not \
                            or pass raise return try while with yield";
    if KEYWORDS.split_whitespace().any(|word| word == name) {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// The type of what a field holds when it is read.
pub(super) fn read_type(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Amount => "Decimal".to_owned(),
        FieldKind::Timestamp => "datetime".to_owned(),
        FieldKind::Integer => "int".to_owned(),
        FieldKind::Boolean => "bool".to_owned(),
        FieldKind::Json => "Any".to_owned(),
        FieldKind::OpenEnum(name) | FieldKind::Model(name) => (*name).to_owned(),
        FieldKind::List(inner) => format!("tuple[{}, ...]", read_type(inner)),
        _ => "str".to_owned(),
    }
}

/// The type of an argument.
pub(super) fn argument_type(field: &Field) -> String {
    match field.kind {
        FieldKind::Amount => "AmountLike".to_owned(),
        FieldKind::Integer => "int".to_owned(),
        FieldKind::Boolean => "bool".to_owned(),
        FieldKind::Json => "Any".to_owned(),
        FieldKind::OpenEnum(name) => format!("{name} | str"),
        _ if field.name.starts_with("date_") => "date | str".to_owned(),
        _ => "str".to_owned(),
    }
}
