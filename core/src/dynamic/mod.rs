//! Calls by name and values by field: what the packages in other languages are made from.
//!
//! A binding carries a name and a JSON object in, a [`Record`](crate::model::Record) out, and knows
//! nothing of any gateway. Its typed classes, its methods and their documentation are generated from
//! [`OPERATIONS_2328`], [`OPERATIONS_ALCHEMYPAY`] and the fields of the models.

mod alchemypay;
mod event;
mod gateway2328;
mod operation;
mod options;
mod output;
mod registry;

pub use alchemypay::OPERATIONS_ALCHEMYPAY;
pub use event::DynamicEvent;
pub use gateway2328::OPERATIONS_2328;
pub use operation::{Operation, Parameters, ResultKind};
pub use options::{OPTIONS_2328, OPTIONS_ALCHEMYPAY, OptionField, SetOption};
pub use output::Output;
pub use registry::{ENUMS, MODELS, OpenEnum, RegisteredModel, observed, read_record};
