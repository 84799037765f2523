//! The macros that define what a gateway sends.

use super::field::Field;
use super::from_json::{Problem, wrong_kind};
use crate::canonical::Value;
use crate::error::{Error, ErrorCode};

#[cold]
pub(crate) fn field_problem(
    model: &'static str,
    field: &Field,
    problem: Problem,
    value: Value<'_>,
) -> Error {
    match problem {
        Problem::Inner(error) => error,
        Problem::Amount(error) => Error::new(
            ErrorCode::MalformedResponse,
            format!("{model}.{}: {error}", field.name),
        )
        .with_field(Some(field.name)),
        Problem::Kind => wrong_kind(
            &format!("{model}.{}", field.name),
            &format!("{}", field.kind),
            value,
        )
        .with_field(Some(field.name)),
    }
}

/// The field that `key` names. Gateways write the fields in the order of their documentation, so
/// the search starts behind the last one.
#[inline]
pub(crate) fn field_index(fields: &[Field], key: Value<'_>, expected: usize) -> Option<usize> {
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

#[cold]
pub(crate) fn field_missing(model: &'static str, field: &Field) -> Error {
    Error::new(
        ErrorCode::MalformedResponse,
        format!("{model}.{}: expected a value, got none", field.name),
    )
    .with_field(Some(field.name))
}

macro_rules! wire_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident, $wire:literal) => {
        $wire
    };
}
pub(crate) use wire_name;

/// Defines a model: `field: Type` or, where the gateway writes another name, `field = "name": Type`,
/// with further spellings behind it, `= "name" | "nmae"`, which count only where the first is
/// absent. `skipping` names a function that says which values are the same as none.
macro_rules! model {
    ($($definition:tt)*) => {
        $crate::model::record! { [raw] strict $($definition)* }
    };
}
pub(crate) use model;

/// Defines a part of a model, in the same words: some fields of an object that others describe too,
/// so that it does not keep the object's text.
macro_rules! part {
    ($($definition:tt)*) => {
        $crate::model::record! { [] strict $($definition)* }
    };
}
pub(crate) use part;

/// Defines a part that nobody vouches for: a field that holds something else than its kind is the
/// same as none, so that what is not signed cannot spoil what is.
macro_rules! unsigned_part {
    ($($definition:tt)*) => {
        $crate::model::record! { [] lenient $($definition)* }
    };
}
pub(crate) use unsigned_part;

macro_rules! take {
    (strict, $field:ident, $value:expr, $problem:expr) => {
        $field = Some($value.map_err($problem)?)
    };
    (lenient, $field:ident, $value:expr, $problem:expr) => {
        if let Ok(value) = $value {
            $field = Some(value);
        }
    };
}
pub(crate) use take;

