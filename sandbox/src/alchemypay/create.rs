//! The five create calls (Alchemy §4.1 to §4.4).

use cointill::Amount;
use cointill::alchemypay::OrderStatus;
use serde_json::{Value, json};

use super::envelope::Refusal;
use super::form::Form;
use super::order::{Order, OrderSource};
use super::tokens::{Token, decimals_of};
use super::{arrival, checkout_url};
use crate::clock::Millis;
use crate::error::SandboxError;
use crate::ids;
use crate::store::{self, Entity};
use crate::switches::{OverLimit, SwitchesAlchemyPay};
use crate::world::Step;

/// The longest expiry, in seconds (Alchemy §4.1).
const MOST_SECONDS: u32 = 172_800;

/// A request whose parameters are well formed: checked before the signature.
pub(super) struct Request {
    order: Order,
    payment_exchange: bool,
    customize: Option<Vec<(String, String)>>,
}

/// Reads the parameters, or ends with 8000.
pub(super) fn read(
    form: &Form<'_>,
    switches: &SwitchesAlchemyPay,
    source: OrderSource,
    now: Millis,
) -> Result<Request, Refusal> {
    let telegram = matches!(source, OrderSource::Telegram | OrderSource::TelegramV1);
    let native = source == OrderSource::Native;
    let merchant_order_no = form.required("merchantOrderNo", 64)?;
    let digits = merchant_order_no.bytes().all(|b| b.is_ascii_digit());
    if switches.digits_only && !telegram && !digits {
        return Err(Refusal::parameter("merchantOrderNo", "digits"));
    }
    let amount_as_sent = form.positive("orderAmount", 64)?;
    let currency = form.required("payCurrency", 64)?;
    let cents = matches!(source, OrderSource::CreateV1 | OrderSource::TelegramV1);
    let amount = in_major_units(&amount_as_sent, &currency, cents)?;
    let user_id = form.required("userId", 128)?;
    let (pay_type, customize) = if native {
        (
            Some(form.required("payType", 32)?),
            Some(form.object("customize", 512)?),
        )
    } else {
        (form.text("payType", 32)?, None)
    };
    if let Some(members) = &customize
        && !members
            .iter()
            .any(|(name, value)| name == "token" && !value.is_empty())
    {
        return Err(Refusal::parameter("customize", "a token in it"));
    }
    let (payment_tokens, payment_networks, payment_exchange) = if native {
        form.text("subMerchantNo", 64)?;
        (Vec::new(), Vec::new(), false)
    } else {
        let exchanges = form.list("paymentExchange", 512)?;
        if exchanges
            .iter()
            .any(|code| uuid::Uuid::parse_str(code).is_err())
        {
            return Err(Refusal::parameter("paymentExchange", "UUIDs"));
        }
        (
            form.list("paymentTokens", 128)?,
            form.list("paymentNetworks", 32)?,
            !exchanges.is_empty(),
        )
    };
    let custom_param = form.text("customParam", 512)?;
    if telegram {
        let model = form.word("tgModel", &["BROWSER", "MINIAPP", "BOT"])?;
        if model.as_deref() == Some("BOT") {
            for_bot(custom_param.as_deref())?;
        }
    }
    let recharge = form.word("orderModel", &["ORDER", "RECHARGE"])?;
    let seconds = expiry(form, switches)?;
    let order = Order {
        // Given when the order is made.
        order_no: String::new(),
        merchant_order_no,
        status: OrderStatus::Init,
        source,
        recharge: recharge.as_deref() == Some("RECHARGE"),
        amount,
        amount_as_sent,
        currency,
        user_id,
        payment_tokens,
        payment_networks,
        pay_type,
        redirect_url: form.text("redirectURL", 512)?,
        callback_url: form.text("callbackURL", 512)?,
        custom_param,
        token: None,
        network: None,
        payer_amount: None,
        crypto_rate: None,
        fiat_rate: None,
        address: None,
        payer_address: ids::address("ETH"),
        received: Amount::zero(),
        transfers: Vec::new(),
        fail_reason: None,
        payment_order_no: None,
        fee: None,
        settlement_amount: None,
        settled: false,
        created_at_ms: now,
        expires_at_ms: now + Millis::from(seconds) * 1_000,
        paid_at_ms: None,
        decides_at_ms: None,
    };
    Ok(Request {
        order,
        payment_exchange,
        customize,
    })
}

/// The amount in the major unit, with the decimals of its currency (Alchemy §7.1, §4.2).
fn in_major_units(sent: &Amount, currency: &str, cents: bool) -> Result<Amount, Refusal> {
    // An unknown currency is 8013, which comes later; until then it may have any decimals.
    let decimals = usize::from(decimals_of(currency, true).unwrap_or(8));
    if cents {
        if sent.significant_scale() > 0 {
            return Err(Refusal::parameter("orderAmount", "a whole number of cents"));
        }
        return Ok(sent.shift(-2));
    }
    if sent.significant_scale() > decimals {
        let expected = format!("at most {decimals} decimals in {currency}");
        return Err(Refusal::parameter("orderAmount", &expected));
    }
    Ok(sent.clone())
}

