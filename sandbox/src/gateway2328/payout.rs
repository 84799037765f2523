//! A payout of 2328 as the sandbox keeps it, and how the gateway writes it (2328 §6).

use cointill::Amount;
use cointill::gateway2328::{FeeOption, PayoutStatus};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::coins::code_out;
use super::render::{self, Place, time};
use crate::clock::Millis;
use crate::error::SandboxError;
use crate::exact::{Rounding, at_least, product, round};
use crate::store::{Entity, WebhookKind};
use crate::world::Step;
use crate::{amount_text, open_text};

/// A payout of 2328 (2328 §6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Payout {
    /// The gateway's id.
    pub uuid: String,
    /// The shop's id; empty when it sent none.
    pub order_id: String,
    /// The status.
    #[serde(with = "open_text::payout_status")]
    pub status: PayoutStatus,
    /// The coin that is sent.
    pub currency: String,
    /// The network that it is sent on.
    pub network: String,
    /// What was asked for.
    #[serde(with = "amount_text")]
    pub amount: Amount,
    /// Who bears the fee.
    #[serde(with = "open_text::fee_option")]
    pub fee_option: FeeOption,
    /// What the merchant pays in `currency`.
    #[serde(with = "amount_text")]
    pub merchant_amount: Amount,
    /// What is sent.
    #[serde(with = "amount_text")]
    pub network_amount: Amount,
    /// The balance that it was taken from.
    pub debited_currency: String,
    /// What that balance was debited.
    #[serde(with = "amount_text")]
    pub debited_amount: Amount,
    /// True when the shop named a balance to convert from.
    pub converted: bool,
    /// The recipient.
    pub to_address: String,
    /// Memo or tag.
    pub memo: Option<String>,
    /// Where webhooks go.
    pub url_callback: Option<String>,
    /// The transaction, once sent.
    pub txid: Option<String>,
    /// The block, once sent.
    pub block_number: Option<u64>,
    /// Why it failed.
    pub error_type: Option<String>,
    /// US dollars for one unit of `currency` at creation.
    #[serde(with = "amount_text")]
    pub usd_price: Amount,
    /// When it was created, by the sandbox's clock.
    pub created_at_ms: i64,
    /// When it last changed.
    pub updated_at_ms: i64,
    /// When it is completed by itself.
    pub completes_at_ms: Option<i64>,
}

impl Entity for Payout {
    const TABLE: &'static str = "payout";

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
        self.completes_at_ms
    }
}

/// The result of create (2328 §6.1).
pub(super) fn created(step: &Step<'_>, payout: &Payout) -> Value {
    object(step, payout, Place::Create)
}

/// The result of status, with what was converted (2328 §6.3).
pub(super) fn status(step: &Step<'_>, payout: &Payout) -> Value {
    full(step, payout, Place::Info)
}

fn full(step: &Step<'_>, payout: &Payout, place: Place) -> Value {
    let mut object = object(step, payout, place);
    let converted = |value: Value| Some(value).filter(|_| payout.converted);
    object["from_currency"] = converted(code_out(step, &payout.debited_currency).into()).into();
    object["debited_amount"] =
        converted(at_least(&payout.debited_amount, 8).as_str().into()).into();
    object["debited_currency"] = converted(code_out(step, &payout.debited_currency).into()).into();
    object
}

fn object(step: &Step<'_>, payout: &Payout, place: Place) -> Value {
    let switches = &step.switches.gateway2328;
    let amount = |amount: &Amount| at_least(amount, 8).to_string();
    let usd = product(&payout.amount, &payout.usd_price);
    let order_id = Some(payout.order_id.as_str()).filter(|id| !id.is_empty());
    let block = payout.block_number.map(|number| {
        if switches.block_number_is_number {
            json!(number)
        } else {
            json!(number.to_string())
        }
    });
    let explorer = payout
        .txid
        .as_ref()
        .map(|_| format!("{}/_sandbox/payouts/{}", step.world.base(), payout.uuid));
    let mut object = json!({
        "uuid": payout.uuid,
        "order_id": order_id,
        "status": payout.status.as_str(),
        "currency": code_out(step, &payout.currency),
        "network": payout.network,
        "amount": amount(&payout.amount),
        "merchant_amount": amount(&payout.merchant_amount),
        "network_amount": amount(&payout.network_amount),
        "amount_usd": round(&usd, 2, Rounding::Half).to_string(),
        "to_address": payout.to_address,
        "memo": payout.memo,
        "transfer_type": "blockchain",
        "txid": payout.txid,
        "tx_explorer_url": explorer,
        "block_number": block,
        "error_type": payout.error_type,
        "created_at": time(step, payout.created_at_ms, place),
        "updated_at": time(step, payout.updated_at_ms, place),
    });
    if let (false, Some(members)) = (switches.payout_transfer_fields, object.as_object_mut()) {
        members.shift_remove("transfer_type");
        members.shift_remove("tx_explorer_url");
    }
    object
}

/// Puts the webhook that tells the payout's status into the outbox: the status object and `sign`
/// (2328 §10).
pub(super) fn tell(step: &Step<'_>, payout: &Payout) -> Result<(), SandboxError> {
    let Some(url) = payout.url_callback.clone() else {
        return Ok(());
    };
    let body = full(step, payout, Place::Webhook);
    let status = payout.status.as_str();
    render::enqueue(step, WebhookKind::Payout, &payout.uuid, status, url, &body)
}
