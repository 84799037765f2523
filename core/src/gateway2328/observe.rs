//! From 2328's own words to those of all gateways.

use super::event::{Event, EventData, StaticWalletDeposit};
use super::payments::Payment;
use super::static_wallets::StaticWalletTransaction;
use super::status::PaymentStatus;
use crate::payment::{GatewayName, Observed, Source, Status};
use crate::text::Text;

impl From<&PaymentStatus> for Status {
    fn from(status: &PaymentStatus) -> Status {
        match status {
            PaymentStatus::Pending => Status::Created,
            PaymentStatus::Check => Status::Waiting,
            PaymentStatus::AwaitingConfirmation => Status::Confirming,
            PaymentStatus::UnderpaidCheck => Status::PartiallyPaid,
            PaymentStatus::Paid => Status::Paid,
            PaymentStatus::Overpaid => Status::Overpaid,
            PaymentStatus::Underpaid => Status::Underpaid,
            PaymentStatus::Cancel => Status::Expired,
            PaymentStatus::AmlLock => Status::OnHold,
            PaymentStatus::RefundProcess => Status::Refunding,
            PaymentStatus::RefundFail => Status::RefundFailed,
            PaymentStatus::RefundPaid => Status::Refunded,
            PaymentStatus::Other(_) => Status::Unknown,
        }
    }
}

fn observed(source: Source, status: &PaymentStatus) -> Observed {
    let mut observed = Observed::new(GatewayName::Gateway2328, source, Status::from(status));
    observed.gateway_status = Text::from(status.as_str());
    observed
}

impl Payment {
    /// What this says to [`decide`](crate::payment::decide).
    pub fn observed(&self, source: Source) -> Observed {
        let mut observed = observed(source, &self.payment_status);
        observed.payment_id = Some(self.uuid.clone());
        observed.order_id = self.order_id.clone();
        observed.amount = Some(self.amount.clone());
        observed.currency = Some(self.currency.clone());
        observed.owed = self.payer_amount.clone();
        observed.received = self.payment_amount.clone();
        observed.received_currency = self.payer_currency.clone();
        observed
    }
}

impl StaticWalletDeposit {
    /// What this says to [`decide`](crate::payment::decide); to be met with
    /// [`Expected::any_amount`](crate::payment::Expected::any_amount). The payment's id is the
    /// deposit's, or else its transaction.
    pub fn observed(&self, source: Source) -> Observed {
        let mut observed = observed(source, &self.payment_status);
        observed.payment_id = self.uuid.clone().or_else(|| self.txid.clone());
        observed.order_id = self.order_id.clone();
        observed.received = self.amount.clone();
        observed.received_currency = self.currency.clone();
        observed
    }
}

impl StaticWalletTransaction {
    /// What an item of a wallet's list says to [`decide`](crate::payment::decide): for deposits
    /// whose webhook was lost, and to confirm one by a query. As
    /// [`StaticWalletDeposit::observed`], save that the list names the shop's id of the wallet only
    /// where the gateway sends it.
    pub fn observed(&self) -> Observed {
        let mut observed = observed(Source::Query, &self.payment_status);
        observed.payment_id = Some(self.uuid.clone());
        observed.order_id = self.order_id.clone();
        observed.received = Some(self.amount.clone());
        observed.received_currency = Some(self.currency.clone());
        observed
    }
}

impl Event {
    /// What this says to [`decide`](crate::payment::decide); `None` for a payout or an unknown event.
    pub fn observed(&self) -> Option<Observed> {
        match &self.data {
            EventData::Payment(payment) => Some(payment.observed(Source::Webhook)),
            EventData::StaticWallet(deposit) => Some(deposit.observed(Source::Webhook)),
            EventData::Payout(_) | EventData::Unknown(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canonical::{Document, Limits};
    use crate::gateway2328::{ApiKey, WebhookKind, Webhooks};
    use crate::model::Model as _;
    use crate::payment::{Expected, Policy, decide};

    #[test]
    fn a_listed_deposit_confirms_its_webhook() {
        let item = r#"{"uuid":"d-1","order_id":"customer-1","amount":"25.00000000","currency":"USDT","payment_status":"paid","txid":"cd34","created_at":"2026-05-09T12:56:58Z"}"#;
        let document = Document::parse(item.as_bytes(), Limits::RESPONSE).unwrap();
        let listed = StaticWalletTransaction::read(document.root())
            .unwrap()
            .observed();

        let key = ApiKey::new("sandbox-api-key").unwrap();
        let webhooks = Webhooks::new().with_api_key("api", key.clone());
        let body = key.sign_webhook(item).unwrap();
        let event = webhooks.verify(WebhookKind::StaticWallet, body.as_bytes());
        let heard = event.unwrap().observed().unwrap();

        let policy = Policy {
            confirm_by_query: true,
            ..Policy::default()
        };
        let expected = Expected::any_amount("customer-1").payment_id("d-1");
        let verdict = |observed| decide(&expected, observed, &policy).to_string();
        assert_eq!(verdict(&heard), "wait (confirmation)");
        assert_eq!(verdict(&listed), "credit 25.00000000 USDT");
    }
}
