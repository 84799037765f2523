//! Rust's documentation, names and types in TypeScript's words.

use cointill::model::{Field, FieldKind};

use crate::generate::doc;

/// Widest line of a generated file.
const WIDTH: usize = 98;

/// A documentation comment.
pub(super) fn comment(doc: &str, indent: &str) -> String {
    // It would end the comment.
    let text = doc::plain(doc).replace("*/", "* /");
    if indent.len() + text.chars().count() + 7 <= WIDTH {
        return format!("{indent}/** {text} */\n");
    }
    let room = WIDTH - indent.len() - 3;
    let mut out = format!("{indent}/**\n{indent} *");
    let mut width = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > room {
            out.push_str(&format!("\n{indent} *"));
            width = 0;
        }
        out.push(' ');
        out.push_str(word);
        width += length + 1;
    }
    out.push_str(&format!("\n{indent} */\n"));
    out
}

/// `order_id` as `orderId`.
pub(super) fn camel(name: &str) -> String {
    let pascal = pascal(name);
    let (first, rest) = pascal.split_at(1);
    first.to_lowercase() + rest
}

/// `static_wallets` as `StaticWallets`.
pub(super) fn pascal(name: &str) -> String {
    name.split('_')
        .filter(|word| !word.is_empty())
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        })
        .collect()
}

/// The type of what a field holds when it is read.
pub(super) fn read_type(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Timestamp => "Date".to_owned(),
        FieldKind::Integer => "number".to_owned(),
        FieldKind::Boolean => "boolean".to_owned(),
        FieldKind::Json => "unknown".to_owned(),
        FieldKind::OpenEnum(name) | FieldKind::Model(name) => (*name).to_owned(),
        FieldKind::List(inner) => format!("readonly {}[]", read_type(inner)),
        _ => "string".to_owned(),
    }
}

/// The type of an argument.
pub(super) fn argument_type(field: &Field) -> String {
    match field.kind {
        FieldKind::Integer => "number".to_owned(),
        FieldKind::Boolean => "boolean".to_owned(),
        FieldKind::Json => "unknown".to_owned(),
        FieldKind::OpenEnum(name) => name.to_owned(),
        _ => "string".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_javascript() {
        assert_eq!(camel("order_id"), "orderId");
        assert_eq!(camel("create_v1"), "createV1");
        assert_eq!(pascal("static_wallets"), "StaticWallets");
    }

    #[test]
    fn comments_fit_their_lines() {
        assert_eq!(
            comment(" See [`Host::x`](y). ", ""),
            "/** See `Host.x`. */\n"
        );
        let long = comment(&"word ".repeat(60), "  ");
        assert!(long.lines().all(|line| line.len() <= WIDTH), "{long}");
        assert_eq!(long.matches("word").count(), 60);
    }
}
