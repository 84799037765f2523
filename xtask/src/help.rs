//! What `--help` prints.

use crate::suites;

const ALL: &str = "\
cargo xtask: build, test and generate, with the same commands for people and CI

Usage: cargo xtask <command> [options]

Check
  test       Everything that must hold before a change is merged
  lint       Formatting and lints alone
  deny       Licences, banned packages and their sources alone
  fuzz       Feed the parsers with what an attacker would send

Change
  fmt        Format the code
  generate   Write the files that are made from the code
  vectors    Write the test vectors that all languages share

Publish
  release    Build the packages as they are published, and try them

Look
  doc        Build the documentation
  bench      Run the benchmarks
  soak       Send thousands of webhooks to shops whose workers are killed
  swift      Run Swift's own command in its package
  help       Say more about a command: cargo xtask help fuzz

Every command takes --verbose (-v): print every line, also those that say that all is well.
";

const ENVIRONMENT: &str = "
Environment
  CARGO_TARGET_DIR  Where everything is built; one folder for all crates and profiles
  COINTILL_CACHE    Where cargo-deny and cargo-fuzz are kept once built; by default the
                    folder cointill in your cache folder
";

const ONLY: &str = "  --only <suites>   Only these suites, with commas between:\n";

/// The help of a command, or of all of them.
pub(crate) fn text(of: Option<&str>) -> Result<String, String> {
    Ok(match of {
        None | Some("help" | "--help" | "-h") => format!("{ALL}{ENVIRONMENT}"),
        Some("test") => with_suites(
            "\
cargo xtask test [--only <suites>]

Runs everything that must hold: formatting, lints with warnings denied, documentation, tests,
doc tests, the corpus of the fuzz targets, the rule that the core has no I/O, licences, and
whether generated files are fresh. A failure does not stop it. The last lines are a table of
suites and one line, `N passed, N failed`. The exit code is 0 when nothing failed.

What cannot be checked on this machine is counted as skipped, never as passed.
",
        ),
        Some("lint") => with_suites(
            "\
cargo xtask lint [--only <suites>]

Checks formatting, and lints all targets and features with warnings denied.
",
        ),
        Some("fmt") => with_suites(
            "\
cargo xtask fmt [--check] [--only <suites>]

Formats the code.

  --check           Change nothing; fail when something would change
",
        ),
        Some("doc") => with_suites(
            "\
cargo xtask doc [--only <suites>]

Builds the documentation with warnings denied.
",
        ),
        Some("deny") => "\
cargo xtask deny

Checks licences, banned packages and sources by deny.toml with cargo-deny, which is built into
the cache when it is not installed.
"
        .to_owned(),
        Some("bench") => "\
cargo xtask bench [--only <languages>] [-- <arguments>]

Runs every benchmark, or those of rust, python, node or kotlin, with commas between. What stands
behind -- goes to the benchmarks of Rust, such as a filter.
"
        .to_owned(),
        Some("soak") => "\
cargo xtask soak [-- --webhooks N --kills N]

Sends 10,000 webhooks from the sandbox to a Django shop under gunicorn on PostgreSQL, doubled,
reordered and delayed, and kills its workers five times. At the end every order is credited once,
and the totals are those of the sandbox's books. Then the same to an Express shop.
"
        .to_owned(),
        Some("release") => "\
cargo xtask release [--only <languages>]

Builds the packages of each language as they are published, into target/release-packages, installs
them as a user would, and tries them. Nothing is uploaded; RELEASING.md says how that is done.

  --only <languages>  Only these, with commas between: python, node
"
        .to_owned(),
        Some("swift") => "\
cargo xtask swift -- <arguments>

Builds the native libraries and runs `swift <arguments>` in bindings-swift: with the Swift that is
installed, or, on a Debian that has none and as root, with one that is made in the cache (once, a
few minutes) and entered by chroot. COINTILL_SWIFT names another program.
"
        .to_owned(),
        Some("fuzz") => "\
cargo xtask fuzz [--seconds N] [--target <names>]

Runs each fuzz target for N seconds (60 by default) and prints for each the seconds, the
executions and the findings. With a nightly toolchain it uses cargo-fuzz (built into the cache
when it is not installed), which learns from coverage; otherwise a runner on stable that mutates
the corpus. An input that breaks something is kept in fuzz/artifacts/<target>/ and makes the
command fail; move it to fuzz/corpus/<target>/ once it is mended, and it is tested for ever.

  --seconds <N>     Seconds a target
  --target <names>  Only these targets, with commas between; the files in fuzz/fuzz_targets
"
        .to_owned(),
        Some("generate") => "\
cargo xtask generate [--check]

Writes every file that is made from the code: docs/errors.md, docs/endpoints.md, the tables in
docs/gateways.md, and the test vectors.

  --check           Change nothing; fail when a file is not as the code makes it
"
        .to_owned(),
        Some("vectors") => "\
cargo xtask vectors [--check]

Writes tests/vectors, which every language runs.

  --check           Change nothing; fail when a file is not as the code makes it
"
        .to_owned(),
        Some(other) => {
            return Err(format!(
                "expected a command, got {other:?}: see `cargo xtask --help`"
            ));
        }
    })
}

fn with_suites(text: &str) -> String {
    let mut text = format!("{text}\n{ONLY}");
    for suite in suites::ALL {
        text.push_str(&format!("    {:15} {}\n", suite.name, suite.about));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn every_command_of_the_overview_has_a_page_that_fits_the_terminal() {
        let overview = text(None).unwrap();
        let commands = overview
            .lines()
            .filter_map(|line| line.strip_prefix("  "))
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split(' ').next());
        let mut seen = 0;
        for command in commands {
            seen += 1;
            let page = text(Some(command)).unwrap();
            assert!(page.lines().all(|line| line.len() <= 100), "{command}");
        }
        assert_eq!(seen, 13);
        assert!(text(Some("brew")).is_err());
    }
}
