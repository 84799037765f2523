//! `cointill verify`: whether a webhook's signature is right, and if not, why.

mod alchemypay;
mod gateway2328;

use clap::{Args, Subcommand};
use cointill::webhook::Explanation;

use crate::failure::{Failure, Outcome};
use crate::input;
use crate::output::{self, Ink, Paint};

/// Check the signature of a webhook on standard input
///
/// Only the signature counts: an event of a kind that this version does not know is valid too. The
/// body must be the raw bytes as they came; a body that was parsed and written again is another
/// one. No computed signature is ever printed.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  export SHOP_API_KEY=sandbox-api-key
  cointill verify 2328 --key-env SHOP_API_KEY --explain < webhook.json

Exit codes:
  0  valid
  1  invalid; one line on standard output says why, --explain says more
  2  no key, no input, or more than 1 MiB of it")]
pub(crate) struct Verify {
    #[command(subcommand)]
    gateway: Gateway,
}

#[derive(Debug, Subcommand)]
enum Gateway {
    #[command(name = "2328")]
    Gateway2328(gateway2328::Verify2328),
    #[command(name = "alchemypay", visible_alias = "aeon")]
    AlchemyPay(alchemypay::VerifyAlchemyPay),
}

/// What a check found.
enum Finding {
    /// The signature is right.
    Valid {
        /// What the message says, in one line.
        summary: String,
        /// Further facts, for `--explain`.
        facts: Vec<(&'static str, String)>,
    },
    /// It is not.
    Invalid {
        /// Why, in one line.
        reason: String,
        /// What was tried.
        explanation: Explanation,
    },
}

impl Verify {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let (finding, explain) = match self.gateway {
            Gateway::Gateway2328(verify) => (verify.check()?, verify.explain),
            Gateway::AlchemyPay(verify) => (verify.check()?, verify.explain),
        };
        let paint = Paint::for_stdout();
        match finding {
            Finding::Valid { summary, facts } => {
                output::line(format!("{}: {summary}", paint.ink(Ink::Green, "valid")));
                if explain {
                    for (name, fact) in facts {
                        output::line(format!("  {name:<9} {}", output::clean(&fact, 200)));
                    }
                }
                Ok(Outcome::Yes)
            }
            Finding::Invalid {
                reason,
                explanation,
            } => {
                let word = paint.ink(Ink::Red, "invalid");
                output::line(format!("{word}: {}", output::clean(&reason, 400)));
                if explain {
                    tell(&explanation, paint);
                }
                Ok(Outcome::No)
            }
        }
    }
}

fn tell(explanation: &Explanation, paint: Paint) {
    let cause = output::clean(&explanation.cause, 400);
    output::line(format!("cause: {}", paint.ink(Ink::Bold, cause)));
    output::line("tried:");
    for step in &explanation.tried {
        let step = format!("  - {}", output::clean(step, 400));
        output::line(paint.ink(Ink::Dim, step));
    }
}

/// The bytes to check.
fn read_body() -> Result<Vec<u8>, Failure> {
    let body = input::read("the webhook's raw body")?;
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err(input::nothing("the webhook's raw body"));
    }
    Ok(body)
}

/// A fact as the gateway wrote it, or that there is none.
fn fact<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}
