//! For any values: what a signature stands for, and that nothing from outside panics.

use proptest::prelude::*;

use super::*;
use crate::canonical::Writer;

fn secret() -> AppSecret {
    AppSecret::new("sandbox-secret").unwrap()
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,12}(\\.[0-9]{1,8})?",
        "[ -%'-~]{0,24}",
        "[\\PC&&[^&]]{0,12}",
        Just("null".to_owned()),
        Just(String::new()),
    ]
}

/// Names of signed and unsigned fields, each once, with values.
fn fields(names: &'static [&'static str]) -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let values = prop::collection::vec(prop::option::of(value()), names.len());
    values.prop_map(move |values| {
        let pairs = names.iter().zip(values);
        pairs
            .filter_map(|(name, value)| Some((*name, value?)))
            .collect()
    })
}

const UNSIGNED: &[&str] = &[
    "address",
    "customParam",
    "settlementAmount",
    "key",
    "orderstatus",
    "zzz",
];

fn body(fields: &[(&str, String)]) -> String {
    let mut body = Writer::object();
    fields
        .iter()
        .for_each(|(name, value)| body.string(name, value));
    body.finish()
}

fn counts(value: &str) -> bool {
    !value.is_empty() && value != "null"
}

proptest! {
    #[test]
    fn a_signature_stands_for_the_signed_values_and_nothing_else(
        message in prop::sample::select(vec![Message::OrderWebhook, Message::RefundWebhook, Message::PartialWebhook]),
        order in fields(Message::OrderWebhook.signed_fields()),
        refund in fields(Message::RefundWebhook.signed_fields()),
        partial in fields(Message::PartialWebhook.signed_fields()),
        unsigned in fields(UNSIGNED),
        others in fields(UNSIGNED),
        at in any::<prop::sample::Index>(),
        new in value(),
        shuffle in any::<prop::sample::Index>(),
    ) {
        let signed = match message {
            Message::OrderWebhook => order,
            Message::RefundWebhook => refund,
            _ => partial,
        };
        prop_assume!(signed.iter().any(|(_, value)| counts(value)));
        let options = Options::default();
        let secret = secret();
        let genuine = [signed.clone(), unsigned].concat();
        let sign = secret.sign(message, &body(&genuine), &options).unwrap();
        let seal = |fields: &[(&'static str, String)]| {
            body(&[fields, &[("sign", sign.clone())]].concat())
        };
        prop_assert!(secret.verify(message, &seal(&genuine), &options));

        // Any order, and any values of what is not signed.
        let mut fields = [signed.clone(), others.clone()].concat();
        let turn = shuffle.index(fields.len());
        fields.rotate_left(turn);
        prop_assert!(secret.verify(message, &seal(&fields), &options));

        // Any signed value changed, taken out or added.
        let names = message.signed_fields();
        let name = names[at.index(names.len())];
        let old = signed.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value);
        let same = old == new || !counts(old) && !counts(&new);
        fields.retain(|(own, _)| *own != name);
        fields.push((name, new));
        prop_assert_eq!(secret.verify(message, &seal(&fields), &options), same);
    }

    #[test]
    fn nothing_from_outside_panics(body in prop::collection::vec(any::<u8>(), 0..200), text in "\\{?[\"a-zA-Z:,{}\\[\\]0-9&=.]{0,60}\\}?") {
        for body in [body.as_slice(), text.as_bytes()] {
            let verifier = Webhooks::new().with_secret("app", secret());
            prop_assert!(verifier.verify(WebhookKind::Any, body).is_err());
            let explanation = verifier.explain(WebhookKind::Any, body);
            prop_assert!(!explanation.cause.is_empty());
        }
    }
}
