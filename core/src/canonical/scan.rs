//! The scanner: raw bytes to a flat list of nodes, in one pass.

use super::error::{JsonError, JsonErrorKind};
use super::keys::Keys;
use super::limits::Limits;
use super::string::Quotes;
use super::value::{Kind, Value};
use super::{number, string};

/// One string, number, literal or container; in an object each key is a node before its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Index of the node behind this one and all that it holds.
    pub(super) next: u32,
    pub(super) kind: Kind,
    /// A string with at least one backslash.
    pub(super) escaped: bool,
}

/// A scanned JSON text.
///
/// ```
/// use cointill::canonical::{Document, Limits};
///
/// let document = Document::parse(br#"{"amount":1.10,"note":null}"#, Limits::WEBHOOK)?;
/// assert_eq!(document.root().get("amount").unwrap().literal(), "1.10");
///
/// let error = Document::parse(br#"{"a":1,"a":2}"#, Limits::WEBHOOK).unwrap_err();
/// assert_eq!(error.to_string(), "expected each key once, got \"a\" again at byte 7");
/// # Ok::<(), cointill::canonical::JsonError>(())
/// ```
#[derive(Debug)]
pub struct Document<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: Vec<Node>,
    compact: bool,
    minimal: bool,
    ascii: bool,
}

impl<'a> Document<'a> {
    /// Scans `bytes`, the whole of which must be one JSON value.
    pub fn parse(bytes: &'a [u8], limits: Limits) -> Result<Document<'a>, JsonError> {
        let limit = limits.max_bytes.min(u32::MAX as usize);
        if bytes.len() > limit {
            return Err(JsonError::new(
                bytes.len(),
                JsonErrorKind::TooLarge { limit },
            ));
        }
        let text = std::str::from_utf8(bytes)
            .map_err(|error| JsonError::new(error.valid_up_to(), JsonErrorKind::NotUtf8))?;
        let look = string::look(bytes);
        let mut scanner = Scanner {
            text,
            bytes,
            nodes: Vec::with_capacity((bytes.len() / 12).clamp(16, 1 << 20)),
            compact: true,
            minimal: true,
            max_depth: limits.max_depth.min(Limits::DEEPEST),
            quotes: look.plain.then(|| Quotes::of(bytes)),
            error: None,
        };
        if scanner.run().is_err() {
            let nothing = || JsonError::new(bytes.len(), JsonErrorKind::Truncated);
            return Err(scanner.error.unwrap_or_else(nothing));
        }
        Ok(Document {
            text,
            nodes: scanner.nodes,
            compact: scanner.compact,
            minimal: scanner.minimal,
            ascii: look.ascii,
        })
    }

    /// The outermost value.
    pub fn root(&self) -> Value<'_> {
        Value::new(self.text, &self.nodes, 0)
    }

    pub(super) fn value(&self, node: u32) -> Option<Value<'_>> {
        ((node as usize) < self.nodes.len()).then(|| Value::new(self.text, &self.nodes, node))
    }

    /// True when all of the text is ASCII.
    pub(crate) fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// The text that was scanned.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// True when writing the value again in the reference form (compact, minimal escapes, `/` and
    /// non-ASCII literal) would give the same bytes.
    pub fn is_canonical(&self) -> bool {
        self.compact && self.minimal
    }
}

struct Frame<'a> {
    node: u32,
    object: bool,
    keys: Keys<'a>,
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    nodes: Vec<Node>,
    compact: bool,
    minimal: bool,
    max_depth: usize,
    /// Of a plain text; `None` when strings have to be looked through for escapes.
    quotes: Option<Quotes<'a>>,
    error: Option<JsonError>,
}

/// The scan has stopped and `Scanner::error` says why: steps return it in a register.
struct Stop;

