//! What calls take and give, field by field.

use cointill::model::{Described, Field, Model};

use super::{code, table};

/// A request or a model, as it describes itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
    /// Names in JSON of those that are signed; for all of them alike when there are none.
    pub(super) signed: &'static [&'static str],
    is_request: bool,
}

impl Type {
    pub(super) fn request<T: Described>(_: &T) -> Type {
        Type {
            name: T::NAME,
            fields: T::FIELDS,
            signed: &[],
            is_request: true,
        }
    }

    pub(super) fn model<T: Model>() -> Type {
        Type {
            name: T::NAME,
            fields: T::FIELDS,
            signed: &[],
            is_request: false,
        }
    }

    pub(super) fn signed(self, signed: &'static [&'static str]) -> Type {
        Type { signed, ..self }
    }

    /// A table of the fields. What all of them have alike has no column.
    pub(super) fn table(&self) -> Result<String, String> {
        let renamed = self
            .fields
            .iter()
            .any(|field| field.name != field.wire_name);
        let mut head = vec!["field"];
        if renamed {
            head.push("in JSON");
        }
        head.push("holds");
        head.push(if self.is_request {
            "needed"
        } else {
            "always there"
        });
        if !self.signed.is_empty() {
            head.push("signed");
        }
        head.push("meaning");
        let yes = |is: bool| if is { "yes" } else { "" }.to_owned();
        let row = |field: &Field| {
            let mut row = vec![code(field.name)];
            if renamed {
                row.push(code(field.wire_name));
            }
            row.push(field.kind.to_string());
            row.push(yes(field.required));
            if !self.signed.is_empty() {
                row.push(yes(self.signed.contains(&field.wire_name)));
            }
            row.push(sentence(field.doc)?);
            Ok(row)
        };
        let rows: Result<Vec<_>, String> = self.fields.iter().map(row).collect();
        Ok(table(&head, &rows?))
    }
}

/// A doc comment as one cell of a table.
pub(super) fn sentence(doc: &str) -> Result<String, String> {
    let words: Vec<_> = doc.split_whitespace().collect();
    // Links of rustdoc lead nowhere here.
    let text = words.join(" ").replace("[`", "`").replace("`]", "`");
    if text.contains("](") || text.contains('|') {
        return Err(format!("expected plain text for a table, got {text:?}"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_comment_becomes_one_line_without_links() {
        assert_eq!(
            sentence(" The page,\n see [`Page::next`]. ").unwrap(),
            "The page, see `Page::next`."
        );
        assert!(sentence("see [it](crate::It)").is_err());
        assert!(sentence("a | b").is_err());
    }
}
