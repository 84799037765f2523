//! The macro that defines the strings of an open set.

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

        #[cfg(feature = "records")]
        impl $crate::model::ToValue for $name {
            fn to_value(&self) -> $crate::model::FieldValue<'_> {
                $crate::model::FieldValue::Text(self.as_str())
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
