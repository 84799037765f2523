//! String literals: finding their end fast, checking their escapes, decoding them.

use super::error::JsonErrorKind;

/// What was seen of a string literal.
pub(super) struct Scanned {
    /// Offset behind the closing quote.
    pub(super) end: usize,
    /// It holds at least one backslash.
    pub(super) escaped: bool,
    /// Its escapes are the ones that the minimal form has: writing it again gives the same bytes.
    pub(super) minimal: bool,
}

const HIGH: u64 = 0x8080_8080_8080_8080;
const LOW: u64 = 0x0101_0101_0101_0101;

/// Marks the bytes of `word` that are zero; sure for the first one only.
#[inline]
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}

/// Marks `"`, `\` and control characters; sure for the first one only.
#[inline]
fn specials(word: u64) -> u64 {
    let control = word.wrapping_sub(LOW * 0x20) & !word & HIGH;
    zeros(word ^ (LOW * b'"' as u64)) | zeros(word ^ (LOW * b'\\' as u64)) | control
}

/// The first offset from `at` on that `marks` finds, eight bytes a step, or the end.
#[inline]
fn find(bytes: &[u8], mut at: usize, marks: impl Fn(u64) -> u64) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let found = marks(u64::from_le_bytes(*chunk));
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    // Filled up with what no search looks for.
    let mut last = [0xFF; 8];
    let rest = bytes.get(at..).unwrap_or(&[]);
    last[..rest.len()].copy_from_slice(rest);
    let found = marks(u64::from_le_bytes(last));
    at + rest.len().min((found.trailing_zeros() / 8) as usize)
}

/// What one look over a whole text tells.
pub(super) struct Look {
    /// Neither a backslash nor a control character: each string ends at the next quote. Both
    /// gateways' usual bodies are so.
    pub(super) plain: bool,
    /// No byte above 127.
    pub(super) ascii: bool,
}

/// A word a step, since the packages are optimised for size, where nothing becomes vector code by
/// itself.
pub(super) fn look(bytes: &[u8]) -> Look {
    let (words, rest) = bytes.as_chunks();
    // Filled up with what is no finding.
    let mut last = [b' '; 8];
    last[..rest.len()].copy_from_slice(rest);
    let (mut special, mut high) = (0, 0);
    for word in words.iter().chain([&last]) {
        let word = u64::from_le_bytes(*word);
        let slash = word ^ (LOW * b'\\' as u64);
        // That there is one is sure, which byte it is is not: see `zeros`.
        special |= (word.wrapping_sub(LOW * 0x20) | slash.wrapping_sub(LOW)) & !word;
        high |= word;
    }
    Look {
        plain: special & HIGH == 0,
        ascii: high & HIGH == 0,
    }
}

/// The quotes of a text in their order, found a word at a time: in a plain text they are the ends of
/// the strings, first opening, then closing.
#[derive(Clone)]
pub(super) struct Quotes<'a> {
    /// What stands behind the word that `marks` is of.
    rest: &'a [u8],
    /// Offset of that word.
    word: usize,
    marks: u64,
}

impl<'a> Quotes<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Quotes<'a> {
        Quotes {
            rest: bytes,
            word: 0usize.wrapping_sub(8),
            marks: 0,
        }
    }

    /// The offset of the next quote, or one behind the end of the text.
    #[inline(always)]
    pub(super) fn next(&mut self) -> usize {
        let mut empty = 0;
        while self.marks == 0 {
            let Some((word, rest)) = self.rest.split_first_chunk() else {
                return self.last();
            };
            self.marks = quotes(u64::from_le_bytes(*word));
            self.rest = rest;
            self.word = self.word.wrapping_add(8);
            empty += 1;
            if empty > 16 {
                self.skip();
            }
        }
        self.take()
    }

    #[inline(always)]
    fn take(&mut self) -> usize {
        let at = self
            .word
            .wrapping_add((self.marks.trailing_zeros() / 8) as usize);
        self.marks &= self.marks - 1;
        at
    }

    /// Goes on in larger steps: a string this long is a QR picture.
    #[cold]
    fn skip(&mut self) {
        let has_quote = |block: &[u8; 64]| {
            let (words, _) = block.as_chunks();
            words.iter().fold(0, |any, word| {
                any | zeros(u64::from_le_bytes(*word) ^ (LOW * b'"' as u64))
            }) != 0
        };
        while self.marks == 0
            && let Some((block, rest)) = self.rest.split_first_chunk()
            && !has_quote(block)
        {
            self.rest = rest;
            self.word = self.word.wrapping_add(64);
        }
    }

    #[cold]
    fn last(&mut self) -> usize {
        let mut word = [0; 8];
        word[..self.rest.len()].copy_from_slice(self.rest);
        self.marks = quotes(u64::from_le_bytes(word));
        self.rest = &[];
        self.word = self.word.wrapping_add(8);
        if self.marks == 0 {
            // Asked again, it is still behind the end.
            return self.word.wrapping_add(8);
        }
        self.take()
    }
}

/// Marks every quote in `word`: exact, since no carry leaves a byte.
#[inline]
fn quotes(word: u64) -> u64 {
    let other = word ^ (LOW * b'"' as u64);
    !(((other & !HIGH) + !HIGH) | other) & HIGH
}

