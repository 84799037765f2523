//! `life_cycle.json`, `credit_decision.json`, `event_ids.json` and `timestamps.json`.

use cointill::alchemypay::OrderStatus;
use cointill::gateway2328::{PaymentQuery, PaymentStatus, WebhookKind};
use cointill::payment::{
    Expected, GatewayName, Observed, OnOverpaid, OnPaidLate, Policy, Source, Status, Verdict,
    decide, event_id, transition,
};
use cointill::{Amount, Currency, Text, Timestamp};
use serde_json::{Value, json};

use crate::harness::{Op, Outcome, bytes, list, string};
use crate::responses_2328::answer;
use crate::{calls_2328, calls_alchemypay, webhooks_2328, webhooks_alchemypay};

pub(crate) const EVENT_IDS: &[Op] = &[("event.id", id)];

pub(crate) const LIFE_CYCLE: &[Op] = &[
    ("payment.status", status),
    ("payment.transition", step),
    ("payment.walk", walk),
];

pub(crate) const CREDIT_DECISION: &[Op] = &[
    ("payment.decide", verdict),
    ("payment.scenario", scenario),
    ("payment.accept", accept),
    ("2328.observed", observed_2328),
    ("alchemypay.observed", observed_alchemypay),
    ("2328.observed_answer", answer_2328),
    ("alchemypay.observed_answer", answer_alchemypay),
];

pub(crate) const TIMESTAMPS: &[Op] = &[("time.unix", unix)];

fn unix(input: &Value) -> Outcome {
    let time = Timestamp::from(string(input, "text"));
    let seconds = time.unix_seconds();
    let outcome = json!({"text": time.as_str(), "unix_seconds": seconds});
    if seconds.is_some() {
        Ok(outcome)
    } else {
        Err(outcome)
    }
}

fn id(input: &Value) -> Outcome {
    let parts = list(input, "parts").iter();
    let parts: Vec<&str> = parts.map(|part| part.as_str().unwrap()).collect();
    let id = event_id(string(input, "gateway"), string(input, "kind"), &parts);
    Ok(json!({"id": id}))
}

fn status(input: &Value) -> Outcome {
    let word = string(input, "status");
    let status = match string(input, "gateway") {
        "2328" => Status::from(&PaymentStatus::from(word)),
        "alchemypay" => Status::from(&OrderStatus::from(word)),
        other => panic!("gateway {other:?} is not known"),
    };
    Ok(json!({
        "status": status.as_str(),
        "success": status.is_success(),
        "failure": status.is_failure(),
        "refund": status.is_refund(),
        "final": status.is_final(),
    }))
}

fn parsed(text: &str) -> Status {
    Status::parse(text).unwrap_or_else(|| panic!("status {text:?} is not known"))
}

fn step(input: &Value) -> Outcome {
    let known = parsed(string(input, "known"));
    let reported = parsed(string(input, "reported"));
    let step = transition(known, reported);
    let status = step.status(known, reported);
    Ok(json!({"transition": step.as_str(), "status": status.as_str()}))
}

fn walk(input: &Value) -> Outcome {
    let mut known = Status::Created;
    let mut path = Vec::new();
    for reported in list(input, "reports") {
        let reported = parsed(reported.as_str().unwrap());
        known = transition(known, reported).status(known, reported);
        path.push(known.as_str());
    }
    Ok(json!({"path": path}))
}

fn amount(value: &Value) -> Option<Amount> {
    value.as_str().map(|text| text.parse().unwrap())
}

fn expected(value: &Value) -> Expected {
    let order_id = string(value, "order_id");
    let price = &value["price"];
    let mut expected = match amount(&price["amount"]) {
        Some(amount) => Expected::new(order_id, amount, string(price, "currency")),
        None => Expected::any_amount(order_id),
    };
    expected.payment_id = value["payment_id"].as_str().map(str::to_owned);
    expected.known = value["known"].as_str().map(parsed);
    expected.credited = value["credited"] == true;
    expected
}

fn observed(value: &Value) -> Observed {
    let gateway = match string(value, "gateway") {
        "2328" => GatewayName::Gateway2328,
        "alchemypay" => GatewayName::AlchemyPay,
        other => panic!("gateway {other:?} is not known"),
    };
    let source = match string(value, "source") {
        "webhook" => Source::Webhook,
        "query" => Source::Query,
        other => panic!("source {other:?} is not known"),
    };
    let mut observed = Observed::new(gateway, source, parsed(string(value, "status")));
    observed.payment_id = value["payment_id"].as_str().map(Text::from);
    observed.order_id = value["order_id"].as_str().map(Text::from);
    observed.amount = amount(&value["amount"]);
    observed.currency = value["currency"].as_str().map(Currency::from);
    observed.owed = amount(&value["owed"]);
    observed.received = amount(&value["received"]);
    observed.received_currency = value["received_currency"].as_str().map(Currency::from);
    observed.reason = value["reason"].as_str().map(Text::from);
    observed
}

