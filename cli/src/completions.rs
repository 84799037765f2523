//! `cointill completions`: a script for the shell.

use std::io::{self, Write as _};

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::command::Cointill;
use crate::failure::{Failure, Outcome};

/// Print a script that teaches a shell the commands and options.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  source <(cointill completions bash)
  cointill completions fish > ~/.config/fish/completions/cointill.fish

Exit codes:
  0  printed
  2  wrong usage")]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(
            self.shell,
            &mut Cointill::command(),
            "cointill",
            &mut script,
        );
        let _ = io::stdout().lock().write_all(&script);
        Ok(Outcome::Yes)
    }
}
