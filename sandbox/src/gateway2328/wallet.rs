//! A static wallet of 2328 as the sandbox keeps it, and how the gateway writes it (2328 §7).

use cointill::Amount;
use cointill::gateway2328::StaticWalletStatus;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::coins::{Coin, code_out};
use super::render::{Place, time};
use crate::clock::Millis;
use crate::error::SandboxError;
use crate::exact::at_least;
use crate::store::{self, Entity};
use crate::world::Step;
use crate::{amount_text, open_text};

/// A static wallet of 2328: a lasting address of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Wallet {
    /// The gateway's id.
    pub uuid: String,
    /// The shop's id.
    pub order_id: String,
    /// The coin that it takes.
    pub currency: String,
    /// The network that it takes it on.
    pub network: String,
    /// The address.
    pub address: String,
    /// The address as a picture.
    pub qr: Option<String>,
    /// The shop's label.
    pub label: Option<String>,
    /// Where webhooks go.
    pub url_callback: String,
    /// Whether it takes deposits.
    #[serde(with = "open_text::wallet_status")]
    pub status: StaticWalletStatus,
    /// All that it has received and that was told.
    #[serde(with = "amount_text")]
    pub total_received: Amount,
    /// The number of those deposits.
    pub transactions_count: u64,
    /// When it was created, by the sandbox's clock.
    pub created_at_ms: i64,
}

impl Wallet {
    pub(super) fn is_active(&self) -> bool {
        self.status == StaticWalletStatus::Active
    }

    pub(super) fn coin(&self) -> Option<Coin> {
        Coin::find(&self.currency, &self.network)
    }
}

impl Entity for Wallet {
    const TABLE: &'static str = "wallet";

    fn id(&self) -> &str {
        &self.uuid
    }

    fn lookup(&self) -> &str {
        &self.order_id
    }

    fn status(&self) -> &str {
        self.status.as_str()
    }

    fn created_at(&self) -> Millis {
        self.created_at_ms
    }

    fn due_at(&self) -> Option<Millis> {
        None
    }
}

/// The result of create.
pub(super) fn created(step: &Step<'_>, wallet: &Wallet) -> Value {
    json!({
        "uuid": wallet.uuid,
        "address": wallet.address,
        "currency": code_out(step, &wallet.currency),
        "network": wallet.network,
        "label": wallet.label,
        "order_id": wallet.order_id,
        "status": wallet.status.as_str(),
        "url": format!("{}/_sandbox/wallets/{}", step.world.base(), wallet.uuid),
        "created_at": time(step, wallet.created_at_ms, Place::Create),
        "qr": wallet.qr,
    })
}

/// The result of info, and an item of the list.
pub(super) fn info(step: &Step<'_>, wallet: &Wallet) -> Value {
    json!({
        "uuid": wallet.uuid,
        "address": wallet.address,
        "currency": code_out(step, &wallet.currency),
        "network": wallet.network,
        "status": wallet.status.as_str(),
        "total_received": at_least(&wallet.total_received, 8).as_str(),
        "transactions_count": wallet.transactions_count,
        "created_at": time(step, wallet.created_at_ms, Place::Info),
        "qr": wallet.qr,
    })
}

/// The wallet with this `uuid` or, failing that, this `order_id`.
pub(crate) fn find(step: &Step<'_>, id: &str) -> Result<Wallet, SandboxError> {
    match store::by_id(step.tx, id)? {
        Some(wallet) => Ok(wallet),
        None => store::by_lookup(step.tx, id)?
            .ok_or_else(|| SandboxError::not_found("static wallet", id)),
    }
}

/// Switches a wallet on or off.
pub(crate) fn set_active(step: &Step<'_>, id: &str, active: bool) -> Result<Wallet, SandboxError> {
    let mut wallet = find(step, id)?;
    wallet.status = if active {
        StaticWalletStatus::Active
    } else {
        StaticWalletStatus::Inactive
    };
    store::save(step.tx, &wallet)?;
    Ok(wallet)
}