fn policy(value: &Value) -> Policy {
    let mut policy = Policy::default();
    for (name, value) in value.as_object().unwrap() {
        match (name.as_str(), value.as_str()) {
            ("overpaid", Some("credit")) => policy.overpaid = OnOverpaid::Credit,
            ("overpaid", Some("hold")) => policy.overpaid = OnOverpaid::Hold,
            ("paid_late", Some("credit")) => policy.paid_late = OnPaidLate::Credit,
            ("paid_late", Some("hold")) => policy.paid_late = OnPaidLate::Hold,
            ("least_percent", None) => {
                policy.least_percent = value.as_u64().unwrap().try_into().unwrap();
            }
            ("confirm_by_query", None) => policy.confirm_by_query = value == true,
            other => panic!("policy {other:?} is not known"),
        }
    }
    policy
}

fn shown(verdict: &Verdict) -> Value {
    match verdict {
        Verdict::Credit(credit) => json!({
            "verdict": "credit",
            "amount": credit.amount.as_str(),
            "currency": credit.currency.as_str(),
        }),
        other => json!({"verdict": other.as_str(), "reason": other.reason()}),
    }
}

fn verdict(input: &Value) -> Outcome {
    let verdict = decide(
        &expected(&input["expected"]),
        &observed(&input["observed"]),
        &policy(&input["policy"]),
    );
    Ok(shown(&verdict))
}

fn accept(input: &Value) -> Outcome {
    Ok(shown(&expected(&input["expected"]).accept()))
}

fn scenario(input: &Value) -> Outcome {
    let mut expected = expected(&input["expected"]);
    let policy = policy(&input["policy"]);
    let mut verdicts = Vec::new();
    for report in list(input, "reports") {
        let observed = observed(report);
        let verdict = decide(&expected, &observed, &policy);
        verdicts.push(shown(&verdict));
        // What a shop writes down in the transaction that locks the order.
        expected.known = expected.next_status(&observed);
        expected.credited |= matches!(verdict, Verdict::Credit(_));
    }
    Ok(json!({"verdicts": verdicts, "credited": expected.credited}))
}

fn observed_2328(input: &Value) -> Outcome {
    let webhooks = webhooks_2328::webhooks(list(input, "keys"));
    let kind: WebhookKind = webhooks_2328::kind(input);
    let event = webhooks.verify(kind, &bytes(&input["body"])).unwrap();
    Ok(json!({"observed": event.observed().as_ref().map(told)}))
}

fn observed_alchemypay(input: &Value) -> Outcome {
    let event = webhooks_alchemypay::verified(input).unwrap();
    Ok(json!({"observed": event.observed().as_ref().map(told)}))
}

fn answer_2328(input: &Value) -> Outcome {
    assert_eq!(string(input, "endpoint"), "2328.payment.info");
    let order_id = string(&input["request"], "order_id").to_owned();
    let gateway = calls_2328::test_gateway();
    let query = PaymentQuery::OrderId(order_id);
    let call = gateway.payments().info(&query).unwrap();
    let payment = call.read(&answer(&input["response"])).unwrap();
    Ok(json!({"observed": told(&payment.observed(Source::Query))}))
}

fn answer_alchemypay(input: &Value) -> Outcome {
    assert_eq!(string(input, "endpoint"), "alchemypay.payment.query");
    let gateway = calls_alchemypay::test_gateway(&input["options"]);
    let number = string(&input["request"], "merchantOrderNo");
    let call = gateway.payments().query(number).unwrap();
    let order = call.read(&answer(&input["response"])).unwrap();
    Ok(json!({"observed": told(&order.observed(gateway.options().amount_unit))}))
}

/// A report with all its fields.
fn told(observed: &Observed) -> Value {
    let source = match observed.source {
        Source::Webhook => "webhook",
        Source::Query => "query",
    };
    let amount = |amount: &Option<Amount>| amount.as_ref().map(|amount| amount.as_str().to_owned());
    let code = |code: &Option<Currency>| code.as_ref().map(|code| code.as_str().to_owned());
    json!({
        "gateway": observed.gateway.as_str(),
        "source": source,
        "payment_id": observed.payment_id.as_deref(),
        "order_id": observed.order_id.as_deref(),
        "status": observed.status.as_str(),
        "gateway_status": observed.gateway_status.as_str(),
        "amount": amount(&observed.amount),
        "currency": code(&observed.currency),
        "owed": amount(&observed.owed),
        "received": amount(&observed.received),
        "received_currency": code(&observed.received_currency),
        "reason": observed.reason.as_deref(),
    })
}
