//! Refunds: the merchant's call, the payer's form, and how both end (Alchemy §4.6).

use cointill::Amount;
use cointill::alchemypay::{OrderStatus, RefundStatus};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::envelope::Refusal;
use super::form::Form;
use super::order::Order;
use super::tokens::Token;
use super::{life, webhook};
use crate::clock::Millis;
use crate::error::SandboxError;
use crate::exact::{self, Rounding};
use crate::ids;
use crate::prices;
use crate::store::{self, Entity, Filter};
use crate::switches::RefundUnit;
use crate::world::Step;
use crate::{amount_text, open_text};

/// A status of this sandbox alone: the gateway tells of a refund only when it ended.
const UNDER_WAY: &str = "PROCESSING";

/// From how many US dollars too much the payer may ask them back (Alchemy §4.6).
const OVERPAID_FROM: i32 = 5;

/// A refund of Alchemy Pay or AEON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Refund {
    /// The vendor's number of the refund.
    pub refund_no: String,
    /// The merchant's number of the refund, if the call had one.
    pub merchant_refund_no: Option<String>,
    /// The vendor's number of the order.
    pub order_no: String,
    /// The shop's number of the order.
    pub merchant_order_no: String,
    /// The vendor's number of the payment.
    pub payment_order_no: String,
    /// Why, for the automatic kinds; empty otherwise.
    pub refund_type: String,
    /// True when the payer asked for it on the cashier page.
    pub by_payer: bool,
    /// `PROCESSING` here, then `COMPLETED` or `FAILED`.
    #[serde(with = "open_text::refund_status")]
    pub status: RefundStatus,
    /// In US dollars.
    #[serde(with = "amount_text")]
    pub amount: Amount,
    /// In `token`.
    #[serde(with = "amount_text")]
    pub token_amount: Amount,
    /// The token that is sent.
    pub token: String,
    /// The network that it is sent on.
    pub network: String,
    /// The recipient.
    pub wallet_address: String,
    /// The transaction, once sent.
    pub txid: Option<String>,
    /// When it was asked for, by the sandbox's clock.
    pub created_at_ms: i64,
    /// When it is done by itself.
    pub ends_at_ms: Option<i64>,
}

impl Entity for Refund {
    const TABLE: &'static str = "refund";

    fn id(&self) -> &str {
        &self.refund_no
    }

    fn lookup(&self) -> &str {
        &self.order_no
    }

    fn status(&self) -> &str {
        self.status.as_str()
    }

    fn created_at(&self) -> Millis {
        self.created_at_ms
    }

    fn due_at(&self) -> Option<Millis> {
        self.ends_at_ms
    }
}

/// A refund call whose parameters are well formed: checked before the signature.
pub(super) struct Request {
    merchant_order_no: String,
    wallet_address: String,
    amount: Amount,
    token: String,
    network: String,
    merchant_refund_no: Option<String>,
}

/// Reads the parameters, or ends with 8000.
pub(super) fn read(form: &Form<'_>) -> Result<Request, Refusal> {
    for name in ["email", "refundReason", "memo"] {
        form.text(name, 64)?;
    }
    let amount = form.positive("refundAmount", 32)?;
    if amount.significant_scale() > 8 {
        return Err(Refusal::parameter("refundAmount", "at most 8 decimals"));
    }
    Ok(Request {
        merchant_order_no: form.required("merchantOrderNo", 64)?,
        wallet_address: form.required("walletAddress", 64)?,
        amount,
        token: form.required("refundToken", 32)?,
        network: form.required("refundNetwork", 32)?,
        merchant_refund_no: form.text("refundOrderNo", 64)?,
    })
}

/// What was received for the order, in US dollars.
fn value_of(step: &Step<'_>, order: &Order) -> Result<Amount, SandboxError> {
    let mut sum = Amount::zero();
    for transfer in &order.transfers {
        let price = prices::price(step, &transfer.currency)?;
        sum = &sum + &exact::product(&transfer.amount, &price);
    }
    Ok(exact::round(&sum, 2, Rounding::Down))
}

fn of_order(step: &Step<'_>, order: &Order) -> Result<Vec<Refund>, SandboxError> {
    let filter = Filter::default().and("lookup = ?", Some(order.order_no.clone()));
    store::list(step.tx, &filter, 0, 1_000)
}

