//! Orders and refunds as queries and webhooks write them (Alchemy §4.5, §6).

use cointill::Amount;
use cointill::alchemypay::{Message, Options, OrderStatus, SignedSet};
use serde_json::{Map, Value, json};

use super::order::Order;
use super::refunds::Refund;
use crate::checkout::Gateway;
use crate::clock::{Zone, write_time};
use crate::error::SandboxError;
use crate::store::{NewDelivery, WebhookKind};
use crate::switches::{
    AmountUnit, FiatFieldName, NestedForm, SignedFields, SwitchesAlchemyPay, UnpaidFields,
};
use crate::world::Step;

/// How the core is to sign or check under the switches.
pub(super) fn options(switches: &SwitchesAlchemyPay, fields: SignedFields) -> Options {
    let mut options = Options::default();
    options.signed_set = match fields {
        SignedFields::Marked => SignedSet::Documented,
        SignedFields::All => SignedSet::All,
    };
    options.nested = match switches.nested_form {
        NestedForm::Recurse => cointill::alchemypay::Nested::Recurse,
        NestedForm::Flatten => cointill::alchemypay::Nested::Flatten,
    };
    options
}

/// Puts the members of an order together, payment fields as the switch says before payment.
struct Fields<'s> {
    members: Map<String, Value>,
    unpaid: &'s UnpaidFields,
}

impl Fields<'_> {
    fn set(&mut self, name: &str, value: impl Into<String>) {
        self.members
            .insert(name.to_owned(), Value::String(value.into()));
    }

    fn optional(&mut self, name: &str, value: Option<impl Into<String>>) {
        let value = match (value, self.unpaid) {
            (Some(value), _) => Value::String(value.into()),
            (None, UnpaidFields::Absent) => return,
            (None, UnpaidFields::Null) => Value::Null,
            (None, UnpaidFields::Empty) => Value::String(String::new()),
        };
        self.members.insert(name.to_owned(), value);
    }
}

/// The fields of an order, in the order of the query page (Alchemy §4.5).
pub(super) fn fields(step: &Step<'_>, order: &Order) -> Map<String, Value> {
    let custom_param = order.custom_param.as_deref();
    let switches = &step.switches.alchemypay;
    let amount = match switches.amount_unit {
        AmountUnit::Cents => order.amount.shift(2).normalized(),
        AmountUnit::AsSent => order.amount_as_sent.clone(),
    };
    // The rate and the coin are known once chosen, but they are told of a payment.
    let last = order.transfers.last();
    let paid = |value: Option<&Amount>| {
        last.and(value)
            .map(|amount| amount.normalized().to_string())
    };
    let volume = last.map(|last| match last.counts {
        true => order.received.normalized().to_string(),
        false => last.amount.normalized().to_string(),
    });
    let time = |at: i64| write_time(at, Zone::Beijing);
    let mut fields = Fields {
        members: Map::new(),
        unpaid: &switches.unpaid_fields,
    };
    fields.set("orderNo", &order.order_no);
    fields.set("orderStatus", order.status.as_str());
    fields.set("userId", &order.user_id);
    fields.set("merchantOrderNo", &order.merchant_order_no);
    fields.set("orderCurrency", &order.currency);
    fields.set("orderAmount", amount.as_str());
    fields.optional("payCryptoRate", paid(order.crypto_rate.as_ref()));
    fields.optional("payFiatRate", paid(order.fiat_rate.as_ref()));
    fields.optional("payCryptoCurrency", last.map(|last| &last.currency));
    fields.optional("payCryptoVolume", volume);
    fields.optional("payCryptoNetwork", last.map(|last| &last.network));
    fields.optional("address", order.address.as_ref());
    fields.optional("hxAddress", last.map(|last| &last.txid));
    fields.optional("failReason", order.fail_reason.as_ref());
    fields.optional("fee", paid(order.fee.as_ref()));
    fields.optional("customParam", custom_param);
    let object = custom_param.and_then(|text| serde_json::from_str::<Value>(text).ok());
    if let Some(object) = object.filter(|o| switches.custom_param_is_object && o.is_object()) {
        fields.members.insert("customParam".to_owned(), object);
    }
    fields.optional("settlementAmount", paid(order.settlement_amount.as_ref()));
    fields.optional(
        "settlementCurrency",
        order.settlement_amount.as_ref().map(|_| "USDT"),
    );
    fields.set("orderTime", time(order.created_at_ms));
    fields.optional("payTime", order.paid_at_ms.map(time));
    // Only of connected wallets (Alchemy §4.5).
    if last.is_some() && order.pay_type.as_deref() == Some("MESH_WALLET") {
        fields.set("payMethod", "WALLET CONNECT");
        fields.set("fromAddress", &order.payer_address);
    }
    fields.members
}

