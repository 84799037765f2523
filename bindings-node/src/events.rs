//! Events on their way to TypeScript; see `places`.

use cointill::dynamic::DynamicEvent;
use cointill::payment::{GatewayName, Observed, Source, Status};
use napi::bindgen_prelude::Utf16String;

use crate::places::Places;

/// Words that cross as their places in these lists; `lib/events.ts` has the same.
const KINDS: &[&str] = &[
    "unknown",
    "payment",
    "payout",
    "static_wallet",
    "order",
    "refund",
    "partial",
];
const FORMS: &[&str] = &["reference", "literal_separators", "as_received"];

/// About what an event takes.
const UNITS: usize = 160;

/// Id, id of the key, numbers about the body, texts that do not stand in it, and the problem of an
/// unknown event.
pub(crate) type Verified = (String, String, Utf16String, Vec<String>, Option<String>);

fn place(all: &[&str], word: &str) -> u16 {
    let place = all.iter().position(|own| *own == word);
    u16::try_from(place.unwrap_or(0)).unwrap_or(0)
}

pub(crate) fn cross(event: &DynamicEvent) -> Verified {
    let mut places = Places::of(event.raw().as_str(), UNITS);
    places.small(place(KINDS, event.kind()));
    // Behind one for none.
    places.small(event.form().map_or(0, |form| place(FORMS, form) + 1));
    if let Some(signed) = event.signed() {
        places.fields(signed);
        // A model keeps the text of the whole event; a part of one has no place for it.
        if let Some(raw) = signed.raw() {
            places.whole(raw.as_str());
        }
    }
    let unsigned = event.unsigned();
    if let Some(unsigned) = &unsigned {
        places.fields(&**unsigned);
    }
    match event.observed() {
        Some(own) => {
            places.small(1);
            observed(&mut places, &own);
        }
        None => places.small(0),
    }
    let (units, others) = places.finish();
    (
        event.id(),
        event.key_id().to_owned(),
        units,
        others,
        event.problem().map(str::to_owned),
    )
}

fn observed(places: &mut Places<'_>, own: &Observed) {
    let status = Status::ALL.iter().position(|status| *status == own.status);
    places.small(u16::from(own.gateway == GatewayName::AlchemyPay));
    places.small(u16::from(own.source == Source::Query));
    places.small(u16::try_from(status.unwrap_or(0)).unwrap_or(0));
    places.text(Some(own.gateway_status.as_str()));
    places.text(own.order_id.as_deref());
    places.text(own.payment_id.as_deref());
    places.text(own.amount.as_ref().map(|own| own.as_str()));
    places.text(own.currency.as_ref().map(|own| own.as_str()));
    places.text(own.owed.as_ref().map(|own| own.as_str()));
    places.text(own.received.as_ref().map(|own| own.as_str()));
    places.text(own.received_currency.as_ref().map(|own| own.as_str()));
    places.text(own.reason.as_deref());
}
