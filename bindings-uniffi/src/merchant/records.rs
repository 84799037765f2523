//! Results of calls, in one crossing.

use std::sync::Arc;

use cointill::alchemypay::AmountUnit;
use cointill::canonical::Writer;
use cointill::dynamic::{self, MODELS, Output};
use cointill::model::{Field, FieldKind, Record};

use super::payment::NativeObserved;
use crate::problem::NativeProblem;
use crate::records::{NativeRecord, record};

/// One exchange rate.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeRate {
    /// One unit of this,
    pub source: String,
    /// in this,
    pub target: String,
    /// is so much.
    pub rate: String,
}

/// The result of a call.
#[derive(Debug, Clone, uniffi::Enum)]
pub enum NativeOutput {
    /// One model.
    One {
        /// The model.
        record: NativeRecord,
    },
    /// A list without pages.
    Many {
        /// The models.
        records: Vec<NativeRecord>,
    },
    /// A page of a list.
    Page {
        /// The models.
        records: Vec<NativeRecord>,
        /// Where the page stands.
        paginate: NativeRecord,
        /// The number of the page behind this one.
        next_page: Option<u32>,
    },
    /// Exchange rates.
    Rates {
        /// All that the gateway gave.
        rates: Vec<NativeRate>,
    },
    /// JSON that no model describes.
    Json {
        /// Its text as it came.
        text: String,
    },
}

pub(super) fn output(output: Output) -> Result<NativeOutput, NativeProblem> {
    let all = |records: &[Arc<dyn Record>]| records.iter().map(|one| record(&**one)).collect();
    Ok(match output {
        Output::Record(one) => NativeOutput::One {
            record: record(&*one),
        },
        Output::Records(records) => NativeOutput::Many {
            records: all(&records),
        },
        Output::Page(page) => NativeOutput::Page {
            records: all(&page.items),
            paginate: record(&page.paginate),
            next_page: page.next_page(),
        },
        Output::Rates(rates) => NativeOutput::Rates {
            rates: rates
                .iter()
                .map(|(source, target, rate)| NativeRate {
                    source: source.as_str().to_owned(),
                    target: target.as_str().to_owned(),
                    rate: rate.as_str().to_owned(),
                })
                .collect(),
        },
        Output::Json(json) => NativeOutput::Json {
            text: json.as_str().to_owned(),
        },
        _ => {
            return Err(NativeProblem::misused(
                "expected a result that this version knows",
            ));
        }
    })
}

/// The model in the form that the core makes it again from.
fn fields_json(fields: &[Field], record: &NativeRecord) -> String {
    let mut object = Writer::object();
    for (field, value) in fields.iter().zip(&record.values) {
        match (value, field.kind) {
            (None, _) => {}
            (Some(text), FieldKind::Integer | FieldKind::Boolean | FieldKind::Json) => {
                object.literal(field.wire_name, text);
            }
            (Some(text), _) => object.string(field.wire_name, text),
        }
    }
    object.finish()
}

/// What a model that a query gave says to `decide`; none for one that is not about a payment.
/// `cents` is the unit of Alchemy Pay's `orderAmount`.
#[uniffi::export]
pub fn observed_of(
    record: NativeRecord,
    cents: bool,
) -> Result<Option<NativeObserved>, NativeProblem> {
    let Some(model) = MODELS.iter().find(|model| model.name == record.model) else {
        return Ok(None);
    };
    let mut whole = Writer::object();
    whole.literal("fields", &fields_json(model.fields, &record));
    let made = dynamic::read_record(model.name, &whole.finish())?;
    let unit = if cents {
        AmountUnit::Cents
    } else {
        AmountUnit::AsSent
    };
    Ok(dynamic::observed(&*made, unit).map(NativeObserved::from))
}
