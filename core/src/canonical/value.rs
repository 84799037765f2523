//! Looking into a scanned text.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::limits::Limits;
use super::scan::{Document, Node};
use super::string;
use crate::text::Text;

/// The kinds of JSON values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}

/// A value inside a [`Document`].
#[derive(Clone, Copy)]
pub struct Value<'d> {
    text: &'d str,
    nodes: &'d [Node],
    at: u32,
}

impl<'d> Value<'d> {
    #[inline(always)]
    pub(super) fn new(text: &'d str, nodes: &'d [Node], at: u32) -> Value<'d> {
        Value { text, nodes, at }
    }

    #[inline(always)]
    pub(super) fn node(&self) -> Node {
        self.nodes[self.at as usize]
    }

    /// Index of the node behind it.
    pub(super) fn next(&self) -> u32 {
        self.node().next
    }

    /// Where it stands in its document, for [`beside`](Self::beside).
    pub(crate) fn place(&self) -> u32 {
        self.at
    }

    /// The value of the same document that stands at `place`.
    pub(crate) fn beside(&self, place: u32) -> Value<'d> {
        Value::new(self.text, self.nodes, place)
    }

    /// What kind of value it is.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.node().kind
    }

    /// True for `null`.
    #[inline(always)]
    pub fn is_null(&self) -> bool {
        self.kind() == Kind::Null
    }

    /// The value exactly as it stands in the text, quotes included.
    #[inline]
    pub fn literal(&self) -> &'d str {
        let node = self.node();
        &self.text[node.start as usize..node.end as usize]
    }

    /// Offset of the first byte in the scanned text.
    pub fn start(&self) -> usize {
        self.node().start as usize
    }

    /// Offset behind the last byte in the scanned text.
    pub fn end(&self) -> usize {
        self.node().end as usize
    }

    /// The decoded text of a string; `None` for any other kind.
    #[inline]
    pub fn as_str(&self) -> Option<Cow<'d, str>> {
        let node = self.node();
        if node.kind != Kind::String {
            return None;
        }
        let inner = &self.text[node.start as usize + 1..node.end as usize - 1];
        Some(if node.escaped {
            Cow::Owned(string::decode(inner))
        } else {
            Cow::Borrowed(inner)
        })
    }

    /// The decoded text of a string, or the literal of a number as written.
    ///
    /// The gateways document every amount as a string, and some clients and servers send numbers:
    /// the text is what counts, and no digit of it is touched.
    pub fn as_text(&self) -> Option<Cow<'d, str>> {
        match self.kind() {
            Kind::Number => Some(Cow::Borrowed(self.literal())),
            _ => self.as_str(),
        }
    }

    /// `true` or `false`; `None` for any other kind.
    pub fn as_bool(&self) -> Option<bool> {
        match self.kind() {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    /// The value of a member of an object; `None` when there is none or this is no object.
    pub fn get(&self, key: &str) -> Option<Value<'d>> {
        let place = self.find(key)?;
        Some(Value::new(self.text, self.nodes, place.key + 1))
    }

    /// Where a member of an object stands.
    #[inline]
    pub(super) fn find(&self, name: &str) -> Option<Place> {
        let object = self.node();
        if object.kind != Kind::Object {
            return None;
        }
        let length = name.len() as u32 + 2;
        let mut at = self.at + 1;
        let mut before = None;
        while at < object.next {
            let key = self.nodes.get(at as usize)?;
            if (key.escaped || key.end - key.start == length)
                && Value::new(self.text, self.nodes, at).is_text(name)
            {
                return Some(Place { key: at, before });
            }
            let value = self.nodes.get(at as usize + 1)?;
            before = Some(value.end);
            at = value.next;
        }
        None
    }

    /// True for a string whose decoded text is `text`.
    pub(crate) fn is_text(&self, text: &str) -> bool {
        match self.plain_text() {
            Some(plain) => plain == text.as_bytes(),
            None => self.as_str().as_deref() == Some(text),
        }
    }

    /// The bytes of a string without escapes; `None` for any other value.
    #[inline(always)]
    pub(crate) fn plain_text(&self) -> Option<&'d [u8]> {
        let node = self.node();
        if node.escaped || node.kind != Kind::String {
            return None;
        }
        let text = self.text.as_bytes();
        text.get(node.start as usize + 1..node.end as usize - 1)
    }

    /// The members of an object in their order; nothing for any other kind.
    #[inline]
    pub fn members(&self) -> Members<'d> {
        Members {
            inside: self.inside(Kind::Object),
        }
    }

    /// The items of an array in their order; nothing for any other kind.
    pub fn items(&self) -> Items<'d> {
        Items {
            inside: self.inside(Kind::Array),
        }
    }

    #[inline(always)]
    fn inside(&self, kind: Kind) -> Inside<'d> {
        let node = self.node();
        Inside {
            text: self.text,
            nodes: self.nodes,
            at: self.at + 1,
            end: if node.kind == kind { node.next } else { 0 },
        }
    }
}

