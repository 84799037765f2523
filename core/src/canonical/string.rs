//! String literals: finding their end fast, checking their escapes, decoding them.

use super::scan::JsonErrorKind;

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

/// The number of leading bytes of `word` that are neither `"` nor `\` nor a control character;
/// 8 when all are.
#[inline]
fn plain_prefix(word: u64) -> usize {
    let quote = word ^ (LOW * b'"' as u64);
    let slash = word ^ (LOW * b'\\' as u64);
    let found = (quote.wrapping_sub(LOW) & !quote)
        | (slash.wrapping_sub(LOW) & !slash)
        | (word.wrapping_sub(LOW * 0x20) & !word);
    ((found & HIGH).trailing_zeros() / 8) as usize
}

/// The first offset from `at` on that holds `"`, `\` or a control character, or the end.
#[inline]
fn skip_plain(bytes: &[u8], mut at: usize) -> usize {
    // Short strings are the rule (identifiers, amounts): eight bytes a step first.
    for _ in 0..8 {
        let Some(chunk) = bytes.get(at..at + 8) else {
            return skip_tail(bytes, at);
        };
        let plain = plain_prefix(u64::from_le_bytes(chunk.try_into().unwrap_or([0; 8])));
        at += plain;
        if plain < 8 {
            return at;
        }
    }
    // Long ones (a QR picture as a data URI) go 64 bytes a step, which compiles to vector code.
    while let Some(chunk) = bytes.get(at..at + 64) {
        let stop = chunk.iter().fold(false, |stop, byte| {
            stop | (*byte < 0x20) | (*byte == b'"') | (*byte == b'\\')
        });
        if stop {
            break;
        }
        at += 64;
    }
    while let Some(chunk) = bytes.get(at..at + 8) {
        let plain = plain_prefix(u64::from_le_bytes(chunk.try_into().unwrap_or([0; 8])));
        at += plain;
        if plain < 8 {
            return at;
        }
    }
    skip_tail(bytes, at)
}

#[inline]
fn skip_tail(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        if *byte < 0x20 || *byte == b'"' || *byte == b'\\' {
            break;
        }
        at += 1;
    }
    at
}

/// Scans the literal whose first byte behind the opening quote is at `start`.
#[inline]
pub(super) fn scan(bytes: &[u8], start: usize) -> Result<Scanned, (usize, JsonErrorKind)> {
    let end = skip_plain(bytes, start);
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
        at = skip_plain(bytes, at);
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
