//! The payment endpoints: create, info, list (2328 §5).

use cointill::Amount;
use cointill::gateway2328::PaymentStatus;
use serde_json::{Value, json};

use super::coins::{self, Coin};
use super::form::Form;
use super::invoice::Invoice;
use super::refusal::Refusal;
use super::{arrival, callback, render};
use crate::clock::Millis;
use crate::ids;
use crate::store::{self, Filter};
use crate::switches::RepeatedCreate;
use crate::world::Step;

/// `POST /v1/payment`.
pub(super) fn create(step: &Step<'_>, form: &Form<'_>) -> Result<Value, Refusal> {
    let switches = &step.switches.gateway2328;
    let amount = form.required_positive("amount");
    let currency = form.required_text("currency", 32);
    let order_id = form.required_text("order_id", 128);
    let to_currency = form.text("to_currency", 32);
    let network = form.text("network", 32);
    for (name, code) in [
        ("currency", Some(&currency)),
        ("to_currency", to_currency.as_ref()),
    ] {
        if code.is_some_and(|code| !code.is_empty() && !coins::is_known(code)) {
            form.problem(name, "the currency is not supported");
        }
    }
    if to_currency
        .as_ref()
        .is_some_and(|code| !coins::is_crypto(code))
    {
        form.problem("to_currency", "the field must be a crypto currency");
    }
    let payer_currency = to_currency
        .or_else(|| Some(currency.clone()).filter(|currency| coins::is_crypto(currency)));
    let coin = match (&payer_currency, &network) {
        (Some(currency), Some(network)) => {
            let coin = Coin::find(currency, network);
            if coin.is_none() {
                form.problem("network", format!("the network does not carry {currency}"));
            }
            coin
        }
        (None, Some(_)) => {
            form.problem("network", "the field needs to_currency");
            None
        }
        (Some(crypto), None) if *crypto != currency || switches.network_required_for_crypto => {
            form.problem("network", "the field is required");
            None
        }
        _ => None,
    };
    let url_callback = form.url("url_callback");
    if url_callback.is_none() && switches.url_callback_required {
        form.problem("url_callback", "the field is required");
    }
    let ttl = form.integer("ttl_seconds", 300, 86_400).unwrap_or(3_600);
    form.text("invite_code", 255);
    let mut invoice = Invoice {
        uuid: ids::uuid(step.now),
        order_id,
        status: PaymentStatus::Check,
        amount,
        currency,
        payer_currency: None,
        network: None,
        payer_amount: None,
        exchange_rate: None,
        address: None,
        qr: None,
        received: Amount::zero(),
        transfers: Vec::new(),
        fee_split: form.amount_between("fee_split", 0, 100),
        price_markup: form.amount_between("price_markup", -99, 100),
        description: form.text("description", 200),
        url_return: form.url("url_return"),
        url_success: form.url("url_success"),
        url_callback,
        created_at_ms: step.now,
        expires_at_ms: step.now + Millis::from(ttl) * 1_000,
        next_step_at_ms: None,
        ended: false,
        credited: Amount::zero(),
        locked: false,
        only_currency: payer_currency,
        request: serde_json::from_str(form.literal()).unwrap_or_default(),
    };
    form.check()?;
    callback::check(step, invoice.url_callback.as_deref())?;
    if let Some(existing) = repeated(step, &invoice)? {
        return Ok(render::create(step, &existing)?);
    }
    match coin {
        Some(coin) => arrival::fix_coin(step, &mut invoice, &coin)?,
        None if switches.coinless_is_pending => invoice.status = PaymentStatus::Pending,
        None => {}
    }
    store::save(step.tx, &invoice)?;
    Ok(render::create(step, &invoice)?)
}

/// The invoice that a repeated `order_id` gives, if any (2328 §5.1, §13 item 16).
fn repeated(step: &Step<'_>, new: &Invoice) -> Result<Option<Invoice>, Refusal> {
    let Some(existing) = store::by_lookup::<Invoice>(step.tx, &new.order_id)? else {
        return Ok(None);
    };
    let dead = matches!(
        existing.status,
        PaymentStatus::Cancel | PaymentStatus::Underpaid | PaymentStatus::RefundPaid
    );
    let rule = if existing.request != new.request {
        step.switches.gateway2328.repeat_with_other_body
    } else if dead {
        step.switches.gateway2328.repeat_of_dead_invoice
    } else {
        RepeatedCreate::Existing
    };
    match rule {
        RepeatedCreate::Existing => Ok(Some(existing)),
        RepeatedCreate::New => Ok(None),
        RepeatedCreate::Conflict => Err(Refusal::new(409, "order_id is used already")),
    }
}

/// `POST /v1/payment/info`.
pub(super) fn info(step: &Step<'_>, form: &Form<'_>) -> Result<Value, Refusal> {
    let uuid = form.text("uuid", 128);
    let order_id = form.text("order_id", 128);
    if uuid.is_none() && order_id.is_none() {
        form.problem("uuid", "the field is required without order_id");
    }
    form.check()?;
    let found = match (&uuid, &order_id) {
        (Some(uuid), _) => store::by_id::<Invoice>(step.tx, uuid)?,
        (None, Some(order_id)) => store::by_lookup::<Invoice>(step.tx, order_id)?,
        (None, None) => None,
    };
    // Both given is not documented; here they must mean the same payment.
    let found = found.filter(|invoice| order_id.is_none_or(|id| id == invoice.order_id));
    let invoice = found.ok_or_else(|| Refusal::not_found("payment"))?;
    Ok(render::info(step, &invoice)?)
}

/// `POST /v1/payment/list`.
pub(super) fn list(step: &Step<'_>, form: &Form<'_>) -> Result<Value, Refusal> {
    let mut statuses = render::known_statuses();
    if !step.switches.gateway2328.list_by_aml_lock {
        statuses.retain(|status| *status != "aml_lock");
    }
    let status = form.word("status", &statuses);
    let from = form.day("date_from").map(|(start, _)| start);
    let to = form.day("date_to").map(|(_, end)| end);
    if from.zip(to).is_some_and(|(from, to)| from >= to) {
        form.problem("date_to", "the field must not be before date_from");
    }
    let (page, per_page, offset) = form.page(15, 5_000);
    form.check()?;
    let filter = Filter::default()
        .and("status = ?", status)
        .and("created_ms >= ?", from)
        .and("created_ms < ?", to);
    let total = store::count::<Invoice>(step.tx, &filter)?;
    let found = store::list::<Invoice>(step.tx, &filter, offset, per_page)?;
    let items: Result<Vec<_>, _> = found
        .iter()
        .map(|invoice| render::info(step, invoice))
        .collect();
    Ok(page_of(items?, page, per_page, total))
}

/// A page in the shape of payments and wallets (2328 §5.3).
pub(super) fn page_of(items: Vec<Value>, page: u64, per_page: u64, total: u64) -> Value {
    let pages = total.div_ceil(per_page).max(1);
    let paginate = json!({
        "count": items.len(),
        "current_page": page,
        "per_page": per_page,
        "total": total,
        "total_pages": pages,
        "has_more": page < pages,
    });
    json!({ "items": items, "paginate": paginate })
}
