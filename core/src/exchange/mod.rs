//! One call to a gateway as a state machine without I/O.

mod call;

pub(crate) use call::Recovery;
pub use call::{Call, Endpoint, Repeat};
