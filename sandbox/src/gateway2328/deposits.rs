//! Deposits to static wallets (2328 §7). Their webhook has not been seen anywhere (2328 §13 item
//! 3); the sandbox sends the transaction's fields and what tells the wallet.

use cointill::Amount;
use cointill::gateway2328::PaymentStatus;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::coins::{self, code_out};
use super::render::{self, Place, time};
use super::wallet::{self, Wallet};
use crate::clock::Millis;
use crate::error::SandboxError;
use crate::exact::at_least;
use crate::ids;
use crate::store::{self, Balance, Entity, Filter, WebhookKind};
use crate::world::Step;
use crate::{amount_text, open_text};

/// Money that arrived at a static wallet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Deposit {
    /// The gateway's id of the deposit.
    pub uuid: String,
    /// The gateway's id of the wallet.
    pub wallet_uuid: String,
    /// The shop's id of the wallet.
    pub order_id: String,
    /// What arrived.
    #[serde(with = "amount_text")]
    pub amount: Amount,
    /// Of which coin.
    pub currency: String,
    /// On which network.
    pub network: String,
    /// The status.
    #[serde(with = "open_text::payment_status")]
    pub status: PaymentStatus,
    /// The transaction.
    pub txid: String,
    /// The gateway's fee.
    #[serde(with = "amount_text")]
    pub fee_amount: Amount,
    /// What the merchant nets.
    #[serde(with = "amount_text")]
    pub net_amount: Amount,
    /// False for a deposit to a disabled wallet, of which the gateway tells nobody.
    pub told: bool,
    /// When it arrived, by the sandbox's clock.
    pub created_at_ms: i64,
    /// When it is confirmed.
    pub confirms_at_ms: Option<i64>,
}

impl Entity for Deposit {
    const TABLE: &'static str = "deposit";

    fn id(&self) -> &str {
        &self.uuid
    }

    fn lookup(&self) -> &str {
        &self.wallet_uuid
    }

    fn status(&self) -> &str {
        self.status.as_str()
    }

    fn created_at(&self) -> Millis {
        self.created_at_ms
    }

    fn due_at(&self) -> Option<Millis> {
        self.confirms_at_ms
    }
}

/// An item of the list of transactions.
pub(super) fn item(step: &Step<'_>, deposit: &Deposit) -> Value {
    json!({
        "uuid": deposit.uuid,
        "order_id": deposit.order_id,
        "amount": at_least(&deposit.amount, 8).as_str(),
        "currency": code_out(step, &deposit.currency),
        "payment_status": deposit.status.as_str(),
        "txid": deposit.txid,
        "fee_amount": at_least(&deposit.fee_amount, 8).as_str(),
        "net_amount": at_least(&deposit.net_amount, 8).as_str(),
        "created_at": time(step, deposit.created_at_ms, Place::Info),
    })
}

/// Money arrives at a wallet; `aml_lock` stops it.
pub(crate) fn deposit(
    step: &Step<'_>,
    wallet: &str,
    amount: &Amount,
    aml_lock: bool,
) -> Result<Deposit, SandboxError> {
    let wallet = wallet::find(step, wallet)?;
    let decimals = wallet.coin().map_or(8, |coin| coin.decimals());
    if !amount.is_positive()
        || amount.as_str().len() > 40
        || amount.significant_scale() > usize::from(decimals)
    {
        return Err(SandboxError::invalid(format!(
            "deposit: expected an amount above 0 with at most {decimals} decimals, got {amount}"
        )));
    }
    let seconds = step.switches.gateway2328.confirmation_seconds;
    let told = wallet.is_active() || step.switches.gateway2328.disabled_wallet_tells;
    let waits = seconds > 0 && !aml_lock;
    let net_amount = coins::net(amount);
    let mut deposit = Deposit {
        uuid: ids::uuid(step.now),
        wallet_uuid: wallet.uuid.clone(),
        order_id: wallet.order_id.clone(),
        amount: amount.normalized(),
        currency: wallet.currency.clone(),
        network: wallet.network.clone(),
        status: PaymentStatus::AwaitingConfirmation,
        txid: ids::txid(),
        fee_amount: amount - &net_amount,
        net_amount,
        told,
        created_at_ms: step.now,
        confirms_at_ms: waits.then(|| step.now + step.scaled(seconds)),
    };
    if aml_lock {
        Balance::add(step.tx, &deposit.currency, &deposit.net_amount)?;
        Balance::lock(step.tx, &deposit.currency, &deposit.net_amount)?;
        deposit.status = PaymentStatus::AmlLock;
    }
    if deposit.status != PaymentStatus::AmlLock && !waits {
        book(step, &mut deposit, wallet)?;
    } else {
        store::save(step.tx, &deposit)?;
        tell(step, &deposit, &wallet)?;
    }
    Ok(deposit)
}

