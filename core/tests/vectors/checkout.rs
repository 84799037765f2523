//! `checkout.json`.

use std::time::Duration;

use cointill::checkout::{
    Countdown, PaymentFacts, PaymentView, TokenError, ViewGrant, ViewKey, ViewKeys, Watch,
    WatchEnd, WatchPolicy, WatchStep, payment_uri,
};
use cointill::exchange::Now;
use cointill::http::Response;
use cointill::payment::GatewayName;
use cointill::{Amount, Currency, Network};
use serde_json::{Value, json};

use crate::harness::{Op, Outcome, bytes, error, list, string};
use crate::responses_2328::answer;
use crate::retry::failure;
use crate::view::{Whole as _, model};

pub(crate) const OPS: &[Op] = &[
    ("checkout.key", key),
    ("checkout.mint", mint),
    ("checkout.verify", verify),
    ("checkout.authorize", authorize),
    ("checkout.view", view),
    ("checkout.read", read),
    ("checkout.uri", uri),
    ("checkout.countdown", countdown),
    ("checkout.watch", watch),
];

model!(PaymentView {
    order_id,
    status,
    is_final,
    is_paid,
    is_held,
    is_payable,
    amount,
    currency,
    owed,
    received,
    to_send,
    payer_currency,
    network,
    address,
    payment_uri,
    qr_payload,
    url,
    telegram_url,
    expires_at,
    server_time,
});

fn integer(value: &Value, name: &str) -> i64 {
    value[name]
        .as_i64()
        .unwrap_or_else(|| panic!("{name}: expected a number in {value}"))
}

fn key(input: &Value) -> Outcome {
    match ViewKey::new(string(input, "secret")) {
        Ok(_) => Ok(json!({"usable": true})),
        Err(why) => Err(error(&why)),
    }
}

fn mint(input: &Value) -> Outcome {
    let key = ViewKey::new(string(input, "secret")).unwrap();
    let gateway = GatewayName::parse(string(input, "gateway")).unwrap();
    let ttl = Duration::from_secs(integer(input, "ttl_seconds").try_into().unwrap());
    let made = ViewKeys::new(string(input, "key_id"), key).and_then(|keys| {
        keys.mint(
            gateway,
            string(input, "order_id"),
            ttl,
            integer(input, "now"),
        )
    });
    match made {
        Ok(token) => Ok(json!({"token": token})),
        Err(why) => Err(error(&why)),
    }
}

fn keys(input: &Value) -> ViewKeys {
    let mut keys = list(input, "keys").iter().map(|own| {
        let key = ViewKey::new(string(own, "secret")).unwrap();
        (string(own, "id"), key)
    });
    let (id, key) = keys.next().unwrap();
    keys.fold(ViewKeys::new(id, key).unwrap(), |all, (id, key)| {
        all.with_older(id, key).unwrap()
    })
}

fn granted(result: Result<ViewGrant, TokenError>) -> Outcome {
    match result {
        Ok(grant) => Ok(json!({
            "gateway": grant.gateway.as_str(),
            "order_id": grant.order_id.as_str(),
            "expires": grant.expires,
            "key_id": grant.key_id.as_str(),
        })),
        Err(reason) => Err(json!({"refused": reason.as_str()})),
    }
}

fn verify(input: &Value) -> Outcome {
    let token = String::from_utf8(bytes(&input["token"])).unwrap();
    granted(keys(input).verify(&token, integer(input, "now")))
}

fn authorize(input: &Value) -> Outcome {
    granted(keys(input).authorize(input["header"].as_str(), integer(input, "now")))
}

fn view(input: &Value) -> Outcome {
    let made = PaymentFacts::from_json(&input["facts"].to_string())
        .and_then(|facts| facts.view(integer(input, "now")));
    match made {
        Ok(view) => Ok(json!({"view": view.to_json()})),
        Err(why) => Err(error(&why)),
    }
}

fn read(input: &Value) -> Outcome {
    match PaymentView::from_json(&bytes(&input["body"])) {
        Ok(view) => Ok(view.whole()),
        Err(why) => Err(error(&why)),
    }
}

fn uri(input: &Value) -> Outcome {
    let amount: Option<Amount> = input["amount"].as_str().map(|text| text.parse().unwrap());
    let uri = payment_uri(
        &Currency::from(string(input, "currency")),
        &Network::from(string(input, "network")),
        string(input, "address"),
        amount.as_ref(),
    );
    let outcome = json!({"uri": uri});
    if uri.is_some() {
        Ok(outcome)
    } else {
        Err(outcome)
    }
}

