//! The counts at the end of a report of `node --test` in TAP.

use crate::report::Tally;

/// The counts of `text`; `None` when it has not come to its end.
pub(crate) fn tally(text: &str) -> Option<Tally> {
    let count = |name: &str| -> Option<u32> {
        let start = format!("# {name} ");
        let mut lines = text.lines().rev();
        lines.find_map(|line| line.strip_prefix(&start)?.parse().ok())
    };
    Some(Tally {
        passed: count("pass")?,
        failed: count("fail")? + count("cancelled")?,
        skipped: count("skipped")? + count("todo")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read() {
        let text = "TAP version 13\nok 1 - a\n1..2\n# tests 8\n# suites 1\n# pass 4\n# fail 1\n\
                    # cancelled 1\n# skipped 2\n# todo 0\n# duration_ms 12.3\n";
        let expected = Tally {
            passed: 4,
            failed: 2,
            skipped: 2,
        };
        assert_eq!(tally(text), Some(expected));
        assert_eq!(tally("TAP version 13\nok 1 - a\n"), None);
    }
}