fn is_open(refund: &Refund) -> bool {
    refund.status.as_str() == UNDER_WAY
}

/// `POST open/api/payment/refund`.
pub(super) fn run(step: &Step<'_>, request: Request) -> Result<Value, Refusal> {
    // One sample prints the name where the list has the code (Alchemy §4.6).
    let network = match request.network.as_str() {
        "ETHEREUM" => "ETH",
        code => code,
    };
    let token = Token::all(step.switches.alchemypay.token_table)
        .find(|own| own.symbol == request.token && own.network == network);
    let Some(token) = token else {
        return Err(Refusal::new("8013", "currency not supported")
            .with_note("refundToken on refundNetwork is not in the merchant's table"));
    };
    let found = store::by_lookup::<Order>(step.tx, &request.merchant_order_no)?;
    let order = found.ok_or_else(|| Refusal::new("8029", "merchant order number not found"))?;
    if order.transfers.is_empty() {
        return Err(Refusal::new("8031", "the order has no payment record"));
    }
    if order.settled {
        return Err(Refusal::new("8035", "already in the settlement account"));
    }
    let amount = match step.switches.alchemypay.refund_unit {
        RefundUnit::Usd => request.amount,
        RefundUnit::OrderCurrency => {
            let own = &order.currency;
            prices::convert(step, &request.amount, own, "USD", Rounding::Half)?
        }
    };
    if amount <= Amount::from(1) {
        let text = format!(
            "refund must be above 1 USD, current amount {}",
            amount.normalized()
        );
        return Err(Refusal::new("8037", text));
    }
    let others = of_order(step, &order)?;
    if let Some(own) = &request.merchant_refund_no {
        let same = Filter::default().and(
            "json_extract(record, '$.merchant_refund_no') = ?",
            Some(own.clone()),
        );
        if store::count::<Refund>(step.tx, &same)? > 0 {
            return Err(Refusal::new("8034", "duplicate refund order number"));
        }
    }
    if others
        .iter()
        .any(|refund| is_open(refund) && refund.by_payer)
    {
        return Err(Refusal::new(
            "8036",
            "user is already applying for a refund",
        ));
    }
    if others.iter().any(is_open) {
        return Err(Refusal::new("8033", "duplicate application not allowed"));
    }
    let failed = RefundStatus::Failed;
    let back = others.iter().filter(|refund| refund.status != failed);
    let back = back.fold(Amount::zero(), |sum, refund| &sum + &refund.amount);
    if &back + &amount > value_of(step, &order)? {
        return Err(Refusal::parameter(
            "refundAmount",
            "at most what the order received and was not refunded",
        ));
    }
    open(
        step,
        &order,
        amount,
        &token,
        request.wallet_address,
        request.merchant_refund_no,
        None,
    )?;
    Ok(Value::String(String::new()))
}

/// Writes down a refund that is under way; `by_payer` names the automatic kind.
fn open(
    step: &Step<'_>,
    order: &Order,
    amount: Amount,
    token: &Token,
    wallet_address: String,
    merchant_refund_no: Option<String>,
    by_payer: Option<&str>,
) -> Result<Refund, SandboxError> {
    let token_amount = prices::convert(step, &amount, "USD", token.symbol, Rounding::Down)?;
    let seconds = step.switches.alchemypay.refund_seconds;
    let refund = Refund {
        refund_no: super::create::fresh_number::<Refund>(step)?,
        merchant_refund_no,
        order_no: order.order_no.clone(),
        merchant_order_no: order.merchant_order_no.clone(),
        payment_order_no: order.payment_order_no.clone().unwrap_or_default(),
        refund_type: by_payer.unwrap_or_default().to_owned(),
        by_payer: by_payer.is_some(),
        status: RefundStatus::from(UNDER_WAY),
        amount: amount.normalized(),
        token_amount: exact::round(&token_amount, token.decimals(), Rounding::Down).normalized(),
        token: token.symbol.to_owned(),
        network: token.network.to_owned(),
        wallet_address,
        txid: None,
        created_at_ms: step.now,
        ends_at_ms: seconds.map(|seconds| step.now + step.scaled(seconds)),
    };
    store::save(step.tx, &refund)?;
    Ok(refund)
}

