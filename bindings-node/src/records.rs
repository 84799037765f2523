//! Models and results as JSON arrays by place, from which generated TypeScript makes objects.
//!
//! A model is an array of the values of its fields in the order of the core's definition, and what
//! was received as its last item. A point in time takes two places: milliseconds since 1970 or
//! `null`, and the text.

use std::time::{Duration, SystemTime};

use cointill::Timestamp;
use cointill::dynamic::Output;
use cointill::gateway2328::ExchangeRates;
use cointill::model::{FieldKind, FieldValue, Record};

use crate::json::{exact, push_maybe, push_string};

/// The result of a call.
pub(crate) fn output(result: &Output) -> String {
    let mut out = String::new();
    match result {
        Output::Record(record) => push(&mut out, &**record),
        Output::Records(all) => list(&mut out, all.iter().map(|one| &**one)),
        Output::Page(page) => {
            out.push('[');
            list(&mut out, page.items.iter().map(|one| &**one));
            out.push(',');
            push(&mut out, &page.paginate);
            out.push(',');
            match page.next_page() {
                Some(next) => out.push_str(&next.to_string()),
                None => out.push_str("null"),
            }
            out.push(']');
        }
        Output::Rates(all) => rates(&mut out, all),
        Output::Json(json) => out.push_str(&exact(json.as_str())),
        _ => out.push_str("null"),
    }
    out
}

fn list<'r>(out: &mut String, all: impl Iterator<Item = &'r dyn Record>) {
    out.push('[');
    for (index, record) in all.enumerate() {
        if index > 0 {
            out.push(',');
        }
        push(out, record);
    }
    out.push(']');
}

/// One model.
pub(crate) fn push(out: &mut String, record: &dyn Record) {
    out.push('[');
    for (index, field) in record.fields().iter().enumerate() {
        value(out, field.kind, record.value(index));
        out.push(',');
    }
    push_maybe(out, record.raw().map(|raw| raw.as_str()));
    out.push(']');
}

fn value(out: &mut String, kind: FieldKind, value: FieldValue<'_>) {
    match value {
        FieldValue::Text(text) => push_string(out, text),
        FieldValue::Amount(amount) => push_string(out, amount.as_str()),
        FieldValue::Timestamp(time) => {
            match milliseconds(time) {
                Some(time) => out.push_str(&time.to_string()),
                None => out.push_str("null"),
            }
            out.push(',');
            push_string(out, time.as_str());
        }
        FieldValue::Integer(number) => out.push_str(&number.to_string()),
        FieldValue::Boolean(flag) => out.push_str(if flag { "true" } else { "false" }),
        FieldValue::Json(json) => out.push_str(&exact(json.as_str())),
        FieldValue::Record(record) => push(out, &*record),
        FieldValue::Records(all) => list(out, all.iter().map(|one| &**one)),
        _ if kind == FieldKind::Timestamp => out.push_str("null,null"),
        _ => out.push_str("null"),
    }
}

fn milliseconds(time: &Timestamp) -> Option<i128> {
    let time = time.system_time()?;
    let whole = |distance: Duration| i128::try_from(distance.as_millis()).ok();
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(behind) => whole(behind),
        Err(before) => Some(-whole(before.duration())?),
    }
}

/// An object of objects: source, target, rate.
fn rates(out: &mut String, all: &ExchangeRates) {
    out.push('{');
    let mut source = None;
    for (from, to, rate) in all.iter() {
        if source == Some(from.as_str()) {
            out.push(',');
        } else {
            if source.is_some() {
                out.push_str("},");
            }
            push_string(out, from.as_str());
            out.push_str(":{");
            source = Some(from.as_str());
        }
        push_string(out, to.as_str());
        out.push(':');
        push_string(out, rate.as_str());
    }
    if source.is_some() {
        out.push('}');
    }
    out.push('}');
}
