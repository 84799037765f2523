//! The text that is hashed: `name=value&…&key=SECRET` (Alchemy §3.1 steps 4 to 6).

use std::borrow::Cow;

use sha2::{Digest as _, Sha512};

use super::fields::Fields;
use super::options::{Nested, Options};
use crate::canonical::{Kind, Value};

/// The bytes of a signature.
pub(super) const SIGNATURE_BYTES: usize = 64;

/// Feeds SHA-512, with the many short pieces gathered first: a call for each would cost more than
/// the hash.
pub(super) struct Hashing {
    hash: Sha512,
    held: [u8; 512],
    filled: usize,
}

impl Hashing {
    pub(super) fn new() -> Hashing {
        Hashing {
            hash: Sha512::new(),
            held: [0; 512],
            filled: 0,
        }
    }

    #[inline]
    fn push(&mut self, piece: &[u8]) {
        if piece.len() > self.held.len() - self.filled {
            self.flush();
            if piece.len() > self.held.len() {
                self.hash.update(piece);
                return;
            }
        }
        self.held[self.filled..self.filled + piece.len()].copy_from_slice(piece);
        self.filled += piece.len();
    }

    fn flush(&mut self) {
        self.hash.update(&self.held[..self.filled]);
        self.filled = 0;
    }

    /// The hash with the secret behind the text. The secret goes straight into the hash, whose
    /// state is zeroed on drop.
    pub(super) fn finish(mut self, secret: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.push(b"&key=");
        self.flush();
        self.hash.update(secret);
        self.hash.finalize().into()
    }
}

/// What is refused in names and values, since the text does not mark where they end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guard {
    /// Nothing: the text as the gateway itself would make it.
    Open,
    /// A request of ours: `&`, `=`, control characters, lists.
    Request,
    /// A webhook of a stranger: `&`, control characters, lists, objects. `=` may stand in a value,
    /// which starts at the first one.
    Webhook,
}

/// Why there is no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// Nothing that is signed is present: the signature would be the same for any such object.
    Empty,
    /// A field could be read in two ways.
    Field {
        /// The name, cut to 64 characters.
        name: String,
        /// What was expected instead.
        expected: &'static str,
    },
}

/// Writes everything before `&key=`.
pub(super) fn write(
    out: &mut Hashing,
    fields: &Fields<'_>,
    options: &Options,
    guard: Guard,
) -> Result<(), Refused> {
    if fields.is_empty() {
        return Err(Refused::Empty);
    }
    match fields {
        Fields::Listed(message, slots) => {
            let listed = message.signed_fields().iter().zip(message.signed_pieces());
            let mut between = 1;
            for ((name, piece), slot) in listed.zip(slots) {
                if let Some(value) = slot {
                    // Without the `&` before the first one.
                    out.push(&piece.as_bytes()[between..]);
                    between = 0;
                    write_value(out, name, *value, options, guard)?;
                }
            }
            Ok(())
        }
        // The vendor's helper trims the whole text. Its end is the secret, which has no white
        // space there; its start is the first name.
        Fields::Sorted(found) => write_sorted(out, found, options, guard, |name| {
            name.trim_start_matches(|c| c <= ' ')
        }),
    }
}

fn write_sorted(
    out: &mut Hashing,
    fields: &[(Cow<'_, str>, Value<'_>)],
    options: &Options,
    guard: Guard,
    first: fn(&str) -> &str,
) -> Result<(), Refused> {
    let mut previous: Option<&str> = None;
    for (name, value) in fields {
        if guard != Guard::Open {
            check_name(name, previous)?;
        }
        match previous {
            None => out.push(first(name).as_bytes()),
            Some(_) => {
                out.push(b"&");
                out.push(name.as_bytes());
            }
        }
        previous = Some(name);
        out.push(b"=");
        write_value(out, name, *value, options, guard)?;
    }
    Ok(())
}

// Recursion is bounded: the scanner refused anything deeper than its limit.
fn write_value(
    out: &mut Hashing,
    name: &str,
    value: Value<'_>,
    options: &Options,
    guard: Guard,
) -> Result<(), Refused> {
    let decoded;
    let text = match value.kind() {
        Kind::String => match value.plain_text() {
            Some(text) => text,
            None => {
                decoded = value.as_str().unwrap_or_default();
                decoded.as_bytes()
            }
        },
        Kind::Object if guard != Guard::Webhook => {
            let inner = Fields::members(value, Nested::Recurse, options);
            if guard == Guard::Request && inner.is_empty() {
                return Err(refuse(name, "an object with at least one value"));
            }
            return write_sorted(out, &inner, options, guard, |name| name);
        }
        Kind::Object | Kind::Array if guard != Guard::Open => {
            return Err(refuse(name, "a plain value"));
        }
        _ => value.literal().as_bytes(),
    };
    match guard {
        Guard::Request if is_odd(text) || text.contains(&b'=') => Err(refuse(
            name,
            "a value without '&', '=' and control characters",
        )),
        Guard::Webhook if is_odd(text) => {
            Err(refuse(name, "a value without '&' and control characters"))
        }
        _ => {
            out.push(text);
            Ok(())
        }
    }
}

fn check_name(name: &str, previous: Option<&str>) -> Result<(), Refused> {
    // After flattening, an inner name may be the same as an outer one.
    if previous == Some(name) {
        return Err(refuse(name, "each name once"));
    }
    if is_odd(name.as_bytes()) || name.contains('=') || name.starts_with(' ') {
        return Err(refuse(
            name,
            "a name without '&', '=', control characters and a space at its start",
        ));
    }
    Ok(())
}

/// True when a text holds `&` or a control character.
fn is_odd(text: &[u8]) -> bool {
    // Without an early exit this compiles to vector code.
    let (odd, ascii) = text.iter().fold((false, true), |(odd, ascii), byte| {
        (
            odd | (*byte == b'&') | (*byte < 0x20) | (*byte == 0x7f),
            ascii & byte.is_ascii(),
        )
    });
    // U+0080 to U+009F are the control characters beyond ASCII: C2 80 to C2 9F in UTF-8.
    let beyond = |pair: &[u8]| matches!(pair, [0xC2, 0x80..=0x9F]);
    odd || (!ascii && text.windows(2).any(beyond))
}

#[cold]
fn refuse(name: &str, expected: &'static str) -> Refused {
    Refused::Field {
        name: name.chars().take(64).collect(),
        expected,
    }
}
