//! Hexadecimal digits: 2328 writes signatures in lower case, Alchemy Pay in upper case.

use subtle::ConstantTimeEq as _;

pub(crate) fn lower(bytes: &[u8]) -> String {
    encode(bytes, b"0123456789abcdef")
}

pub(crate) fn upper(bytes: &[u8]) -> String {
    encode(bytes, b"0123456789ABCDEF")
}

fn encode(bytes: &[u8], digits: &[u8; 16]) -> String {
    let mut text = Vec::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.extend([
            digits[usize::from(byte >> 4)],
            digits[usize::from(byte & 15)],
        ]);
    }
    // Digits only, so this never falls back.
    String::from_utf8(text).unwrap_or_default()
}

/// `N` bytes from hexadecimal digits of either case.
pub(crate) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let pairs: &[[u8; 2]; N] = pairs.try_into().ok()?;
    // Without a table or a branch, so that it compiles to vector code: a webhook is verified in a
    // microsecond, and a look-up for each digit would be a good part of it.
    let digit = |byte: u8| byte.is_ascii_digit() | matches!(byte | 0x20, b'a'..=b'f');
    let value = |byte: u8| (byte & 15) + 9 * (byte >> 6);
    let valid = pairs.iter().fold(rest.is_empty(), |valid, pair| {
        valid & digit(pair[0]) & digit(pair[1])
    });
    valid.then(|| pairs.map(|pair| value(pair[0]) << 4 | value(pair[1])))
}

/// True when two digests are the same; takes the same time whatever they hold.
///
/// The differences are gathered word by word without a branch, and only their sum is compared:
/// byte by byte, as a slice is compared, costs a tenth of a short webhook's whole verification.
pub(crate) fn same<const N: usize>(a: &[u8; N], b: &[u8; N]) -> bool {
    const { assert!(N.is_multiple_of(8), "whole words") };
    let difference = a
        .as_chunks::<8>()
        .0
        .iter()
        .zip(b.as_chunks::<8>().0)
        .fold(0, |sum, (a, b)| {
            sum | (u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b))
        });
    difference.ct_eq(&0).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_cases_decode_and_anything_else_does_not() {
        assert_eq!(lower(&[0x0f, 0xa5]), "0fa5");
        assert_eq!(upper(&[0x0f, 0xa5]), "0FA5");
        assert_eq!(decode("0fA5"), Some([0x0f, 0xa5]));
        for bad in ["0fa", "0fa5 ", "0fag", "ä5f", ""] {
            assert_eq!(decode::<2>(bad), None, "{bad}");
        }
    }
}