impl<'a> Scanner<'a> {
    fn run(&mut self) -> Result<(), Stop> {
        let mut at = self.space(0);
        if at == self.bytes.len() {
            return Err(self.stop(at, JsonErrorKind::Empty));
        }
        // The innermost container is at hand; only those around it are on the heap, so that a flat
        // webhook costs no allocation for them.
        let mut inner: Option<Frame<'a>> = None;
        let mut outer: Vec<Frame<'a>> = Vec::new();
        loop {
            match self.bytes.get(at) {
                Some(open @ (b'{' | b'[')) => {
                    let object = *open == b'{';
                    if outer.len() + usize::from(inner.is_some()) >= self.max_depth {
                        let limit = self.max_depth;
                        return Err(self.stop(at, JsonErrorKind::TooDeep { limit }));
                    }
                    let kind = if object { Kind::Object } else { Kind::Array };
                    let node = self.push(kind, at, at, false);
                    at = self.space(at + 1);
                    let close = if object { b'}' } else { b']' };
                    if self.bytes.get(at) == Some(&close) {
                        at += 1;
                        self.close(node, at);
                    } else {
                        let mut frame = Frame {
                            node,
                            object,
                            keys: Keys::default(),
                        };
                        if object {
                            at = self.strings(at, &mut frame)?;
                            at = self.key(at, &mut frame)?;
                        }
                        outer.extend(inner.replace(frame));
                        continue;
                    }
                }
                _ => at = self.scalar(at)?,
            }
            // A value has ended: go on to the next one, closing what ends with it.
            loop {
                at = self.space(at);
                let Some(frame) = &mut inner else {
                    if at < self.bytes.len() {
                        return Err(self.stop(at, JsonErrorKind::TrailingBytes));
                    }
                    return Ok(());
                };
                match (self.bytes.get(at), frame.object) {
                    (Some(b','), object) => {
                        at = self.space(at + 1);
                        if object {
                            at = self.strings(at, frame)?;
                            at = self.key(at, frame)?;
                        }
                        break;
                    }
                    (Some(b'}'), true) | (Some(b']'), false) => {
                        at += 1;
                        let node = frame.node;
                        inner = outer.pop();
                        self.close(node, at);
                    }
                    (_, true) => return Err(self.unexpected(at, "',' or '}'")),
                    (_, false) => return Err(self.unexpected(at, "',' or ']'")),
                }
            }
        }
    }

    #[inline(always)]
    fn push(&mut self, kind: Kind, start: usize, end: usize, escaped: bool) -> u32 {
        let index = self.nodes.len() as u32;
        self.nodes.push(Node {
            start: start as u32,
            end: end as u32,
            next: index + 1,
            kind,
            escaped,
        });
        index
    }

