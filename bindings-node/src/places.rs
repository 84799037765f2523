//! Values as places in the text that they came in.
//!
//! A model is made of hundreds of short texts that all stand in the answer or the webhook. What
//! crosses the border is that text, once, and a list of numbers that say where each value stands;
//! JavaScript cuts them out as it makes the object, most of them without a copy. The numbers
//! themselves cross as the units of a string of UTF-16, which costs next to nothing to make. It is
//! read by `lib/values.ts`, in the same order, by code that is generated from the same definitions.

use cointill::Timestamp;
use cointill::model::{FieldKind, FieldValue, Record};
use napi::bindgen_prelude::{Either, Latin1String, Utf16String};

use crate::json::exact;

/// In place of where a text begins: there is none.
const NONE: u32 = u32::MAX;
/// The text stands among the others, at the place that follows.
const OTHER: u32 = u32::MAX - 1;

/// Numbers, the text that they are about, and texts that do not stand in it.
pub(crate) type Crossing = (Utf16String, Whole, Vec<String>);

/// A text for JavaScript: one that is ASCII is copied, another decoded.
pub(crate) type Whole = Either<Latin1String, String>;

pub(crate) fn whole(text: String) -> Whole {
    if text.is_ascii() {
        Either::A(text.into())
    } else {
        Either::B(text)
    }
}

fn units(number: u32) -> [u16; 2] {
    [number as u16, (number >> 16) as u16]
}

/// Writes the numbers.
pub(crate) struct Places<'t> {
    units: Vec<u16>,
    others: Vec<String>,
    /// The text that values are looked for in, and where it stands in the whole.
    text: &'t str,
    base: u32,
}

impl<'t> Places<'t> {
    /// Values are looked for in `text`.
    pub(crate) fn of(text: &'t str, room: usize) -> Places<'t> {
        let mut places = Places {
            units: Vec::with_capacity(room),
            others: Vec::new(),
            text: "",
            base: 0,
        };
        places.look_in(text, 0);
        places
    }

    /// From here on values are looked for in `text`, which stands at `base` in the whole. JavaScript
    /// counts in units of UTF-16: in text that is not ASCII the places are others, and none is found.
    pub(crate) fn look_in(&mut self, text: &'t str, base: u32) {
        self.text = if text.is_ascii() { text } else { "" };
        self.base = base;
    }

    pub(crate) fn finish(self) -> (Utf16String, Vec<String>) {
        (self.units.into(), self.others)
    }

    pub(crate) fn small(&mut self, number: u16) {
        self.units.push(number);
    }

    pub(crate) fn number(&mut self, number: u32) {
        self.units.extend_from_slice(&units(number));
    }

    fn large(&mut self, number: u64) {
        self.number(number as u32);
        self.number((number >> 32) as u32);
    }

    pub(crate) fn other(&mut self, text: String) {
        self.number(OTHER);
        self.number(u32::try_from(self.others.len()).unwrap_or(NONE));
        self.others.push(text);
    }

    pub(crate) fn text(&mut self, text: Option<&str>) {
        let Some(text) = text else {
            self.number(NONE);
            return;
        };
        if text.is_empty() {
            self.place(0, 0);
            return;
        }
        // Where a part of a text begins in it: no memory is looked at through these numbers.
        let start = (text.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        let within = start
            .checked_add(text.len())
            .is_some_and(|end| end <= self.text.len());
        match u32::try_from(start) {
            Ok(start) if within => self.place(start, text.len()),
            _ => self.other(text.to_owned()),
        }
    }

    /// The whole of `text`, which values are looked for in: its length in JavaScript.
    pub(crate) fn whole(&mut self, text: &str) -> u32 {
        let units = if text.is_ascii() {
            text.len()
        } else {
            text.encode_utf16().count()
        };
        self.place(0, units);
        u32::try_from(units).unwrap_or(u32::MAX)
    }

    fn place(&mut self, start: u32, length: usize) {
        let [a, b] = units(self.base.saturating_add(start));
        let [c, d] = units(u32::try_from(length).unwrap_or(0));
        self.units.extend_from_slice(&[a, b, c, d]);
    }

    /// The values of a model's fields.
    pub(crate) fn fields(&mut self, record: &dyn Record) {
        for (index, field) in record.fields().iter().enumerate() {
            self.value(field.kind, record.value(index));
        }
    }

    /// A model within another, which was received as a text of its own.
    fn inner(&mut self, record: &dyn Record) {
        self.fields(record);
        if let Some(raw) = record.raw() {
            self.text(Some(raw.as_str()));
        }
    }

    fn value(&mut self, kind: FieldKind, value: FieldValue<'_>) {
        match value {
            FieldValue::Text(text) => self.text(Some(text)),
            FieldValue::Amount(amount) => self.text(Some(amount.as_str())),
            FieldValue::Timestamp(time) => {
                self.time(time);
                self.text(Some(time.as_str()));
            }
            FieldValue::Integer(number) => {
                self.small(1);
                self.large(number);
            }
            FieldValue::Boolean(flag) => self.small(if flag { 2 } else { 1 }),
            FieldValue::Json(json) => self.other(exact(json.as_str())),
            FieldValue::Record(record) => {
                self.small(1);
                self.inner(&*record);
            }
            FieldValue::Records(all) => {
                self.number(u32::try_from(all.len()).unwrap_or(0));
                for record in all {
                    self.inner(&*record);
                }
            }
            _ => match kind {
                FieldKind::Timestamp => {
                    self.small(0);
                    self.text(None);
                }
                FieldKind::Integer | FieldKind::Boolean | FieldKind::Model(_) => self.small(0),
                FieldKind::List(_) => self.number(0),
                _ => self.text(None),
            },
        }
    }

    /// Milliseconds since 1970, behind their sign; 0 for a text that means no time.
    fn time(&mut self, time: &Timestamp) {
        let Some(milliseconds) = time.unix_milliseconds() else {
            self.small(0);
            return;
        };
        self.small(if milliseconds < 0 { 2 } else { 1 });
        self.large(milliseconds.unsigned_abs());
    }
}
