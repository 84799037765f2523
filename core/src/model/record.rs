//! The macros that define what a gateway sends.

/// Documentation for whoever makes packages and pages from it; what runs is smaller without.
#[cfg(feature = "docs")]
macro_rules! told {
    ($($text:literal),+) => {
        concat!($($text),+)
    };
}
#[cfg(not(feature = "docs"))]
macro_rules! told {
    ($($text:literal),+) => {
        ""
    };
}
pub(crate) use told;

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

macro_rules! none_like {
    () => {
        |_| false
    };
    ($skip:path) => {
        $skip
    };
}
pub(crate) use none_like;

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
                enum Slot { $($field,)* }
                const SHAPE: $crate::model::Shape = $crate::model::Shape {
                    model: stringify!($name),
                    fields: <$name as $crate::model::Model>::FIELDS,
                    others: &[$($($(($other, Slot::$field as usize),)*)?)*],
                    skip: $crate::model::none_like!($($skip)?),
                };
                let mut slots = [0; <$name as $crate::model::Model>::FIELDS.len()];
                let found = $crate::model::Reading::of(&SHAPE, object, source, &mut slots)?;
                Ok($name {
                    $($field: found.$reading(Slot::$field as usize)?,)*
                    $($raw: source.json(),)?
                })
            }
        }

        impl $crate::model::Model for $name {
            const NAME: &'static str = stringify!($name);
            const DOC: &'static str = $crate::model::told!($($about, "\n"),+);
            const FIELDS: &'static [$crate::model::Field] = &[$($crate::model::Field {
                name: stringify!($field),
                wire_name: $crate::model::wire_name!($field $(, $wire)?),
                kind: <$kind as $crate::model::FromJson>::KIND,
                required: <$kind as $crate::model::FromJson>::REQUIRED,
                doc: $crate::model::told!($($doc),+),
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