    fn close(&mut self, node: u32, end: usize) {
        let next = self.nodes.len() as u32;
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.end = end as u32;
            node.next = next;
        }
    }

    #[inline(always)]
    fn space(&mut self, mut at: usize) -> usize {
        // Both gateways send compact text: no byte above a space is white space.
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.bytes.get(at) {
            self.compact = false;
            at += 1;
        }
        at
    }

    #[inline]
    fn string(&mut self, at: usize) -> Result<usize, Stop> {
        let Some(quotes) = &mut self.quotes else {
            return self.string_with_escapes(at);
        };
        // The opening one, which is at `at`: every quote before it belonged to a string.
        quotes.next();
        let close = quotes.next();
        if close >= self.bytes.len() {
            return Err(self.stop(self.bytes.len(), JsonErrorKind::Truncated));
        }
        self.push(Kind::String, at, close + 1, false);
        Ok(close + 1)
    }

    fn string_with_escapes(&mut self, at: usize) -> Result<usize, Stop> {
        match string::scan(self.bytes, at + 1) {
            Ok(scanned) => {
                self.minimal &= scanned.minimal;
                self.push(Kind::String, at, scanned.end, scanned.escaped);
                Ok(scanned.end)
            }
            Err((offset, kind)) => Err(self.stop(offset, kind)),
        }
    }

    /// Takes members `"key":"text",` one behind the other, for as long as the text is plain and
    /// compact and a key follows. This is what a webhook consists of; anything else, the last
    /// member included, is left to the steps that know all of JSON.
    #[inline]
    fn strings(&mut self, mut at: usize, frame: &mut Frame<'a>) -> Result<usize, Stop> {
        let Some(mut quotes) = self.quotes.take() else {
            return Ok(at);
        };
        loop {
            let ahead = quotes.clone();
            let ends = [quotes.next(), quotes.next(), quotes.next(), quotes.next()];
            let [key, key_end, value, value_end] = ends;
            let follows = self
                .bytes
                .get(value_end..)
                .and_then(|rest| rest.first_chunk());
            let between = self
                .bytes
                .get(key_end..)
                .and_then(|rest| rest.first_chunk());
            let usual = key == at
                && value == key_end + 2
                && between == Some(b"\":\"")
                && follows == Some(b"\",\"");
            if !usual {
                self.quotes = Some(ahead);
                return Ok(at);
            }
            let literal = self.bytes.get(key + 1..key_end).unwrap_or(&[]);
            if !frame.keys.is_surely_new(literal) {
                self.push(Kind::String, key, key_end + 1, false);
                self.compare_key(key, key_end + 1, frame)?;
                self.push(Kind::String, value, value_end + 1, false);
            } else {
                let index = self.nodes.len() as u32;
                let text = |index: u32, start, end| Node {
                    start: start as u32,
                    end: end as u32,
                    next: index + 1,
                    kind: Kind::String,
                    escaped: false,
                };
                self.nodes.extend_from_slice(&[
                    text(index, key, key_end + 1),
                    text(index + 1, value, value_end + 1),
                ]);
            }
            at = value_end + 2;
        }
    }

    #[inline]
    fn key(&mut self, at: usize, frame: &mut Frame<'a>) -> Result<usize, Stop> {
        if self.bytes.get(at) != Some(&b'"') {
            return Err(self.unexpected(at, "a key in quotes"));
        }
        let end = self.string(at)?;
        let literal = self.bytes.get(at + 1..end - 1).unwrap_or(&[]);
        let escaped = self.quotes.is_none() && self.nodes.last().is_some_and(|key| key.escaped);
        if escaped || !frame.keys.is_surely_new(literal) {
            self.compare_key(at, end, frame)?;
        }
        let colon = self.space(end);
        if self.bytes.get(colon) != Some(&b':') {
            return Err(self.unexpected(colon, "':'"));
        }
        Ok(self.space(colon + 1))
    }

    #[cold]
    fn compare_key(&mut self, at: usize, end: usize, frame: &mut Frame<'a>) -> Result<(), Stop> {
        let first = frame.node + 1;
        let members = self.nodes.get(first as usize..).unwrap_or(&[]);
        if frame.keys.repeats(self.text, members, first) {
            let key = self.text[at + 1..end - 1].chars().take(64).collect();
            return Err(self.stop(at, JsonErrorKind::DuplicateKey { key }));
        }
        Ok(())
    }

    #[inline]
    fn scalar(&mut self, at: usize) -> Result<usize, Stop> {
        match self.bytes.get(at) {
            Some(b'"') => self.string(at),
            Some(b'-' | b'0'..=b'9') => self.number(at),
            Some(b't') => self.word(at, "true", Kind::True),
            Some(b'f') => self.word(at, "false", Kind::False),
            Some(b'n') => self.word(at, "null", Kind::Null),
            _ => Err(self.unexpected(at, "a JSON value")),
        }
    }

    fn number(&mut self, at: usize) -> Result<usize, Stop> {
        let (offset, kind) = match number::scan(self.bytes, at) {
            // `01` scans as `0` and then a stray digit: say what is meant.
            Ok(end) if self.bytes.get(end).is_some_and(u8::is_ascii_digit) => {
                (end, JsonErrorKind::BadNumber)
            }
            Ok(end) => {
                self.push(Kind::Number, at, end, false);
                return Ok(end);
            }
            Err(offset) if offset >= self.bytes.len() => (offset, JsonErrorKind::Truncated),
            Err(offset) => (offset, JsonErrorKind::BadNumber),
        };
        Err(self.stop(offset, kind))
    }

    fn word(&mut self, at: usize, word: &'static str, kind: Kind) -> Result<usize, Stop> {
        let found = &self.bytes[at..self.bytes.len().min(at + word.len())];
        if found == word.as_bytes() {
            self.push(kind, at, at + word.len(), false);
            return Ok(at + word.len());
        }
        if word.as_bytes().starts_with(found) {
            return Err(self.stop(self.bytes.len(), JsonErrorKind::Truncated));
        }
        Err(self.unexpected(at, "a JSON value"))
    }

    #[cold]
    fn unexpected(&mut self, at: usize, expected: &'static str) -> Stop {
        match self.text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(found) => self.stop(at, JsonErrorKind::Unexpected { found, expected }),
            None => self.stop(at, JsonErrorKind::Truncated),
        }
    }

    #[cold]
    fn stop(&mut self, at: usize, kind: JsonErrorKind) -> Stop {
        self.error = Some(JsonError::new(at, kind));
        Stop
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_limit_lets_through_what_would_exhaust_the_stack() {
        let limits = Limits {
            max_bytes: usize::MAX,
            max_depth: usize::MAX,
        };
        let nested = |depth: usize| [vec![b'['; depth], vec![b']'; depth]].concat();
        assert!(Document::parse(&nested(Limits::DEEPEST), limits).is_ok());
        for depth in [Limits::DEEPEST + 1, 1 << 20] {
            let error = Document::parse(&nested(depth), limits).unwrap_err();
            let limit = Limits::DEEPEST;
            assert_eq!(error.kind(), &JsonErrorKind::TooDeep { limit });
        }
    }
}
