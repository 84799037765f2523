//! What payments of all gateways have in common: status and life cycle, event, credit decision.

mod event_id;

pub use event_id::event_id;
