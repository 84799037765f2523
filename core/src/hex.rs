//! Hexadecimal digits: 2328 writes signatures in lower case, Alchemy Pay in upper case.

pub(crate) fn lower(bytes: &[u8]) -> String {
    encode(bytes, b"0123456789abcdef")
}

pub(crate) fn upper(bytes: &[u8]) -> String {
    encode(bytes, b"0123456789ABCDEF")
}

fn encode(bytes: &[u8], digits: &[u8; 16]) -> String {
    let digit = |nibble: u8| char::from(digits[usize::from(nibble & 15)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(*byte)])
        .collect()
}

/// The value of each digit, `NONE` for every other byte.
static VALUES: [u8; 256] = {
    let mut values = [NONE; 256];
    let mut value = 0;
    while value < 16 {
        values[b"0123456789abcdef"[value] as usize] = value as u8;
        values[b"0123456789ABCDEF"[value] as usize] = value as u8;
        value += 1;
    }
    values
};
const NONE: u8 = 0xFF;

/// `N` bytes from hexadecimal digits of either case.
pub(crate) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut out = [0; N];
    let mut seen = 0;
    for (byte, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
        let (high, low) = (VALUES[usize::from(pair[0])], VALUES[usize::from(pair[1])]);
        seen |= high | low;
        *byte = high << 4 | low & 15;
    }
    (seen != NONE).then_some(out)
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