/// The deposit is confirmed: wallet and balance are credited, and the shop is told.
fn book(step: &Step<'_>, deposit: &mut Deposit, mut wallet: Wallet) -> Result<(), SandboxError> {
    deposit.status = PaymentStatus::Paid;
    deposit.confirms_at_ms = None;
    store::save(step.tx, deposit)?;
    Balance::add(step.tx, &deposit.currency, &deposit.net_amount)?;
    if deposit.told {
        wallet.total_received = &wallet.total_received + &deposit.amount;
        wallet.transactions_count += 1;
        store::save(step.tx, &wallet)?;
    }
    tell(step, deposit, &wallet)
}

/// Ends a deposit that waits: confirmed before its time, or let go by the AML check.
pub(crate) fn end_deposit(step: &Step<'_>, id: &str) -> Result<Deposit, SandboxError> {
    let found = store::by_id::<Deposit>(step.tx, id)?;
    let mut deposit = found.ok_or_else(|| SandboxError::not_found("deposit", id))?;
    match deposit.status {
        PaymentStatus::AwaitingConfirmation => {}
        PaymentStatus::AmlLock => {
            let net = &Amount::zero() - &deposit.net_amount;
            Balance::lock(step.tx, &deposit.currency, &net)?;
            Balance::add(step.tx, &deposit.currency, &net)?;
        }
        _ => {
            let expected = "awaiting_confirmation or aml_lock";
            let status = deposit.status.as_str();
            return Err(SandboxError::not_now("deposit end", expected, status));
        }
    }
    let wallet = wallet::find(step, &deposit.wallet_uuid)?;
    book(step, &mut deposit, wallet)?;
    Ok(deposit)
}

/// The deposits of a wallet, newest first.
pub(crate) fn deposits_of(step: &Step<'_>, wallet: &str) -> Result<Vec<Deposit>, SandboxError> {
    let wallet = wallet::find(step, wallet)?;
    let filter = Filter::default().and("lookup = ?", Some(wallet.uuid));
    store::list(step.tx, &filter, 0, 5_000)
}

fn tell(step: &Step<'_>, deposit: &Deposit, wallet: &Wallet) -> Result<(), SandboxError> {
    if !deposit.told {
        return Ok(());
    }
    let body = json!({
        "uuid": deposit.uuid,
        "wallet_uuid": wallet.uuid,
        "order_id": deposit.order_id,
        "amount": at_least(&deposit.amount, 8).as_str(),
        "currency": code_out(step, &deposit.currency),
        "network": deposit.network,
        "address": wallet.address,
        "payment_status": deposit.status.as_str(),
        "txid": deposit.txid,
        "fee_amount": at_least(&deposit.fee_amount, 8).as_str(),
        "net_amount": at_least(&deposit.net_amount, 8).as_str(),
        "created_at": time(step, deposit.created_at_ms, Place::Webhook),
    });
    let status = deposit.status.as_str();
    let url = wallet.url_callback.clone();
    render::enqueue(
        step,
        WebhookKind::StaticWallet,
        &deposit.uuid,
        status,
        url,
        &body,
    )
}

/// Confirmations whose time has come.
pub(super) fn run_due(step: &Step<'_>) -> Result<(), SandboxError> {
    for mut deposit in store::due::<Deposit>(step.tx, step.now)? {
        let wallet = wallet::find(step, &deposit.wallet_uuid)?;
        book(step, &mut deposit, wallet)?;
    }
    Ok(())
}
