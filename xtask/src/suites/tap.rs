//! The counts at the end of `node --test --test-reporter=tap`.

use crate::report::Tally;

/// Collects the counts from the lines of a run, as they come.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) tally: Tally,
}

impl Counts {
    pub(super) fn line(&mut self, line: &str) {
        let Some((name, count)) = line.strip_prefix("# ").and_then(|own| own.split_once(' '))
        else {
            return;
        };
        let Ok(count) = count.parse::<u32>() else {
            return;
        };
        match name {
            "pass" => self.tally.passed = count,
            // A cancelled test is one that hung or whose set-up failed.
            "fail" | "cancelled" => self.tally.failed += count,
            "skipped" | "todo" => self.tally.skipped += count,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read() {
        let mut counts = Counts::default();
        let lines = "TAP version 13\n    # Subtest: pass 3\n# tests 9\n# suites 1\n# pass 4\n# fail 2\n\
                     # cancelled 1\n# skipped 2\n# todo 0\n# duration_ms 12.5";
        lines.lines().for_each(|line| counts.line(line));
        let expected = Tally {
            passed: 4,
            failed: 3,
            skipped: 2,
        };
        assert_eq!(counts.tally, expected);
    }
}
