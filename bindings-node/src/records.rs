//! Results of calls on their way to TypeScript; see `places`.

use std::sync::Arc;

use cointill::dynamic::Output;
use cointill::gateway2328::ExchangeRates;
use cointill::model::Record;

use crate::json::{exact, push_string};
use crate::places::{Crossing, Places, whole};

/// About what a payment takes, so that a page seldom grows.
const UNITS: usize = 100;

/// The result of a call.
pub(crate) fn output(result: &Output) -> Crossing {
    match result {
        Output::Record(record) => models(std::slice::from_ref(record), |_| ()),
        Output::Records(all) => models(all, |_| ()),
        Output::Page(page) => models(&page.items, |places| {
            // Where the page stands is not among the texts of its items.
            places.look_in("", 0);
            places.fields(&page.paginate);
            places.text(Some(page.paginate.raw.as_str()));
            places.number(page.next_page().unwrap_or(0));
        }),
        Output::Rates(all) => json(rates(all)),
        Output::Json(own) => json(exact(own.as_str())),
        _ => json("null".to_owned()),
    }
}

/// JSON that is no model.
fn json(text: String) -> Crossing {
    (Vec::new().into(), whole(text), Vec::new())
}

/// How many, then each: its fields and where its text stands among those of all.
fn models<'r>(all: &'r [Arc<dyn Record>], behind: impl FnOnce(&mut Places<'r>)) -> Crossing {
    let texts: Vec<&str> = all
        .iter()
        .map(|record| record.raw().map_or("", |raw| raw.as_str()))
        .collect();
    let mut places = Places::of("", all.len() * UNITS);
    places.number(u32::try_from(all.len()).unwrap_or(0));
    let mut base = 0;
    for (record, text) in all.iter().zip(&texts) {
        places.look_in(text, base);
        places.fields(&**record);
        base = base.saturating_add(places.whole(text));
    }
    behind(&mut places);
    let (units, others) = places.finish();
    (units, whole(texts.concat()), others)
}

/// An object of objects: source, target, rate.
fn rates(all: &ExchangeRates) -> String {
    let mut out = String::from("{");
    let mut source = None;
    for (from, to, rate) in all.iter() {
        if source == Some(from.as_str()) {
            out.push(',');
        } else {
            if source.is_some() {
                out.push_str("},");
            }
            push_string(&mut out, from.as_str());
            out.push_str(":{");
            source = Some(from.as_str());
        }
        push_string(&mut out, to.as_str());
        out.push(':');
        push_string(&mut out, rate.as_str());
    }
    if source.is_some() {
        out.push('}');
    }
    out.push('}');
    out
}
