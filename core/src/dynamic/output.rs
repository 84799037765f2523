//! Results of every kind.

use std::sync::Arc;

use crate::canonical::Json;
use crate::gateway2328::{ExchangeRates, Page};
use crate::model::Record;

/// What a call gives.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Output {
    /// One model.
    Record(Arc<dyn Record>),
    /// A list of models without pages.
    Records(Vec<Arc<dyn Record>>),
    /// A page of a list.
    Page(Page<Arc<dyn Record>>),
    /// The matrix of exchange rates.
    Rates(ExchangeRates),
    /// What no model describes, as it came.
    Json(Json),
}

pub(super) fn record<T: Record>(model: T) -> Output {
    Output::Record(Arc::new(model))
}

pub(super) fn records<T: Record>(models: Vec<T>) -> Output {
    let records = models
        .into_iter()
        .map(|model| Arc::new(model) as Arc<dyn Record>);
    Output::Records(records.collect())
}

pub(super) fn erased<T: Record>(model: T) -> Arc<dyn Record> {
    Arc::new(model)
}

pub(super) fn page<T: Record>(page: Page<T>) -> Output {
    Output::Page(page.map(erased))
}
