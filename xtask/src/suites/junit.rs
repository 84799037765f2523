//! The counts of a report in the form of JUnit, which test runners of several languages write.

use crate::report::Tally;

/// The counts of the first test suite in `text`; `None` when there is none.
pub(super) fn tally(text: &str) -> Option<Tally> {
    let tag = text.split("<testsuite ").nth(1)?.split('>').next()?;
    let count = |name: &str| -> Option<u32> {
        let value = tag.split(&format!("{name}=\"")).nth(1)?;
        value.split('"').next()?.parse().ok()
    };
    let skipped = count("skipped")?;
    let failed = count("failures")? + count("errors")?;
    Some(Tally {
        passed: count("tests")?.checked_sub(failed + skipped)?,
        failed,
        skipped,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read() {
        let text = r#"<?xml version="1.0"?><testsuites name="pytest tests"><testsuite name="pytest"
            errors="1" failures="2" skipped="3" tests="10" time="0.1"><testcase/></testsuite>"#;
        let expected = Tally {
            passed: 4,
            failed: 3,
            skipped: 3,
        };
        assert_eq!(tally(text), Some(expected));
        assert_eq!(tally("<testsuites/>"), None);
        assert_eq!(tally(r#"<testsuite tests="1">"#), None);
    }
}
