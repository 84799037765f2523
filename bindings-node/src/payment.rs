//! The life cycle and the credit decision, over JSON objects.

use cointill::canonical::Value;
use cointill::payment::{
    self, Expected, GatewayName, Observed, OnOverpaid, OnPaidLate, Policy, Source, Status, Verdict,
};
use cointill::{Currency, Text};
use napi_derive::napi;

use crate::arguments::{amount, flag, maybe_text, parse};
use crate::errors::{Thrown, wrong};
use crate::json::Object;

fn status(name: &str, text: &str) -> Result<Status, Thrown> {
    Status::parse(text).ok_or_else(|| {
        let all: Vec<_> = Status::ALL.iter().map(|own| own.as_str()).collect();
        wrong(format!(
            "{name}: expected one of {}, got {text:?}",
            all.join(", ")
        ))
    })
}

fn required(object: Value<'_>, name: &str) -> Result<String, Thrown> {
    maybe_text(object, name)?.ok_or_else(|| wrong(format!("{name}: expected text, got none")))
}

fn expected(object: Value<'_>) -> Result<Expected, Thrown> {
    let order_id = required(object, "orderId")?;
    let price = (amount(object, "amount")?, maybe_text(object, "currency")?);
    let mut expected = match price {
        (Some(amount), Some(currency)) => Expected::new(order_id, amount, currency.as_str()),
        (None, None) => Expected::any_amount(order_id),
        _ => {
            return Err(wrong(
                "expected: expected amount and currency together, or neither of them",
            ));
        }
    };
    expected.payment_id = maybe_text(object, "paymentId")?;
    let known = maybe_text(object, "known")?;
    expected.known = known.map(|text| status("known", &text)).transpose()?;
    expected.credited = flag(object, "credited")?.unwrap_or(false);
    Ok(expected)
}

fn observed(object: Value<'_>) -> Result<Observed, Thrown> {
    let gateway = match required(object, "gateway")?.as_str() {
        "2328" => GatewayName::Gateway2328,
        "alchemypay" => GatewayName::AlchemyPay,
        other => {
            return Err(wrong(format!(
                "gateway: expected 2328 or alchemypay, got {other:?}"
            )));
        }
    };
    let source = match required(object, "source")?.as_str() {
        "webhook" => Source::Webhook,
        "query" => Source::Query,
        other => {
            return Err(wrong(format!(
                "source: expected webhook or query, got {other:?}"
            )));
        }
    };
    let own = status("status", &required(object, "status")?)?;
    let text = |name: &str| maybe_text(object, name).map(|text| text.map(Text::from));
    let currency = |name: &str| -> Result<Option<Currency>, Thrown> {
        let code = maybe_text(object, name)?;
        Ok(code.map(|code| Currency::from(code.as_str())))
    };
    let mut observed = Observed::new(gateway, source, own);
    observed.order_id = text("orderId")?;
    observed.payment_id = text("paymentId")?;
    if let Some(word) = text("gatewayStatus")? {
        observed.gateway_status = word;
    }
    observed.amount = amount(object, "amount")?;
    observed.currency = currency("currency")?;
    observed.owed = amount(object, "owed")?;
    observed.received = amount(object, "received")?;
    observed.received_currency = currency("receivedCurrency")?;
    observed.reason = text("reason")?;
    Ok(observed)
}

/// Of an event or a model, as JSON.
pub(crate) fn observed_json(own: &Observed) -> String {
    let mut out = Object::new();
    out.text("gateway", own.gateway.as_str());
    out.text(
        "source",
        match own.source {
            Source::Webhook => "webhook",
            Source::Query => "query",
        },
    );
    out.text("status", own.status.as_str());
    out.text("gatewayStatus", own.gateway_status.as_str());
    out.nullable("orderId", own.order_id.as_deref());
    out.nullable("paymentId", own.payment_id.as_deref());
    out.nullable("amount", own.amount.as_ref().map(|own| own.as_str()));
    out.nullable("currency", own.currency.as_ref().map(|own| own.as_str()));
    out.nullable("owed", own.owed.as_ref().map(|own| own.as_str()));
    out.nullable("received", own.received.as_ref().map(|own| own.as_str()));
    out.nullable(
        "receivedCurrency",
        own.received_currency.as_ref().map(|own| own.as_str()),
    );
    out.nullable("reason", own.reason.as_deref());
    out.finish()
}

