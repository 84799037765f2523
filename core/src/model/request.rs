//! The macro that defines what a gateway takes.

use super::field::Field;
use super::from_json::{FromJson, Problem};
use crate::canonical::{Document, Json, Kind, Limits, Source, Value, Writer};
use crate::error::{Error, ErrorCode};
use crate::money::{Amount, Currency, Network};
use crate::text::Text;
use crate::time::Timestamp;

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

impl ToJson for Text {
    fn write(&self, writer: &mut Writer, key: &str) {
        writer.string(key, self);
    }
}

impl ToJson for Timestamp {
    fn write(&self, writer: &mut Writer, key: &str) {
        writer.string(key, self.as_str());
    }
}

impl ToJson for bool {
    fn write(&self, writer: &mut Writer, key: &str) {
        writer.literal(key, if *self { "true" } else { "false" });
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

            // Not every request goes to a gateway.
            #[allow(unused_variables, dead_code)]
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
                    doc: $crate::model::told!($($rdoc),+),
                },)*
                $($crate::model::Field {
                    name: stringify!($ofield),
                    wire_name: $crate::model::wire_name!($ofield $(, $owire)?),
                    kind: <$okind as $crate::model::FromJson>::KIND,
                    required: false,
                    doc: $crate::model::told!($($odoc),+),
                },)*
            ];
        }
    };
}
pub(crate) use request;

pub(crate) fn request_fields<'a>(
    json: &'a str,
    name: &str,
    fields: &[Field],
) -> Result<Document<'a>, Error> {
    let document = Document::parse(json.as_bytes(), Limits::WEBHOOK)?;
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
