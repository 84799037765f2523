//! Reading an object member by member: which is which field, then what each holds.
//!
//! What does not depend on the type of a field stands here once and not in each model: the packages
//! of all languages carry two dozen models.

use super::field::Field;
use super::from_json::{FromJson, Problem, wrong_kind};
use crate::canonical::{Kind, Source, Value};
use crate::error::{Error, ErrorCode};

/// How a model names its members.
pub(crate) struct Shape {
    pub(crate) model: &'static str,
    pub(crate) fields: &'static [Field],
    /// Further spellings and the places of their fields: they count only where the first is absent.
    pub(crate) others: &'static [(&'static str, usize)],
    /// Says which values are the same as none.
    pub(crate) skip: fn(Value<'_>) -> bool,
}

/// An object whose members are told apart.
pub(crate) struct Reading<'r> {
    shape: &'r Shape,
    object: Value<'r>,
    source: &'r Source,
    /// Where the value of each field stands in its document, by the place of the field. The
    /// outermost value stands at 0 and is no member, so 0 is for none.
    slots: &'r [u32],
}

impl<'r> Reading<'r> {
    pub(crate) fn of(
        shape: &'r Shape,
        object: Value<'r>,
        source: &'r Source,
        slots: &'r mut [u32],
    ) -> Result<Reading<'r>, Error> {
        if object.kind() != Kind::Object {
            return Err(wrong_kind(shape.model, "an object", object));
        }
        let mut expected = 0;
        let mut members = object.members();
        while let Some((key, value)) = members.next_pair() {
            let found = field_index(shape.fields, key, expected);
            let other = || {
                let other = shape.others.iter().find(|(name, _)| key.is_text(name));
                other.map(|(_, index)| *index)
            };
            let Some(index) = found.or_else(other) else {
                continue;
            };
            expected = index + 1;
            if (shape.skip)(value) {
                continue;
            }
            if let Some(slot) = slots.get_mut(index)
                && (found.is_some() || *slot == 0)
            {
                *slot = value.place();
            }
        }
        Ok(Reading {
            shape,
            object,
            source,
            slots,
        })
    }

    /// What the field at `index` holds, if it is there.
    #[inline(always)]
    fn value(&self, index: usize) -> Option<Value<'r>> {
        let slot = self.slots.get(index).copied().filter(|slot| *slot != 0);
        slot.map(|slot| self.object.beside(slot))
    }

    /// The field at `index`, which holds what its type says.
    pub(crate) fn strict<T: FromJson>(&self, index: usize) -> Result<T, Error> {
        match self.value(index) {
            Some(value) => T::from_json(value, self.source)
                .map_err(|problem| self.refuse(index, problem, value)),
            None => T::missing().ok_or_else(|| self.missing(index)),
        }
    }

    /// The same of a part that nobody vouches for: what holds something else is the same as none.
    pub(crate) fn lenient<T: FromJson>(&self, index: usize) -> Result<T, Error> {
        let value = self.value(index);
        value
            .and_then(|value| T::from_json(value, self.source).ok())
            .or_else(T::missing)
            .ok_or_else(|| self.missing(index))
    }

    #[cold]
    fn refuse(&self, index: usize, problem: Problem, value: Value<'_>) -> Error {
        let Shape { model, fields, .. } = self.shape;
        let field = &fields[index];
        match problem {
            Problem::Inner(error) => error,
            Problem::Amount(error) => malformed(model, field, &error.to_string()),
            Problem::Kind => {
                let what = format!("{model}.{}", field.name);
                let expected = field.kind.to_string();
                wrong_kind(&what, &expected, value).with_field(Some(field.name))
            }
        }
    }

    #[cold]
    fn missing(&self, index: usize) -> Error {
        let Shape { model, fields, .. } = self.shape;
        malformed(model, &fields[index], "expected a value, got none")
    }
}

fn malformed(model: &str, field: &Field, problem: &str) -> Error {
    let text = format!("{model}.{}: {problem}", field.name);
    Error::new(ErrorCode::MalformedResponse, text).with_field(Some(field.name))
}

/// The field that `key` names. Gateways write the fields in the order of their documentation, so
/// the search starts behind the last one.
#[inline]
fn field_index(fields: &[Field], key: Value<'_>, expected: usize) -> Option<usize> {
    let decoded;
    let name = match key.plain_text() {
        Some(name) => name,
        None => {
            decoded = key.as_str()?;
            decoded.as_bytes()
        }
    };
    let is_key = |field: &Field| field.wire_name.as_bytes() == name;
    let (before, from) = fields.split_at(expected.min(fields.len()));
    match from.iter().position(is_key) {
        Some(ahead) => Some(before.len() + ahead),
        None => before.iter().position(is_key),
    }
}