macro_rules! record {
    ([$($raw:ident)?] $reading:ident $(#[doc = $about:literal])+ pub struct $name:ident $(skipping $skip:path)? {
        $($(#[doc = $doc:literal])+ $field:ident $(= $wire:literal $(| $other:literal)*)? : $kind:ty,)*
    }) => {
        $(#[doc = $about])+
        #[derive(Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[doc = $doc])+ pub $field: $kind,)*
            $(/// The whole object as it was received, with fields that this version does not know.
            pub $raw: $crate::canonical::Json,)?
        }

        impl $name {
            /// Reads it from an object that `source` holds.
            pub(crate) fn read_from(
                object: $crate::canonical::Value<'_>,
                source: &$crate::model::Source,
            ) -> Result<Self, $crate::Error> {
                #[allow(non_camel_case_types, clippy::enum_variant_names)]
                #[derive(Clone, Copy)]
                enum Slot { $($field,)* }
                const SLOTS: &[Slot] = &[$(Slot::$field,)*];
                const OTHER_SPELLINGS: &[(&str, Slot)] =
                    &[$($($(($other, Slot::$field),)*)?)*];
                let fields = <$name as $crate::model::Model>::FIELDS;
                if object.kind() != $crate::canonical::Kind::Object {
                    return Err($crate::model::wrong_kind(stringify!($name), "an object", object));
                }
                $(let mut $field: Option<$kind> = None;)*
                let mut expected = 0;
                let mut members = object.members();
                while let Some((key, value)) = members.next_pair() {
                    let found = $crate::model::field_index(fields, key, expected);
                    let misspelt = found.is_none();
                    let other = || {
                        let other = OTHER_SPELLINGS.iter().find(|(name, _)| key.is_text(name));
                        other.map(|(_, slot)| *slot as usize)
                    };
                    let Some(index) = found.or_else(other) else {
                        continue;
                    };
                    expected = index + 1;
                    $(if $skip(value) {
                        continue;
                    })?
                    match SLOTS[index] {
                        $(Slot::$field => {
                            if !misspelt || $field.is_none() {
                                $crate::model::take!(
                                    $reading,
                                    $field,
                                    $crate::model::FromJson::from_json(value, source),
                                    |found| $crate::model::field_problem(
                                        stringify!($name), &fields[index], found, value)
                                );
                            }
                        })*
                    }
                }
                let missing = |slot: Slot| {
                    $crate::model::field_missing(stringify!($name), &fields[slot as usize])
                };
                Ok($name {
                    $($field: match $field {
                        Some(value) => value,
                        None => <$kind as $crate::model::FromJson>::missing()
                            .ok_or_else(|| missing(Slot::$field))?,
                    },)*
                    $($raw: source.json(),)?
                })
            }
        }

        impl $crate::model::Model for $name {
            const NAME: &'static str = stringify!($name);
            const DOC: &'static str = concat!($($about, "\n"),+);
            const FIELDS: &'static [$crate::model::Field] = &[$($crate::model::Field {
                name: stringify!($field),
                wire_name: $crate::model::wire_name!($field $(, $wire)?),
                kind: <$kind as $crate::model::FromJson>::KIND,
                required: <$kind as $crate::model::FromJson>::REQUIRED,
                doc: concat!($($doc),+),
            },)*];
            const WHOLE: bool = false $(| !stringify!($raw).is_empty())?;

            fn read(object: $crate::canonical::Value<'_>) -> Result<Self, $crate::Error> {
                $name::read_from(object, &$crate::model::Source::of(object))
            }
        }

        impl $crate::model::FromJson for $name {
            const KIND: $crate::model::FieldKind =
                $crate::model::FieldKind::Model(stringify!($name));

            fn from_json(
                value: $crate::canonical::Value<'_>,
                _: &$crate::model::Source,
            ) -> Result<Self, $crate::model::Problem> {
                <$name as $crate::model::Model>::read(value)
                    .map_err($crate::model::Problem::Inner)
            }
        }

        #[cfg(feature = "records")]
        impl $crate::model::Record for $name {
            fn name(&self) -> &'static str {
                stringify!($name)
            }

            fn fields(&self) -> &'static [$crate::model::Field] {
                <$name as $crate::model::Model>::FIELDS
            }

            fn value(&self, index: usize) -> $crate::model::FieldValue<'_> {
                #[allow(non_camel_case_types, clippy::enum_variant_names)]
                enum Slot { $($field,)* }
                $(if index == Slot::$field as usize {
                    return $crate::model::ToValue::to_value(&self.$field);
                })*
                $crate::model::FieldValue::None
            }

            fn raw(&self) -> Option<&$crate::canonical::Json> {
                $(return Some(&self.$raw);)?
                #[allow(unreachable_code)]
                None
            }

            #[allow(unused_mut, unused_variables)]
            fn received_as(
                &self,
                raw: $crate::canonical::Json,
            ) -> std::sync::Arc<dyn $crate::model::Record> {
                let mut own = self.clone();
                $(own.$raw = raw;)?
                std::sync::Arc::new(own)
            }

            fn as_any(&self) -> &dyn std::any::Any {
                self
            }
        }

        #[cfg(feature = "records")]
        impl $crate::model::ToValue for $name {
            fn to_value(&self) -> $crate::model::FieldValue<'_> {
                $crate::model::FieldValue::Record(std::sync::Arc::new(self.clone()))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                // Without the raw text, which would say everything twice.
                f.debug_struct(stringify!($name))
                    $(.field(stringify!($field), &self.$field))*
                    .finish_non_exhaustive()
            }
        }
    };
}
pub(crate) use record;
