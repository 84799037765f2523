//! The command line, read by hand: a parser crate would cost every first run its compilation.

use crate::suites;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Test,
    Format { check: bool },
    Lint,
    Document,
    Deny,
    Bench { arguments: Vec<String> },
    Soak { arguments: Vec<String> },
    Release,
    Swift { arguments: Vec<String> },
    Fuzz { seconds: u64, targets: Vec<String> },
    Generate { check: bool },
    Vectors { check: bool },
    Help { of: Option<String> },
}

/// The command and what all commands have in common.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Args {
    pub(crate) command: Command,
    /// Names of suites; empty for all.
    pub(crate) only: Vec<String>,
    pub(crate) verbose: bool,
}

/// Long enough to find what a few edits broke, short enough to wait for.
const FUZZ_SECONDS: u64 = 60;

pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Args, String> {
    let mut words = arguments.into_iter();
    let name = words.next().unwrap_or_else(|| "--help".to_owned());
    let mut given = Given::default();
    while let Some(word) = words.next() {
        let mut value = || {
            words
                .next()
                .ok_or_else(|| format!("expected a value behind {word}, got none"))
        };
        match word.as_str() {
            "--help" | "-h" => given.help = true,
            "--verbose" | "-v" => given.verbose = true,
            "--check" => given.check = true,
            "--only" => given.only.extend(names(&value()?)),
            "--target" => given.targets.extend(names(&value()?)),
            "--seconds" => {
                let text = value()?;
                let seconds = text.parse().ok().filter(|seconds| *seconds > 0);
                given.seconds = Some(seconds.ok_or_else(|| {
                    format!("--seconds: expected a whole number of seconds, got {text:?}")
                })?);
            }
            "--" => given.rest = Some(words.by_ref().collect()),
            other if name == "help" && given.rest.is_none() => {
                given.rest = Some(vec![other.to_owned()]);
            }
            other => return Err(format!("expected an option of {name}, got {other:?}")),
        }
    }
    given.into_args(&name)
}

fn names(list: &str) -> impl Iterator<Item = String> {
    list.split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
}

/// Options as they were given, before the command says which it has.
#[derive(Default)]
struct Given {
    help: bool,
    verbose: bool,
    check: bool,
    only: Vec<String>,
    targets: Vec<String>,
    seconds: Option<u64>,
    rest: Option<Vec<String>>,
}

impl Given {
    fn into_args(mut self, name: &str) -> Result<Args, String> {
        if self.help {
            return Ok(Args {
                command: Command::Help {
                    of: Some(name.to_owned()),
                },
                only: Vec::new(),
                verbose: false,
            });
        }
        let verbose = self.verbose;
        let command = self.command(name)?;
        let only = match command {
            Command::Test
            | Command::Format { .. }
            | Command::Lint
            | Command::Document
            | Command::Bench { .. }
            | Command::Release => std::mem::take(&mut self.only),
            _ => Vec::new(),
        };
        self.refuse_what_is_left(name)?;
        refuse_unknown(&only, suites::ALL.iter().map(|own| own.name))?;
        Ok(Args {
            command,
            only,
            verbose,
        })
    }

    /// The command with the options that it has taken.
    fn command(&mut self, name: &str) -> Result<Command, String> {
        Ok(match name {
            "test" => Command::Test,
            "fmt" => Command::Format {
                check: std::mem::take(&mut self.check),
            },
            "lint" => Command::Lint,
            "doc" => Command::Document,
            "deny" => Command::Deny,
            "bench" => Command::Bench {
                arguments: self.rest.take().unwrap_or_default(),
            },
            "soak" => Command::Soak {
                arguments: self.rest.take().unwrap_or_default(),
            },
            "release" => Command::Release,
            "swift" => Command::Swift {
                arguments: self.rest.take().unwrap_or_default(),
            },
            "fuzz" => Command::Fuzz {
                seconds: self.seconds.take().unwrap_or(FUZZ_SECONDS),
                targets: std::mem::take(&mut self.targets),
            },
            "generate" => Command::Generate {
                check: std::mem::take(&mut self.check),
            },
            "vectors" => Command::Vectors {
                check: std::mem::take(&mut self.check),
            },
            "help" | "--help" | "-h" => Command::Help {
                of: self.rest.take().and_then(|words| words.into_iter().next()),
            },
            other => {
                return Err(format!(
                    "expected a command, got {other:?}: see `cargo xtask --help`"
                ));
            }
        })
    }

    /// An option that the command does not have would be ignored, and nobody would notice.
    fn refuse_what_is_left(&self, name: &str) -> Result<(), String> {
        let left = [
            ("--check", self.check),
            ("--only", !self.only.is_empty()),
            ("--target", !self.targets.is_empty()),
            ("--seconds", self.seconds.is_some()),
            ("--", self.rest.is_some()),
        ];
        match left.into_iter().find(|(_, given)| *given) {
            Some((option, _)) => Err(format!(
                "{name} has no option {option}: see `cargo xtask {name} --help`"
            )),
            None => Ok(()),
        }
    }
}

/// Fails for a name of `--only` that is none of those.
pub(crate) fn refuse_unknown(
    only: &[String],
    known: impl IntoIterator<Item = &'static str>,
) -> Result<(), String> {
    let known: Vec<_> = known.into_iter().collect();
    match only.iter().find(|name| !known.contains(&name.as_str())) {
        None => Ok(()),
        Some(other) => Err(format!(
            "--only: expected one of {}, got {other:?}",
            known.join(", ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Args, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_reach_their_command() {
        let args = parsed("fuzz --seconds 5 --target scanner,amounts --verbose").unwrap();
        assert!(args.verbose);
        assert_eq!(
            args.command,
            Command::Fuzz {
                seconds: 5,
                targets: vec!["scanner".to_owned(), "amounts".to_owned()],
            }
        );
        let args = parsed("test --only repository,rust").unwrap();
        assert_eq!(args.only, ["repository", "rust"]);
        let args = parsed("bench -- --quick").unwrap();
        let arguments = vec!["--quick".to_owned()];
        assert_eq!(args.command, Command::Bench { arguments });
    }

    #[test]
    fn help_is_at_every_door() {
        for (line, of) in [
            ("", None),
            ("--help", None),
            ("help", None),
            ("help fuzz", Some("fuzz".to_owned())),
            ("fuzz --help", Some("fuzz".to_owned())),
        ] {
            assert_eq!(parsed(line).unwrap().command, Command::Help { of });
        }
    }

    #[test]
    fn mistakes_are_named() {
        for (line, error) in [
            (
                "tests",
                "expected a command, got \"tests\": see `cargo xtask --help`",
            ),
            ("test --only", "expected a value behind --only, got none"),
            (
                "test --only cobol",
                "--only: expected one of repository, rust, python, node, kotlin, swift, browser, got \"cobol\"",
            ),
            (
                "test --check",
                "test has no option --check: see `cargo xtask test --help`",
            ),
            (
                "fuzz --seconds 0",
                "--seconds: expected a whole number of seconds, got \"0\"",
            ),
            ("lint all", "expected an option of lint, got \"all\""),
        ] {
            assert_eq!(parsed(line).unwrap_err(), error);
        }
    }
}
