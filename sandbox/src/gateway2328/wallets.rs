//! The static-wallet endpoints (2328 §7).

use cointill::Amount;
use cointill::gateway2328::StaticWalletStatus;
use serde_json::{Value, json};

use super::coins::Coin;
use super::deposits::{self, Deposit};
use super::form::Form;
use super::payments::page_of;
use super::refusal::Refusal;
use super::wallet::{self, Wallet};
use super::{callback, coins};
use crate::ids;
use crate::prices;
use crate::store::{self, Filter};
use crate::world::Step;

const BY_CURRENCY: &str = "json_extract(record, '$.currency') = ?";
const BY_NETWORK: &str = "json_extract(record, '$.network') = ?";

/// `POST /v1/static-wallet`: the same combination gives the same wallet (§7).
pub(super) fn create(step: &Step<'_>, form: &Form<'_>) -> Result<Value, Refusal> {
    let currency = form.required_text("currency", 32);
    let network = form.required_text("network", 32);
    let order_id = form.required_text("order_id", 255);
    let label = form.text("label", 255);
    form.text("invite_code", 255);
    let url_callback = form.url("url_callback");
    if url_callback.is_none() {
        form.required_text("url_callback", 2_048);
    }
    let coin = Coin::find(&currency, &network);
    if coin.is_none() && !currency.is_empty() && !network.is_empty() {
        let name = if coins::is_known(&currency) {
            "network"
        } else {
            "currency"
        };
        form.problem(name, "the coin is not supported on this network");
    }
    form.check()?;
    let (Some(coin), Some(url_callback)) = (coin, url_callback) else {
        return Err(Refusal::field("network", "the network is not supported"));
    };
    callback::check(step, Some(&url_callback))?;
    let same = Filter::default()
        .and("lookup = ?", Some(order_id.clone()))
        .and(BY_CURRENCY, Some(coin.currency))
        .and(BY_NETWORK, Some(coin.network));
    if let Some(existing) = store::list::<Wallet>(step.tx, &same, 0, 1)?.first() {
        return Ok(wallet::created(step, existing));
    }
    let address = ids::address(coin.network);
    let wallet = Wallet {
        uuid: ids::uuid(step.now),
        order_id,
        currency: coin.currency.to_owned(),
        network: coin.network.to_owned(),
        qr: crate::qr::png_data_uri(&address).ok(),
        address,
        label,
        url_callback,
        status: StaticWalletStatus::Active,
        total_received: Amount::zero(),
        transactions_count: 0,
        created_at_ms: step.now,
    };
    store::save(step.tx, &wallet)?;
    Ok(wallet::created(step, &wallet))
}

/// `POST /v1/static-wallet/info`.
pub(super) fn info(step: &Step<'_>, form: &Form<'_>) -> Result<Value, Refusal> {
    let uuid = form.text("uuid", 128);
    let address = form.text("address", 255);
    if uuid.is_none() && address.is_none() {
        form.problem("uuid", "the field is required without address");
    }
    form.check()?;
    let filter = Filter::default()
        .and("id = ?", uuid)
        .and("json_extract(record, '$.address') = ?", address);
    let found = store::list::<Wallet>(step.tx, &filter, 0, 1)?;
    let wallet = found
        .first()
        .ok_or_else(|| Refusal::not_found("static wallet"))?;
    Ok(wallet::info(step, wallet))
}

/// `POST /v1/static-wallet/list`.
pub(super) fn list(step: &Step<'_>, form: &Form<'_>) -> Result<Value, Refusal> {
    let status = form.word("status", &["active", "inactive"]);
    let currency = form
        .text("currency", 32)
        .map(|code| prices::canonical(&code));
    let network = form.text("network", 32);
    let order_id = form.text("order_id", 255);
    let (page, per_page, offset) = form.page(20, 100);
    form.check()?;
    let filter = Filter::default()
        .and("status = ?", status)
        .and("lookup = ?", order_id)
        .and(BY_CURRENCY, currency)
        .and(BY_NETWORK, network);
    let total = store::count::<Wallet>(step.tx, &filter)?;
    let found = store::list::<Wallet>(step.tx, &filter, offset, per_page)?;
    let items = found
        .iter()
        .map(|wallet| wallet::info(step, wallet))
        .collect();
    Ok(page_of(items, page, per_page, total))
}

/// `POST /v1/static-wallet/enable` and `…/disable`.
pub(super) fn switch(step: &Step<'_>, form: &Form<'_>, on: bool) -> Result<Value, Refusal> {
    let uuid = form.required_text("uuid", 128);
    form.check()?;
    if store::by_id::<Wallet>(step.tx, &uuid)?.is_none() {
        return Err(Refusal::not_found("static wallet"));
    }
    let wallet = wallet::set_active(step, &uuid, on)?;
    let message = if on {
        "wallet enabled"
    } else {
        "wallet disabled"
    };
    Ok(json!({
        "uuid": wallet.uuid,
        "status": wallet.status.as_str(),
        "message": message,
    }))
}

/// `POST /v1/static-wallet/transactions`, with a pagination of its own shape (§7).
pub(super) fn transactions(step: &Step<'_>, form: &Form<'_>) -> Result<Value, Refusal> {
    let uuid = form.required_text("uuid", 128);
    let from = form.day("date_from").map(|(start, _)| start);
    let to = form.day("date_to").map(|(_, end)| end);
    if from.zip(to).is_some_and(|(from, to)| from >= to) {
        form.problem("date_to", "the field must not be before date_from");
    }
    let (page, per_page, offset) = form.page(15, 5_000);
    form.check()?;
    if store::by_id::<Wallet>(step.tx, &uuid)?.is_none() {
        return Err(Refusal::not_found("static wallet"));
    }
    let filter = Filter::default()
        .and("lookup = ?", Some(uuid))
        .and("json_extract(record, '$.told') = ?", Some(true))
        .and("created_ms >= ?", from)
        .and("created_ms < ?", to);
    let total = store::count::<Deposit>(step.tx, &filter)?;
    let found = store::list::<Deposit>(step.tx, &filter, offset, per_page)?;
    let items: Vec<_> = found
        .iter()
        .map(|deposit| deposits::item(step, deposit))
        .collect();
    if step.switches.gateway2328.one_pagination_shape {
        return Ok(page_of(items, page, per_page, total));
    }
    let paginate = json!({
        "count": items.len(),
        "hasPages": total > per_page,
        "perPage": per_page,
        "page": page,
    });
    Ok(json!({ "items": items, "paginate": paginate }))
}
