//! Counting real tests: what `cargo test` prints, read line by line as it comes.

use std::time::{Duration, Instant};

use crate::report::Tally;

/// The tests of one executable, or the doc tests of one crate.
#[derive(Debug)]
pub(crate) struct Section {
    /// The target's name (`cointill`, `linear`), or `Doc-tests cointill`.
    pub(crate) name: String,
    pub(crate) tally: Tally,
    pub(crate) time: Duration,
}

/// Reads the output of one `cargo test`.
#[derive(Default)]
pub(crate) struct Parser {
    ended: Vec<Section>,
    current: Option<Current>,
}

struct Current {
    name: String,
    tally: Tally,
    /// Tests announced by `running N tests` and not yet counted by a result.
    announced: u32,
    results: u32,
    start: Instant,
}

impl Parser {
    pub(crate) fn line(&mut self, line: &str) {
        if let Some(name) = section_name(line) {
            self.end_section();
            self.current = Some(Current {
                name,
                tally: Tally::default(),
                announced: 0,
                results: 0,
                start: Instant::now(),
            });
        }
        let Some(current) = &mut self.current else {
            return;
        };
        if let Some(announced) = announced(line) {
            current.announced += announced;
        }
        if let Some(tally) = result(line) {
            current.tally += tally;
            current.announced = 0;
            current.results += 1;
        }
    }

    /// The sections in their order.
    pub(crate) fn finish(mut self) -> Vec<Section> {
        self.end_section();
        self.ended
    }

    fn end_section(&mut self) {
        let Some(mut current) = self.current.take() else {
            return;
        };
        // No result, or tests without one: the process died in them.
        if current.results == 0 || current.announced > 0 {
            current.tally.failed += current.announced.max(1);
        }
        self.ended.push(Section {
            name: current.name,
            tally: current.tally,
            time: current.start.elapsed(),
        });
    }
}

/// `Running tests/linear.rs (target/debug/deps/linear-0123456789abcdef)`, `Doc-tests cointill`.
fn section_name(line: &str) -> Option<String> {
    let line = line.trim_start();
    if line.starts_with("Doc-tests ") {
        return Some(line.to_owned());
    }
    let path = line
        .strip_prefix("Running ")?
        .strip_suffix(')')?
        .rsplit_once(" (")?
        .1;
    let file = path.rsplit(['/', '\\']).next()?;
    let (name, hash) = file.strip_suffix(".exe").unwrap_or(file).rsplit_once('-')?;
    hash.bytes()
        .all(|b| b.is_ascii_hexdigit())
        .then(|| name.to_owned())
}

/// `running 12 tests`.
fn announced(line: &str) -> Option<u32> {
    let (count, word) = line.strip_prefix("running ")?.split_once(' ')?;
    ["test", "tests"].contains(&word).then_some(())?;
    count.parse().ok()
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`.
fn result(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |what: &str| {
        counts
            .split("; ")
            .find_map(|part| part.strip_suffix(what)?.trim_end().parse().ok())
    };
    Some(Tally {
        passed: count("passed")?,
        failed: count("failed")?,
        skipped: count("ignored")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(output: &str) -> Vec<(String, Tally)> {
        let mut parser = Parser::default();
        output.lines().for_each(|line| parser.line(line));
        parser
            .finish()
            .into_iter()
            .map(|section| (section.name, section.tally))
            .collect()
    }

    fn tally(passed: u32, failed: u32, skipped: u32) -> Tally {
        Tally {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn counts_each_executable_and_the_doc_tests() {
        let output = "\
   Compiling cointill v0.1.0
     Running unittests src/lib.rs (target/debug/deps/cointill-3b1f0a9c8d7e6f50)

running 3 tests
test money::tests::a ... ok
test money::tests::b ... FAILED
test money::tests::c ... ignored

test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s

     Running tests/linear.rs (C:\\t\\debug\\deps\\linear-3b1f0a9c8d7e6f50.exe)

running 1 test
test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s

   Doc-tests cointill

running 10 tests
test result: ok. 10 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s

running 2 tests
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.20s
";
        assert_eq!(
            sections(output),
            [
                ("cointill".to_owned(), tally(1, 1, 1)),
                ("linear".to_owned(), tally(1, 0, 0)),
                ("Doc-tests cointill".to_owned(), tally(12, 0, 0)),
            ]
        );
    }

    #[test]
    fn tests_that_died_have_failed() {
        let died =
            "     Running unittests src/lib.rs (target/debug/deps/a-0f)\n\nrunning 7 tests\n";
        assert_eq!(sections(died), [("a".to_owned(), tally(0, 7, 0))]);
        let before_the_first = "     Running unittests src/lib.rs (target/debug/deps/a-0f)\n";
        assert_eq!(
            sections(before_the_first),
            [("a".to_owned(), tally(0, 1, 0))]
        );
    }

    #[test]
    fn other_lines_do_not_count() {
        assert_eq!(sections("test result: ok. 5 passed; 0 failed"), []);
        assert_eq!(section_name("     Running `target/debug/xtask test`"), None);
        assert_eq!(announced("running 3 laps"), None);
        assert_eq!(result("test result: ok. many passed; 0 failed"), None);
    }
}
