//! Plain objects of JavaScript, as JSON, on their way in.

use cointill::canonical::{Document, Kind, Limits, Value, Writer};
use cointill::model::{Field, FieldKind};
use cointill::{Amount, Error};

use crate::errors::{OrThrow as _, Thrown, wrong};

/// What a shop passes may be as long as what it sends.
pub(crate) fn parse(json: &str) -> Result<Document<'_>, Thrown> {
    let limits = Limits {
        max_bytes: usize::MAX,
        max_depth: Limits::DEEPEST,
    };
    Document::parse(json.as_bytes(), limits)
        .map_err(Error::from)
        .or_throw()
}

/// The member, unless it is absent or null.
pub(crate) fn member<'d>(object: Value<'d>, name: &str) -> Option<Value<'d>> {
    object.get(name).filter(|value| !value.is_null())
}

fn got(value: Value<'_>) -> &'static str {
    match value.kind() {
        Kind::Null => "null",
        Kind::True | Kind::False => "a boolean",
        Kind::Number => "a number",
        Kind::String => "text",
        Kind::Array => "an array",
        Kind::Object => "an object",
    }
}

pub(crate) fn text(name: &str, value: Value<'_>) -> Result<String, Thrown> {
    match value.as_str() {
        Some(text) => Ok(text.into_owned()),
        None => Err(wrong(format!("{name}: expected text, got {}", got(value)))),
    }
}

pub(crate) fn maybe_text(object: Value<'_>, name: &str) -> Result<Option<String>, Thrown> {
    member(object, name)
        .map(|value| text(name, value))
        .transpose()
}

pub(crate) fn flag(object: Value<'_>, name: &str) -> Result<Option<bool>, Thrown> {
    let Some(value) = member(object, name) else {
        return Ok(None);
    };
    value.as_bool().map(Some).ok_or_else(|| {
        wrong(format!(
            "{name}: expected true or false, got {}",
            got(value)
        ))
    })
}

/// An amount, as text: a number of JavaScript has lost digits already.
pub(crate) fn amount_text(name: &str, value: Value<'_>) -> Result<String, Thrown> {
    if value.kind() == Kind::Number {
        return Err(not_exact(name, value.literal()));
    }
    match value.as_str() {
        Some(text) => Ok(text.into_owned()),
        None => Err(wrong(format!(
            "{name}: expected an amount as text, such as \"19.99\", got {}",
            got(value)
        ))),
    }
}

pub(crate) fn not_exact(name: &str, number: &str) -> Thrown {
    wrong(format!(
        "{name}: expected an amount as text, got the number {number}, which is not exact; write \
         \"19.99\""
    ))
}

pub(crate) fn amount(object: Value<'_>, name: &str) -> Result<Option<Amount>, Thrown> {
    let Some(value) = member(object, name) else {
        return Ok(None);
    };
    let text = amount_text(name, value)?;
    let parsed = text.parse::<Amount>().map_err(Error::from);
    parsed.or_throw().map(Some)
}

/// The name of a field in JavaScript.
pub(crate) fn camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut upper = false;
    for c in name.chars() {
        if c == '_' {
            upper = true;
        } else if upper {
            out.extend(c.to_uppercase());
            upper = false;
        } else {
            out.push(c);
        }
    }
    out
}

/// The JSON object that the core reads a request from; absent and null are the same.
pub(crate) fn request(operation: &str, fields: &[Field], json: &str) -> Result<String, Thrown> {
    let document = parse(json)?;
    let given = document.root();
    if given.kind() != Kind::Object {
        return Err(wrong(format!(
            "{operation}: expected an object of arguments, got {}",
            got(given)
        )));
    }
    let mut object = Writer::object();
    // In the order of the fields: the same call makes the same bytes, however it is written.
    let mut known = 0;
    for field in fields {
        let name = camel(field.name);
        let Some(value) = given.get(&name) else {
            continue;
        };
        known += 1;
        if !value.is_null() {
            write(&mut object, field, &name, value)?;
        }
    }
    if known < given.members().count() {
        let names: Vec<_> = fields.iter().map(|field| camel(field.name)).collect();
        let other = given
            .members()
            .find(|(key, _)| !names.iter().any(|name| name == key))
            .map(|(key, _)| key.into_owned());
        let names = if names.is_empty() {
            "no arguments".to_owned()
        } else {
            names.join(", ")
        };
        return Err(wrong(format!(
            "{operation}: expected {names}, got {:?}",
            other.unwrap_or_default()
        )));
    }
    Ok(object.finish())
}

fn write(object: &mut Writer, field: &Field, name: &str, value: Value<'_>) -> Result<(), Thrown> {
    match field.kind {
        FieldKind::Amount => object.string(field.wire_name, &amount_text(name, value)?),
        FieldKind::Json => object.literal(field.wire_name, value.literal()),
        FieldKind::Boolean => match value.as_bool() {
            Some(_) => object.literal(field.wire_name, value.literal()),
            None => {
                return Err(wrong(format!(
                    "{name}: expected true or false, got {}",
                    got(value)
                )));
            }
        },
        FieldKind::Integer => match value.kind() {
            Kind::Number if value.literal().bytes().all(|byte| byte.is_ascii_digit()) => {
                object.literal(field.wire_name, value.literal());
            }
            _ => {
                return Err(wrong(format!(
                    "{name}: expected a whole number, got {}",
                    value.literal()
                )));
            }
        },
        _ => object.string(field.wire_name, &text(name, value)?),
    }
    Ok(())
}
