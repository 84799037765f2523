//! Rust's documentation, names and types in Swift's words.

use cointill::model::FieldKind;

use crate::generate::doc;

/// Widest line of a generated file.
const WIDTH: usize = 96;

/// A doc comment.
pub(super) fn comment(doc: &str, indent: &str) -> String {
    let margin = format!("{indent}/// ");
    format!("{margin}{}\n", doc::wrap(&spoken(doc), WIDTH, &margin, ""))
}

/// An item of a list in a doc comment, its later lines further in.
pub(super) fn item(name: &str, doc: &str, indent: &str) -> String {
    let margin = format!("{indent}///   ");
    let text = format!("- {name}: {}", spoken(doc));
    format!("{margin}{}\n", doc::wrap(&text, WIDTH, &margin, "  "))
}

/// The core's documentation; the names of fields in it are the core's.
fn spoken(doc: &str) -> String {
    in_camel_case(&doc::plain(doc))
}

/// `a_field` in backticks becomes `aField`.
fn in_camel_case(text: &str) -> String {
    let pieces = text.split('`').enumerate().map(|(index, piece)| {
        let is_name = piece
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.');
        if index % 2 == 1 && is_name {
            camel(piece)
        } else {
            piece.to_owned()
        }
    });
    pieces.collect::<Vec<_>>().join("`")
}

/// `url_callback` becomes `urlCallback`.
pub(super) fn camel(name: &str) -> String {
    let mut words = name.split('_').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut all, word| {
        all.push_str(&capital(word));
        all
    })
}

pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// A name as Swift can have it where it is declared: words of the language stand in backticks.
pub(super) fn declared(name: &str) -> String {
    const KEYWORDS: &str = "as break case catch class continue default defer do else enum extension \
                            false for func if import in init internal is let nil operator private \
                            protocol public repeat return self static struct subscript super \
                            switch throw throws true try typealias var where while";
    if KEYWORDS.split_whitespace().any(|word| word == name) {
        format!("`{name}`")
    } else {
        name.to_owned()
    }
}

/// The type of what a field holds when it is read.
pub(super) fn read_type(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Amount => "Amount".to_owned(),
        FieldKind::Timestamp => "Timestamp".to_owned(),
        FieldKind::Integer => "Int".to_owned(),
        FieldKind::Boolean => "Bool".to_owned(),
        FieldKind::Json => "JSON".to_owned(),
        FieldKind::OpenEnum(name) | FieldKind::Model(name) => (*name).to_owned(),
        FieldKind::List(inner) => format!("[{}]", read_type(inner)),
        _ => "String".to_owned(),
    }
}

/// A string literal.
pub(super) fn literal(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            other => other.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_swifts() {
        assert_eq!(camel("url_callback"), "urlCallback");
        assert_eq!(camel("get"), "get");
        assert_eq!(declared("default"), "`default`");
        assert_eq!(literal("a\"b\\"), r#""a\"b\\""#);
    }

    #[test]
    fn names_in_the_documentation_are_swifts_too() {
        assert_eq!(
            comment("The same `order_id`, as in [`PAYER_ID`].", "    "),
            "    /// The same `orderId`, as in `PAYER_ID`.\n"
        );
    }
}
