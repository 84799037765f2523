//! `webhooks_alchemypay.json`.

use cointill::alchemypay::{
    AppSecret, Event, EventData, OrderSigned, OrderUnsigned, PartialSigned, RefundSigned, Webhooks,
};
use cointill::webhook::SignatureError;
use serde_json::{Value, json};

use crate::harness::{Op, Outcome, bytes, list, string};
use crate::signing_alchemypay::options;
use crate::view::{View as _, part};

pub(crate) const OPS: &[Op] = &[("alchemypay.webhook", webhook)];

part!(OrderSigned {
    order_no,
    order_status,
    user_id,
    merchant_order_no,
    order_currency,
    order_amount,
    pay_crypto_rate,
    pay_fiat_rate,
    pay_crypto_currency,
    pay_crypto_volume,
    pay_crypto_network,
    hx_address,
    fail_reason,
    fee,
});

part!(OrderUnsigned {
    address,
    custom_param,
    settlement_amount,
    settlement_currency,
    order_time,
    pay_time,
    pay_method,
    from_address,
});

part!(RefundSigned {
    refund_type,
    merchant_order_no,
    payment_order_no,
    order_status,
    token_amount,
    fiat_amount,
    fiat_currency,
    refund_network,
    refund_token,
    refund_order_no,
    hx_address,
});

part!(PartialSigned {
    all_pay_crypto_volume,
    hash,
    merchant_order_no,
    order_crypto_volume,
    order_no,
    pay_crypto_currency,
    pay_crypto_network,
});

/// The event that a case describes.
pub(crate) fn verified(input: &Value) -> Result<Event, SignatureError> {
    let webhooks = Webhooks::new().with_options(options(&input["options"]));
    let webhooks = list(input, "secrets")
        .iter()
        .fold(webhooks, |webhooks, key| {
            let secret = AppSecret::new(string(key, "secret")).unwrap();
            webhooks.with_secret(string(key, "id"), secret)
        });
    let kind = string(input, "kind").parse().unwrap();
    let body = bytes(&input["body"]);
    let verified = webhooks.verify(kind, &body);
    let checked = webhooks.check(kind, &body);
    assert_eq!(
        verified.as_ref().map(|event| &event.key_id),
        checked.as_ref(),
        "verify and check disagree"
    );
    verified
}

fn webhook(input: &Value) -> Outcome {
    let event = verified(input).map_err(|error| json!({"refused": error.reason_code()}))?;
    let id = event.id();
    let told = match &event.data {
        EventData::Order(order) => json!({
            "kind": "order", "id": id,
            "signed": order.signed.view(), "unsigned": order.unsigned.view(),
        }),
        EventData::Refund(refund) => {
            json!({"kind": "refund", "id": id, "signed": refund.signed.view()})
        }
        EventData::Partial(partial) => {
            json!({"kind": "partial", "id": id, "signed": partial.signed.view()})
        }
        EventData::Unknown(unknown) => {
            json!({"kind": "unknown", "id": id, "raw": unknown.raw.as_str()})
        }
        other => panic!("{other:?} has no vectors"),
    };
    Ok(json!({"key_id": event.key_id.as_str(), "event": told}))
}
