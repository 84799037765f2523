//! Masking of what must not reach a log.

/// A run of hexadecimal digits this long may be a signature (64 at 2328, 128 at Alchemy Pay) or a key.
const SECRET_RUN: usize = 32;

/// `text` cut to `most` characters, long hexadecimal runs masked, control characters made visible.
pub(crate) fn redact(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        if run >= SECRET_RUN {
            out.push_str("[masked]");
            rest = &rest[run..];
        } else if run > 0 {
            out.push_str(&rest[..run]);
            rest = &rest[run..];
        } else {
            // A log line must stay one line, whatever a stranger sent.
            out.push(if first.is_control() { ' ' } else { first });
            rest = &rest[first.len_utf8()..];
        }
        if out.len() > 4 * most {
            break;
        }
    }
    if out.chars().count() > most {
        out = out.chars().take(most).collect();
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn signatures_are_masked_and_lines_stay_lines() {
        let text = format!("sign {}\nwrong for 0xabc", "9f".repeat(32));
        assert_eq!(redact(&text, 100), "sign [masked] wrong for 0xabc");
        assert_eq!(redact("äöü", 2), "äö…");
    }
}
