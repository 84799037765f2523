//! What the gateways can be asked for, whatever gateway it is.

use cointill::dynamic::{Operation, Parameters, ResultKind};

/// An operation without the type of its gateway.
pub(super) struct Described {
    pub(super) group: &'static str,
    pub(super) name: &'static str,
    pub(super) endpoint: &'static str,
    pub(super) parameters: Parameters,
    pub(super) result: ResultKind,
    pub(super) doc: &'static str,
}

pub(super) fn described<G>(operations: &'static [Operation<G>]) -> Vec<Described> {
    operations
        .iter()
        .map(|operation| Described {
            group: operation.group,
            name: operation.name,
            endpoint: operation.endpoint.name,
            parameters: operation.parameters,
            result: operation.result,
            doc: operation.doc,
        })
        .collect()
}
