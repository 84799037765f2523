//! Conversions between balances (2328 §8). The fee is made up.

use cointill::Amount;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::coins::{self, code_out};
use super::form::Form;
use super::refusal::Refusal;
use super::render::{Place, time};
use crate::amount_text;
use crate::clock::Millis;
use crate::error::SandboxError;
use crate::exact::{self, Rounding, at_least};
use crate::prices;
use crate::store::{self, Balance, Entity, Filter};
use crate::world::Step;

/// A conversion that was carried out.
#[derive(Debug, Serialize, Deserialize)]
struct Conversion {
    id: String,
    from: String,
    to: String,
    #[serde(with = "amount_text")]
    from_amount: Amount,
    #[serde(with = "amount_text")]
    to_amount: Amount,
    created_at_ms: i64,
}

impl Entity for Conversion {
    const TABLE: &'static str = "conversion";

    fn id(&self) -> &str {
        &self.id
    }

    fn lookup(&self) -> &str {
        &self.from
    }

    fn status(&self) -> &'static str {
        "completed"
    }

    fn created_at(&self) -> Millis {
        self.created_at_ms
    }

    fn due_at(&self) -> Option<Millis> {
        None
    }
}

/// What a conversion gives and takes.
struct Terms {
    from: String,
    to: String,
    amount_type: String,
    from_amount: Amount,
    to_amount: Amount,
    /// In `to`, taken off `to_amount` already.
    fee: Amount,
}

/// `to_amount = from_amount × rate − fee`; for `amount_type` `to`, the smallest `from_amount` that
/// gives at least the amount asked for.
fn terms(step: &Step<'_>, form: &Form<'_>) -> Result<Terms, Refusal> {
    let from = form.required_text("from_currency", 32);
    let to = form.required_text("to_currency", 32);
    let amount = form.required_positive("amount");
    let amount_type = form.word("amount_type", &["from", "to"]);
    if amount_type.is_none() {
        form.required_text("amount_type", 64);
    }
    for (name, code) in [("from_currency", &from), ("to_currency", &to)] {
        let taken = coins::is_known(code) && coins::is_crypto(code);
        if !taken && !code.is_empty() {
            form.problem(name, "the currency is not supported");
        }
    }
    let (from, to) = (prices::canonical(&from), prices::canonical(&to));
    if from == to && !from.is_empty() {
        form.problem("to_currency", "the field must differ from from_currency");
    }
    form.check()?;
    let percent = coins::conversion_percent();
    let kept = &Amount::from(100) - &percent;
    let amount_type = amount_type.unwrap_or_default();
    let from_amount = if amount_type == "from" {
        amount
    } else {
        let plain = prices::convert(step, &amount, &to, &from, Rounding::Up)?;
        exact::quotient(&plain.shift(2), &kept, 8, Rounding::Up).unwrap_or(plain)
    };
    let gross = prices::convert(step, &from_amount, &from, &to, Rounding::Down)?;
    let fee = exact::round(&exact::percent(&gross, &percent), 8, Rounding::Up);
    let to_amount = &gross - &fee;
    if !to_amount.is_positive() {
        return Err(Refusal::field(
            "amount",
            "the field is too small to convert",
        ));
    }
    Ok(Terms {
        from,
        to,
        amount_type,
        from_amount,
        to_amount,
        fee,
    })
}

fn usd(step: &Step<'_>, amount: &Amount, code: &str) -> Result<String, SandboxError> {
    let usd = exact::product(amount, &prices::price(step, code)?);
    Ok(exact::round(&usd, 2, Rounding::Half).to_string())
}

fn effective_rate(terms: &Terms) -> String {
    exact::quotient(&terms.to_amount, &terms.from_amount, 8, Rounding::Half)
        .unwrap_or_else(Amount::zero)
        .to_string()
}

/// `POST /v1/convert/price`: reserves nothing.
pub(super) fn price(step: &Step<'_>, form: &Form<'_>) -> Result<Value, Refusal> {
    let terms = terms(step, form)?;
    Ok(json!({
        "success": true,
        "from_currency": code_out(step, &terms.from),
        "to_currency": code_out(step, &terms.to),
        "amount_type": terms.amount_type,
        "from_amount": at_least(&terms.from_amount, 8).as_str(),
        "to_amount": at_least(&terms.to_amount, 8).as_str(),
        "effective_rate": effective_rate(&terms),
        "from_amount_usd": usd(step, &terms.from_amount, &terms.from)?,
        "to_amount_usd": usd(step, &terms.to_amount, &terms.to)?,
    }))
}

/// `POST /v1/convert`: at once, and again with every repeat.
pub(super) fn convert(step: &Step<'_>, form: &Form<'_>) -> Result<Value, Refusal> {
    let terms = terms(step, form)?;
    if Balance::get(step.tx, &terms.from)?.free < terms.from_amount {
        return Err(Refusal::field("amount", "the balance is not sufficient"));
    }
    let debit = &Amount::zero() - &terms.from_amount;
    Balance::add(step.tx, &terms.from, &debit)?;
    Balance::add(step.tx, &terms.to, &terms.to_amount)?;
    let id = store::count::<Conversion>(step.tx, &Filter::default())? + 1;
    let conversion = Conversion {
        id: id.to_string(),
        from: terms.from.clone(),
        to: terms.to.clone(),
        from_amount: terms.from_amount.clone(),
        to_amount: terms.to_amount.clone(),
        created_at_ms: step.now,
    };
    store::save(step.tx, &conversion)?;
    let now = time(step, step.now, Place::Info);
    let from_amount = at_least(&terms.from_amount, 8);
    Ok(json!({
        "id": id,
        "type": "convert",
        "status": "completed",
        "from_currency": code_out(step, &terms.from),
        "to_currency": code_out(step, &terms.to),
        "from_amount": from_amount.as_str(),
        "requested_from_amount": from_amount.as_str(),
        "refund_amount": "0.00000000",
        "to_amount": at_least(&terms.to_amount, 8).as_str(),
        "exchange_rate": effective_rate(&terms),
        "fee_amount": at_least(&terms.fee, 8).as_str(),
        "from_amount_usd": usd(step, &terms.from_amount, &terms.from)?,
        "to_amount_usd": usd(step, &terms.to_amount, &terms.to)?,
        "processed_at": now,
        "created_at": now,
    }))
}
