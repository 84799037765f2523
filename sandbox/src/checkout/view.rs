//! What the pages show, filled by the server from its state.
//!
//! Amounts are exact text as the gateway's answers print them; times are Unix seconds of the
//! sandbox's own clock, which can be moved.

use serde::{Deserialize, Serialize};

/// Which gateway an invoice belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gateway {
    /// 2328.io.
    #[serde(rename = "2328")]
    Gateway2328,
    /// Alchemy Pay and AEON.
    #[serde(rename = "alchemypay")]
    AlchemyPay,
}

impl Gateway {
    /// The word in URLs: `2328` or `alchemypay`.
    pub fn code(self) -> &'static str {
        match self {
            Gateway::Gateway2328 => "2328",
            Gateway::AlchemyPay => "alchemypay",
        }
    }

    /// The name that a payer reads.
    pub fn title(self) -> &'static str {
        match self {
            Gateway::Gateway2328 => "2328.io",
            Gateway::AlchemyPay => "Alchemy Pay",
        }
    }
}

/// Where a payment stands, as far as the page differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Address and amount are fixed; nothing has arrived.
    Waiting,
    /// The payer has to choose coin and network from [`View::options`].
    ChooseCoin,
    /// The whole amount is seen but not confirmed.
    Confirming,
    /// A part has arrived and the rest can still be sent.
    Partial,
    /// Paid in full, or more.
    Paid,
    /// The time has run out, or the invoice was cancelled.
    Expired,
    /// Ended without success: too little, the wrong coin.
    Failed,
    /// Stopped by a compliance check.
    Held,
    /// Sent back, or on its way back.
    Refunded,
}

/// A network: the gateway's code and a name for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkLabel {
    /// The gateway's code, such as `TRX-TRC20` (2328 §9) or `TRX` (Alchemy §7.2).
    pub code: String,
    /// The name, such as `Tron`; the code again if the network is not known.
    pub name: String,
}

/// A coin that the payer may choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoinChoice {
    /// The coin's code.
    pub currency: String,
    /// The network that carries it.
    pub network: NetworkLabel,
    /// What the payer would owe in this coin.
    pub amount: String,
}

/// What the developer's panel, and for [`ActionKind::ChooseCoin`] the payer, can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Pay what is owed.
    PayExact,
    /// Pay less than is owed.
    PayShort,
    /// Pay the rest of a partial payment.
    TopUp,
    /// Pay more than is owed.
    PayOver,
    /// Pay after the end of the time.
    PayLate,
    /// Pay with another coin than the one chosen.
    WrongCoin,
    /// Let the time run out.
    Expire,
    /// Have the compliance check stop the payment.
    AmlLock,
    /// Fix coin and network.
    ChooseCoin,
}

/// An action that is possible now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Which.
    pub action: ActionKind,
    /// What its button says.
    pub label: String,
    /// The amount that a field beside the button offers, in the payer's coin; none for no field.
    pub amount: Option<String>,
}

/// The body of `POST {path}/actions`.
///
/// The page takes any 2xx for done and asks for the state at once. Of other answers it shows the
/// text in `{"error": "..."}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionRequest {
    /// Which.
    pub action: ActionKind,
    /// The amount from the field, in the payer's coin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// For [`ActionKind::ChooseCoin`]: the coin's code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// For [`ActionKind::ChooseCoin`]: the network's code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
}

/// How far the delivery of a webhook is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Due at [`DeliveryView::at_unix`].
    Scheduled,
    /// The shop has taken it.
    Delivered,
    /// The shop did not take it; another attempt follows.
    Retrying,
    /// Given up after the last attempt.
    Failed,
    /// Dropped on purpose by a fault.
    Lost,
}

/// One attempt to deliver a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryView {
    /// When it was made, or is due.
    pub at_unix: i64,
    /// What it told: the status that the body carries.
    pub event: String,
    /// Where it went.
    pub url: String,
    /// The shop's HTTP status; none without an answer.
    pub http_status: Option<u16>,
    /// Counted from 1.
    pub attempt: u32,
    /// How far it is.
    pub state: DeliveryState,
    /// Why there was no answer, or why it was not taken: `connection refused`, `body lacks success`.
    pub error: Option<String>,
}

/// All that the checkout page of one invoice shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// The gateway.
    pub gateway: Gateway,
    /// The gateway's number: `uuid` or `orderNo`.
    pub id: String,
    /// The shop's number: `order_id` or `merchantOrderNo`.
    pub order_id: String,
    /// The status in the gateway's words, for the developer.
    pub status: String,
    /// Where it stands, for the page.
    pub phase: Phase,
    /// The price, in [`View::price_currency`].
    pub price_amount: String,
    /// The price's currency.
    pub price_currency: String,
    /// What the payer owes in total, in [`View::payer_currency`]; none until a coin is chosen.
    pub payer_amount: Option<String>,
    /// The coin to pay with; none until chosen.
    pub payer_currency: Option<String>,
    /// The network to pay on; none until chosen.
    pub network: Option<NetworkLabel>,
    /// Where to pay; none until a coin is chosen.
    pub address: Option<String>,
    /// What has arrived, in the payer's coin; none if nothing has.
    pub received_amount: Option<String>,
    /// What is still owed, in the payer's coin; none unless a part has arrived.
    pub remaining_amount: Option<String>,
    /// The payment's transaction; none until one is seen.
    pub txid: Option<String>,
    /// When the invoice expires.
    pub expires_at_unix: i64,
    /// The sandbox's clock.
    pub now_unix: i64,
    /// What the shop says it is for; may be empty.
    pub description: String,
    /// Where a payer goes afterwards; only http and https become a link.
    pub return_url: Option<String>,
    /// Where a payer goes after success, instead of [`View::return_url`].
    pub success_url: Option<String>,
    /// The coins to choose from, in [`Phase::ChooseCoin`].
    pub options: Vec<CoinChoice>,
    /// What can be done now.
    pub actions: Vec<Action>,
    /// The latest attempts at webhooks, newest first.
    pub deliveries: Vec<DeliveryView>,
}

/// All that the sandbox's first page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexView {
    /// The sandbox's clock.
    pub now_unix: i64,
    /// How a shop reaches each gateway.
    pub gateways: Vec<IndexGateway>,
    /// Payments of both gateways, newest first.
    pub payments: Vec<IndexPayment>,
}

/// How a shop reaches one emulated gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexGateway {
    /// The gateway.
    pub gateway: Gateway,
    /// What a client takes as base URL.
    pub base_url: String,
    /// Name and value of each credential: the sandbox's fixed ones, never a live key.
    pub credentials: Vec<(String, String)>,
}

/// One line of the list of payments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexPayment {
    /// The gateway.
    pub gateway: Gateway,
    /// The gateway's number.
    pub id: String,
    /// The shop's number.
    pub order_id: String,
    /// The status in the gateway's words.
    pub status: String,
    /// Where it stands.
    pub phase: Phase,
    /// The price, in [`IndexPayment::price_currency`].
    pub price_amount: String,
    /// The price's currency.
    pub price_currency: String,
    /// When it was created.
    pub created_at_unix: i64,
}