/// The payer fills in the form for an automatic refund on the cashier page.
pub(crate) fn claim(step: &Step<'_>, id: &str) -> Result<Refund, SandboxError> {
    let order = life::find(step, id)?;
    let others = of_order(step, &order)?;
    if others
        .iter()
        .any(|refund| refund.status != RefundStatus::Failed)
    {
        return Err(SandboxError::not_now(
            "claim",
            "an order without a refund",
            "refunded",
        ));
    }
    let value = value_of(step, &order)?;
    let kind = match (&order.status, order.fail_reason.as_deref()) {
        (OrderStatus::Completed | OrderStatus::DelaySuccess, _) => {
            Some(("", excess(step, &order)?))
        }
        (_, Some(reason)) if reason.starts_with("Your payment") => Some(("lower_amount", value)),
        (_, Some(reason)) if reason.starts_with("crypto") => Some(("wrong_payment", value)),
        (_, Some(_)) => Some(("currency_fluctuation", value)),
        _ => None,
    };
    let (kind, amount) = kind.ok_or_else(|| {
        let expected = "a failed order, or one paid at least 5 USD too much";
        SandboxError::not_now("claim", expected, order.status.as_str())
    })?;
    let last = order.transfers.last();
    let token = last.and_then(|last| Token::find(&last.currency, &last.network));
    let token =
        token.ok_or_else(|| SandboxError::invalid("claim: expected a payment, got none"))?;
    open(
        step,
        &order,
        amount,
        &token,
        ids::address(token.network),
        None,
        Some(kind),
    )
}

/// What was paid too much, in US dollars.
fn excess(step: &Step<'_>, order: &Order) -> Result<Amount, SandboxError> {
    let owed = order.payer_amount.clone().unwrap_or_else(Amount::zero);
    let token = order.token.as_deref().unwrap_or("USDT");
    let price = prices::price(step, token)?;
    let excess = exact::product(&(&order.received - &owed), &price);
    if excess < Amount::from(OVERPAID_FROM) {
        let expected = "a failed order, or one paid at least 5 USD too much";
        return Err(SandboxError::not_now(
            "claim",
            expected,
            order.status.as_str(),
        ));
    }
    Ok(exact::round(&excess, 2, Rounding::Down))
}

/// The refund with this number of the vendor's or the merchant's, or the newest of this order.
pub(crate) fn find(step: &Step<'_>, id: &str) -> Result<Refund, SandboxError> {
    if let Some(refund) = store::by_id(step.tx, id)? {
        return Ok(refund);
    }
    let own = Filter::default().and(
        "json_extract(record, '$.merchant_refund_no') = ?",
        Some(id.to_owned()),
    );
    let of_order = Filter::default().and(
        "json_extract(record, '$.merchant_order_no') = ?",
        Some(id.to_owned()),
    );
    for filter in [own, of_order] {
        if let Some(refund) = store::list::<Refund>(step.tx, &filter, 0, 1)?
            .into_iter()
            .next()
        {
            return Ok(refund);
        }
    }
    Err(SandboxError::not_found("refund", id))
}

/// The refund ends: done, or failed.
pub(crate) fn end(step: &Step<'_>, id: &str, done: bool) -> Result<Refund, SandboxError> {
    let mut refund = find(step, id)?;
    if !is_open(&refund) {
        let status = refund.status.as_str();
        return Err(SandboxError::not_now("refund end", UNDER_WAY, status));
    }
    finish(step, &mut refund, done)?;
    Ok(refund)
}

fn finish(step: &Step<'_>, refund: &mut Refund, done: bool) -> Result<(), SandboxError> {
    refund.ends_at_ms = None;
    refund.status = if done {
        RefundStatus::Completed
    } else {
        RefundStatus::Failed
    };
    refund.txid = done.then(ids::txid);
    store::save(step.tx, refund)?;
    webhook::tell_refund(step, refund)
}

/// Refunds whose time has come.
pub(super) fn run_due(step: &Step<'_>) -> Result<(), SandboxError> {
    for mut refund in store::due::<Refund>(step.tx, step.now)? {
        finish(step, &mut refund, true)?;
    }
    Ok(())
}
