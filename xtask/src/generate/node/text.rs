//! Rust's documentation, names and types in TypeScript's words.

use cointill::model::{Field, FieldKind};

/// Widest line of a generated file.
const WIDTH: usize = 98;

/// A doc comment as plain text: links lose their brackets and targets, lines their breaks.
fn plain(doc: &str) -> String {
    let mut out = String::new();
    let mut rest = doc.trim();
    while let Some(start) = rest.find('[') {
        out.push_str(&rest[..start]);
        let inner = &rest[start + 1..];
        let Some(end) = inner.find(']') else {
            rest = &rest[start..];
            break;
        };
        out.push_str(&inner[..end].replace("::", "."));
        rest = &inner[end + 1..];
        if let Some(target) = rest.strip_prefix('(') {
            rest = target.split_once(')').map_or("", |(_, behind)| behind);
        }
    }
    out.push_str(rest);
    // It would end the comment.
    let out = out.replace("*/", "* /");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A documentation comment.
pub(super) fn comment(doc: &str, indent: &str) -> String {
    let text = plain(doc);
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
