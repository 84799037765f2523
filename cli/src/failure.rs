//! How a command ends other than well.

use std::fmt;
use std::process::ExitCode;

/// The exit code for "no": a signature that does not match, a webhook that was not taken, a
/// scenario with another verdict.
pub(crate) const NO: u8 = 1;

/// The exit code for input or surroundings that the command cannot work with.
pub(crate) const UNUSABLE: u8 = 2;

/// Why a command could not do its work: exit code 2, and one line on standard error.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Failure {
        Failure(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<cointill::Error> for Failure {
    fn from(error: cointill::Error) -> Failure {
        Failure::new(error.to_string())
    }
}

/// Whether the answer of a command is yes (exit code 0) or no (1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Yes,
    No,
}

impl Outcome {
    pub(crate) fn of(yes: bool) -> Outcome {
        if yes { Outcome::Yes } else { Outcome::No }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Yes => ExitCode::SUCCESS,
            Outcome::No => ExitCode::from(NO),
        }
    }
}