/// Where a member of an object stands.
pub(super) struct Place {
    /// The node of its key; that of its value is the next.
    pub(super) key: u32,
    /// Offset behind the member before it.
    pub(super) before: Option<u32>,
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.literal())
    }
}

#[derive(Clone)]
struct Inside<'d> {
    text: &'d str,
    nodes: &'d [Node],
    at: u32,
    end: u32,
}

impl<'d> Inside<'d> {
    #[inline(always)]
    fn next(&mut self) -> Option<Value<'d>> {
        if self.at >= self.end {
            return None;
        }
        let value = Value::new(self.text, self.nodes, self.at);
        self.at = value.node().next;
        Some(value)
    }
}

/// Iterator over the members of an object: decoded key and value.
#[derive(Clone)]
pub struct Members<'d> {
    inside: Inside<'d>,
}

impl<'d> Members<'d> {
    /// The next key as a value of its own, which knows where it stands, and its value.
    #[inline(always)]
    pub(crate) fn next_pair(&mut self) -> Option<(Value<'d>, Value<'d>)> {
        Some((self.inside.next()?, self.inside.next()?))
    }
}

impl<'d> Iterator for Members<'d> {
    type Item = (Cow<'d, str>, Value<'d>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = self.next_pair()?;
        Some((key.as_str().unwrap_or_default(), value))
    }
}

/// Iterator over the items of an array.
#[derive(Clone)]
pub struct Items<'d> {
    inside: Inside<'d>,
}

impl<'d> Iterator for Items<'d> {
    type Item = Value<'d>;

    fn next(&mut self) -> Option<Value<'d>> {
        self.inside.next()
    }
}

/// A JSON value kept as it was received, for fields that this library does not know.
///
/// ```
/// use cointill::canonical::Json;
///
/// let raw: Json = r#"{"uuid":"1","new_field":{"deep":[1.50]}}"#.parse()?;
/// assert_eq!(raw.get("new_field").unwrap().as_str(), r#"{"deep":[1.50]}"#);
/// assert_eq!(raw.get_text("uuid").as_deref(), Some("1"));
/// # Ok::<(), cointill::canonical::JsonError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Json(Text);

impl Json {
    pub(crate) fn from_text(text: Text) -> Json {
        Json(text)
    }

    /// The JSON text as received.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// A member of an object.
    pub fn get(&self, key: &str) -> Option<Json> {
        self.with(|root| root.get(key).map(|value| Json(Text::from(value.literal()))))
    }

    /// A member of an object, when it is a string or a number: the text without quotes.
    pub fn get_text(&self, key: &str) -> Option<String> {
        self.with(|root| Some(root.get(key)?.as_text()?.into_owned()))
    }

    /// The names of an object's members, in their order.
    pub fn keys(&self) -> Vec<String> {
        self.with(|root| Some(root.members().map(|(key, _)| key.into_owned()).collect()))
            .unwrap_or_default()
    }

    fn with<T>(&self, look: impl FnOnce(Value<'_>) -> Option<T>) -> Option<T> {
        let limits = Limits {
            max_bytes: usize::MAX,
            max_depth: Limits::DEEPEST,
        };
        // Scanned on demand: most programs never look at the raw text.
        let document = Document::parse(self.as_str().as_bytes(), limits).ok()?;
        look(document.root())
    }
}

impl std::str::FromStr for Json {
    type Err = super::JsonError;

    fn from_str(text: &str) -> Result<Json, super::JsonError> {
        Document::parse(text.as_bytes(), Limits::RESPONSE)?;
        Ok(Json(Text::from(text)))
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The buffer that a model's fields are sliced from: a copy of the model's own JSON text.
pub(crate) struct Source {
    buffer: Arc<str>,
    base: u32,
}

impl Source {
    pub(crate) fn of(value: Value<'_>) -> Source {
        Source {
            buffer: Arc::from(value.literal()),
            base: value.node().start,
        }
    }

    /// The whole buffer as JSON.
    pub(crate) fn json(&self) -> Json {
        Json(Text::slice(&self.buffer, 0, self.buffer.len() as u32))
    }

    /// `value` as JSON, without a copy.
    pub(crate) fn json_of(&self, value: Value<'_>) -> Json {
        let node = value.node();
        Json(self.slice(node.start, node.end))
    }

    /// The text of a string or number; copied only when it has escapes.
    #[inline]
    pub(crate) fn text(&self, value: Value<'_>) -> Option<Text> {
        let node = value.node();
        match node.kind {
            Kind::String if node.escaped => Some(Text::from(value.as_str()?.as_ref())),
            Kind::String => Some(self.slice(node.start + 1, node.end - 1)),
            Kind::Number => Some(self.slice(node.start, node.end)),
            _ => None,
        }
    }

    #[inline(always)]
    fn slice(&self, start: u32, end: u32) -> Text {
        Text::slice(
            &self.buffer,
            start.wrapping_sub(self.base),
            end.wrapping_sub(self.base),
        )
    }
}
