//! What a webhook tells (2328 §10).

use super::payments::Payment;
use super::payouts::Payout;
use super::status::PaymentStatus;
use crate::canonical::Value;
use crate::model::{Model as _, Source, model};
use crate::money::{Amount, Currency, Network};
use crate::text::Text;
use crate::time::Timestamp;
pub use crate::webhook::UnknownEvent;

/// The text whose MAC the signature was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignedForm {
    /// The reference form, as PHP writes it.
    Reference,
    /// The reference form with U+2028 and U+2029 literal.
    LiteralSeparators,
    /// The bytes as received, without `sign`.
    AsReceived,
}

model! {
    /// A deposit to a static wallet, as its webhook tells it.
    ///
    /// No such webhook has been seen; the fields follow the wallet's list of transactions (2328
    /// §13 item 3), so all but the status may be absent.
    pub struct StaticWalletDeposit {
        /// The gateway's id of the deposit.
        uuid: Option<Text>,
        /// The gateway's id of the wallet.
        wallet_uuid: Option<Text>,
        /// The shop's id of the wallet.
        order_id: Option<Text>,
        /// What arrived.
        amount: Option<Amount>,
        /// Its currency.
        currency: Option<Currency>,
        /// The network it arrived on.
        network: Option<Network>,
        /// The wallet's address.
        address: Option<Text>,
        /// The status.
        payment_status: PaymentStatus,
        /// The transaction.
        txid: Option<Text>,
        /// The gateway's fee.
        fee_amount: Option<Amount>,
        /// What the merchant nets.
        net_amount: Option<Amount>,
        /// When it arrived.
        created_at: Option<Timestamp>,
    }
}

/// What a webhook tells.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)] // An event is made once and read; a box would cost each one.
pub enum EventData {
    /// A payment changed.
    Payment(Payment),
    /// A payout changed.
    Payout(Payout),
    /// A deposit to a static wallet.
    StaticWallet(StaticWalletDeposit),
    /// Signed, but not understood: store it and look.
    Unknown(UnknownEvent),
}

/// A webhook whose signature was right.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// The id of the key that matched, as given to [`Webhooks`](crate::gateway2328::Webhooks).
    pub key_id: Text,
    /// The form of the text that was signed.
    pub form: SignedForm,
    /// What it tells. All of it was signed.
    pub data: EventData,
}

impl Event {
    /// A deterministic id: the same for every delivery of the same event (2328 §10: "deduplicate
    /// on `uuid` + status"). What arrived so far is part of it while a payment is short, so that a
    /// further top-up is an event of its own.
    pub fn id(&self) -> String {
        match &self.data {
            EventData::Payment(payment) => {
                let status = &payment.payment_status;
                let arrived = match (status, &payment.payment_amount) {
                    (PaymentStatus::UnderpaidCheck, Some(amount)) => amount.normalized(),
                    _ => {
                        return crate::payment::event_id(
                            "2328",
                            "payment",
                            &[&payment.uuid, status.as_str()],
                        );
                    }
                };
                let parts = [payment.uuid.as_str(), status.as_str(), arrived.as_str()];
                crate::payment::event_id("2328", "payment", &parts)
            }
            EventData::Payout(payout) => {
                crate::payment::event_id("2328", "payout", &[&payout.uuid, payout.status.as_str()])
            }
            // Its payload was never seen: what does not tell itself apart is told by all of it.
            EventData::StaticWallet(deposit)
                if deposit.uuid.is_none() && deposit.txid.is_none() =>
            {
                let parts = [deposit.raw.as_str()];
                crate::payment::event_id("2328", "static_wallet", &parts)
            }
            EventData::StaticWallet(deposit) => {
                let text = |text: &Option<Text>| text.clone().unwrap_or_default();
                let parts = [
                    text(&deposit.uuid),
                    text(&deposit.address),
                    text(&deposit.txid),
                    Text::from(deposit.payment_status.as_str()),
                ];
                let parts: Vec<&str> = parts.iter().map(Text::as_str).collect();
                crate::payment::event_id("2328", "static_wallet", &parts)
            }
            EventData::Unknown(unknown) => {
                crate::payment::event_id("2328", "unknown", &[unknown.raw.as_str()])
            }
        }
    }
}

/// The kind of a body by its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Payment,
    Payout,
    StaticWallet,
    Unknown,
}

impl Shape {
    pub(super) fn of(body: Value<'_>) -> Shape {
        let has = |key: &str| body.get(key).is_some();
        if has("payment_status") {
            // A deposit is thought to look like a wallet's transaction: without an invoice's
            // checkout page, expiry and price to the payer, and what arrived is its `amount`.
            let invoice = ["url", "expires_at", "payer_amount", "payment_amount"];
            if invoice.into_iter().any(has) {
                Shape::Payment
            } else {
                Shape::StaticWallet
            }
        } else if has("status") && has("to_address") {
            Shape::Payout
        } else {
            Shape::Unknown
        }
    }
}

pub(super) fn read(shape: Shape, root: Value<'_>) -> EventData {
    let unknown = |problem: String| {
        EventData::Unknown(UnknownEvent {
            raw: Source::of(root).json(),
            problem,
        })
    };
    let data = match shape {
        Shape::Payment => Payment::read(root).map(EventData::Payment),
        Shape::Payout => Payout::read(root).map(EventData::Payout),
        // The API key signs both: read as a deposit, a payment's price would be what arrived.
        Shape::StaticWallet if Shape::of(root) == Shape::Payment => {
            return unknown(
                "a payment by its fields, where only deposits to static wallets are expected"
                    .to_owned(),
            );
        }
        Shape::StaticWallet => StaticWalletDeposit::read(root).map(EventData::StaticWallet),
        Shape::Unknown => {
            return unknown("neither payment, payout nor deposit by its fields".to_owned());
        }
    };
    data.unwrap_or_else(|error| unknown(error.to_string()))
}
