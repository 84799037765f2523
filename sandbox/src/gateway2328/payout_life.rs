//! The life of a payout: sent, failed or cancelled (2328 §9).

use cointill::gateway2328::PayoutStatus;

use super::payout::{self, Payout};
use crate::error::SandboxError;
use crate::ids;
use crate::store::{self, Balance};
use crate::world::Step;

/// The payout with this `uuid` or, failing that, this `order_id`.
pub(crate) fn find(step: &Step<'_>, id: &str) -> Result<Payout, SandboxError> {
    match store::by_id(step.tx, id)? {
        Some(payout) => Ok(payout),
        None => store::by_lookup(step.tx, id)?.ok_or_else(|| SandboxError::not_found("payout", id)),
    }
}

/// Ends a payout before its time, or brings it to another status.
pub(crate) fn end(
    step: &Step<'_>,
    id: &str,
    status: PayoutStatus,
    error_type: Option<String>,
) -> Result<Payout, SandboxError> {
    let mut payout = find(step, id)?;
    if payout.status != PayoutStatus::Pending {
        let action = format!("payout {status}");
        return Err(SandboxError::not_now(
            &action,
            "pending",
            payout.status.as_str(),
        ));
    }
    finish(step, &mut payout, status, error_type)?;
    Ok(payout)
}

fn finish(
    step: &Step<'_>,
    payout: &mut Payout,
    status: PayoutStatus,
    error_type: Option<String>,
) -> Result<(), SandboxError> {
    if status == PayoutStatus::Completed {
        payout.txid = Some(ids::txid());
        // A height that grows with time, as a chain's does.
        payout.block_number = u64::try_from(step.now / 3_000).ok();
    } else {
        Balance::add(step.tx, &payout.debited_currency, &payout.debited_amount)?;
    }
    payout.status = status;
    payout.error_type = error_type;
    payout.updated_at_ms = step.now;
    payout.completes_at_ms = None;
    store::save(step.tx, payout)?;
    payout::tell(step, payout)
}

/// Payouts whose time has come.
pub(super) fn run_due(step: &Step<'_>) -> Result<(), SandboxError> {
    for mut payout in store::due::<Payout>(step.tx, step.now)? {
        finish(step, &mut payout, PayoutStatus::Completed, None)?;
    }
    Ok(())
}
