//! Events: webhooks whose signature was right.

use cointill::dynamic::DynamicEvent;

use super::payment::NativeObserved;
use crate::records::{self, NativeRecord};

/// Everything that a verified webhook tells, in one crossing.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeEvent {
    /// The same for every delivery of the same event.
    pub id: String,
    /// The id of the key that matched.
    pub key_id: String,
    /// `payment`, `payout`, `static_wallet`, `order`, `refund`, `partial` or `unknown`.
    pub kind: String,
    /// What the signature covers; none for an unknown event.
    pub data: Option<NativeRecord>,
    /// What it does not cover.
    pub unsigned: Option<NativeRecord>,
    /// Why an event is unknown.
    pub problem: Option<String>,
    /// The form of the text that was signed, where a gateway has several.
    pub form: Option<String>,
    /// The body as it came; none where `data` has it.
    pub raw: Option<String>,
    /// What it says to `decide`.
    pub observed: Option<NativeObserved>,
}

pub(super) fn event(event: &DynamicEvent) -> NativeEvent {
    let data = event.data().map(|data| records::record(&*data));
    let has_raw = data.as_ref().is_some_and(|data| data.raw.is_some());
    NativeEvent {
        id: event.id(),
        key_id: event.key_id().to_owned(),
        kind: event.kind().to_owned(),
        unsigned: event.unsigned().map(|data| records::record(&*data)),
        problem: event.problem().map(str::to_owned),
        form: event.form().map(str::to_owned),
        raw: (!has_raw).then(|| event.raw().as_str().to_owned()),
        observed: event.observed().map(NativeObserved::from),
        data,
    }
}