/// A bot needs to know which one it is, and what to say (Alchemy §4.3).
fn for_bot(custom_param: Option<&str>) -> Result<(), Refusal> {
    let param: Option<Value> = custom_param.and_then(|text| serde_json::from_str(text).ok());
    let has = |name: &str| param.as_ref().is_some_and(|param| !param[name].is_null());
    if has("botName") && has("orderDetail") {
        return Ok(());
    }
    let expected = "a JSON object with botName and orderDetail beside tgModel BOT";
    Err(Refusal::parameter("customParam", expected))
}

fn expiry(form: &Form<'_>, switches: &SwitchesAlchemyPay) -> Result<u32, Refusal> {
    let Some(text) = form.text("expiredTime", 32)? else {
        return Ok(switches.default_expiry_seconds);
    };
    match text.parse::<u64>() {
        Ok(seconds) if seconds >= 1 && seconds <= u64::from(MOST_SECONDS) => {
            Ok(u32::try_from(seconds).unwrap_or(MOST_SECONDS))
        }
        Ok(seconds) if seconds > 0 && switches.expiry_over_limit == OverLimit::Clamped => {
            Ok(MOST_SECONDS)
        }
        _ => Err(Refusal::parameter("expiredTime", "1 to 172800 seconds")),
    }
}

/// Carries the call out: currency, token, method, number, in the order of Alchemy §8.
pub(super) fn run(step: &Step<'_>, request: Request) -> Result<Value, Refusal> {
    let switches = &step.switches.alchemypay;
    let mut order = request.order;
    if decimals_of(&order.currency, switches.token_as_currency).is_none() {
        return Err(
            Refusal::new("8013", "currency not supported").with_note(format!(
                "payCurrency {:?} is not configured",
                order.currency
            )),
        );
    }
    let known = |symbol: &str| Token::all(switches.token_table).any(|own| own.symbol == symbol);
    let unknown = order.payment_tokens.iter().find(|symbol| !known(symbol));
    if let Some(symbol) = unknown.filter(|_| switches.unknown_token_refused) {
        return Err(
            Refusal::new("8013", "currency not supported").with_note(format!(
                "paymentTokens: {symbol:?} is not in the merchant's table"
            )),
        );
    }
    let native = native_token(step, request.customize.as_deref())?;
    let method = order.pay_type.as_deref();
    let method_unknown = method.is_some_and(|own| !switches.pay_types.iter().any(|t| t == own));
    if method_unknown || (request.payment_exchange && !switches.payment_exchange) {
        return Err(Refusal::new("8016", "payment method not supported")
            .with_note("payType or paymentExchange is not configured for the merchant"));
    }
    if store::by_lookup::<Order>(step.tx, &order.merchant_order_no)?.is_some() {
        // The live text, as strange as it reads (Alchemy §4.7).
        return Err(Refusal::new("8011", "order not already exists")
            .with_note("merchantOrderNo was used before"));
    }
    order.order_no = fresh_number::<Order>(step)?;
    if let Some(token) = &native {
        arrival::fix_token(step, &mut order, token)?;
    }
    store::save(step.tx, &order)?;
    let mut model = json!({
        "orderNo": order.order_no,
        "webUrl": checkout_url(step.world, &order.order_no),
    });
    if native.is_some() {
        // The merchant draws the page and needs these; the real answer is not known (§9 item 11).
        model["address"] = order.address.clone().into();
        model["payCryptoCurrency"] = order.token.clone().into();
        model["payCryptoNetwork"] = order.network.clone().into();
        model["payCryptoVolume"] = order.payer_amount.as_ref().map(Amount::as_str).into();
    }
    Ok(model)
}

/// A number that nothing else of its kind has: two calls may come in one millisecond.
pub(super) fn fresh_number<E: Entity>(step: &Step<'_>) -> Result<String, SandboxError> {
    loop {
        let number = ids::order_no(step.now);
        if store::by_id::<E>(step.tx, &number)?.is_none() {
            return Ok(number);
        }
    }
}

/// The token that a native order names, on the network that it names or the first that carries it.
fn native_token(
    step: &Step<'_>,
    customize: Option<&[(String, String)]>,
) -> Result<Option<Token>, Refusal> {
    let Some(members) = customize else {
        return Ok(None);
    };
    let member = |wanted: &str| {
        let found = members.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.as_str())
    };
    let (symbol, network) = (member("token"), member("network"));
    let token = Token::all(step.switches.alchemypay.token_table)
        .filter(|own| Some(own.symbol) == symbol)
        .find(|own| network.is_none_or(|network| network == own.network));
    match token {
        Some(token) => Ok(Some(token)),
        None => Err(Refusal::new("8013", "currency not supported")
            .with_note("customize: token and network are not in the merchant's table")),
    }
}
