//! The command line: what there is, and how mistakes in it are told.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, Subcommand};

use crate::completions::Completions;
use crate::demo::Demo;
use crate::failure::{Failure, Outcome, UNUSABLE};
use crate::output;
use crate::sandbox::SandboxArgs;
use crate::sign::Sign;
use crate::trigger::Trigger;
use crate::verify::Verify;

/// Take payments through 2328.io, Alchemy Pay and AEON, and see what happens on the way.
///
/// Signs requests and checks webhooks exactly as the library does, sends webhooks to your shop
/// while you write it, and runs both gateways on your own machine.
#[derive(Debug, Parser)]
#[command(
    name = "cointill",
    version,
    max_term_width = 80,
    arg_required_else_help = true,
    subcommand_required = true,
    disable_help_subcommand = true,
    after_help = "\
Start here:
  cointill demo
  cointill sandbox
  cointill verify 2328 --key-env SHOP_API_KEY --explain < webhook.json

Every command has its own --help, with an example.

Exit codes:
  0  done, or yes
  1  no: a signature that does not match, a webhook that was not taken
  2  the input or the surroundings cannot be worked with"
)]
pub(crate) struct Cointill {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant)] // There is one, once.
enum Command {
    Demo(Demo),
    Sandbox(SandboxArgs),
    Sign(Sign),
    Verify(Verify),
    Trigger(Trigger),
    Completions(Completions),
}

impl Command {
    fn run(self) -> Result<Outcome, Failure> {
        match self {
            Command::Demo(demo) => demo.run(),
            Command::Sandbox(sandbox) => sandbox.run(),
            Command::Sign(sign) => sign.run(),
            Command::Verify(verify) => verify.run(),
            Command::Trigger(trigger) => trigger.run(),
            Command::Completions(completions) => completions.run(),
        }
    }
}

/// Reads the arguments, does it, and gives the exit code.
pub(crate) fn run() -> ExitCode {
    let arguments = match Cointill::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    match arguments.command.run() {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            output::note(format!("error: {failure}"));
            ExitCode::from(UNUSABLE)
        }
    }
}

fn refuse(error: &clap::Error) -> ExitCode {
    if matches!(
        error.kind(),
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand
    ) && may_be_a_key(error)
    {
        // The terminal's scroll-back and a CI log would keep what clap repeats.
        output::note(
            "error: unexpected argument, not repeated here in case it is a key; keys come from \
             --key-env NAME or --key-file FILE\n\nFor more information, try '--help'.",
        );
        return ExitCode::from(UNUSABLE);
    }
    // A reader that has gone away is no error of this program.
    let _ = error.print();
    match error.use_stderr() {
        true => ExitCode::from(UNUSABLE),
        false => ExitCode::SUCCESS,
    }
}

/// True when the argument that clap stumbled over is no option, so that it may be anything.
fn may_be_a_key(error: &clap::Error) -> bool {
    let argument = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand]
        .into_iter()
        .find_map(|kind| error.get(kind));
    match argument {
        Some(ContextValue::String(text)) => {
            // A mistyped command is a short word, and worth a hint at the right one.
            let word = text.len() <= 10 && text.bytes().all(|b| b.is_ascii_alphanumeric());
            !text.starts_with('-') && !word
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Cointill::command().debug_assert();
    }

    #[test]
    fn every_level_has_an_example_and_exit_codes() {
        fn check(command: &clap::Command) {
            let help = command.clone().render_long_help().to_string();
            assert!(help.contains("cointill "), "{help}");
            assert!(help.contains("  2  "), "{help}");
            // Examples are not wrapped well: a command that is cut in two does not work.
            let after = command.get_after_help().unwrap().to_string();
            assert!(after.lines().all(|line| line.len() < 80), "{after}");
            for sub in command.get_subcommands() {
                check(sub);
            }
        }
        let mut command = Cointill::command();
        command.build();
        check(&command);
    }
}