fn milliseconds(time: Duration) -> u64 {
    time.as_millis().try_into().unwrap()
}

fn countdown(input: &Value) -> Outcome {
    let view = PaymentView::from_json(&bytes(&input["body"])).unwrap();
    let at = |value: &Value| Duration::from_millis(value.as_u64().unwrap());
    let Some(countdown) = Countdown::new(&view, at(&input["asked_ms"])) else {
        return Err(json!({"left_ms": null}));
    };
    let ats = list(input, "at_ms").iter();
    let left: Vec<u64> = ats.map(|ms| milliseconds(countdown.left(at(ms)))).collect();
    Ok(json!({"left_ms": left}))
}

fn policy(value: &Value) -> WatchPolicy {
    let mut policy = WatchPolicy::default();
    for (name, value) in value.as_object().unwrap() {
        let time = Duration::from_millis(value.as_u64().unwrap());
        match name.as_str() {
            "interval_ms" => policy.interval = time,
            "max_interval_ms" => policy.max_interval = time,
            "base_delay_ms" => policy.base_delay = time,
            "max_delay_ms" => policy.max_delay = time,
            "max_retry_after_ms" => policy.max_retry_after = time,
            "timeout_ms" => policy.timeout = time,
            other => panic!("policy {other:?} is not known"),
        }
    }
    policy
}

fn watch(input: &Value) -> Outcome {
    let seed = string(input, "seed").parse().unwrap();
    let policy = policy(&input["policy"]);
    let mut watch = match Watch::new(string(input, "url"), string(input, "token"), policy, seed) {
        Ok(watch) => watch,
        Err(why) => return Err(error(&why)),
    };
    let unix = integer(input, "unix");
    let mut script = list(input, "script").iter().peekable();
    let mut monotonic = Duration::ZERO;
    let mut steps = Vec::new();
    loop {
        let now = Now { monotonic, unix };
        let trouble = watch.trouble().map(|error| error.code().as_str());
        let left = watch
            .countdown()
            .map(|own| milliseconds(own.left(monotonic)));
        match watch.step(now) {
            WatchStep::Send { request, timeout } => {
                let headers: serde_json::Map<String, Value> = request
                    .headers()
                    .map(|(name, value)| (name.to_owned(), value.into()))
                    .collect();
                steps.push(json!({"send": {
                    "method": request.method().as_str(), "url": request.url(),
                    "headers": headers, "timeout_us": timeout.as_micros() as u64,
                }}));
                assert!(request.body().is_empty());
                let report = script.next().expect("more is sent than the case reports");
                monotonic += Duration::from_millis(report["after_ms"].as_u64().unwrap());
                let now = Now { monotonic, unix };
                if let Some(name) = report["failure"].as_str() {
                    watch.failure(failure(name), "", now);
                } else if report["silence"] != true {
                    let response: Response = answer(&report["response"]);
                    watch.response(&response, now);
                }
            }
            WatchStep::Wait(wait) => {
                // The trouble of a question whose time was up came to light by this step.
                let trouble = watch
                    .trouble()
                    .map(|error| error.code().as_str())
                    .or(trouble);
                steps.push(json!({"wait_us": wait.as_micros() as u64, "trouble": trouble}));
                let Some(next) = script.peek() else {
                    steps.push(json!({"end": "stopped"}));
                    break;
                };
                match next["look_now_after_ms"].as_u64() {
                    Some(after) => {
                        script.next();
                        monotonic += Duration::from_millis(after);
                        watch.look_now(Now { monotonic, unix });
                    }
                    None => monotonic += wait,
                }
            }
            WatchStep::Changed(view) => {
                steps.push(json!({"changed": {"status": view.status.as_str(), "left_ms": left}}));
            }
            WatchStep::Done(WatchEnd::Final) => {
                steps.push(json!({"end": "final"}));
                break;
            }
            WatchStep::Done(WatchEnd::Unauthorized) => {
                steps.push(json!({"end": "unauthorized"}));
                let Some(next) = script.next() else { break };
                watch.renew(string(next, "renew"), now).unwrap();
            }
            WatchStep::Done(WatchEnd::Refused(why)) => {
                let mut facts = json!({"code": why.code().as_str()});
                if let Some(status) = why.http_status() {
                    facts["http_status"] = status.into();
                }
                steps.push(json!({"end": "refused", "error": facts}));
                break;
            }
            other => panic!("step {other:?} is not known"),
        }
    }
    assert!(
        script.next().is_none(),
        "less was sent than the case reports"
    );
    Ok(json!({"steps": steps}))
}
