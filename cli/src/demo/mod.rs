//! `cointill demo`: a payment from its creation to the shop's ledger, before your eyes.

mod json;
mod merchant;
mod paper;
mod play;
mod scenario;
mod shop;
mod step;
mod words;

use clap::{Args, ValueEnum};
use cointill::payment::GatewayName;

use crate::failure::{Failure, Outcome};
use crate::output;
use json::Json;
use paper::{Paper, Qr};
use play::play;
use scenario::Scenario;
use step::{Narrator, Run};

/// Watch a payment: created, paid, notified, verified, credited
///
/// Starts the sandbox and a tiny shop inside this process, creates a payment through the real
/// client, pays it, receives the webhook over HTTP, verifies it, decides, and writes the ledger.
/// Nothing leaves this machine and no account is needed. Without options: both gateways, paid.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cointill demo
  cointill demo --gateway 2328 --scenario late
  cointill demo --scenario duplicate --json

Exit codes:
  0  every verdict was right, and the order credited once or not at all
  1  one was not
  2  wrong usage, or the sandbox cannot be started")]
pub(crate) struct Demo {
    /// One gateway; both when left out
    #[arg(long, value_enum)]
    gateway: Option<GatewayArg>,

    /// What the payer, time or the network does
    #[arg(long, value_enum, default_value_t = Scenario::Paid)]
    scenario: Scenario,

    /// One JSON object for each step, for machines
    #[arg(long)]
    json: bool,

    /// Draw the QR code of the checkout page wherever the output goes
    #[arg(long, conflicts_with = "json")]
    qr: bool,

    /// Keep the checkout pages open at the end, until Ctrl-C
    #[arg(long, conflicts_with = "json")]
    keep: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum GatewayArg {
    #[value(name = "2328")]
    Gateway2328,
    #[value(name = "alchemypay", alias = "aeon")]
    AlchemyPay,
}

impl Demo {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(|error| Failure::new(format!("no threads for the demo: {error}")))?;
        let outcome = runtime.block_on(self.play_all());
        // A connection that is kept open must not hold the end up.
        runtime.shutdown_background();
        outcome
    }

    async fn play_all(&self) -> Result<Outcome, Failure> {
        let mut narrator: Box<dyn Narrator> = match (self.json, self.qr) {
            (true, _) => Box::new(Json),
            (false, true) => Box::new(Paper::new(Qr::Always)),
            (false, false) => Box::new(Paper::new(Qr::Auto)),
        };
        let gateways = match self.gateway {
            Some(GatewayArg::Gateway2328) => vec![GatewayName::Gateway2328],
            Some(GatewayArg::AlchemyPay) => vec![GatewayName::AlchemyPay],
            None => vec![GatewayName::Gateway2328, GatewayName::AlchemyPay],
        };
        let mut played = Vec::new();
        for (i, gateway) in gateways.into_iter().enumerate() {
            if i > 0 && !self.json {
                output::line("\n");
            }
            let run = Run {
                gateway,
                scenario: self.scenario,
            };
            played.push(play(run, narrator.as_mut()).await?);
        }
        if self.keep {
            output::line("\nThe checkout pages stay open until Ctrl-C:");
            for url in played
                .iter()
                .filter_map(|played| played.checkout_url.as_ref())
            {
                output::line(format!("  {url}"));
            }
            // Without a way to hear of Ctrl-C there is nothing to wait for.
            let _ = tokio::signal::ctrl_c().await;
        }
        Ok(Outcome::of(played.iter().all(|played| played.right)))
    }
}
