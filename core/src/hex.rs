//! Hexadecimal digits: 2328 writes signatures in lower case, Alchemy Pay in upper case.

pub(crate) fn lower(bytes: &[u8]) -> String {
    encode(bytes, b"0123456789abcdef")
}

pub(crate) fn upper(bytes: &[u8]) -> String {
    encode(bytes, b"0123456789ABCDEF")
}

fn encode(bytes: &[u8], digits: &[u8; 16]) -> String {
    let digit = |nibble: u8| char::from(digits[usize::from(nibble & 15)]);
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(*byte));
    }
    text
}

/// `N` bytes from hexadecimal digits of either case.
pub(crate) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut out = [0; N];
    for (byte, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
        let high = char::from(pair[0]).to_digit(16)?;
        let low = char::from(pair[1]).to_digit(16)?;
        *byte = (high * 16 + low) as u8;
    }
    Some(out)
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
