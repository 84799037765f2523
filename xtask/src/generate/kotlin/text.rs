//! Rust's names, types and documentation in Kotlin's words.

use cointill::model::{Field, FieldKind};

use crate::generate::doc;

/// Widest line of documentation.
const WIDTH: usize = 100;

/// A doc comment as plain text.
pub(super) fn plain(doc: &str) -> String {
    // Would end the comment that this stands in.
    doc::plain(doc).replace("*/", "* /")
}

/// A KDoc comment of paragraphs, each of one line of `text`.
pub(super) fn kdoc(text: &str, indent: &str) -> String {
    let one_line = format!("{indent}/** {text} */");
    if !text.contains('\n') && one_line.chars().count() <= WIDTH {
        return format!("{one_line}\n");
    }
    let mut out = format!("{indent}/**\n");
    for line in text.split('\n') {
        let margin = format!("{indent} * ");
        let hanging = if line.starts_with('@') { "  " } else { "" };
        let wrapped = doc::wrap(line, WIDTH, &margin, hanging);
        out.push_str(&format!("{margin}{wrapped}"));
        while out.ends_with(' ') {
            out.pop();
        }
        out.push('\n');
    }
    out.push_str(&format!("{indent} */\n"));
    out
}

/// `order_id` as `orderId`; words that Kotlin keeps for itself in back quotes.
pub(super) fn identifier(name: &str) -> String {
    const KEYWORDS: &str = "as break class continue do else false for fun if in interface is null \
                            object package return super this throw true try typealias typeof val \
                            var when while";
    let camel = camel(name);
    if KEYWORDS.split_whitespace().any(|word| word == camel) {
        format!("`{camel}`")
    } else {
        camel
    }
}

fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + &capital(part))
}

/// `static_wallets` as `StaticWallets`.
pub(super) fn class_name(name: &str) -> String {
    name.split('_').map(capital).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The type of what a field holds when it is read.
pub(super) fn read_type(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Amount => "BigDecimal".to_owned(),
        FieldKind::Timestamp => "Instant".to_owned(),
        FieldKind::Integer => "Long".to_owned(),
        FieldKind::Boolean => "Boolean".to_owned(),
        FieldKind::OpenEnum(name) | FieldKind::Model(name) => (*name).to_owned(),
        FieldKind::List(inner) => format!("List<{}>", read_type(inner)),
        _ => "String".to_owned(),
    }
}

/// The type of an argument, and what makes text of one.
pub(super) fn argument(field: &Field) -> (String, &'static str) {
    match field.kind {
        FieldKind::Amount => ("BigDecimal".to_owned(), ".onTheWire()"),
        FieldKind::Integer => ("Int".to_owned(), ".toString()"),
        FieldKind::Boolean => ("Boolean".to_owned(), ".toString()"),
        FieldKind::OpenEnum(name) => (name.to_owned(), ".value"),
        _ if field.name.starts_with("date_") => ("LocalDate".to_owned(), ".toString()"),
        _ => ("String".to_owned(), ""),
    }
}

/// The imports that arguments need.
pub(super) fn argument_imports(fields: &[Field]) -> Vec<&'static str> {
    let mut imports = Vec::new();
    for field in fields {
        match argument(field).0.as_str() {
            "BigDecimal" => {
                imports.extend(["com.cointill.onTheWire", "java.math.BigDecimal"]);
            }
            "LocalDate" => imports.push("java.time.LocalDate"),
            _ => {}
        }
    }
    imports
}

/// The documentation of a field, with what its type does not say.
pub(super) fn field_doc(field: &Field) -> String {
    let mut text = plain(field.doc);
    if field.kind == FieldKind::Json {
        text.push_str(" As JSON text.");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kotlins() {
        assert_eq!(identifier("order_id"), "orderId");
        assert_eq!(identifier("in"), "`in`");
        assert_eq!(class_name("static_wallets"), "StaticWallets");
    }

    #[test]
    fn documentation_cannot_end_its_comment() {
        let text = kdoc(&plain("a */ b"), "    ");
        assert_eq!(text, "    /** a * / b */\n");
    }
}
