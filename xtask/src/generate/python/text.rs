//! Rust's documentation and types in Python's words.

use cointill::model::{Field, FieldKind};

/// Widest line of a generated file.
const WIDTH: usize = 96;

/// A doc comment as plain text: links lose their brackets and targets, lines their breaks.
pub(in crate::generate) fn plain(doc: &str) -> String {
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
    // Backslashes and quotes would end or change the string that this stands in.
    let out = out.replace('\\', "\\\\").replace("\"\"\"", "'''");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` broken into lines that fit behind `indent`, the later ones behind `hanging` as well.
pub(in crate::generate) fn wrap(text: &str, indent: &str, hanging: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let margin = if lines.is_empty() { 0 } else { hanging.len() };
        let room = WIDTH - indent.len() - margin;
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines.join(&format!("\n{indent}{hanging}"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lose_their_brackets() {
        let doc = " See [`Host::cashier_url`](crate::Host), or [the page].\n ";
        assert_eq!(plain(doc), "See `Host.cashier_url`, or the page.");
        assert_eq!(plain("an [open end"), "an [open end");
    }

    #[test]
    fn long_lines_are_broken() {
        let text = "word ".repeat(40);
        let broken = wrap(text.trim(), "    ", "  ");
        assert!(broken.lines().all(|line| line.len() <= WIDTH));
        assert_eq!(broken.split_whitespace().count(), 40);
    }
}
