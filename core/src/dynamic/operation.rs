//! What a gateway can be asked for, as data.

use std::sync::Arc;

use super::output::Output;
use crate::canonical::{Document, Kind, Limits};
use crate::error::{Error, ErrorCode};
use crate::exchange::{Call, Endpoint};
use crate::gateway2328::Pager;
use crate::model::{Field, FieldKind, Record};

/// What an operation gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResultKind {
    /// A model, by its name.
    Record(&'static str),
    /// A list of models.
    Records(&'static str),
    /// One page of a list of models; the operation has a walk over all of them.
    Page(&'static str),
    /// [`ExchangeRates`](crate::gateway2328::ExchangeRates).
    Rates,
    /// JSON that no model describes.
    Json,
}

/// What an operation takes.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Parameters {
    /// These fields: those that are required, and any of the others.
    Fields(&'static [Field]),
    /// Exactly one of these.
    OneOf(&'static [Field]),
}

impl Parameters {
    /// The fields, whichever of them are wanted.
    pub fn fields(&self) -> &'static [Field] {
        match self {
            Parameters::Fields(fields) | Parameters::OneOf(fields) => fields,
        }
    }
}

type Make<G> = fn(&G, &str) -> Result<Call<Output>, Error>;
type Pages<G> = fn(&G, &str) -> Result<Pager<Arc<dyn Record>>, Error>;

/// An operation of a gateway `G`.
#[derive(Debug)]
#[non_exhaustive]
pub struct Operation<G: 'static> {
    /// The group that it belongs to, such as `payments`.
    pub group: &'static str,
    /// Its name in the group, such as `create`.
    pub name: &'static str,
    /// The endpoint that it calls.
    pub endpoint: Endpoint,
    /// What it takes.
    pub parameters: Parameters,
    /// What it gives.
    pub result: ResultKind,
    /// Its documentation.
    pub doc: &'static str,
    pub(super) make: Make<G>,
    pub(super) pages: Option<Pages<G>>,
}

impl<G> Operation<G> {
    /// The operation of a group by its name.
    pub fn find<'o>(all: &'o [Operation<G>], group: &str, name: &str) -> Option<&'o Operation<G>> {
        all.iter()
            .find(|own| own.group == group && own.name == name)
    }

    /// Makes the call. `arguments` is a JSON object with the gateway's names.
    ///
    /// # Errors
    ///
    /// `invalid_request` when a field is missing, unknown, of the wrong kind or outside its limit.
    pub fn call(&self, gateway: &G, arguments: &str) -> Result<Call<Output>, Error> {
        (self.make)(gateway, arguments)
    }

    /// A walk over all pages, for an operation that gives one.
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call); `invalid_request` for an operation without pages.
    pub fn pages(&self, gateway: &G, arguments: &str) -> Result<Pager<Arc<dyn Record>>, Error> {
        match self.pages {
            Some(pages) => pages(gateway, arguments),
            None => Err(Error::new(
                ErrorCode::InvalidRequest,
                format!(
                    "{}.{}: expected an operation with pages",
                    self.group, self.name
                ),
            )),
        }
    }
}

/// The endpoint of a name. The tables are constants, so a name that is not there does not compile.
pub(super) const fn endpoint(all: &[Endpoint], name: &str) -> Endpoint {
    let mut index = 0;
    while index < all.len() {
        if same(all[index].name.as_bytes(), name.as_bytes()) {
            return all[index];
        }
        index += 1;
    }
    unreachable!()
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut index = 0;
    while index < a.len() {
        if a[index] != b[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// A parameter that is no field of a request type.
pub(super) const fn text(name: &'static str, wire_name: &'static str, doc: &'static str) -> Field {
    Field {
        name,
        wire_name,
        kind: FieldKind::Text,
        required: true,
        doc,
    }
}

/// The one member of `arguments`: its place among `fields`, and its text.
pub(super) fn one_of(fields: &[Field], arguments: &str) -> Result<(usize, String), Error> {
    let names: Vec<_> = fields.iter().map(|field| field.wire_name).collect();
    let names = names.join(" or ");
    let invalid = |got: &str| {
        Error::new(
            ErrorCode::InvalidRequest,
            format!("expected exactly one of {names}, got {got}"),
        )
    };
    let document = Document::parse(arguments.as_bytes(), Limits::WEBHOOK)?;
    if document.root().kind() != Kind::Object {
        return Err(invalid("no object"));
    }
    let mut members = document.root().members();
    let (Some((key, value)), None) = (members.next(), members.next()) else {
        let count = document.root().members().count();
        return Err(invalid(&format!("{count} arguments")));
    };
    let index = fields
        .iter()
        .position(|field| field.wire_name == key)
        .ok_or_else(|| invalid(&format!("{key:?}")))?;
    let text = value
        .as_str()
        .ok_or_else(|| Error::field_limit(fields[index].wire_name, "text", value.literal()))?;
    Ok((index, text.into_owned()))
}

/// The text of the only parameter.
pub(super) fn only(field: &'static [Field], arguments: &str) -> Result<String, Error> {
    one_of(field, arguments).map(|(_, text)| text)
}

/// For an operation that takes nothing.
pub(super) fn nothing(arguments: &str) -> Result<(), Error> {
    let document = Document::parse(arguments.as_bytes(), Limits::WEBHOOK)?;
    match document.root().members().next() {
        None if document.root().kind() == Kind::Object => Ok(()),
        _ => Err(Error::new(
            ErrorCode::InvalidRequest,
            "expected no arguments",
        )),
    }
}
