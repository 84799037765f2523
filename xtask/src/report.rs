//! What came of each suite, as the table and the one line that end a run.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::shell::{Finished, Shell};

/// How many checks or tests ended how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl Tally {
    /// What a test runner has written into a file; nothing when there is no such file, or none that
    /// came to its end.
    pub(crate) fn reported(file: &Path, read: fn(&str) -> Option<Tally>) -> Tally {
        let text = std::fs::read_to_string(file).ok();
        text.and_then(|text| read(&text)).unwrap_or_default()
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Why a check did not pass.
pub(crate) enum Problem {
    Failed(String),
    /// It could not be carried out here. Counted apart: it has not passed.
    Skipped(String),
}

impl From<String> for Problem {
    fn from(text: String) -> Problem {
        Problem::Failed(text)
    }
}

/// One row of the table.
struct Row {
    name: String,
    tally: Tally,
    time: Duration,
}

/// A run: carries suites out one after the other, whatever became of those before.
pub(crate) struct Session {
    pub(crate) shell: Shell,
    rows: Vec<Row>,
    remarks: Vec<String>,
    start: Instant,
}

/// One thing to check, and what it is called.
pub(crate) type Check<'c> = (&'c str, &'c dyn Fn(Shell) -> Result<(), Problem>);

impl Session {
    pub(crate) fn new(shell: Shell) -> Session {
        Session {
            shell,
            rows: Vec::new(),
            remarks: Vec::new(),
            start: Instant::now(),
        }
    }

    /// Says what the output below belongs to.
    pub(crate) fn header(&self, name: &str) {
        println!("\n=== {name}");
    }

    /// Carries out checks that make one row. All of them, whatever became of the first.
    pub(crate) fn checks(&mut self, row: &str, checks: &[Check<'_>]) -> bool {
        self.header(row);
        let start = Instant::now();
        let mut tally = Tally::default();
        for (name, check) in checks {
            match check(self.shell) {
                Ok(()) => tally.passed += 1,
                Err(Problem::Failed(text)) => {
                    tally.failed += 1;
                    self.remark(format!("FAILED {row}: {name}: {text}"));
                }
                Err(Problem::Skipped(text)) => {
                    tally.skipped += 1;
                    self.remark(format!("SKIPPED {row}: {name}: {text}"));
                }
            }
        }
        self.row(row, tally, start.elapsed());
        tally.failed == 0
    }

    /// Runs a language's own tests, which make one row. `run` says how their command ended, and what
    /// it counted: an end that is no success fails even where no test did, and so does a run of none.
    pub(crate) fn tests(
        &mut self,
        row: &str,
        run: impl FnOnce(Shell) -> (Result<Finished, String>, Tally),
    ) {
        self.header(row);
        let start = Instant::now();
        let (finished, mut tally) = run(self.shell);
        let problem = match finished {
            Err(error) => Some(error),
            Ok(finished) if !finished.success && tally.failed == 0 => Some(finished.status),
            Ok(_) if tally.passed + tally.failed == 0 => Some("no test ran".to_owned()),
            Ok(_) => None,
        };
        if let Some(problem) = problem {
            tally.failed += 1;
            self.remark(format!("FAILED {row}: {problem}"));
        } else if tally.failed > 0 {
            self.remark(format!("FAILED {row}: {}", tally.failed));
        }
        self.row(row, tally, start.elapsed());
    }

    /// Adds a row that was counted elsewhere.
    pub(crate) fn row(&mut self, name: &str, tally: Tally, time: Duration) {
        self.rows.push(Row {
            name: name.to_owned(),
            tally,
            time,
        });
    }

    /// Prints `text` now and again above the table, where it is not scrolled away.
    pub(crate) fn remark(&mut self, text: String) {
        println!("{text}");
        self.remarks.push(text);
    }

    /// Prints the remarks, the table and the last line; true when nothing failed.
    pub(crate) fn finish(self) -> bool {
        let mut total = Tally::default();
        for row in &self.rows {
            total += row.tally;
        }
        println!();
        for remark in &self.remarks {
            println!("{remark}");
        }
        print!("{}", table(&self.rows, total, self.start.elapsed()));
        println!("{}", last_line(total));
        total.failed == 0
    }
}

fn table(rows: &[Row], total: Tally, time: Duration) -> String {
    let names = rows.iter().map(|row| row.name.len());
    let width = names.max().unwrap_or(0).max("suite".len());
    let mut text = format!(
        "{:width$}  {:>6}  {:>6}  {:>7}  {:>8}\n",
        "suite", "passed", "failed", "skipped", "time"
    );
    let mut line = |name: &str, tally: Tally, time: Duration| {
        text.push_str(&format!(
            "{name:width$}  {:>6}  {:>6}  {:>7}  {:>8}\n",
            tally.passed,
            tally.failed,
            tally.skipped,
            seconds(time),
        ));
    };
    for row in rows {
        line(&row.name, row.tally, row.time);
    }
    line("total", total, time);
    text
}

fn last_line(total: Tally) -> String {
    let mut text = format!("{} passed, {} failed", total.passed, total.failed);
    if total.skipped > 0 {
        text.push_str(&format!(", {} skipped", total.skipped));
    }
    text
}

/// Tenths of a second, without a float.
fn seconds(time: Duration) -> String {
    let tenths = (time.as_millis() + 50) / 100;
    format!("{}.{} s", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_goes_on_after_a_failure_and_counts_what_was_skipped_apart() {
        let mut session = Session::new(Shell::new(false));
        let ran = std::cell::Cell::new(0);
        let all_passed = session.checks(
            "rust: x",
            &[
                ("a", &|_| {
                    ran.set(ran.get() + 1);
                    Err("broken".to_owned().into())
                }),
                ("b", &|_| Err(Problem::Skipped("no tool".to_owned()))),
                ("c", &|_| {
                    ran.set(ran.get() + 1);
                    Ok(())
                }),
            ],
        );
        assert!(!all_passed);
        assert_eq!(ran.get(), 2);
        assert_eq!(
            session.remarks,
            ["FAILED rust: x: a: broken", "SKIPPED rust: x: b: no tool"]
        );
        let row = &session.rows[0];
        let expected = Tally {
            passed: 1,
            failed: 1,
            skipped: 1,
        };
        assert_eq!(row.tally, expected);
        assert_eq!(last_line(row.tally), "1 passed, 1 failed, 1 skipped");
        assert!(!session.finish());
    }

    #[test]
    fn the_table_lines_up() {
        let tally = Tally {
            passed: 412,
            ..Tally::default()
        };
        let rows = [Row {
            name: "rust: tests".to_owned(),
            tally,
            time: Duration::from_millis(61_460),
        }];
        assert_eq!(
            table(&rows, tally, Duration::from_millis(61_999)),
            "suite        passed  failed  skipped      time\n\
             rust: tests     412       0        0    61.5 s\n\
             total           412       0        0    62.0 s\n"
        );
        assert_eq!(last_line(tally), "412 passed, 0 failed");
    }
}
