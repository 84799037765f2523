//! How the models of this crate are defined: each field once, with its wire name, type and doc.
//!
//! The macros make the struct, the reader (or writer) and a description of the fields that the
//! bindings, their generated types and the documentation are made from.

use std::fmt;

pub(crate) use crate::canonical::Source;
use crate::canonical::{Json, Kind, Value, Writer};
use crate::error::{Error, ErrorCode};
use crate::money::{Amount, AmountError, Currency, Network};
use crate::text::Text;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum FieldKind {
    Text,
    Amount,
    Currency,
    Network,
    Timestamp,
    Integer,
    Boolean,
    Json,
    /// A string of an open set; the name of the Rust enum.
    OpenEnum(&'static str),
    /// A list of another kind.
    List(&'static FieldKind),
    /// A model of its own; its name.
    Model(&'static str),
}

/// One field of a model or request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The name in this library, in snake case.
    pub name: &'static str,
    /// The name in the gateway's JSON.
    pub wire_name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// False when it may be absent or null.
    pub required: bool,
    /// Its documentation.
    pub doc: &'static str,
}

/// Something that a gateway sends or takes, with a description of its fields.
pub trait Model: Sized {
    /// The name of the type.
    const NAME: &'static str;
    /// Its fields, in the order of the gateway's documentation.
    const FIELDS: &'static [Field];

    /// Reads it from scanned JSON. Unknown members are kept in the raw text and never fail.
    ///
    /// # Errors
    ///
    /// `malformed_response` with the field's name when one that is required is missing, or one
    /// holds something else than its kind.
    fn read(value: Value<'_>) -> Result<Self, Error>;
}

/// Why a JSON value is not what a field holds.
pub(crate) enum Problem {
    Kind,
    Amount(Box<AmountError>),
    Inner(Error),
}

pub(crate) trait FromJson: Sized {
    const KIND: FieldKind;
    const REQUIRED: bool = true;

    fn from_json(value: Value<'_>, source: &Source) -> Result<Self, Problem>;

    fn missing() -> Option<Self> {
        None
    }
}

impl FromJson for Text {
    const KIND: FieldKind = FieldKind::Text;

    #[inline]
    fn from_json(value: Value<'_>, source: &Source) -> Result<Text, Problem> {
        source.text(value).ok_or(Problem::Kind)
    }
}

impl FromJson for String {
    const KIND: FieldKind = FieldKind::Text;

    fn from_json(value: Value<'_>, _: &Source) -> Result<String, Problem> {
        Ok(value.as_str().ok_or(Problem::Kind)?.into_owned())
    }
}

impl FromJson for Amount {
    const KIND: FieldKind = FieldKind::Amount;

    #[inline]
    fn from_json(value: Value<'_>, source: &Source) -> Result<Amount, Problem> {
        Amount::from_text(source.text(value).ok_or(Problem::Kind)?)
            .map_err(|error| Problem::Amount(Box::new(error)))
    }
}

impl FromJson for Currency {
    const KIND: FieldKind = FieldKind::Currency;

    #[inline]
    fn from_json(value: Value<'_>, source: &Source) -> Result<Currency, Problem> {
        Ok(Currency::from_text(
            source.text(value).ok_or(Problem::Kind)?,
        ))
    }
}

impl FromJson for Network {
    const KIND: FieldKind = FieldKind::Network;

    #[inline]
    fn from_json(value: Value<'_>, source: &Source) -> Result<Network, Problem> {
        Ok(Network::from_text(source.text(value).ok_or(Problem::Kind)?))
    }
}

impl FromJson for Json {
    const KIND: FieldKind = FieldKind::Json;

    fn from_json(value: Value<'_>, source: &Source) -> Result<Json, Problem> {
        Ok(source.json_of(value))
    }
}

impl FromJson for bool {
    const KIND: FieldKind = FieldKind::Boolean;

    fn from_json(value: Value<'_>, _: &Source) -> Result<bool, Problem> {
        value.as_bool().ok_or(Problem::Kind)
    }
}

macro_rules! integer_from_json {
    ($($integer:ty),*) => {$(
        impl FromJson for $integer {
            const KIND: FieldKind = FieldKind::Integer;

            fn from_json(value: Value<'_>, _: &Source) -> Result<$integer, Problem> {
                // A counter in quotes is read too: PHP servers change between the two.
                let text = value.as_text().ok_or(Problem::Kind)?;
                text.parse().map_err(|_| Problem::Kind)
            }
        }
    )*};
}

integer_from_json!(u32, u64);

impl<T: FromJson> FromJson for Option<T> {
    const KIND: FieldKind = T::KIND;
    const REQUIRED: bool = false;

    #[inline]
    fn from_json(value: Value<'_>, source: &Source) -> Result<Option<T>, Problem> {
        if value.is_null() {
            return Ok(None);
        }
        T::from_json(value, source).map(Some)
    }

    fn missing() -> Option<Option<T>> {
        Some(None)
    }
}

impl<T: Model> FromJson for Vec<T> {
    const KIND: FieldKind = FieldKind::List(&FieldKind::Model(T::NAME));

    fn from_json(value: Value<'_>, _: &Source) -> Result<Vec<T>, Problem> {
        read_list(value).map_err(Problem::Inner)
    }
}

/// An array of models, each with a buffer of its own: keeping one item must not keep a whole page.
pub(crate) fn read_list<T: Model>(value: Value<'_>) -> Result<Vec<T>, Error> {
    if value.kind() != Kind::Array {
        return Err(wrong_kind(T::NAME, "a list", value));
    }
    value.items().map(T::read).collect()
}

#[cold]
pub(crate) fn wrong_kind(what: &str, expected: &str, value: Value<'_>) -> Error {
    Error::new(
        ErrorCode::MalformedResponse,
        format!(
            "{what}: expected {expected}, got {}",
            kind_name(value.kind())
        ),
    )
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::True | Kind::False => "a boolean",
        Kind::Number => "a number",
        Kind::String => "a string",
        Kind::Array => "a list",
        Kind::Object => "an object",
    }
}

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
    ([$($raw:ident)?] $reading:ident $(#[$meta:meta])* pub struct $name:ident $(skipping $skip:path)? {
        $($(#[doc = $doc:literal])+ $field:ident $(= $wire:literal $(| $other:literal)*)? : $kind:ty,)*
    }) => {
        $(#[$meta])*
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
            const FIELDS: &'static [$crate::model::Field] = &[$($crate::model::Field {
                name: stringify!($field),
                wire_name: $crate::model::wire_name!($field $(, $wire)?),
                kind: <$kind as $crate::model::FromJson>::KIND,
                required: <$kind as $crate::model::FromJson>::REQUIRED,
                doc: concat!($($doc),+),
            },)*];

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

/// A value that a request can carry.
pub(crate) trait ToJson {
    fn write(&self, writer: &mut Writer, key: &str);
}

impl ToJson for String {
    fn write(&self, writer: &mut Writer, key: &str) {
        writer.string(key, self);
    }
}

impl ToJson for Amount {
    fn write(&self, writer: &mut Writer, key: &str) {
        writer.string(key, self.as_str());
    }
}

impl ToJson for Currency {
    fn write(&self, writer: &mut Writer, key: &str) {
        writer.string(key, self.as_str());
    }
}

impl ToJson for Network {
    fn write(&self, writer: &mut Writer, key: &str) {
        writer.string(key, self.as_str());
    }
}

impl ToJson for u32 {
    fn write(&self, writer: &mut Writer, key: &str) {
        writer.literal(key, &self.to_string());
    }
}

impl ToJson for Json {
    fn write(&self, writer: &mut Writer, key: &str) {
        writer.literal(key, self.as_str());
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, writer: &mut Writer, key: &str) {
        // Unset fields are left out: no client that is known to work sends null (2328 §3).
        if let Some(value) = self {
            value.write(writer, key);
        }
    }
}

/// Defines a request: required fields make the constructor, optional ones get a setter each.
macro_rules! request {
    ($(#[$meta:meta])* pub struct $name:ident {
        required { $($(#[doc = $rdoc:literal])+ $rfield:ident $(= $rwire:literal)? : $rkind:ty,)* }
        optional { $($(#[doc = $odoc:literal])+ $ofield:ident $(= $owire:literal)? : $okind:ty,)* }
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[doc = $rdoc])+ pub $rfield: $rkind,)*
            $($(#[doc = $odoc])+ pub $ofield: Option<$okind>,)*
        }

        impl $name {
            /// With the required fields; everything else is unset.
            #[allow(clippy::new_without_default)]
            pub fn new($($rfield: impl Into<$rkind>),*) -> $name {
                $name {
                    $($rfield: $rfield.into(),)*
                    $($ofield: None,)*
                }
            }

            $($(#[doc = $odoc])+
            #[must_use]
            pub fn $ofield(mut self, value: impl Into<$okind>) -> $name {
                self.$ofield = Some(value.into());
                self
            })*

            /// Reads the request from a JSON object with the gateway's names, as a test vector or
            /// another language gives it.
            ///
            /// # Errors
            ///
            /// `invalid_request` when a field is missing, of the wrong kind, or unknown.
            #[allow(unused_variables, unused_mut)]
            pub fn from_json(json: &str) -> Result<$name, $crate::Error> {
                let fields = $crate::model::request_fields(
                    json,
                    stringify!($name),
                    <$name as $crate::model::Described>::FIELDS,
                )?;
                let root = fields.root();
                let source = $crate::model::Source::of(root);
                Ok($name {
                    $($rfield: $crate::model::request_field(
                        root, &source, $crate::model::wire_name!($rfield $(, $rwire)?))?,)*
                    $($ofield: $crate::model::request_field(
                        root, &source, $crate::model::wire_name!($ofield $(, $owire)?))?,)*
                })
            }

            #[allow(unused_variables)]
            pub(crate) fn write(&self, writer: &mut $crate::canonical::Writer) {
                $($crate::model::ToJson::write(
                    &self.$rfield, writer, $crate::model::wire_name!($rfield $(, $rwire)?));)*
                $($crate::model::ToJson::write(
                    &self.$ofield, writer, $crate::model::wire_name!($ofield $(, $owire)?));)*
            }
        }

        impl $crate::model::Described for $name {
            const NAME: &'static str = stringify!($name);
            const FIELDS: &'static [$crate::model::Field] = &[
                $($crate::model::Field {
                    name: stringify!($rfield),
                    wire_name: $crate::model::wire_name!($rfield $(, $rwire)?),
                    kind: <$rkind as $crate::model::FromJson>::KIND,
                    required: true,
                    doc: concat!($($rdoc),+),
                },)*
                $($crate::model::Field {
                    name: stringify!($ofield),
                    wire_name: $crate::model::wire_name!($ofield $(, $owire)?),
                    kind: <$okind as $crate::model::FromJson>::KIND,
                    required: false,
                    doc: concat!($($odoc),+),
                },)*
            ];
        }
    };
}
pub(crate) use request;

/// A request that describes its fields.
pub trait Described {
    /// The name of the type.
    const NAME: &'static str;
    /// Its fields, in the order in which they are sent.
    const FIELDS: &'static [Field];
}

pub(crate) fn request_fields<'a>(
    json: &'a str,
    name: &str,
    fields: &[Field],
) -> Result<crate::canonical::Document<'a>, Error> {
    let document =
        crate::canonical::Document::parse(json.as_bytes(), crate::canonical::Limits::WEBHOOK)?;
    let invalid = |text: String| Error::new(ErrorCode::InvalidRequest, text);
    if document.root().kind() != Kind::Object {
        return Err(invalid(format!("{name}: expected a JSON object")));
    }
    for (key, _) in document.root().members() {
        if !fields.iter().any(|field| field.wire_name == key) {
            let names: Vec<_> = fields.iter().map(|field| field.wire_name).collect();
            return Err(invalid(format!(
                "{name}: expected one of {}, got {key:?}",
                names.join(", ")
            )));
        }
    }
    Ok(document)
}

pub(crate) fn request_field<T: FromJson>(
    root: Value<'_>,
    source: &Source,
    wire: &'static str,
) -> Result<T, Error> {
    let Some(value) = root.get(wire) else {
        return T::missing().ok_or_else(|| Error::field_limit(wire, "a value", "none"));
    };
    T::from_json(value, source).map_err(|problem| match problem {
        Problem::Amount(error) => Error::from(*error).with_field(Some(wire)),
        Problem::Inner(error) => error,
        Problem::Kind => Error::field_limit(
            wire,
            format!("{}", T::KIND),
            value.literal().chars().take(40).collect::<String>(),
        ),
    })
}

/// Defines an enum over the strings of an open set: what is not known is kept as it came. Further
/// spellings of a string, `= "text" | "txet"`, are read as the first.
macro_rules! open_enum {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[doc = $doc:literal])+ $variant:ident = $text:literal $(| $other:literal)*,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[doc = $doc])+ $variant,)*
            /// One that this version does not know, as it came.
            Other($crate::Text),
        }

        impl $name {
            /// Those that are known, with the text of each.
            pub const KNOWN: &'static [(&'static str, $name)] =
                &[$(($text, $name::$variant),)*];

            /// The text on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $($name::$variant => $text,)*
                    $name::Other(text) => text.as_str(),
                }
            }

            #[allow(dead_code)]
            pub(crate) fn from_text(text: $crate::Text) -> $name {
                match text.as_str() {
                    $($text $(| $other)* => $name::$variant,)*
                    _ => $name::Other(text),
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> $name {
                $name::from_text($crate::Text::from(text))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::model::FromJson for $name {
            const KIND: $crate::model::FieldKind =
                $crate::model::FieldKind::OpenEnum(stringify!($name));

            fn from_json(
                value: $crate::canonical::Value<'_>,
                source: &$crate::model::Source,
            ) -> Result<Self, $crate::model::Problem> {
                source
                    .text(value)
                    .map($name::from_text)
                    .ok_or($crate::model::Problem::Kind)
            }
        }

        impl $crate::model::ToJson for $name {
            fn write(&self, writer: &mut $crate::canonical::Writer, key: &str) {
                writer.string(key, self.as_str());
            }
        }
    };
}
pub(crate) use open_enum;

impl fmt::Display for FieldKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FieldKind::OpenEnum(name) | FieldKind::Model(name) => f.write_str(name),
            FieldKind::List(inner) => write!(f, "list of {inner}"),
            other => f.write_str(&format!("{other:?}").to_lowercase()),
        }
    }
}
