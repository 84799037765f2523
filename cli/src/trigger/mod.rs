//! `cointill trigger`: makes a shop hear a signed webhook.

mod alchemypay;
mod delivery;
mod gateway2328;
mod made_up;
mod payload;
mod running;

use clap::Args;

use crate::failure::{Failure, Outcome};
use crate::key::KeyArgs;
use made_up::MadeUp;
use running::Running;

/// Send a signed webhook to your shop
///
/// With --sandbox the running sandbox does it: money moves there, and the webhook goes to the
/// payment's own callback URL.
///
/// Without it the webhook is made up: it has the fields of the gateway's documentation, and figures
/// that fit the status; the payer's coin is USDT at a rate of 1. The same arguments give the same
/// ids, so sending it twice is a duplicate. Change or add fields with --set, leave them out with
/// --unset.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cointill trigger --sandbox http://127.0.0.1:2328 --payment 1001 --status paid

  export SHOP_API_KEY=sandbox-api-key SHOP_SECRET=sandbox-secret
  cointill trigger --gateway 2328 --status underpaid --order 1001 \\
    --url http://127.0.0.1:8000/webhooks/2328 --key-env SHOP_API_KEY
  cointill trigger --kind refund --set refundType=wrong_payment \\
    --url http://127.0.0.1:8000/webhooks/refunds --key-env SHOP_SECRET

Exit codes:
  0  sent, and the gateway would count it as delivered
  1  not delivered: no answer, or one that does not count
  2  wrong usage, no key, another machine without --allow-remote, or a sandbox
     that is not there or refuses")]
pub(crate) struct Trigger {
    /// The status, in the gateway's own word; success when left out
    ///
    /// 2328: check, awaiting_confirmation, underpaid_check, paid, overpaid, underpaid, cancel,
    /// aml_lock, refund_process, refund_fail, refund_paid; of payouts: pending, completed, failed,
    /// cancelled. Alchemy Pay: COMPLETED, CLOSE, FAILED, TIMEOUT, DELAY_SUCCESS, DELAY_FAILED. Any
    /// other word is sent too: a shop must not break on a new one.
    #[arg(long, value_name = "WORD")]
    status: Option<String>,

    /// Send to another machine
    #[arg(long)]
    allow_remote: bool,

    /// Seconds to wait for an answer
    #[arg(long, value_name = "SECONDS", default_value_t = 10,
          value_parser = clap::value_parser!(u16).range(1..=600))]
    timeout: u16,

    #[command(flatten)]
    running: Running,

    #[command(flatten)]
    made_up: MadeUp,

    #[command(flatten)]
    key: KeyArgs,
}

/// What both ways of sending are told.
struct Common<'a> {
    status: Option<&'a str>,
    allow_remote: bool,
    timeout: std::time::Duration,
}

impl Trigger {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let common = Common {
            status: self.status.as_deref(),
            allow_remote: self.allow_remote,
            timeout: std::time::Duration::from_secs(u64::from(self.timeout)),
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::new(format!("no network: {error}")))?;
        match self.running.url() {
            Some(url) => runtime.block_on(self.running.run(url, &common)),
            None => runtime.block_on(self.made_up.run(&self.key, &common)),
        }
    }
}
