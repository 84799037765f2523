//! The results of XCTest, read from what it prints.

use crate::report::Tally;

/// Counts one line of the output.
pub(super) fn count(tally: &mut Tally, line: &str) {
    if !line.starts_with("Test Case '") {
        return;
    }
    if line.contains("' passed (") {
        tally.passed += 1;
    } else if line.contains("' failed (") {
        tally.failed += 1;
    } else if line.contains("' skipped (") {
        tally.skipped += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::count;
    use crate::report::Tally;

    #[test]
    fn ends_of_cases_are_counted_and_nothing_else() {
        let mut tally = Tally::default();
        for line in [
            "Test Suite 'AmountTests' started at 2026-11-25 10:52:51.819",
            "Test Case 'AmountTests.testA' started at 2026-11-25 10:52:51.819",
            "Test Case 'AmountTests.testA' passed (0.002 seconds)",
            "Test Case 'AmountTests.testB' failed (0.002 seconds)",
            "Test Case 'AmountTests.testC' skipped (0.002 seconds)",
            "Test Suite 'AmountTests' passed at 2026-11-25 10:52:51.823",
        ] {
            count(&mut tally, line);
        }
        let expected = Tally {
            passed: 1,
            failed: 1,
            skipped: 1,
        };
        assert_eq!(tally, expected);
    }
}
