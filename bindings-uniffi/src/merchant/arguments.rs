//! Arguments by the place of the parameter, to the JSON object that the core reads a request from.

use cointill::canonical::{Document, Limits, Writer};
use cointill::model::{Field, FieldKind};

use crate::problem::NativeProblem;

/// The arguments of an operation; one that is missing at the end is the same as none.
pub(super) fn to_json(
    operation: &str,
    fields: &[Field],
    given: &[Option<String>],
) -> Result<String, NativeProblem> {
    if given.len() > fields.len() {
        return Err(NativeProblem::misused(format!(
            "{operation}: expected at most {} arguments, got {}",
            fields.len(),
            given.len()
        )));
    }
    let mut object = Writer::object();
    for (field, value) in fields.iter().zip(given) {
        let Some(value) = value else {
            continue;
        };
        match field.kind {
            FieldKind::Integer | FieldKind::Boolean | FieldKind::Json => {
                // A text with two values in it would write two members.
                Document::parse(value.as_bytes(), Limits::WEBHOOK)
                    .map_err(cointill::Error::from)?;
                object.literal(field.wire_name, value);
            }
            _ => object.string(field.wire_name, value),
        }
    }
    Ok(object.finish())
}
