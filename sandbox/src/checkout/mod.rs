//! The hosted checkout page of an invoice, and the sandbox's first page.
//!
//! The server fills a [`View`] and serves
//! - `GET /checkout/{gateway}/{id}`: the page,
//! - `GET /checkout/{gateway}/{id}/state`: what the page polls,
//! - `POST /checkout/{gateway}/{id}/actions`: an [`ActionRequest`] as JSON.

mod html;
mod index;
mod page;
mod state;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub use index::index;
pub use page::{csp, page, state};
pub use state::path;
pub use view::{
    Action, ActionKind, ActionRequest, CoinChoice, DeliveryState, DeliveryView, Gateway,
    IndexGateway, IndexPayment, IndexView, NetworkLabel, Phase, View,
};
