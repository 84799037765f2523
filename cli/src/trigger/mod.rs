//! `cointill trigger`: sends a signed webhook to a shop.

mod alchemypay;
mod delivery;
mod gateway2328;
mod made_up;
mod payload;

use clap::Args;

use crate::failure::{Failure, Outcome};
use crate::key::KeyArgs;
use made_up::MadeUp;

/// Send a signed webhook to your shop
///
/// The webhook has the fields of the gateway's documentation and figures that fit the status; the
/// payer's coin is USDT at a rate of 1. The same arguments give the same ids, so sending it twice
/// is a duplicate. Change or add fields with --set, leave them out with --unset.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  export SHOP_API_KEY=sandbox-api-key SHOP_SECRET=sandbox-secret
  cointill trigger --gateway 2328 --status underpaid --order ORDER-7 --amount 50 \\
    --url http://127.0.0.1:8000/webhooks/2328 --key-env SHOP_API_KEY
  cointill trigger --gateway alchemypay --kind refund --set refundType=wrong_payment \\
    --url http://127.0.0.1:8000/webhooks/refunds --key-env SHOP_SECRET

Exit codes:
  0  sent, and the gateway would count it as delivered
  1  sent, and it would not; or there was no answer
  2  wrong usage, no key, or an address of another machine without --allow-remote")]
pub(crate) struct Trigger {
    #[command(flatten)]
    made_up: MadeUp,

    #[command(flatten)]
    key: KeyArgs,
}

impl Trigger {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        self.made_up.run(&self.key)
    }
}