/// Scans the literal whose first byte behind the opening quote is at `start`.
pub(super) fn scan(bytes: &[u8], start: usize) -> Result<Scanned, (usize, JsonErrorKind)> {
    let end = find(bytes, start, specials);
    if bytes.get(end) == Some(&b'"') {
        return Ok(Scanned {
            end: end + 1,
            escaped: false,
            minimal: true,
        });
    }
    scan_escaped(bytes, end)
}

#[cold]
fn scan_escaped(bytes: &[u8], mut at: usize) -> Result<Scanned, (usize, JsonErrorKind)> {
    let mut minimal = true;
    let mut escaped = false;
    loop {
        at = find(bytes, at, specials);
        match bytes.get(at) {
            Some(b'"') => {
                return Ok(Scanned {
                    end: at + 1,
                    escaped,
                    minimal,
                });
            }
            Some(b'\\') => {
                escaped = true;
                at = escape(bytes, at, &mut minimal)?;
            }
            Some(_) => return Err((at, JsonErrorKind::ControlCharacter)),
            None => return Err((bytes.len(), JsonErrorKind::Truncated)),
        }
    }
}

fn escape(bytes: &[u8], at: usize, minimal: &mut bool) -> Result<usize, (usize, JsonErrorKind)> {
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'/') => {
            *minimal = false;
            Ok(at + 2)
        }
        Some(b'u') => {
            let unit = hex4(bytes, at + 2)?;
            match unit {
                0xD800..=0xDBFF => {
                    *minimal = false;
                    if bytes.get(at + 6..at + 8) != Some(b"\\u") {
                        return Err((at, JsonErrorKind::LoneSurrogate));
                    }
                    match hex4(bytes, at + 8)? {
                        0xDC00..=0xDFFF => Ok(at + 12),
                        _ => Err((at, JsonErrorKind::LoneSurrogate)),
                    }
                }
                0xDC00..=0xDFFF => Err((at, JsonErrorKind::LoneSurrogate)),
                _ => {
                    // The minimal form of a control character without a letter of its own is
                    // `\u00xx` in lower case; anything else has a shorter or another form.
                    let lettered = matches!(unit, 0x08 | 0x09 | 0x0A | 0x0C | 0x0D);
                    let lower = !bytes[at + 2..at + 6].iter().any(u8::is_ascii_uppercase);
                    if unit >= 0x20 || lettered || !lower {
                        *minimal = false;
                    }
                    Ok(at + 6)
                }
            }
        }
        Some(_) => Err((at, JsonErrorKind::BadEscape)),
        None => Err((bytes.len(), JsonErrorKind::Truncated)),
    }
}

fn hex4(bytes: &[u8], at: usize) -> Result<u32, (usize, JsonErrorKind)> {
    let mut unit = 0;
    for i in at..at + 4 {
        let digit = match bytes.get(i) {
            Some(byte @ b'0'..=b'9') => byte - b'0',
            Some(byte @ b'a'..=b'f') => byte - b'a' + 10,
            Some(byte @ b'A'..=b'F') => byte - b'A' + 10,
            Some(_) => return Err((i, JsonErrorKind::BadEscape)),
            None => return Err((bytes.len(), JsonErrorKind::Truncated)),
        };
        unit = unit * 16 + u32::from(digit);
    }
    Ok(unit)
}

/// The text of a literal that the scanner accepted, given without its quotes.
pub(super) fn decode(literal: &str) -> String {
    let mut out = String::with_capacity(literal.len());
    let mut rest = literal;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let letter = rest.as_bytes().get(at + 1).copied().unwrap_or(b'\\');
        let mut used = 2;
        match letter {
            b'b' => out.push('\u{8}'),
            b'f' => out.push('\u{c}'),
            b'n' => out.push('\n'),
            b'r' => out.push('\r'),
            b't' => out.push('\t'),
            b'u' => {
                let bytes = rest.as_bytes();
                let first = hex4(bytes, at + 2).unwrap_or(0xFFFD);
                used = 6;
                let mut point = first;
                if (0xD800..0xDC00).contains(&first) {
                    let second = hex4(bytes, at + 8).unwrap_or(0xDC00);
                    point = 0x10000 + ((first - 0xD800) << 10) + second.saturating_sub(0xDC00);
                    used = 12;
                }
                out.push(char::from_u32(point).unwrap_or('\u{FFFD}'));
            }
            other => out.push(char::from(other)),
        }
        rest = rest.get(at + used..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_sees_every_byte_wherever_it_is() {
        for length in 0..20 {
            let text = vec![b'a'; length];
            assert!(look(&text).plain && look(&text).ascii);
            for at in 0..length {
                for byte in 0..=255 {
                    let mut text = text.clone();
                    text[at] = byte;
                    let Look { plain, ascii } = look(&text);
                    assert_eq!(plain, byte >= 0x20 && byte != b'\\', "{byte} at {at}");
                    assert_eq!(ascii, byte < 0x80, "{byte} at {at}");
                }
            }
        }
    }

    #[test]
    fn quotes_are_found_behind_any_gap() {
        for gap in 0..300 {
            let text = ["\"", &"é".repeat(gap), "\"x\""].concat();
            let mut quotes = Quotes::of(text.as_bytes());
            let found: Vec<_> = std::iter::repeat_with(|| quotes.next()).take(3).collect();
            assert_eq!(found, [0, 1 + 2 * gap, 3 + 2 * gap]);
            assert!(quotes.next() >= text.len());
        }
    }
}