fn policy(object: Value<'_>) -> Result<Policy, Thrown> {
    let mut policy = Policy::default();
    for (name, value) in object.members() {
        let wrong_value = |expected: &str| {
            wrong(format!(
                "policy.{name}: expected {expected}, got {}",
                value.literal()
            ))
        };
        if value.is_null() {
            continue;
        }
        let word = value.as_str();
        match (name.as_ref(), word.as_deref()) {
            ("overpaid", Some("credit")) => policy.overpaid = OnOverpaid::Credit,
            ("overpaid", Some("hold")) => policy.overpaid = OnOverpaid::Hold,
            ("paidLate", Some("credit")) => policy.paid_late = OnPaidLate::Credit,
            ("paidLate", Some("hold")) => policy.paid_late = OnPaidLate::Hold,
            ("overpaid" | "paidLate", _) => return Err(wrong_value("\"credit\" or \"hold\"")),
            ("leastPercent", _) => {
                let percent = value.literal().parse::<u32>();
                let percent = percent.map_err(|_| wrong_value("a whole number, 0 or more"))?;
                // More than all is all.
                policy.least_percent = u8::try_from(percent.min(100)).unwrap_or(100);
            }
            ("confirmByQuery", _) => {
                policy.confirm_by_query = value
                    .as_bool()
                    .ok_or_else(|| wrong_value("true or false"))?;
            }
            _ => {
                return Err(wrong(format!(
                    "policy: expected overpaid, paidLate, leastPercent, confirmByQuery, got \
                     {name:?}"
                )));
            }
        }
    }
    Ok(policy)
}

fn verdict_json(verdict: &Verdict) -> String {
    let mut out = Object::new();
    out.text("action", verdict.as_str());
    out.nullable("reason", verdict.reason());
    let credit = match verdict {
        Verdict::Credit(credit) => Some(credit),
        _ => None,
    };
    out.nullable("amount", credit.map(|credit| credit.amount.as_str()));
    out.nullable("currency", credit.map(|credit| credit.currency.as_str()));
    out.text("text", &verdict.to_string());
    out.finish()
}

/// Decides whether an order may be credited.
#[napi(catch_unwind)]
pub fn decide(
    expected_json: String,
    observed_json: String,
    policy_json: Option<String>,
) -> Result<String, Thrown> {
    let expected = expected(parse(&expected_json)?.root())?;
    let observed = observed(parse(&observed_json)?.root())?;
    let policy = match policy_json {
        Some(json) => policy(parse(&json)?.root())?,
        None => Policy::default(),
    };
    let verdict = payment::decide(&expected, &observed, &policy);
    Ok(verdict_json(&verdict))
}

/// The status to write down after a report.
#[napi(catch_unwind)]
pub fn next_status(
    expected_json: String,
    observed_json: String,
) -> Result<Option<&'static str>, Thrown> {
    let expected = expected(parse(&expected_json)?.root())?;
    let observed = observed(parse(&observed_json)?.root())?;
    Ok(expected.next_status(&observed).map(Status::as_str))
}

/// The verdict when a person of the shop accepts what has arrived.
#[napi(catch_unwind)]
pub fn accept(expected_json: String) -> Result<String, Thrown> {
    let expected = expected(parse(&expected_json)?.root())?;
    Ok(verdict_json(&expected.accept()))
}

/// What follows when `reported` comes after `known`: the step, and the status to write down.
#[napi(catch_unwind)]
pub fn transition(known: String, reported: String) -> Result<Vec<&'static str>, Thrown> {
    let (known, reported) = (status("known", &known)?, status("reported", &reported)?);
    let step = payment::transition(known, reported);
    Ok(vec![step.as_str(), step.status(known, reported).as_str()])
}

/// A deterministic id of an event, from what tells it apart.
#[napi(catch_unwind)]
pub fn event_id(gateway: String, kind: String, parts: Vec<String>) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    payment::event_id(&gateway, &kind, &parts)
}

/// A status as JSON, with what is known of it.
#[napi(catch_unwind)]
pub fn status_facts(text: String) -> Result<String, Thrown> {
    let own = status("status", &text)?;
    let mut out = Object::new();
    out.flag("isSuccess", own.is_success());
    out.flag("isFailure", own.is_failure());
    out.flag("isRefund", own.is_refund());
    out.flag("isFinal", own.is_final());
    Ok(out.finish())
}

/// Every status, in the core's order.
#[napi(catch_unwind)]
pub fn statuses() -> Vec<&'static str> {
    Status::ALL.iter().map(|own| own.as_str()).collect()
}
