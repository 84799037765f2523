//! Options with their defaults, and the doc comment that says why.

use std::path::Path;

use super::{code, table, types};

pub(super) fn gateway2328(root: &Path) -> Result<String, String> {
    let defaults = format!("{:?}", cointill::gateway2328::Options::default());
    options(root, "core/src/gateway2328/options.rs", &defaults)
}

pub(super) fn alchemypay(root: &Path) -> Result<String, String> {
    let defaults = format!("{:?}", cointill::alchemypay::Options::default());
    options(root, "core/src/alchemypay/options.rs", &defaults)
}

fn options(root: &Path, path: &str, defaults: &str) -> Result<String, String> {
    let source =
        std::fs::read_to_string(root.join(path)).map_err(|error| format!("{path}: {error}"))?;
    let documented = fields(&source).map_err(|error| format!("{path}: {error}"))?;
    let mut rows = Vec::new();
    for (name, default) in values(defaults) {
        let (_, doc) = documented
            .iter()
            .find(|(own, _)| *own == name)
            .ok_or_else(|| format!("{path}: expected a doc comment of {name}, got none"))?;
        // The column beside it says so.
        let why = doc.split(" Default: ").next().unwrap_or(doc);
        rows.push(vec![code(name), code(default), why.to_owned()]);
    }
    if rows.len() != documented.len() {
        return Err(format!("{path}: expected {} options", documented.len()));
    }
    Ok(table(&["option", "default", "why it is one"], &rows))
}

/// Names and values of a struct as `Debug` prints it; each value is one word.
fn values(printed: &str) -> impl Iterator<Item = (&str, &str)> {
    let inside = printed.split_once("{ ").map_or("", |(_, inside)| inside);
    let inside = inside.strip_suffix(" }").unwrap_or(inside);
    inside
        .split(", ")
        .filter_map(|field| field.split_once(": "))
}

/// The public fields of the struct `Options` with their doc comments.
fn fields(source: &str) -> Result<Vec<(&str, String)>, String> {
    let (_, body) = source
        .split_once("pub struct Options {")
        .ok_or("expected `pub struct Options {`, got none")?;
    let body = body.split("\n}").next().unwrap_or(body);
    let mut doc = String::new();
    let mut fields = Vec::new();
    for line in body.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            doc.push_str(text);
        } else if let Some(field) = line.strip_prefix("pub ") {
            let name = field.split(':').next().unwrap_or(field);
            fields.push((name, types::sentence(&doc)?));
            doc.clear();
        }
    }
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_values_are_read() {
        let source = "pub struct Options {\n    /// One,\n    /// and why.\n    pub one: bool,\n    /// Two.\n    pub two: usize,\n}\n";
        let fields = fields(source).unwrap();
        assert_eq!(fields[0], ("one", "One, and why.".to_owned()));
        assert_eq!(fields[1], ("two", "Two.".to_owned()));
        let values: Vec<_> = values("Options { one: false, two: 128 }").collect();
        assert_eq!(values, [("one", "false"), ("two", "128")]);
    }
}
