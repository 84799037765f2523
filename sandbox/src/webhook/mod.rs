//! Delivering webhooks: which ones are due, how they are sent, when they are repeated.

mod courier;
mod schedule;
mod sender;

pub(crate) use courier::run;
pub(crate) use sender::Sender;
