//! The command `cointill`: see a payment work, run the sandbox, sign, verify and send webhooks.

mod command;
mod completions;
mod demo;
mod failure;
mod http;
mod input;
mod key;
mod output;
mod sandbox;
mod sign;
mod trigger;
mod verify;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::run()
}