/// The same as the query's samples misprint them, when the switch says so.
pub(super) fn queried(step: &Step<'_>, order: &Order) -> Value {
    let fields = fields(step, order);
    if !step.switches.alchemypay.misprints {
        return Value::Object(fields);
    }
    let printed = fields.into_iter().map(|(name, value)| match name.as_str() {
        "payFiatRate" => ("payFaitRate".to_owned(), value),
        "payCryptoNetwork" => ("vCryptoNetwork".to_owned(), value),
        _ => (name, value),
    });
    Value::Object(printed.collect())
}

/// Puts the webhook that tells the order's status into the outbox.
pub(super) fn tell(step: &Step<'_>, order: &Order) -> Result<(), SandboxError> {
    // Neither is told (Alchemy §5.1).
    if matches!(order.status, OrderStatus::Init | OrderStatus::Processing) {
        return Ok(());
    }
    let body = Value::Object(fields(step, order));
    enqueue(
        step,
        WebhookKind::Order,
        &order.order_no,
        order.status.as_str(),
        order.callback_url.clone(),
        &body,
    )
}

/// The webhook of a part that leaves an order incomplete (Alchemy §6.3).
pub(super) fn tell_partial(step: &Step<'_>, order: &Order) -> Result<(), SandboxError> {
    let owed = order.payer_amount.clone().unwrap_or_else(Amount::zero);
    let last = order.transfers.last();
    let body = json!({
        "orderNo": order.order_no,
        "merchantOrderNo": order.merchant_order_no,
        "payCryptoCurrency": order.token,
        "payCryptoNetwork": order.network,
        "orderCryptoVolume": owed.normalized().as_str(),
        "allPayCryptoVolume": order.received.normalized().as_str(),
        "hash": last.map(|last| &last.txid),
    });
    enqueue(
        step,
        WebhookKind::Partial,
        &order.order_no,
        "PROCESSING",
        order.callback_url.clone(),
        &body,
    )
}

/// The webhook that tells how a refund ended (Alchemy §6.2).
pub(super) fn tell_refund(step: &Step<'_>, refund: &Refund) -> Result<(), SandboxError> {
    let switches = &step.switches.alchemypay;
    let fiat = match switches.refund_fiat_field {
        FiatFieldName::Fait => "faitAmount",
        FiatFieldName::Fiat => "fiatAmount",
    };
    let mut body = json!({
        "refundType": refund.refund_type,
        "merchantOrderNo": refund.merchant_order_no,
        "paymentOrderNo": refund.payment_order_no,
        "orderStatus": refund.status.as_str(),
        "tokenAmount": refund.token_amount.as_str(),
    });
    body[fiat] = refund.amount.as_str().into();
    body["fiatCurrency"] = "USD".into();
    body["refundNetwork"] = refund.network.clone().into();
    body["refundToken"] = refund.token.clone().into();
    body["refundOrderNo"] = refund.refund_no.clone().into();
    if let Some(txid) = &refund.txid {
        body["hxAddress"] = txid.clone().into();
    }
    enqueue(
        step,
        WebhookKind::Refund,
        &refund.refund_no,
        refund.status.as_str(),
        switches.refund_callback_url.clone(),
        &body,
    )
}

fn enqueue(
    step: &Step<'_>,
    kind: WebhookKind,
    subject: &str,
    status: &str,
    url: Option<String>,
    body: &Value,
) -> Result<(), SandboxError> {
    let Some(url) = url else {
        return Ok(());
    };
    let message = match kind {
        WebhookKind::Refund => Message::RefundWebhook,
        WebhookKind::Partial => Message::PartialWebhook,
        _ => Message::OrderWebhook,
    };
    let switches = &step.switches.alchemypay;
    let options = options(switches, switches.webhook_fields);
    let secret = &step.world.keys.secret;
    let body = secret
        .sign_body(message, &body.to_string(), &options)
        .map_err(|error| SandboxError::invalid(format!("webhook: {error}")))?;
    step.enqueue(NewDelivery {
        gateway: Gateway::AlchemyPay,
        kind,
        subject: subject.to_owned(),
        status: status.to_owned(),
        url,
        body,
    })
}
